"""What ties a form to the submissions that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
import re
from setneg.policy.content import submission_kinds
from setneg.policy.forms.senders import NOBODY
from setneg.policy.forms.senders import Sender
from setneg.workflows import organisation
from typing import Any


IN_BRACES = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
LONGEST_TITLE = 250


@dataclass(frozen=True)
class Binding:
    """The settings of a form's action, and what was sent by it.

    form            the form, as content
    jenis           portal_type of the submissions
    unit_pelayanan  code of the receiving unit, or a field of the form in braces
    tempat          id of the folder, "" for the kind's own
    pemetaan        field of the submission -> field of the form
    judul           the title when no field is mapped to it, with fields in braces
    sender          who sends; filled in by the intake
    answers         what was typed, by field of the form; filled in by the intake
    nameless        whether the sender is not to be known; filled in by the intake
    penerima        position that receives it, "" for the head of the unit
    pelaksana       position that handles it, "" for the receiver
    """

    form: Any
    jenis: str = "Usulan"
    unit_pelayanan: str = ""
    tempat: str = ""
    pemetaan: Mapping[str, str] = field(default_factory=dict)
    judul: str = ""
    sender: Sender = NOBODY
    answers: Mapping[str, Any] = field(default_factory=dict)
    nameless: bool = False
    penerima: str = ""
    pelaksana: str = ""

    @property
    def userid(self) -> str:
        """The account that the submission knows, "" for none."""
        return "" if self.nameless else self.sender.userid

    @property
    def place(self) -> str:
        """Id of the folder in which the ticket will lie; "" for an unknown kind."""
        known = submission_kinds.all_facts().get(self.jenis)
        return self.tempat or (known.place if known is not None else "")

    @property
    def service(self) -> str:
        """Code of the unit that is asked, "" when there is none of that name."""
        said = self.unit_pelayanan.strip()
        chosen = IN_BRACES.fullmatch(said)
        if chosen is not None:
            said = str(self.answers.get(chosen.group(1)) or "").strip()
        organogram = organisation.current()
        if said in organogram.units:
            return said
        unit = organogram.resolve_unit(said) if said else None
        return unit.code if unit is not None else ""

    @property
    def mapped(self) -> dict[str, Any]:
        """What was typed, by field of the submission."""
        return {
            target: self.answers.get(source) for target, source in self.pemetaan.items()
        }

    def title(self) -> str:
        """The title where no field is mapped: by the pattern, or the form's own name."""
        words = IN_BRACES.sub(self._word, self.judul) if self.judul else ""
        return words.strip() or str(self.form.Title())

    def _word(self, found: re.Match[str]) -> str:
        value = self.answers.get(found.group(1))
        return str(value) if isinstance(value, (str, int, float)) else ""
