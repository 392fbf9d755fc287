"""The register on screen, for the one who keeps it."""

from collections.abc import Callable
from html import escape
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows.register import acts
from setneg.workflows.register import asking
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
        return columns.head()

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

    def title(self, key: Key) -> str:
        """A register in words."""
        return ", ".join(asking.named(key))

    def choices(self) -> list[dict[str, Any]]:
        """What names a register, each with its choices among those that are kept."""
        keys, chosen = self.keys(), self.chosen()
        named = (
            ("jenis", "kind", _("label_register_kind", default="Jenis naskah")),
            ("kantor", "office", _("label_office", default="Kantor")),
            ("tahun", "year", _("label_year", default="Tahun")),
        )
        return [
            {
                "name": name,
                "label": label,
                "options": _options(attribute, keys, chosen),
            }
            for name, attribute, label in named
        ]

    def hidden(self, key: Key, **more: Any) -> str:
        """Hidden inputs that name the register, and more."""
        named = {"jenis": key.kind, "kantor": key.office, "tahun": key.year, **more}
        return "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(str(value))}" />'
            for name, value in named.items()
        )

    @property
    def document_words(self) -> str:
        """Words that narrow the documents which the forms offer."""
        return str(self.request.form.get("cari_naskah") or "")

    def forms(self, key: Key) -> list[asking.Form]:
        """The keeper's further acts and what they ask for."""
        return asking.forms(key, self.userid, self.document_words)

    def value(self, form: asking.Form, field: asking.Field) -> str:
        """What was typed, for a form that was refused."""
        said = self.request.form
        mine = self.error and said.get("tindakan") == form.act
        return str(said.get(field.name) or "") if mine else ""


def _options(
    attribute: str, keys: list[Key], chosen: Key | None
) -> list[tuple[str, str, bool]]:
    """(value, words, chosen) of the kinds, offices or years of some registers."""
    words: dict[str, Callable[[Any], str]] = {
        "kind": asking.kind_title,
        "office": asking.office_title,
        "year": str,
    }
    values = {getattr(key, attribute) for key in (*keys, *filter(None, [chosen]))}
    found = [
        (str(value), words[attribute](value), chosen and getattr(chosen, attribute))
        for value in values
    ]
    rows = [(value, text, str(at) == value) for value, text, at in found]
    return sorted(rows, key=lambda row: row[1], reverse=attribute == "year")
