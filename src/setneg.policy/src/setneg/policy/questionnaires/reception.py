"""How an answer is received: without a name, once a position and round."""

from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.complaints import hidden
from setneg.policy.forms import senders
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.reception import Reception
from setneg.policy.questionnaires import rounds
from setneg.workflows import organisation
from typing import Any


SENDER = "pengusul"
NOT_ASKED = _(
    "round_not_asked", default="Unit Anda tidak diminta menjawab kuesioner ini."
)
ANSWERED = _("round_answered", default="Jabatan ini sudah menjawab dalam putaran ini.")


class AnswerReception(Reception):
    """Answers belong to the standard's unit; who gave them is not kept with them."""

    always_nameless = True

    def withheld(self, values: Mapping[str, Any], binding: Binding) -> frozenset[str]:
        return frozenset({binding.pemetaan.get(SENDER, SENDER)})

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        asked = rounds.current(binding.form)
        if asked is None or not asked.running(datetime.now(UTC)):
            return {
                "": _("round_not_running", default="Kuesioner ini sedang tidak dibuka.")
            }
        position = position_of(values, binding)
        post = organisation.current().positions.get(position)
        if post is None:
            if senders.open_to_all(binding.form) and not asked.units:
                return {}
            return {
                SENDER: _("round_position", default="Pilih jabatan yang Anda pegang.")
            }
        if post.unit not in rounds.asked_units(asked):
            return {SENDER: NOT_ASKED}
        if rounds.has_answered(binding.form, asked, position):
            return {SENDER: ANSWERED}
        return {}

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        asked = rounds.current(binding.form)
        standard = rounds.standard_of(asked)
        return {
            "standar_dievaluasi": asked.standard,
            "putaran": asked.key,
            "unit_pelayanan": standard.unit if standard is not None else "",
            "title": str(binding.form.Title()),
        }

    def after(
        self, submission: Any, values: Mapping[str, Any], binding: Binding
    ) -> None:
        """That the position has answered is kept with the form, by nobody."""
        position = position_of(values, binding)
        if position:
            with hidden.nobody():
                asked = rounds.current(binding.form)
                rounds.note_answer(binding.form, asked, position)


def vain(form: Any, userid: str) -> Any:
    """Why somebody would fill in a questionnaire in vain: nobody asked his unit, or he
    has answered as whatever he may answer; None when he would not."""
    asked, posts = rounds.current(form), senders.positions(form, userid)
    if asked is None or not posts or not asked.running(datetime.now(UTC)):
        return None
    units = rounds.asked_units(asked)
    able = [post for post in posts if post.unit in units]
    if not able:
        return NOT_ASKED
    if all(rounds.has_answered(form, asked, post.id) for post in able):
        return ANSWERED
    return None


def position_of(values: Mapping[str, Any], binding: Binding) -> str:
    """The position that answers: the chosen one, or the only one that may."""
    able = [post.id for post in senders.positions(binding.form, binding.sender.userid)]
    chosen = str(values.get(SENDER) or "")
    if chosen:
        return chosen if chosen in able else ""
    return able[0] if len(able) == 1 else ""
