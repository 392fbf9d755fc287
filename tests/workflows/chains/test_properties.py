"""Whatever somebody declares: no accepted chain leaves out a level (R-X-01)."""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import pytest
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import loads
from setneg.workflows.chains.glossary import CLIMBING
from setneg.workflows.chains.glossary import LADDER
from setneg.workflows.chains.glossary import rank
import yaml


LEVELS = st.sampled_from(LADDER[1:])
CLIMBS = st.lists(st.tuples(st.sampled_from(("periksa", "paraf")), LEVELS), max_size=6)
SIGNERS = st.lists(LEVELS, min_size=1, max_size=3, unique=True)


def declaration(checks, signers):
    steps = [{"susun": "staf"}, *({verb: level} for verb, level in checks)]
    steps.append({"tanda_tangan": "penandatangan"})
    content = {"jenis": "Naskah", "penandatangan": signers, "rantai": steps}
    return yaml.safe_dump(content, sort_keys=False)


def walks(chain, signer, limit=40):
    """Every forward walk of a document with that signer from draft to end."""
    frontier = [(chain.initial,)]
    while frontier:
        walk = frontier.pop()
        ahead = [s for s in walk[-1].steps if s.forward and s.holds_for(signer)]
        if not ahead:
            yield walk
        assert len(walk) < limit
        frontier.extend((*walk, chain.stage(step.target)) for step in ahead)


@pytest.mark.rule("R-X-01")
@settings(max_examples=300, deadline=None)
@given(CLIMBS, SIGNERS)
def test_no_accepted_chain_lets_a_document_skip_a_level(checks, signers):
    # acting: somebody who declares checks and signers at random
    try:
        chain = loads(declaration(checks, signers))
    except ChainError as error:
        assert error.line >= 1
        return
    for signer in signers:
        for walk in walks(chain, signer):
            levels = [stage.level for stage in walk if stage.verb in CLIMBING]
            assert levels[-1] == signer
            assert list(dict.fromkeys(levels)) == list(LADDER[1 : rank(signer) + 1])


@settings(max_examples=100, deadline=None)
@given(SIGNERS)
def test_a_full_ladder_serves_every_signer(signers):
    # acting: somebody who declares every check below the highest signer
    highest = max(signers, key=rank)
    checks = [("periksa", level) for level in LADDER[1 : rank(highest)]]
    chain = loads(declaration(checks, signers))
    for signer in signers:
        assert f"tanda_tangan_{signer}" in {stage.id for stage in chain.route(signer)}
        assert chain.route(signer)[-1].id == "selesai"
