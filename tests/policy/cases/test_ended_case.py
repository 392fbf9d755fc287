"""Nothing is added to a case that has ended."""

from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from zExceptions import BadRequest


def memorandum(case, at_desk):
    """The Karo writes a memorandum in the case."""
    with at_desk("karo.ortala"):
        return createContentInContainer(
            case, "Memorandum", checkConstraints=False, title="Susulan"
        )


def test_a_cancelled_case_takes_nothing_more(case, at_desk):
    """karo.ortala writes while the case runs, and once more after it was cancelled."""
    assert memorandum(case, at_desk).kegiatan == case.UID()
    with at_desk("karo.ortala"):
        steps.take(case, "batalkan", {"alasan": "Tidak diperlukan lagi."})
    assert stage_of(case).final
    with pytest.raises(BadRequest, match="sudah berakhir"):
        memorandum(case, at_desk)
