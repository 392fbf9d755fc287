"""The list of promises and the tool that says which of them have a test."""

from collections import Counter
from pathlib import Path
import pytest
import re
import subprocess
import sys
from tests.trace.command import main
from tests.trace.rule_catalogue import load
from tests.trace.rule_marks import find


ROOT = Path(__file__).parents[2]


@pytest.fixture
def proofs(tmp_path):
    """What the tool finds in one test module."""

    def proofs(source):
        (tmp_path / "test_it.py").write_text(source)
        found = find(tmp_path, tmp_path)
        rules = {(proof.rule, proof.test.partition("::")[2]) for proof in found.proofs}
        return rules, [str(problem) for problem in found.problems]

    return proofs


@pytest.fixture
def run(tmp_path):
    """The command over one test module: exit code and what is wanted of it."""

    def run(source, *options):
        (tmp_path / "test_it.py").write_text(source)
        return main(["--tests", str(tmp_path), *options])

    return run


def test_the_catalogue_holds_every_step_rule_and_inconsistency():
    # Nobody acts: the list is counted against the numbers of the five standards
    catalogue = load()
    kinds = Counter(item.kind for item in catalogue.items.values())
    assert kinds == {"steps": 262, "rules": 85, "inconsistencies": 51}
    steps = Counter(item.group for item in catalogue.of(kind="steps"))
    assert steps == {"SPK": 74, "SPS": 79, "SOS": 29, "PIM": 18, "IKU": 62}
    rules = Counter(item.group for item in catalogue.of(kind="rules"))
    assert rules == {"X": 20, "SPK": 13, "SPS": 13, "SOS": 12, "PIM": 15, "IKU": 12}


def test_ids_have_one_form_and_every_promise_its_line():
    # Nobody acts
    form = re.compile(
        r"((SPK|SPS|SOS|PIM|IKU)-[1-9]\d?(\.-?[a-z0-9]+)*|R-\w+-\d\d|I-\d\d)"
    )
    for item in load().items.values():
        assert form.fullmatch(item.id), item.id
        assert 10 < len(item.text) < 130, item.id


def test_a_heading_of_steps_is_no_step():
    # Nobody acts: a group's title may not be marked in place of its steps
    items = load().items
    for heading in ("SPK-3", "SPK-5.a.1", "SPS-8.b", "SOS-8", "IKU-12", "IKU-13"):
        assert heading not in items


def test_the_second_printed_seven_and_eight_have_numbers_of_their_own():
    # Nobody acts
    items = load().items
    assert items["IKU-9"].printed == "IKU-7 kedua"
    assert items["IKU-10"].printed == "IKU-8 kedua"
    assert items["IKU-12.e"].printed == "IKU-10.e"
    assert "IKU-10.e" not in items


def test_marks_on_tests_classes_and_modules_are_found(proofs):
    # An engineer marks at each place that pytest knows
    rules, problems = proofs(
        """
import pytest
pytestmark = [pytest.mark.rule("R-X-01")]
@pytest.mark.rule("SPK-1", "SPK-2")
def test_a(): ...
@pytest.mark.rule("SPK-4")
class TestB:
    pytestmark = pytest.mark.rule("I-01")
    async def test_c(self): ...
    def not_a_test(self): ...
"""
    )
    assert rules == {
        ("R-X-01", "test_a"),
        ("SPK-1", "test_a"),
        ("SPK-2", "test_a"),
        ("R-X-01", "TestB::test_c"),
        ("SPK-4", "TestB::test_c"),
        ("I-01", "TestB::test_c"),
    }
    assert problems == []


def test_marks_on_parameters_are_found_also_in_a_table(proofs):
    # An engineer marks single parameters, in place and in a constant
    rules, problems = proofs(
        """
import pytest
rule = pytest.mark.rule
TABLE = [pytest.param(1, marks=rule("SPK-1")), pytest.param(2, marks=[rule("SPK-2")])]
@pytest.mark.parametrize("n", TABLE)
def test_a(n): ...
@pytest.mark.parametrize("n", [pytest.param(1, marks=pytest.mark.rule("SPK-4"))])
def test_b(n): ...
"""
    )
    assert rules == {("SPK-1", "test_a"), ("SPK-2", "test_a"), ("SPK-4", "test_b")}
    assert problems == []


