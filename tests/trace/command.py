"""Which steps, rules and inconsistencies of the published standards have a test.

Leaves with 1 when a mark names an id that is not in the catalogue or cannot be counted.
"""

import argparse
from pathlib import Path
import sys
from tests.trace.rule_catalogue import CATALOGUE
from tests.trace.rule_catalogue import load
from tests.trace.rule_marks import find
from tests.trace.rule_marks import Problem
from tests.trace.rule_report import Report


ROOT = Path(__file__).resolve().parents[2]


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="trace", description=__doc__)
    parser.add_argument(
        "--uncovered", action="store_true", help="only what has no test"
    )
    parser.add_argument(
        "--write",
        nargs="?",
        type=Path,
        const=ROOT / "docs" / "trace.md",
        metavar="PAGE",
        help="also write the page (default docs/trace.md)",
    )
    parser.add_argument("--tests", type=Path, default=ROOT / "tests")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE)
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    options = arguments(argv)
    catalogue = load(options.catalogue)
    folder = options.tests.resolve()
    found = find(folder, ROOT if folder.is_relative_to(ROOT) else folder)
    problems = list(found.problems)
    for proof in found.proofs:
        if proof.rule not in catalogue.items:
            hint = catalogue.hint(proof.rule)
            reason = f"{proof.rule} tidak ada dalam daftar" + (
                f" ({hint})" if hint else ""
            )
            problem = Problem(proof.file, proof.line, reason)
            if problem not in problems:
                problems.append(problem)
    report = Report(catalogue, found.proofs)
    if options.write:
        options.write.write_text("\n".join(report.page()) + "\n", encoding="utf-8")
    for problem in problems:
        print(problem, file=sys.stderr)
    for line in report.text(options.uncovered):
        print(line)
    return 1 if problems else 0
