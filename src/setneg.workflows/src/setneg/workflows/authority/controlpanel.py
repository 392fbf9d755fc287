"""Site setup “Kewenangan tanda tangan”: the tables as an official reads them."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.authority import book as books
from setneg.workflows.authority import declaration
from setneg.workflows.authority.model import ANY
from setneg.workflows.authority.model import Authority
from setneg.workflows.authority.words import titles
from setneg.workflows.clock import calendar
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any


TARGETS: Mapping[str, Any] = {
    "menteri": _("target_minister", default="Menteri"),
    "atasan": _("target_superior", default="atasan sendiri"),
    "satuan_organisasi": _("target_organisation", default="pimpinan satuan organisasi"),
    "unit_kerja": _("target_unit", default="pimpinan unit kerja"),
    "internal": _("target_inside", default="pejabat lain di dalam"),
    "luar": _("target_outside", default="pihak luar"),
}
WAYS: Mapping[str, Any] = {
    "naik": _("way_up", default="naik"),
    "turun": _("way_down", default="turun"),
}
ASKED: Mapping[str, Any] = {
    "arahan": _("asks_direction", default="arahan pimpinan yang dicatat"),
    "alasan": _("asks_reason", default="alasan"),
    "": _("asks_nothing", default="tidak ada"),
}
FORMS: Mapping[str, str] = {"an": "a.n.", "ub": "u.b."}


class AuthorityPanel(BrowserView):
    """Read the tables, change the declaration, take it away as a file."""

    problem = ""

    def __call__(self) -> Any:
        if self.request.method == "POST":
            PostOnly(self.request)
            CheckAuthenticator(self.request)
            if self.take():
                url = f"{self.context.absolute_url()}/@@kewenangan"
                return self.request.response.redirect(url)
        return self.index()

    def take(self) -> bool:
        """Settle what was sent; False when it was refused, with the reason."""
        form = self.request.form
        reason = str(form.get("alasan") or "").strip()
        if not reason:
            self.problem = say(
                _("authority_reason_needed", default="Isi dasar atau alasan perubahan.")
            )
        else:
            text = str(form.get("isi") or "").replace("\r\n", "\n")
            try:
                books.book().settle(text, acting.userid(), reason)
            except declaration.AuthorityError as error:
                self.problem = str(error)
        if self.problem:
            self.request.response.setStatus(400)
            return False
        message = _("authority_settled", default="Kewenangan berlaku mulai sekarang.")
        api.portal.show_message(say(message), self.request)
        return True

    @property
    def authority(self) -> Authority:
        return books.authority()

    def text(self) -> str:
        """The declaration to change; what was typed, when it was refused."""
        if self.problem:
            return str(self.request.form.get("isi") or "")
        return books.book().text if books.authority() != books.NOTHING else ""

    def records(self) -> Sequence[books.Record]:
        """Who changed it, latest first."""
        return tuple(reversed(books.book().records)) if self.authority else ()

    def level(self, level: str) -> str:
        return ROLE_OF_LEVEL.get(level, level)

    def kinds(self, kinds: Iterable[str]) -> str:
        """Kinds as people call them."""
        types = api.portal.get_tool("portal_types")
        names = []
        for kind in kinds:
            info = types.getTypeInfo(kind)
            names.append(api.portal.translate(info.Title()) if info else kind)
        return ", ".join(names)

    def targets(self, targets: Iterable[str]) -> str:
        found = ", ".join(say(TARGETS[target]) for target in targets)
        return found or say(_("target_any", default="siapa pun"))

    def posts(self, *posts: str) -> str:
        return titles(posts)

    def units(self, codes: Iterable[str]) -> str:
        """Units by their names today."""
        known, day = organisation.current().units, organisation.today()
        return ", ".join(
            known[code].name(day) if code in known else code for code in codes
        )

    def acts(self, acts: Iterable[str]) -> str:
        """Acts of a chain in words, e.g. “Tanda tangan: Peraturan”."""
        return "; ".join(_act(act) for act in acts) or "–"

    def moment(self, at: str) -> str:
        """A moment of the record by the office's clock."""
        return (
            calendar.current()
            .local(datetime.fromisoformat(at))
            .strftime("%d-%m-%Y %H.%M")
        )

    def asked(self, asked: str) -> str:
        return say(ASKED[asked])

    def way(self, way: str) -> str:
        return say(WAYS[way])

    def form_of(self, form: str) -> str:
        return FORMS[form]

    def period(self, start: date | None, end: date | None) -> str:
        """From when until when; both open: always."""
        if start is None and end is None:
            return say(_("period_always", default="tanpa batas"))
        first = start.strftime("%d-%m-%Y") if start else "…"
        last = end.strftime("%d-%m-%Y") if end else "…"
        return f"{first} s.d. {last}"


def _act(act: str) -> str:
    verb, _colon, kind = act.partition(":")
    info = api.portal.get_tool("portal_types").getTypeInfo(kind)
    what = api.portal.translate(info.Title()) if info is not None else kind
    doing = say(_("act_any", default="semua langkah")) if verb == ANY else verb
    whatever = say(_("kind_any", default="semua jenis naskah"))
    return f"{doing.replace('_', ' ')} – {whatever if kind == ANY else what}"


class Export(BrowserView):
    """The declaration as a file."""

    def __call__(self) -> bytes:
        response = self.request.response
        response.setHeader("Content-Type", "application/yaml; charset=utf-8")
        response.setHeader(
            "Content-Disposition", 'attachment; filename="kewenangan.yaml"'
        )
        response.setHeader("Cache-Control", "no-store")
        return declaration.dumps(books.authority()).encode()


class AuthorityGet(Service):
    """GET @kewenangan: the declaration as text, for whoever manages it."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@kewenangan",
            "deklarasi": declaration.dumps(books.authority()),
        }
