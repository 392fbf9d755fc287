"""The list of incoming letters: what a reader may see of the agenda books."""

from plone import api
from setneg.policy.browser.documents.listing import Filtered
from setneg.policy.incoming import desks
from setneg.policy.vocabularies.offices import unit_title


class IncomingLetters(Filtered):
    """Filters by stage, desk and words; the newest number first."""

    page_name = "daftar-surat-masuk"

    def kinds(self) -> tuple[str, ...]:
        return ("SuratMasuk",)

    @property
    def may_register(self) -> bool:
        return api.user.has_permission(
            "setneg.policy: Add SuratMasuk", obj=self.context
        )

    @property
    def desks(self) -> list[tuple[str, str]]:
        """The person's own desks, in whose books he writes."""
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        return [(desk.code, unit_title(desk.code)) for desk in desks.desks_of(userid)]
