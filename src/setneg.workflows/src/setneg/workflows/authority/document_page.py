"""Who signs a document: beside it, on the page where it changes, and over REST."""

from collections.abc import Mapping
from collections.abc import Sequence
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows.authority.judgement import Choice
from setneg.workflows.authority.judgement import Judge
from setneg.workflows.authority.judging import judged
from setneg.workflows.authority.judging import RECORDS
from setneg.workflows.authority.switching import acting_leader
from setneg.workflows.authority.switching import CHANNELS
from setneg.workflows.authority.switching import OPEN
from setneg.workflows.authority.switching import switch
from setneg.workflows.authority.switching import SwitchRefused
from setneg.workflows.authority.words import post_title
from setneg.workflows.authority.words import sentence
from setneg.workflows.authority.words import signer_title
from setneg.workflows.chains import stage_of
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from zope.interface import alsoProvides


class Signing:
    """What is settled about one document's signature, in words."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.judge: Judge | None = judged(document)

    @property
    def open(self) -> bool:
        """Whether the person may change the signer here and now."""
        stage = stage_of(self.document)
        return (
            self.judge is not None
            and stage is not None
            and stage.verb in OPEN
            and bool(self.judge.choices)
            and bool(
                api.user.has_permission("Modify portal content", obj=self.document)
            )
        )

    def title(self, level: str) -> str:
        if self.judge is None:
            return ROLE_OF_LEVEL.get(level, level)
        return signer_title(self.judge, level)

    @property
    def problems(self) -> Sequence[str]:
        judge = self.judge
        return [] if judge is None else [sentence(judge, p) for p in judge.problems]

    def choices(self) -> Sequence[Mapping[str, Any]]:
        """The levels that may sign instead, with what that asks for."""
        return [
            self._choice(each) for each in (self.judge.choices if self.judge else ())
        ]

    def _choice(self, choice: Choice) -> Mapping[str, Any]:
        moves = (
            self.judge is not None and choice.addressees != self.judge.matter.addressees
        )
        return {
            "penandatangan": choice.level,
            "title": self.title(choice.level),
            "dasar": choice.asks,
            "arah": choice.way,
            "menurut": choice.basis,
            "kepada": list(choice.addressees),
            "alamat": [post_title(text) for text in choice.addressees] if moves else [],
            "kepada_title": [post_title(text) for text in choice.addressees],
        }

    def records(self) -> Sequence[Mapping[str, Any]]:
        """The switches so far, oldest first."""
        kept = getattr(self.document.aq_base, RECORDS, None) or ()
        return [
            {
                **row,
                "dari_title": self.title(row["dari"]),
                "ke_title": self.title(row["ke"]),
            }
            for row in kept
        ]

    def as_json(self) -> dict[str, Any]:
        """For REST clients and for the reasoned default of a form."""
        judge = self.judge
        if judge is None:
            return {"diatur": False}
        return {
            "diatur": True,
            "penandatangan": judge.matter.level,
            "title": self.title(judge.matter.level),
            "lazim": judge.usual,
            "lazim_title": self.title(judge.usual),
            "menurut": judge.basis,
            "masalah": list(self.problems),
            "pilihan": [dict(each) for each in self.choices()],
            "peralihan": [dict(each) for each in self.records()],
        }


class SigningPanel(ViewletBase):
    """Beside a draft: who is to sign, by which rule, and what stands against it."""

    @cached_property
    def signing(self) -> Signing:
        return Signing(self.context)

    def render(self) -> str:
        stage = stage_of(self.context)
        shown = (
            stage is not None
            and stage.verb in (*OPEN, "tanda_tangan")
            and acting.involved(self.context, acting.userid())
            and self.signing.judge is not None
        )
        return self.index() if shown else ""


class SwitchPage(BrowserView):
    """`@@ganti-penandatangan`: another signer, with the basis on record."""

    refusals: Sequence[str] = ()
    channels = CHANNELS

    def __call__(self) -> Any:
        if self.request.method == "POST":
            PostOnly(self.request)
            CheckAuthenticator(self.request)
            if self.take():
                return self.request.response.redirect(self.context.absolute_url())
        return self.index()

    @cached_property
    def signing(self) -> Signing:
        return Signing(self.context)

    def take(self) -> bool:
        form = self.request.form
        given = str(form.get("kepada") or "").splitlines()
        lines = [" ".join(line.split()) for line in given if line.strip()]
        said = {**form, "kepada": [self._meant(line) for line in lines]}
        try:
            record = switch(self.context, str(form.get("penandatangan") or ""), said)
        except SwitchRefused as refused:
            self.refusals = refused.reasons
            self.request.response.setStatus(400)
            return False
        message = _(
            "status_signer_switched",
            default="Penanda tangan kini ${signer}.",
            mapping={"signer": self.signing.title(record["ke"])},
        )
        api.portal.show_message(say(message), self.request)
        return True

    def _meant(self, line: str) -> str:
        """The position that a line of the form names; any other text stays."""
        for choice in self.signing.judge.choices if self.signing.judge else ():
            for text in choice.addressees:
                if post_title(text) == line:
                    return text
        return acting_leader(line) or line

    def value(self, name: str) -> str:
        """What was typed, for a form that comes back."""
        return str(self.request.form.get(name) or "")


class SigningGet(Service):
    """GET @penandatangan: usual signer, choices, switches; for those involved."""

    def reply(self) -> dict[str, Any]:
        if not acting.involved(self.context, acting.userid()):
            self.request.response.setStatus(403)
            return {
                "message": say(_("refused_not_involved", default="Bukan naskah Anda."))
            }
        url = f"{self.context.absolute_url()}/@penandatangan"
        return {"@id": url, **Signing(self.context).as_json()}


class SigningPost(Service):
    """POST @penandatangan: let another level sign, with the basis."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        said = json_body(self.request)
        given = said.get("kepada")
        if given is not None and not isinstance(given, list):
            said = {**said, "kepada": [given]}
        try:
            switch(self.context, str(said.get("penandatangan") or ""), said)
        except SwitchRefused as refused:
            self.request.response.setStatus(400)
            return {"message": str(refused), "reasons": list(refused.reasons)}
        return Signing(self.context).as_json()
