"""Declarations that would stop the portal are refused, with the place and the reason."""

import pytest
from setneg.policy.official_form.rules import FormRuleError
from setneg.policy.official_form.rules import read
from setneg.workflows import chains
from setneg.workflows.chains import ChainError
import time


LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30)
)


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        "rantai: &a [*a]",
        "jenis: !!python/object/apply:os.system ['true']",
        "jenis: !!python/name:os.system x",
        "jenis: !!int bukan",
        "jenis: 2020-99-99",
        "jenis: a\x00b",
        "[" * 1_000,
    ],
    ids=["laughs", "itself", "call", "name", "int", "date", "zero", "deep"],
)
def test_a_hostile_chain_is_refused_at_once(text):
    # a site manager is handed a file by somebody else
    began = time.process_time()
    with pytest.raises(ChainError):
        chains.loads(text, "berkas")
    assert time.process_time() - began < 2


def rule(pola):
    return f"aturan: [{{id: a, periksa: pola, ruas: [isi], pesan: Panjang, pola: '{pola}'}}]"


@pytest.mark.parametrize(
    "pola", ["(a+)+$", "(?:a*)*b", "(x{1,}y?)+", "((a|aa)+)+", "(.*,)*z"]
)
def test_an_expression_that_never_ends_is_refused(pola):
    # a site manager types a rule that would stop every check
    with pytest.raises(FormRuleError, match="mengulang"):
        read(rule(pola))


@pytest.mark.parametrize(
    "pola", ["a+b+", "(ab){2,3}", "(a{1,3})+", "terima kasih", "[a-z]+x?"]
)
def test_an_ordinary_expression_is_taken(pola):
    # a site manager types a rule
    assert read(rule(pola))[0].pola == pola
