"""`/formulir`: the forms that somebody may see, and what he began to fill in."""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.forms import drafts
from setneg.policy.forms import languages
from setneg.policy.forms import terms
from setneg.policy.forms import terms_words
from setneg.policy.forms.senders import current_userid
from typing import Any
from zope.i18n import translate


#: How long a closed form is still listed, with the day on which it closed.
LONG_OVER = timedelta(days=30)
#: Sentences of a form that its card says.
ON_CARD = ("siapa", "waktu", "lama")


@dataclass(frozen=True)
class Card:
    """A form in the list. `barred`: why this person cannot send it, "" when he can."""

    url: str
    title: str
    description: str
    sentences: tuple[tuple[str, str], ...]
    barred: str
    draft: bool


@dataclass(frozen=True)
class OwnDraft:
    """A draft in the list of the one who began it."""

    url: str
    title: str
    changed: str
    until: str


class Forms(BrowserView):
    """The forms of this place; first those that the person may send now."""

    @cached_property
    def userid(self) -> str:
        return current_userid()

    def cards(self) -> list[Card]:
        """Visitors see only what is open to them."""
        found = api.portal.get_tool("portal_catalog").searchResults(
            portal_type="EasyForm",
            path={"query": "/".join(self.context.getPhysicalPath()), "depth": 1},
            sort_on="sortable_title",
        )
        forms = (brain.getObject() for brain in found)
        shown = [form for form in forms if self._shown(terms.of(form))]
        cards = [self._card(form) for form in shown]
        return sorted(cards, key=lambda card: bool(card.barred))

    def drafts(self) -> list[OwnDraft]:
        return own_drafts(self.userid)

    def _shown(self, said: terms.Terms) -> bool:
        """A form that closed long ago, such as a questionnaire between two rounds, is
        no choice for anybody."""
        over = said.closes is not None and said.closes < datetime.now(UTC) - LONG_OVER
        return bool(self.userid or said.open_to_all) and not over

    def _card(self, form: Any) -> Card:
        said = terms_words.said(form)
        return Card(
            url=form.absolute_url(),
            title=languages.said(form, form.Title()),
            description=languages.said(form, form.Description()),
            sentences=tuple(
                (key, translate(words, context=self.request))
                for key, words in said
                if key in ON_CARD
            ),
            barred=" ".join(
                translate(each, context=self.request)
                for each in terms.barred(form, self.userid)
            ),
            draft=drafts.find(form, self.userid) is not None,
        )


def own_drafts(userid: str) -> list[OwnDraft]:
    """The account's drafts, the latest first; of forms that he may still see."""
    catalog = api.portal.get_tool("portal_catalog")
    found = []
    for uid, draft in drafts.of(userid):
        for brain in catalog.searchResults(UID=uid):
            found.append(
                OwnDraft(
                    f"{brain.getURL()}?konsep=1",
                    _title(brain),
                    dates.moment(draft.changed),
                    dates.day(draft.until),
                )
            )
    return found


def _title(brain: Any) -> Any:
    """The name of a form; it is asked itself, for its English."""
    return languages.said(brain.getObject(), brain.Title)


class DropDraft(BrowserView):
    """`@@hapus-konsep`: throw the own draft of this form away; POST only."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            drafts.drop(self.context, current_userid())
        target = self.context.aq_parent.absolute_url()
        self.request.response.redirect(target)
        return ""
