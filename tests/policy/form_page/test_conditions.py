"""When a question is asked: the sentence of the page, honoured by the server."""

import pytest
from setneg.policy.forms import conditions
from setneg.policy.forms.conditions_grammar import ConditionRefused
from setneg.policy.forms.conditions_grammar import options
from setneg.policy.forms.conditions_grammar import parse
from setneg.policy.forms.conditions_grammar import written
from zope import schema
from zope.interface.interface import InterfaceClass
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


KINDS = SimpleVocabulary(
    [
        SimpleTerm("Audiensi", "Audiensi"),
        SimpleTerm("Lainnya", "lain", "Lainnya, sebutkan"),
        SimpleTerm("Résumé", "R\\xe9sum\\xe9"),
    ]
)


def form(**conditions):
    """A form's questions; each named condition stands at its field."""
    fields = {
        "jenis": schema.Choice(title="Jenis", vocabulary=KINDS, required=False),
        "lainnya": schema.TextLine(title="Sebutkan"),
        "jumlah": schema.Int(title="Jumlah peserta"),
        "setuju": schema.Bool(title="Setuju"),
        "daftar": schema.TextLine(title="Daftar peserta"),
        "tanggal": schema.Date(title="Tanggal"),
        "gambar": schema.Bytes(title="Gambar"),
    }
    made = InterfaceClass("IForm", attrs=fields, __module__=__name__)
    made.setTaggedValue("depends_on", conditions)
    return made


@pytest.mark.parametrize(
    ("sentence", "inputs", "holds"),
    [
        ("a", {"a": "x"}, True),
        ("a", {"a": ""}, False),
        ("a", {}, False),
        ("not a", {}, True),
        ("NOT a", {"a": "x"}, False),
        ("a and not b", {"a": "x"}, True),
        # Both join alike and to the right, as in the browser.
        ("a and b or c", {"a": "", "c": "x"}, False),
        ("a or b and c", {"a": "x"}, True),
        ("(a or b) and c", {"a": "x"}, False),
        ("not (a and b)", {"a": "x"}, True),
        ("a=b", {"a": "b"}, True),
        ("a = 'x y'", {"a": "x y"}, True),
        ('a = "q\\"x"', {"a": 'q"x'}, True),
        ("a != b", {}, True),
        ("a ~= b", {"a": "abc"}, True),
        ("a ~= b", {}, False),
        ("a =~ abc", {"a": "b"}, True),
        ("a < 5", {"a": "4"}, True),
        ("a < 5", {"a": "x"}, False),
        ("a < 5", {}, True),
        ("a >= 05", {"a": "5"}, True),
        ("a <= 4", {"a": "4.5"}, False),
        ("a=not", {"a": "not"}, True),
        ("form.widgets.a:list=1", {"a": "1"}, True),
    ],
)
def test_a_sentence_is_read_as_the_browser_reads_it(sentence, inputs, holds):
    # Whoever fills in the form, with or without scripts.
    assert parse(sentence).holds(inputs.get) is holds


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        " a",
        "a ",
        "not a and b",
        "not not a",
        "not(a)",
        "a and(b)",
        "a and",
        "a=",
        "=b",
        "a<x",
        "a<-1",
        "a<5.5",
        "a=b=c",
        'a="b',
        'a=""',
        'a="\\n"',
        'a="\\u0041"',
        "a == b",
        "a && b",
        "(a",
        "a)",
        "a; b",
        "(" * 400,
        "a or " * 200,
    ],
)
def test_what_the_browser_would_not_read_is_refused(sentence):
    # The site manager who wrote it.
    with pytest.raises(ConditionRefused):
        parse(sentence)


def test_a_sentence_written_for_the_page_says_the_same():
    # The server, to pat-depends.
    node = parse('not (a = "x\\"y" and (b or c > 3))')
    said = written(node, lambda name: f"form.widgets.{name}")
    assert said == (
        'not ((form.widgets.a = "x\\"y") and ((form.widgets.b) or '
        "(form.widgets.c > 3)))"
    )
    assert parse(said) == node


