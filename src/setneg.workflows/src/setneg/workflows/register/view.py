"""The register on screen, for the one who keeps it."""

from html import escape
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.register import acts
from setneg.workflows.register import book
from setneg.workflows.register import columns
from setneg.workflows.register import insertion
from setneg.workflows.register import outage
from setneg.workflows.register import soundness
from setneg.workflows.register.book import PAGE
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import Place
from setneg.workflows.register.series import RegisterError
from setneg.workflows.register.services import key_of
from typing import Any
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.component import queryMultiAdapter


REASON = ("alasan", _("label_reason", default="Alasan"))
NUMBER = ("nomor", _("label_agenda_number", default="Nomor agenda"))
UID = ("naskah", _("label_document_uid", default="UID naskah"))
FORMS: list[dict[str, Any]] = [
    {
        "act": "kaitkan",
        "title": _("register_relate", default="Kaitkan dengan nomor yang lalu"),
        "fields": [
            NUMBER,
            ("lalu", _("label_previous_number", default="Nomor yang lalu")),
        ],
    },
    {
        "act": "sisipan",
        "title": _("register_insert", default="Usulkan nomor sisipan"),
        "fields": [
            ("sesudah", _("label_after_number", default="Sesudah nomor")),
            UID,
            ("hal", _("label_hal", default="Hal")),
            REASON,
        ],
    },
    {
        "act": "blok",
        "title": _("register_block", default="Pesan blok nomor untuk buku kertas"),
        "fields": [("banyak", _("label_count", default="Banyak nomor")), REASON],
    },
    {
        "act": "cocokkan",
        "title": _("register_link", default="Cocokkan nomor blok dengan naskah"),
        "fields": [NUMBER, UID],
    },
    {
        "act": "tidak-terpakai",
        "title": _("register_unused", default="Nyatakan nomor blok tidak terpakai"),
        "fields": [NUMBER, REASON],
    },
]


class RegisterView(BrowserView):
    """The agenda book of a register; a POST is an act of its keeper."""

    error = ""
    total = 0

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            if self.act():
                self.request.response.redirect(self.url(key_of(self.request.form)))
                return ""
        return self.index()

    def act(self) -> bool:
        """Do what the form says; False when refused, with the reason on the page."""
        form = self.request.form
        name = form.get("tindakan") or "batal"
        key = key_of(form)
        if name not in acts.ACTS:
            raise NotFound(name)
        try:
            done = acts.do(name, key, form, self.userid)
        except RegisterError as error:
            self.error = str(error)
            self.request.response.setStatus(400)
            return False
        message = _("register_done", default="Tercatat dalam register.")
        if name == "batal":
            message = _(
                "register_voided",
                default="Nomor ${number} dibatalkan dan tetap tercatat.",
                mapping={"number": done["nomor"]},
            )
        api.portal.show_message(message, self.request)
        return True

    @property
    def userid(self) -> str:
        """Who reads."""
        return api.user.get_current().getId() or ""

    def keys(self) -> list[Key]:
        """The registers that the reader keeps."""
        return book.keys(self.userid)

    def chosen(self) -> Key | None:
        """The register that is shown, None before one is chosen."""
        form = self.request.form
        return key_of(form) if form.get("jenis") else None

    def lines(self, key: Key) -> list[book.Line]:
        """The lines of the page that is asked for, the latest first."""
        found, self.total = book.page(
            key, self.userid, self.start, PAGE, self.text, latest_first=True
        )
        return found

    @property
    def start(self) -> int:
        """First line of the page, from 0."""
        asked = str(self.request.form.get("mulai") or "0")
        return int(asked) if asked.isdecimal() and len(asked) < 8 else 0

    @property
    def text(self) -> str:
        """A number or words that are looked for."""
        return str(self.request.form.get("cari") or "")

    def pages(self, key: Key) -> dict[str, str]:
        """Addresses of the newer and the older lines; "" where there are none."""
        newer, older = max(self.start - PAGE, 0), self.start + PAGE
        more = {"cari": self.text} if self.text else {}
        return {
            "newer": self.url(key, mulai=newer, **more) if self.start else "",
            "older": self.url(key, mulai=older, **more) if older < self.total else "",
        }

    def pointers(self, key: Key, places: tuple[Place, ...]) -> list[dict[str, str]]:
        """Links to other lines, in this register and in others."""
        return [
            {
                "text": columns.pointer(key, place),
                "url": self.url(
                    Key(place[0], place[1], place[2]), cari=f"{place[3]}{place[4]}"
                ),
            }
            for place in places
        ]

    def cells(self, key: Key, line: book.Line) -> tuple[str, ...]:
        """The columns of the ministry's book."""
        return columns.cells(key, line)

    @property
    def head(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return columns.HEAD

    def faults(self, key: Key) -> list[soundness.Fault]:
        """What is wrong with the register, or has to be done."""
        return soundness.faults([key])

    def blocks(self, key: Key) -> list[outage.OpenBlock]:
        """The blocks of the paper book that are still open."""
        return outage.open_blocks(key)

    def proposals(self, key: Key) -> list[insertion.Proposal]:
        """The inserted numbers that wait for a second person."""
        return insertion.proposals(key)

    def exports(self, key: Key) -> list[tuple[str, str]]:
        """The forms in which the book can be taken along: name and address."""
        query = self.url(key).partition("?")[2]
        base = self.context.absolute_url()
        return [
            (form.upper(), f"{base}/@@register-{form}?{query}")
            for form in ("pdf", "xlsx")
            if queryMultiAdapter((self.context, self.request), name=f"register-{form}")
            is not None
        ]

    def url(self, key: Key, **more: Any) -> str:
        """The address of a register."""
        named = {"jenis": key.kind, "kantor": key.office, "tahun": key.year}
        query = urlencode({**named, **more})
        return f"{self.context.absolute_url()}/@@register?{query}"

    def kind_title(self, key: Key) -> Any:
        """The kind of document in words."""
        info = api.portal.get_tool("portal_types").getTypeInfo(key.kind)
        return info.Title() if info is not None else key.kind

    def office_title(self, key: Key) -> str:
        """The office's name today."""
        unit = organisation.current().units.get(key.office)
        return unit.name(organisation.today()) if unit is not None else key.office

    def hidden(self, key: Key, **more: Any) -> str:
        """Hidden inputs that name the register, and more."""
        named = {"jenis": key.kind, "kantor": key.office, "tahun": key.year, **more}
        return "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(str(value))}" />'
            for name, value in named.items()
        )

    def forms(self) -> list[dict[str, Any]]:
        """The keeper's further acts: their titles and what they ask for."""
        return FORMS
