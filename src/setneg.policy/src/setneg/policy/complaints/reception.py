"""How a complaint that somebody sends in by the form is received. Source: R-X-17."""

from collections.abc import Mapping
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.complaints import hidden
from setneg.policy.complaints import identity
from setneg.policy.complaints import settings
from setneg.policy.complaints import standards
from setneg.policy.complaints.accused import Accused
from setneg.policy.complaints.accused import persons_behind
from setneg.policy.complaints.settings import setting
from setneg.policy.complaints.times import renew_promise
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.reception import Reception
from setneg.workflows import organisation
from typing import Any


#: Fields of the form that are never kept among the answers of a complaint.
PRIVATE = ("nama_pengadu", "kontak_pengadu")
NAME, CONTACT = PRIVATE
ABOUT = "nama_terlapor"


class ComplaintReception(Reception):
    """Complaints: to the head whom the standard names; without a name where asked."""

    def nameless(self, values: Mapping[str, Any], binding: Binding) -> bool:
        """Confidential and anonymous ones carry no account and no position."""
        return mode(values) != settings.OPEN

    def withheld(self, values: Mapping[str, Any], binding: Binding) -> frozenset[str]:
        """Who complains is kept apart, if at all; how stands with the complaint."""
        fields = {
            binding.pemetaan.get("cara", "cara"),
            *PRIVATE,
            *(binding.pemetaan.get(name, name) for name in PRIVATE),
        }
        if self.nameless(values, binding):
            fields.add(binding.pemetaan.get("pengusul", "pengusul"))
        return frozenset(fields)

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        found: dict[str, Any] = {}
        standard = standards.standard_of(str(values.get("standar") or ""))
        step = str(values.get("langkah") or "")
        if (
            standard is None
            or api.content.get_state(standard, "") != standards.IN_FORCE
        ):
            found["standar"] = _(
                "complaint_no_standard", default="Standar pelayanan itu tidak berlaku."
            )
        elif step and step not in dict(standards.steps_of(standard)):
            found["langkah"] = _(
                "complaint_other_step",
                default="Langkah itu bukan langkah standar yang dipilih.",
            )
        elif not receiver(standard, about(values, binding)):
            found["terlapor"] = _(
                "complaint_nobody",
                default="Tidak ada pejabat yang boleh menangani pengaduan ini; sampaikan "
                "kepada Inspektorat secara langsung.",
            )
        chosen = mode(values)
        if chosen not in dict(settings.MODES):
            found["cara"] = _("complaint_mode", default="Pilih cara menyampaikan.")
        told = _said(values, binding, CONTACT) or _said(values, binding, NAME)
        if chosen == settings.CONFIDENTIAL and not told:
            found["cara"] = _(
                "complaint_identity_missing",
                default="Untuk pengaduan rahasia isikan nama atau alamat yang dapat "
                "dihubungi; keduanya disimpan terpisah.",
            )
        if chosen == settings.OPEN and not binding.sender.userid:
            found["cara"] = _(
                "complaint_not_signed_in",
                default="Untuk menyampaikan dengan nama, masuklah lebih dahulu; tanpa "
                "akun pilih rahasia atau anonim.",
            )
        return found

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        accused = about(values, binding)
        standard = standards.standard_of(str(values.get("standar") or ""))
        post = organisation.current().positions.get(receiver(standard, accused))
        return {
            "cara": mode(values),
            "head_named": standards.head_of(standard),
            "terlapor": accused.post or None,
            "terlapor_orang": tuple(sorted(accused.persons)),
            "unit_pelayanan": post.unit if post is not None else "",
        }

    def after(
        self, submission: Any, values: Mapping[str, Any], binding: Binding
    ) -> None:
        """The promise; and the name where it belongs, put there by nobody."""
        renew_promise(submission)
        if mode(values) == settings.OPEN:
            return
        with hidden.nobody():
            if mode(values) == settings.CONFIDENTIAL:
                # Only what he wrote himself: nothing is taken from his account.
                name, contact = (_said(values, binding, each) for each in PRIVATE)
                identity.keep(submission, name, contact)


def mode(values: Mapping[str, Any]) -> str:
    """How the complainant wants to be known; without a word, not at all."""
    return str(values.get("cara") or settings.ANONYMOUS)


def about(values: Mapping[str, Any], binding: Binding) -> Accused:
    """Whom the complaint is about, as far as the words lead to somebody."""
    post = str(values.get("terlapor") or "")
    names = _said(values, binding, ABOUT).replace(";", "\n").splitlines()
    return Accused(post, frozenset(persons_behind(post, names)))


def receiver(standard: Any, accused: Accused) -> str:
    """The position that would receive a complaint about them; "" when nobody may."""
    return accused.first_above(
        organisation.current(),
        standards.head_of(standard),
        organisation.today(),
        setting("penampung"),
    )


def _said(values: Mapping[str, Any], binding: Binding, name: str) -> str:
    return str(values.get(name) or binding.answers.get(name) or "").strip()


class DefaultMode(BrowserView):
    """`@@cara-bawaan`: what the form proposes. A visitor has no name to give; for
    everybody else nothing: whether he is named is his own choice each time."""

    def __call__(self) -> str | None:
        return settings.ANONYMOUS if api.user.is_anonymous() else None
