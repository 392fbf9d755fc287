"""`@@versi` and `GET @versi`: the versions of a document, and two of them compared."""

from dataclasses import dataclass
from functools import cached_property
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.browser.compare import kept
from setneg.policy.browser.compare.difference import changed
from setneg.policy.browser.compare.difference import difference
from setneg.policy.browser.compare.difference import Line
from setneg.policy.browser.compare.kept import Version
from setneg.policy.browser.compare.texts import titles
from setneg.policy.rendering.signature import person_name
from setneg.workflows.coordination.sight import concerns
from setneg.workflows.steps import acting
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized


@dataclass(frozen=True)
class Field:
    """A field in two versions."""

    name: str
    title: str
    lines: list[Line]
    changed: bool


def compared(document: Any, old: Version, new: Version) -> list[Field]:
    """Field by field; those that are empty in both are left out."""
    known = titles(document.portal_type)
    names = list(dict.fromkeys((*known, *old.texts, *new.texts)))
    found = []
    for name in names:
        lines = difference(old.texts.get(name, []), new.texts.get(name, []))
        if lines:
            found.append(Field(name, known.get(name, name), lines, changed(lines)))
    return found


class Asked:
    """Which two versions a request names; only for those who worked on the document."""

    context: Any
    request: Any

    def guard(self) -> None:
        if not concerns(self.context, acting.userid()):
            raise Unauthorized("versi")

    @cached_property
    def versions(self) -> list[Version]:
        return kept.versions(self.context)

    def number(self, name: str) -> Version | None:
        """The version that a parameter names; None when it names none. NotFound for
        one that is not kept."""
        given = str(self.request.form.get(name, ""))
        if not given:
            return None
        found = kept.version(self.context, int(given)) if given.isdigit() else None
        if found is None:
            raise NotFound(given)
        return found

    @cached_property
    def pair(self) -> tuple[Version, Version] | None:
        """The two versions; by default the last two; None when there is only one."""
        asked = self.number("dari"), self.number("ke")
        last = self.versions[-2:]
        if len(last) < 2:
            return None
        return asked[0] or last[0], asked[1] or last[1]


class VersionsPage(Asked, BrowserView):
    """The list, and below it what changed between two."""

    def __call__(self) -> str:
        self.guard()
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.index()

    @property
    def fields(self) -> list[Field]:
        return compared(self.context, *self.pair) if self.pair else []

    def who(self, found: Version) -> str:
        return person_name(found.by) if found.by else ""

    def moment(self, found: Version) -> str:
        return dates.moment(found.time)


class VersionsGet(Asked, Service):
    """`GET @versi`: all versions; with `dari` and `ke` also the comparison."""

    def reply(self) -> dict[str, Any]:
        self.guard()
        answer: dict[str, Any] = {
            "@id": f"{self.context.absolute_url()}/@versi",
            "items": [
                {"versi": v.number, "oleh": v.by, "waktu": v.time.isoformat()}
                for v in self.versions
            ],
        }
        if self.pair and {"dari", "ke"} & set(self.request.form):
            old, new = self.pair
            answer["perbandingan"] = {
                "dari": old.number,
                "ke": new.number,
                "isian": [
                    {
                        "nama": field.name,
                        "judul": field.title,
                        "berubah": field.changed,
                        "baris": [
                            [{"jenis": p.what, "teks": p.text} for p in line]
                            for line in field.lines
                        ],
                    }
                    for field in compared(self.context, old, new)
                ],
            }
        return answer
