"""Words of drafts: kinds, ways of being set, parts of the examination, versions."""

from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.standards_drafts import memoranda
from setneg.policy.vocabularies.grades import terms
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


REGULATION, INTERNAL = "permensesneg", "intern"
IN_ORDER, WANTING = "sesuai", "perbaiki"
KINDS = (
    ("standar_pelayanan", _("draft_kind_standard", default="Standar pelayanan")),
    ("sop", _("draft_kind_sop", default="SOP")),
)
DETERMINATIONS = (
    (REGULATION, _("draft_set_regulation", default="Ditetapkan dengan Permensesneg")),
    (INTERNAL, _("draft_set_internal", default="Bersifat intern")),
)
RESULTS = (
    (IN_ORDER, _("draft_in_order", default="Sesuai")),
    (WANTING, _("draft_wanting", default="Perlu diperbaiki")),
)
#: What is looked at in every draft. Source: R-SPS-03.
PARTS: Mapping[str, Any] = {
    "substansi": _("draft_part_substance", default="Substansi"),
    "format": _("draft_part_format", default="Format"),
    "redaksional": _("draft_part_wording", default="Redaksional"),
}
#: The versions in their order, none skipped (R-SPS-05), then what was signed and edited.
VERSIONS: Mapping[str, Any] = {
    "draf": _("draft_version_first", default="Draf"),
    "draf_penyempurnaan": _("draft_version_improved", default="Draf penyempurnaan"),
    "draf_pra_final": _("draft_version_prefinal", default="Draf pra-final"),
    "draf_final": _("draft_version_final", default="Draf final"),
    "draf_final_disetujui": _(
        "draft_version_signed", default="Draf final bertanda tangan pimpinan unit"
    ),
    "hasil_penyuntingan": _("draft_version_edited", default="Hasil penyuntingan"),
}
#: Stage -> what is held there.
SESSIONS: Mapping[str, Any] = {
    "pembahasan_1": _("draft_session_1", default="Pembahasan ke-1"),
    "pembahasan_2": _("draft_session_2", default="Pembahasan ke-2"),
    "rapat_kerja_1": _("draft_meeting_1", default="Rapat kerja ke-1"),
    "rapat_kerja_2": _("draft_meeting_2", default="Rapat kerja ke-2"),
}


@provider(IVocabularyFactory)
def kinds(context: Any) -> Any:
    """What a draft is of: a standard or an SOP."""
    return terms(KINDS)


@provider(IVocabularyFactory)
def determinations(context: Any) -> Any:
    """How a draft is set: by regulation, or within the ministry."""
    return terms(DETERMINATIONS)


@provider(IVocabularyFactory)
def results(context: Any) -> Any:
    """What an examination or a session came to."""
    return terms(RESULTS)


@provider(IVocabularyFactory)
def own_memoranda(context: Any) -> Any:
    """Memoranda that the person's units may answer with a draft."""
    return terms(memoranda.own_lines())


@provider(IVocabularyFactory)
def returning_memoranda(context: Any) -> Any:
    """Memoranda with which a draft may have gone back to its unit."""
    unit = getattr(context, "unit", None) or ""
    asked = getattr(context, "memo", None)
    found = memoranda.sent_to(unit) if unit else []
    return terms((m.UID(), m.Title()) for m, _row in found if m.UID() != asked)
