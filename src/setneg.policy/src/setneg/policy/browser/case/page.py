"""The page of a case: every line of the procedure, what is missing, what may be done."""

import datetime as clock
from functools import cached_property
from plone import api
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.services.cases.wire import case_json
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.clock.spoken import spoken_rule
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.procedures import directions
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import standards
from typing import Any


STATES = {
    "belum": (_("line_belum", default="Belum"), "secondary"),
    "berjalan": (_("line_berjalan", default="Berjalan"), "primary"),
    "selesai": (_("line_selesai", default="Selesai"), "success"),
    "tidak_berlaku": (_("line_tidak_berlaku", default="Tidak berlaku"), "light"),
}
TIMES = {
    "tepat": _("time_tepat", default="tepat waktu"),
    "peringatan": _("time_peringatan", default="mendekati batas"),
    "terlambat": _("time_terlambat", default="terlambat"),
}


class Case(Page):
    """Shows what :func:`case_json` says; nothing that the reader may not see."""

    @cached_property
    def facts(self) -> dict[str, Any]:
        return case_json(self.context)

    @cached_property
    def steps(self) -> list[dict[str, Any]]:
        """The main steps with the lines inside each; the current one lies open."""
        found: list[dict[str, Any]] = []
        for line in self.facts["timeline"]:
            if line["jenis"] == "catatan":
                continue
            if line["tingkat"] == 1:
                number = len(found) + 1
                open_now = number == self.facts["langkah"]
                found.append({"line": line, "inner": [], "open": open_now})
            else:
                found[-1]["inner"].append(line)
        return found

    @property
    def finished(self) -> tuple[int, int]:
        """How many of the main steps are done, of how many."""
        done = [each for each in self.steps if each["line"]["state"] == "selesai"]
        return len(done), len(self.steps)

    def documents(self, step: dict[str, Any]) -> list[dict[str, Any]]:
        """The documents of a main step and its lines, each once."""
        lines = [step["line"], *step["inner"]]
        every = {each["@id"]: each for line in lines for each in line["dokumen"]}
        return list(every.values())

    @property
    def products(self) -> list[dict[str, Any]]:
        """What the person at the desk may open now."""
        return [product for product in self.facts["produk"] if product["boleh"]]

    @property
    def choices(self) -> list[dict[str, Any]]:
        """What the person may decide in this step, or already before the next one."""
        main = self.facts["langkah"]
        return [
            choice
            for choice in self.facts["pilihan"]
            if choice["boleh"]
            and main is not None
            and main <= choice["langkah"] <= main + 1
        ]

    @property
    def decided(self) -> list[dict[str, Any]]:
        return [choice for choice in self.facts["pilihan"] if choice["catatan"]]

    @property
    def waivable(self) -> list[dict[str, Any]]:
        """Answers that the responsible official may stop waiting for: the late ones."""
        grid = standards.grid_of(self.context)
        if grid is None or grid.penanggung_jawab not in positions.held():
            return []
        return [
            item
            for item in self.facts["balasan"]
            if not item["balasan"] and not item["tanpa"] and self._late(item)
        ]

    def _late(self, item: dict[str, Any]) -> bool:
        """Whether the deadline of an answer is over; without one it never is."""
        until = item["tenggat"]
        now = clock.datetime.now(clock.UTC)
        return bool(until) and clock.datetime.fromisoformat(until) < now

    @property
    def direction(self) -> str:
        """The direction on which the case rests, in a sentence."""
        said = self.facts["arahan"]
        channel = directions.CHANNELS.get(said.get("saluran"), "")
        day = (
            dates.day(clock.date.fromisoformat(said["pada"]))
            if said.get("pada")
            else ""
        )
        giver = position_title(said["oleh"]) if said.get("oleh") else ""
        return ", ".join(part for part in (giver, day, channel.lower()) if part)

    @property
    def channels(self) -> list[tuple[str, str]]:
        return list(directions.CHANNELS.items())

    @property
    def today(self) -> str:
        return organisation.today().isoformat()

    def state(self, line: dict[str, Any]) -> tuple[Any, str]:
        """Word and colour of a line's state."""
        return STATES[line["state"]]

    def timing(self, line: dict[str, Any]) -> Any:
        return TIMES.get(line["status_waktu"], "")

    def taken(self, line: dict[str, Any]) -> str:
        """Working time as people say it: `1 hari 2 jam 5 menit`."""
        minutes = line["menit"]
        if minutes is None:
            return ""
        days, rest = divmod(minutes, 450)
        hours, rest = divmod(rest, 60)
        parts = [
            f"{amount} {unit}"
            for amount, unit in ((days, "hari"), (hours, "jam"), (rest, "menit"))
            if amount
        ]
        return spoken_time(" ".join(parts) or "0 menit")

    def time(self, line: dict[str, Any]) -> str:
        """The standard time of a line, as its reader says it."""
        return spoken_time(line["waktu_baku"])

    def rule(self, item: dict[str, Any]) -> str:
        """How the days of an answer's deadline are counted, likewise."""
        return spoken_rule(item["aturan"])

    def who(self, line: dict[str, Any]) -> str:
        return ", ".join(actor["title"] for actor in line["pelaku"])

    def when(self, act: dict[str, Any]) -> str:
        return dates.moment(clock.datetime.fromisoformat(act["pada"]))

    def name(self, userid: str) -> str:
        """Full name of an account; the account itself when it is gone."""
        user = api.user.get(userid=userid)
        return (user.getProperty("fullname") or userid) if user else userid

    def deadline(self, item: dict[str, Any]) -> str:
        if not item["tenggat"]:
            return ""
        return dates.moment(clock.datetime.fromisoformat(item["tenggat"]))
