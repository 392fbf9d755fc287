"""The page of a complaint: what it says, where it stands, what its handlers may do."""

from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.browser.page_act import PageAct
from setneg.policy.browser.ticket import state
from setneg.policy.complaints import accusing
from setneg.policy.complaints import closing
from setneg.policy.complaints import extension
from setneg.policy.complaints import identity
from setneg.policy.complaints import merging
from setneg.policy.complaints import staffing
from setneg.policy.complaints import standards
from setneg.policy.complaints.accused import accused
from setneg.policy.complaints.settings import class_name
from setneg.policy.complaints.settings import kind_name
from setneg.policy.complaints.settings import MODES
from setneg.policy.complaints.settings import OPEN
from setneg.policy.complaints.tracking import further_files
from setneg.policy.rendering.signature import person_name
from setneg.policy.services.cases.base import CaseService
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.steps import acting
from setneg.workflows.steps.services.wire import refusal_json
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


ASK, GRANT, REFUSE = "minta", "beri", "tolak"


class Complaint(Page):
    """`view` of a complaint; each panel is there only for whom it is."""

    #: The sender finds his buttons in `@@keadaan`, which stands above for him.
    tells_sender = True

    @cached_property
    def own(self) -> bool:
        return state.is_sender(self.context, acting.userid())

    @property
    def kind(self) -> str:
        return say(kind_name(self.context.jenis_pengaduan))

    @property
    def klass(self) -> str:
        return say(class_name(self.context.kelas))

    @property
    def mode(self) -> str:
        return say(dict(MODES).get(self.context.cara, ""))

    @property
    def named(self) -> bool:
        return self.context.cara == OPEN

    @cached_property
    def handles(self) -> bool:
        """Whether the reader has a part in it other than having complained."""
        groups = set(api.user.get_current().getGroups() or ()) | {acting.userid()}
        return any(
            groups & set(ids)
            for role, ids in self.context.parties.items()
            if role != "Pengusul"
        )

    @property
    def step(self) -> str:
        context = self.context
        return standards.step_name(
            standards.standard_of(context.standar), context.langkah
        )

    @property
    def about(self) -> str:
        post = accused(self.context).post
        return position_title(post) if post else ""

    @property
    def handler(self) -> str:
        return position_title(self.context.handler)

    @property
    def staff(self) -> list[str]:
        return [person_name(each) for each in self.context.petugas]

    @property
    def leader(self) -> Any:
        """The leading complaint as a link; None when the reader may not see it."""
        return self.linked("induk")

    @property
    def followers(self) -> list[Any]:
        return [
            each
            for each in merging.following(self.context)
            if api.user.has_permission("View", obj=each)
        ]

    @property
    def further(self) -> list[tuple[int, str, str]]:
        """Number, name and moment of the files that were added later."""
        return [
            (number, each["berkas"].filename, dates.moment(each["pada"]))
            for number, each in enumerate(further_files(self.context), 1)
        ]

    @property
    def forwarded(self) -> Any:
        return self.context.diteruskan

    @property
    def identity_kept(self) -> bool:
        return (
            self.handles
            and identity.kept(self.context)
            and api.user.has_permission(identity.PERMISSION, obj=self.context)
        )

    @property
    def may_name(self) -> bool:
        return accusing.may_name(self.context)

    @property
    def posts(self) -> list[tuple[str, str]]:
        """Posts that may be named, by their titles."""
        found = standards.accused_posts(self.context)
        return [(each.value, each.title) for each in found]

    @property
    def announced(self) -> str:
        return closing.announced(self.context)

    @property
    def extensions(self) -> list[str]:
        return extension.told(self.context)

    @property
    def asked_for(self) -> Any:
        return self.context.permintaan_waktu if self.handles else None

    @property
    def may_ask(self) -> bool:
        return extension.may_ask(self.context) and self.context.permintaan_waktu is None

    @property
    def may_grant(self) -> bool:
        return extension.may_grant(self.context)

    @cached_property
    def candidates(self) -> list[tuple[str, str]]:
        if not staffing.may_charge(self.context):
            return []
        return staffing.candidates(self.context)


class Act(PageAct):
    """Base of the targets of the page's forms."""

    done = _("complaint_kept", default="Tersimpan.")