@pytest.mark.parametrize(
    "source, line",
    [
        ("@pytest.mark.rule('SPK-1')\ndef helper(): ...", 2),
        ("@pytest.mark.rule()\ndef test_a(): ...", 2),
        ("@pytest.mark.rule(*ALL)\ndef test_a(): ...", 2),
        ("@pytest.mark.rule(f'SPK-{1}')\ndef test_a(): ...", 2),
        ("@pytest.mark.rule('SPK-1')\n@pytest.mark.skip\ndef test_a(): ...", 4),
        ("@pytest.mark.rule('SPK-1')\n@pytest.mark.xfail()\ndef test_a(): ...", 4),
        ("pytestmark = pytest.mark.rule('SPK-1')\ndef helper(): ...", 2),
        ("def broken(:", 2),
    ],
    ids=["helper", "no id", "star", "computed", "skip", "xfail", "no test", "syntax"],
)
def test_a_mark_that_proves_nothing_is_refused_with_its_place(proofs, source, line):
    # An engineer marks what cannot be counted
    rules, problems = proofs(f"import pytest\n{source}\n")
    assert rules == set()
    assert [problem.rpartition(": ")[0].split(": ")[0] for problem in problems] == [
        f"test_it.py:{line}"
    ]


def test_an_unknown_id_is_refused_with_file_and_line(run, capsys):
    # An engineer misspells an id, and uses a printed one
    source = """
import pytest
@pytest.mark.rule("R-X-99", "IKU-10.e", "SPK-3")
def test_a(): ...
"""
    assert run(source) == 1
    complaints = capsys.readouterr().err.splitlines()
    assert complaints == [
        "test_it.py:3: R-X-99 tidak ada dalam daftar",
        "test_it.py:3: IKU-10.e tidak ada dalam daftar "
        "(nomor tercetak; nomor kanoniknya IKU-12.e)",
        "test_it.py:3: SPK-3 tidak ada dalam daftar "
        "(judul kelompok; sebut langkah di bawahnya)",
    ]


def test_the_closing_line_counts_each_promise_once(run, capsys):
    # An engineer proves one step twice, a rule and an inconsistency
    source = """
import pytest
@pytest.mark.rule("SPK-1", "R-X-12")
def test_a(): ...
@pytest.mark.rule("SPK-1", "I-10")
def test_b(): ...
"""
    assert run(source) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "steps 1/262 rules 1/85 inconsistencies 1/51"
    assert lines[0] == (
        "SPK Penyusunan sistem dan prosedur kerja: langkah 1/74, aturan 0/13"
    )
    assert [line.strip() for line in lines[2:4]] == [
        "test_it.py::test_a",
        "test_it.py::test_b",
    ]


def test_uncovered_shows_only_what_has_no_test(run, capsys):
    # An engineer asks what is left to do
    source = 'import pytest\n@pytest.mark.rule("SPK-1")\ndef test_a(): ...\n'
    run(source, "--uncovered")
    lines = capsys.readouterr().out.splitlines()
    assert not any(line.startswith("  +") for line in lines)
    assert sum(line.startswith("  -") for line in lines) == 262 + 85 + 51 - 1


def test_the_page_lists_every_promise(run, tmp_path):
    # An engineer writes the page for the documentation
    page = tmp_path / "trace.md"
    source = 'import pytest\n@pytest.mark.rule("IKU-12.e")\ndef test_a(): ...\n'
    run(source, "--write", str(page))
    text = page.read_text()
    assert sum(line.startswith("| ") for line in text.splitlines()) == 398 + 7
    assert "| IKU-12.e (tercetak IKU-10.e) |" in text
    assert "| `test_it.py::test_a` |" in text


def test_it_runs_as_a_command_on_the_products_own_tests():
    # An engineer says "make trace"
    command = [sys.executable, "tests/trace", "--uncovered"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    last = done.stdout.splitlines()[-1]
    assert re.fullmatch(r"steps \d+/262 rules \d+/85 inconsistencies \d+/51", last)
    assert done.returncode == bool(done.stderr)
