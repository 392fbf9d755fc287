"""Following a submission with its number and code, without an account.

The code is the key: who has it learns how far the submission is, reads the answer and
takes the complainant's own steps. Who has it not learns nothing, not even whether a
number exists. Source: R-X-17 (anonymous and confidential complaints).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone import api
from plone.namedfile.file import NamedBlobFile
from setneg.policy import _
from setneg.policy.browser.ticket.state import SENT
from setneg.policy.complaints.asked import ICompletion
from setneg.policy.complaints.asked import LONG
from setneg.policy.complaints.asked import too_long
from setneg.policy.complaints.hidden import nobody
from setneg.policy.content import submission_kinds
from setneg.policy.forms import codes
from setneg.policy.forms import tickets
from setneg.policy.forms.attachment import most_files
from setneg.policy.forms.attachment import refusal
from setneg.policy.rendering.verification import RateLimit
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import StepRule
from setneg.workflows.journal import record
from setneg.workflows.steps import said
from setneg.workflows.steps.interfaces import IStep
from setneg.workflows.steps.model import StepRefused
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from setneg.workflows.steps.wording import say_all
from typing import Any
from zope.component import queryAdapter
from zope.schema import getFieldNames


SENDER, COMPLETE = "Pengusul", "lengkapi"
LIMIT = RateLimit(asks=30, seconds=60.0)
LONGEST = 100  # characters of a number or code


class _Nothing:
    """Compared with when there is no such number, so that both take as long."""

    kode_sidik = f"{'0' * 32}${'0' * 64}"

    @property
    def aq_base(self) -> "_Nothing":
        return self


@dataclass(frozen=True, slots=True)
class Way:
    """One step that the holder of the code may take now."""

    transition: str
    verb: str
    title: str
    schema: Any
    forward: bool


def found(number: str, code: str) -> Any:
    """The submission that a number and its code open; None for anything else."""
    number = tickets.as_kept(number)[:LONGEST]
    code = code.strip()[:LONGEST]
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=submission_kinds.names(), nomor=number or "-"
    )
    candidates = [brain._unrestrictedGetObject() for brain in brains] or [_Nothing()]
    opened = [each for each in candidates if codes.matches(each, code)]
    return opened[0] if opened and not isinstance(opened[0], _Nothing) else None


def ways(submission: Any) -> list[Way]:
    """What the holder of the code may do now, in the chain's order."""
    return [
        Way(
            rule.transition,
            rule.verb,
            say(rule.title),
            _step(submission, rule).schema,
            rule.forward,
        )
        for rule in _rules(submission)
    ]


def take(submission: Any, transition: str, data: Mapping[str, Any]) -> None:
    """Take a step as the unknown sender; StepRefused, then nothing was changed."""
    rule = next((r for r in _rules(submission) if r.transition == transition), None)
    if rule is None:
        raise StepRefused(
            [
                say(
                    _(
                        "track_not_now",
                        default="Langkah ini tidak tersedia pada tahap sekarang.",
                    )
                )
            ]
        )
    with nobody():
        step = _step(submission, rule)
        words = said.understood(step.schema, _answers(step.schema, data))
        missing = [*step.missing(words)]
        if rule.reason and not said.reason_of(words) and not missing:
            missing.append(_("missing_reason", default="Alasan wajib diisi."))
        # A step that asks for no reason bounds none itself.
        if len(said.reason_of(words)) > LONG and not missing:
            missing.append(too_long(LONG))
        if missing:
            raise StepRefused(say_all(missing))
        words = {**words, SENT: True}
        steps.carry(submission, transition, said.reason_of(words), words)


def add_file(submission: Any, file: NamedBlobFile) -> None:
    """Keep a further file of the unknown sender; StepRefused with the reason."""
    stage = stage_of(submission)
    kept = further_files(submission)
    reason = refusal(file)
    if stage is None or stage.final:
        reason = _("track_ended", default="Pengajuan ini sudah berakhir.")
    elif reason is None and len(kept) >= most_files():
        reason = _(
            "track_files_most",
            default="Paling banyak ${count} berkas dapat ditambahkan.",
            mapping={"count": most_files()},
        )
    if reason is not None:
        raise StepRefused([say(reason)])
    added = PersistentMapping(pada=datetime.now(UTC), berkas=file)
    with nobody():
        submission.berkas_tambahan = (*kept, added)
        record(submission, "tambah_berkas", urutan=len(kept) + 1)


def further_files(submission: Any) -> tuple[Any, ...]:
    """What the sender added later: pada, berkas."""
    return tuple(getattr(submission.aq_base, "berkas_tambahan", None) or ())


def _answers(asked: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the step asks for: the code itself is kept nowhere."""
    names = (*getFieldNames(asked), *said.REASONS)
    return {name: data[name] for name in names if name in data}


def _rules(submission: Any) -> list[StepRule]:
    stage = stage_of(submission)
    if stage is None or not getattr(submission.aq_base, "kode_sidik", None):
        return []
    return [rule for rule in stage.steps if SENDER in rule.roles]


def _step(submission: Any, rule: StepRule) -> Any:
    step = queryAdapter(submission, IStep, name=rule.verb) or Step(submission)
    if rule.verb == COMPLETE and step.schema is said.IComment:
        # Without an account he cannot change what he sent: his words complete it.
        step.schema = ICompletion
    if rule.reason and step.schema is said.IComment:
        step.schema = said.IReason
    return step