def extend(complaint: Any, act: str, time: str, reason: str) -> None:
    """Ask for more time, grant it, refuse it."""
    if act == ASK:
        extension.ask(complaint, time, reason)
    elif act == GRANT:
        extension.grant(complaint, time, reason)
    elif act == REFUSE:
        extension.refuse(complaint, reason)
    else:
        raise CaseRefused(
            [
                _(
                    "extension_act",
                    default="Sebutkan yang diminta: minta, beri, atau tolak.",
                )
            ]
        )


class Extension(Act):
    """`@@perpanjangan`"""

    def act(self) -> None:
        extend(self.context, self.said("aksi"), self.said("waktu"), self.said("alasan"))


class ExtensionPost(CaseService):
    """`POST @perpanjangan`: ``aksi`` (minta, beri, tolak), ``waktu``, ``alasan``."""

    def reply(self) -> Any:
        return self.carried_out(self.act)

    def act(self, body: dict[str, Any]) -> dict[str, Any]:
        words = [str(body.get(name) or "") for name in ("aksi", "waktu", "alasan")]
        extend(self.context, *words)
        return {"perpanjangan": extension.told(self.context)}


class Staffing(Act):
    """`@@petugas`"""

    def act(self) -> None:
        staffing.charge(self.context, self.ticked("petugas"))


class StaffingPost(CaseService):
    """`POST @petugas`: ``petugas``, accounts of the handler's team."""

    def reply(self) -> Any:
        return self.carried_out(self.act)

    def act(self, body: dict[str, Any]) -> dict[str, Any]:
        accounts = body.get("petugas")
        if not isinstance(accounts, list):
            raise CaseRefused(
                [_("staff_list", default="“petugas” harus berupa daftar akun.")]
            )
        staffing.charge(self.context, [str(each) for each in accounts])
        return {"petugas": list(self.context.petugas)}


class Accusing(Act):
    """`@@terlapor`"""

    def act(self) -> None:
        names = self.said("nama").replace(";", "\n").splitlines()
        accusing.name(self.context, self.said("jabatan"), names)


class AccusingPost(CaseService):
    """`POST @terlapor`: ``jabatan`` (id of a position), ``nama`` (names, a list)."""

    def reply(self) -> Any:
        return self.carried_out(self.act)

    def act(self, body: dict[str, Any]) -> dict[str, Any]:
        names = body.get("nama") or []
        names = names if isinstance(names, list) else [names]
        post = str(body.get("jabatan") or "")
        accusing.name(self.context, post, [str(each) for each in names])
        return {"penerima": self.context.receiver}


class Identity(BrowserView):
    """`@@identitas`: who complained, for somebody with the right who says why."""

    found: identity.Identity | None = None
    problem = ""

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            try:
                reason = str(self.request.form.get("alasan") or "")
                self.found = identity.read(self.context, reason)
            except identity.IdentityRefused as refused:
                response.setStatus(400)
                self.problem = refused.reason
        return str(self.index())


class IdentityPost(Service):
    """`POST @identitas`: ``alasan``; the reading is put on record before the answer."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        self.request.response.setHeader("Cache-Control", "no-store")
        reason = str(json_body(self.request).get("alasan") or "")
        try:
            found = identity.read(self.context, reason)
        except identity.IdentityRefused as refused:
            self.request.response.setStatus(400)
            return refusal_json("IdentityRefused", [refused.reason])
        return {
            "nama": found.name,
            "kontak": found.contact,
            "disimpan": found.kept.isoformat(),
        }


@implementer(IPublishTraverse)
class FurtherFile(BrowserView):
    """`@@berkas-tambahan/<number>`: a file that the sender added later."""

    number = 0

    def publishTraverse(self, request: Any, name: str) -> "FurtherFile":
        if self.number or not name.isdecimal():
            raise NotFound(name)
        self.number = int(name)
        return self

    def __call__(self) -> bytes:
        files = further_files(self.context)
        if not 1 <= self.number <= len(files):
            raise NotFound(str(self.number))
        file = files[self.number - 1]["berkas"]
        response = self.request.response
        response.setHeader("Content-Type", "application/octet-stream")
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "private, no-store")
        name = "".join(
            each if each.isascii() and (each.isalnum() or each in "._-") else "_"
            for each in file.filename
        )
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        return bytes(file.data)