def test_a_hidden_question_is_hidden_with_what_depends_on_it():
    # The server, before it looks at answers.
    asked = form(
        lainnya='jenis = "Lainnya"', daftar="lainnya", jumlah="setuju and jenis"
    )
    assert conditions.hidden(asked, {}) == {"lainnya", "daftar", "jumlah"}
    other = {"jenis": "Lainnya", "lainnya": "Kunjungan", "setuju": True}
    assert conditions.hidden(asked, other) == set()
    # An answer that was smuggled in beside a hidden question opens nothing.
    smuggled = {"jenis": "Audiensi", "lainnya": "x", "setuju": False}
    assert conditions.hidden(asked, smuggled) == {"lainnya", "daftar", "jumlah"}


@pytest.mark.parametrize(
    ("sentence", "answers", "asked"),
    [
        ("jumlah > 10", {"jumlah": 11}, True),
        ("jumlah > 10", {"jumlah": 10}, False),
        ("tanggal", {}, False),
        ("setuju = selected", {"setuju": True}, True),
        ('jenis = "Lainnya, sebutkan"', {"jenis": "Lainnya"}, True),
        ('jenis = "lain"', {"jenis": "Lainnya"}, True),
        ('jenis = "Résumé"', {"jenis": "Résumé"}, True),
        ("jenis", {}, False),
        ("jenis != Audiensi", {}, True),
        ("not jenis", {}, True),
    ],
)
def test_answers_of_every_kind_decide(sentence, answers, asked):
    # The server, with answers as fields hold them.
    found = conditions.hidden(form(daftar=sentence), answers)
    assert ("daftar" not in found) is asked


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("tidak_ada", "tidak_ada"),
        ("daftar", "daftar"),
        ("gambar", "Gambar"),
        ("lainnya > 3", "Lain"),
        ("jenis = Kunjungan", "Kunjungan"),
        ("jenis and", "jenis and"),
        ("condition: jenis; action: explode", "explode"),
    ],
)
def test_a_condition_that_cannot_be_honoured_is_named(sentence, about):
    # The site manager, when he saves the form.
    asked = form(daftar=sentence)
    [(name, reason)] = conditions.problems(asked).items()
    assert name == "daftar"
    assert reason.mapping
    assert str(reason)
    # And it hides nothing meanwhile.
    assert conditions.hidden(asked, {}) == set()


def test_a_circle_is_refused_and_hides_nothing_for_ever():
    # The site manager.
    asked = form(daftar="lainnya", lainnya="daftar")
    assert set(conditions.problems(asked)) == {"daftar", "lainnya"}
    assert len(conditions.hidden(asked, {"daftar": "x", "lainnya": "y"})) == 0


def test_the_page_is_told_tokens_and_names_of_inputs():
    # The server, to the page.
    asked = form(daftar='jenis = "Résumé"; action: show', lainnya="jenis")
    asked.setTaggedValue(
        "depends_on",
        {"daftar": 'condition: jenis = "Résumé"; action: show', "lainnya": "jenis"},
    )
    inputs = {"jenis": "form.widgets.jenis:list"}
    assert conditions.for_page(asked, "daftar", inputs) == (
        'condition: form.widgets.jenis:list = "R\\\\xe9sum\\\\xe9"; action: both'
    )
    assert conditions.for_page(asked, "lainnya", inputs) == (
        "condition: (form.widgets.jenis:list) and "
        '(form.widgets.jenis:list != "--NOVALUE--"); action: both'
    )
    assert conditions.for_page(asked, "jenis", inputs) == ""


def test_options_of_the_pattern_are_read():
    # A form that was written for pat-depends.
    assert options("condition: a = 'x;;y'; action: enable") == ("a = 'x;y'", "enable")
    assert options("a and b") == ("a and b", "both")
    with pytest.raises(ConditionRefused):
        options("jenis:list=x")
