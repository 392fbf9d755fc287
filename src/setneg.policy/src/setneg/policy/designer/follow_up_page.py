"""The third step: what the answers become, and who handles them until when."""

from dataclasses import replace
from functools import cached_property
from setneg.policy import _
from setneg.policy.content import submission_kinds
from setneg.policy.designer import follow_up
from setneg.policy.designer import mapping
from setneg.policy.designer.follow_up import FollowUp
from setneg.policy.designer.follow_up import Part
from setneg.policy.designer.page import BACK
from setneg.policy.designer.page import DesignPage
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of_kind
from setneg.workflows.steps.wording import say
from typing import Any


WHO = {
    follow_up.HEAD: _("who_head", default="Kepala unit penerima"),
    follow_up.POSITION: _("who_position", default="Jabatan tertentu"),
    follow_up.RECEIVER: _("who_receiver", default="Yang menerima"),
    follow_up.HANDLER: _("who_handler", default="Yang menangani"),
    follow_up.SENDER: _("who_sender", default="Pengirim"),
    follow_up.SENDER_OR_RECEIVER: _(
        "who_sender_or_receiver", default="Pengirim, atau yang menerima"
    ),
    "eselon_4": _("who_level_4", default="Atasan pengirim: eselon IV"),
    "eselon_3": _("who_level_3", default="Atasan pengirim: eselon III"),
    "eselon_2": _("who_level_2", default="Atasan pengirim: eselon II"),
    "eselon_1": _("who_level_1", default="Atasan pengirim: eselon I"),
}
PARTS = {
    follow_up.RECEIVE: _("part_receive", default="Terima"),
    follow_up.HANDLE: _("part_handle", default="Tangani"),
    follow_up.ANSWER: _("part_answer", default="Jawab"),
    follow_up.CLOSE: _("part_close", default="Tutup"),
}


def _position(text: str) -> str:
    """Id of the position that was named by its id or its title; else as typed."""
    known = organisation.current().resolve(text.strip()) if text.strip() else None
    return known.id if known is not None else text.strip()


class FollowUpPage(DesignPage):
    """Step 3: an existing kind of submission, or a simple chain of its own."""

    step = "tindak-lanjut"
    SWITCHES = ("refuse", "ask_back", "delegable", "reopen")

    def act(self) -> str:
        bound = replace(
            self.plan.binding,
            unit_pelayanan=self.typed("unit_pelayanan").strip(),
            penerima=_position(self.typed("penerima")),
            tempat="",
        )
        if self.typed("pilihan") == "baru":
            made = self._said()
            bound = replace(
                bound, jenis="", penerima=made.receiver, pelaksana=made.handler
            )
            self.plan.make(made)
            problems = follow_up.problems(made, organisation.current())
        else:
            self.plan.use_existing()
            bound = replace(bound, jenis=self.typed("jenis"), pelaksana="")
            problems = self._no_kind(bound.jenis)
        self.plan.bind(self._proposed(bound))
        if self.typed("aksi") == BACK:
            return self.onward()
        self.errors.update(problems)
        return "" if self.errors else self.onward()

    def _no_kind(self, kind: str) -> dict[str, str]:
        if kind in submission_kinds.names():
            return {}
        return {"jenis": _("design_no_kind", default="Pilih jenis pengajuannya.")}

    def _proposed(self, bound: Any) -> Any:
        """A mapping is proposed once, and again when the kind is another one."""
        if bound.pemetaan and bound.jenis == self._kept.jenis:
            return bound
        return replace(bound, pemetaan=mapping.proposed(bound.jenis, self.context))

    @cached_property
    def _kept(self) -> Any:
        return self.plan.binding

    def _said(self) -> FollowUp:
        name = " ".join(self.typed("nama").split())
        return FollowUp(
            name=name,
            prefix=self.typed("awalan").strip().upper() or follow_up.prefix(name),
            description=self.context.description or name,
            parts={part: self._part(part) for part in follow_up.PARTS},
            **{switch: bool(self.typed(switch)) for switch in self.SWITCHES},
        )

    def _part(self, name: str) -> Part:
        return Part(
            title=" ".join(self.typed(f"{name}.sebutan").split()),
            who=self.typed(f"{name}.siapa"),
            position=_position(self.typed(f"{name}.jabatan")),
            time=" ".join(self.typed(f"{name}.waktu").split()),
        )

    @cached_property
    def made(self) -> FollowUp:
        """The simple chain as it is shown: as kept, or as one usually begins."""
        kept = self.plan.follow_up
        if kept is not None:
            return kept
        title = str(self.context.title)
        return FollowUp(title, follow_up.prefix(title))

    @property
    def choice(self) -> str:
        """`ada` for an existing kind, `baru` for a chain of its own; as just chosen, when
        something else hinders."""
        chosen = self.typed("pilihan")
        if chosen in ("ada", "baru"):
            return chosen
        if self.plan.follow_up is not None or not self.plan.binding.jenis:
            return "baru"
        return "ada"

    def parts(self) -> list[dict[str, Any]]:
        """The four parts as rows of the page."""
        return [
            {
                "name": name,
                "title": PARTS[name],
                "part": self.made.parts[name],
                "who": [
                    {
                        "value": who,
                        "title": WHO[who],
                        "chosen": who == self.made.parts[name].who,
                    }
                    for who in follow_up.CHOICES[name]
                ],
                "positions": follow_up.POSITION in follow_up.CHOICES[name],
                "errors": {
                    key: self.errors.get(f"{name}.{key}", "")
                    for key in ("sebutan", "siapa", "jabatan", "waktu")
                },
            }
            for name in follow_up.PARTS
        ]

    def kinds(self) -> list[dict[str, Any]]:
        """The kinds that exist, each with the stages that its tickets pass."""
        found = []
        for name, known in submission_kinds.all_facts().items():
            chain = chain_of_kind(name)
            stages = (
                [say(s.title) for s in chain.stages if not s.final] if chain else []
            )
            found.append(
                {
                    "value": name,
                    "title": submission_kinds.titled(known),
                    "stages": " → ".join(stages),
                    "chosen": name == self.plan.binding.jenis,
                }
            )
        return found

    @cached_property
    def units(self) -> list[dict[str, Any]]:
        """The units that may receive."""
        kept = self.plan.binding.unit_pelayanan
        codes = list(organisation.current().units)
        found = [(code, unit_title(code)) for code in codes]
        if kept and kept not in codes:
            found.append((kept, kept))
        return [
            {"value": code, "title": title, "chosen": code == kept}
            for code, title in sorted(found, key=lambda pair: pair[1])
        ]

    @cached_property
    def positions(self) -> list[tuple[str, str]]:
        """All positions with their titles."""
        known = organisation.current().positions
        return sorted(((p, position_title(p)) for p in known), key=lambda pair: pair[1])
