"""The first page: for a visitor what is public, for an official what waits for him."""

from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.browser.form.listing import own_drafts
from setneg.policy.browser.standing import state_title
from setneg.policy.browser.ticket.page import own_query
from setneg.policy.content import kinds
from setneg.policy.forms.senders import own_first
from setneg.policy.vocabularies.offices import held_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import inbox


SHOWN = 5


class Landing(BrowserView):
    """`@@beranda`, the view of the site itself."""

    @property
    def visitor(self) -> bool:
        return api.user.is_anonymous()

    @cached_property
    def userid(self) -> str:
        return api.user.get_current().getId()

    @property
    def name(self) -> str:
        member = api.user.get_current()
        return member.getProperty("fullname") or self.userid

    @property
    def positions(self) -> list[tuple[str, str]]:
        """Positions held today: title, "" where it is the greeting itself, and the unit's
        name of today."""
        held = own_first(self.userid)
        titles = [held_title(self.userid, each) for each in held]
        if titles == [self.name]:
            titles = [""]
        return [
            (title, unit_title(each.unit))
            for title, each in zip(titles, held, strict=True)
        ]

    def regulations(self):
        """The latest published regulations."""
        return self._found(
            portal_type=kinds.published(),
            review_state="terbit",
            sort_on=("tahun", "nomor_urut"),
            sort_order=("descending", "descending"),
        )

    def standards(self):
        """Service standards in force."""
        return self._found(
            portal_type="StandarPelayanan",
            review_state="terbit",
            sort_on="sortable_title",
        )

    @cached_property
    def inbox(self):
        """What waits for the person, the most urgent first; all of it is counted."""
        return inbox.find(inbox.waiting(self.userid))

    def first_of_inbox(self):
        return self.inbox[:SHOWN]

    def submissions(self):
        """What the person has sent in by forms, for himself or for a position."""
        return self._found(**own_query(self.userid))

    def drafts(self):
        """Forms that the person began to fill in and has not sent."""
        return own_drafts(self.userid)[:SHOWN]

    def state(self, brain) -> str:
        return state_title(brain.review_state, brain.portal_type)

    def kind(self, brain) -> str:
        types = api.portal.get_tool("portal_types")
        return types[brain.portal_type].Title()

    def day(self, value) -> str:
        return dates.day(value) if hasattr(value, "year") else ""

    def _found(self, **query):
        catalog = api.portal.get_tool("portal_catalog")
        return catalog.searchResults(sort_limit=SHOWN, **query)[:SHOWN]
