"""The page of one round."""

from functools import cached_property
from plone import api
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.browser.standing import state_title
from setneg.policy.iku import checks
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
from setneg.policy.iku import routing
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_apart
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final


DISCUSSED: Final = "dibahas"


class Round(Page):
    """The page of one round."""

    @property
    def coordinates(self) -> bool:
        return routing.coordinates(acting.userid())

    @property
    def office(self) -> str:
        return unit_title(self.context.unit)

    @cached_property
    def found(self) -> list[Any]:
        """Indicators of the round that this reader may see."""
        brains = api.portal.get_tool("portal_catalog").searchResults(
            portal_type=cycles.INDICATOR,
            siklus=api.content.get_uuid(self.context),
            sort_on="sortable_title",
        )
        return list(brains)

    @property
    def units(self) -> list[dict[str, Any]]:
        """Each unit that was asked: its Bagian, its group, how many it proposed."""
        heard = set(self.context.unit_terdengar)
        counts: dict[str, int] = {}
        for brain in self.found:
            if brain.review_state not in cycles.DROPPED:
                counts[brain.unit] = counts.get(brain.unit, 0) + 1
        rows = []
        for unit in self.context.unit_diminta or ():
            group = groups.of_unit(self.context, unit)
            rows.append(
                {
                    "code": unit,
                    "name": unit_apart(unit),
                    "office": unit_title(routing.service(unit) or ""),
                    "group": group.name if group is not None else "",
                    "heard": unit in heard,
                    "count": counts.get(unit, 0),
                }
            )
        return rows

    @property
    def groups(self) -> list[dict[str, Any]]:
        return [
            {
                "name": each.name,
                "units": ", ".join(unit_apart(unit) for unit in each.units),
                "codes": each.units,
                "titles": [position_title(post) for post in each.members],
                "ended": dates.moment(each.ended) if each.ended else "",
                "note": each.note,
            }
            for each in groups.groups(self.context)
        ]

    @property
    def asks_me(self) -> bool:
        """Whether a unit of the reader may propose now."""
        asked = set(self.context.unit_diminta or ())
        own = {
            post.unit for post in routing.held(acting.userid()) if post.unit in asked
        }
        return bool(own) and cycles.takes_proposals(self.context)

    @property
    def has_grid(self) -> bool:
        return cycles.takes_proposals(self.context)

    def state(self, brain: Any) -> str:
        return state_title(brain.review_state, brain.portal_type)

    def unit_name(self, code: str) -> str:
        return unit_apart(code)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The units that may be put into groups: code and name."""
        return [(code, unit_apart(code)) for code in self.context.unit_diminta or ()]

    @property
    def group_rows(self) -> list[dict[str, Any]]:
        """The groups as they are changed, with room for new ones."""
        blank = {"name": "", "codes": (), "titles": []}
        return [*self.groups, *([blank] * (1 if self.groups else 2))]

    @property
    def stayed(self) -> list[dict[str, Any]]:
        """What is still discussed although its group is done, with the reasons; for
        those who coordinate."""
        done = {
            unit
            for each in groups.groups(self.context)
            if each.ended
            for unit in each.units
        }
        if not done or not self.coordinates:
            return []
        found = []
        for brain in self.found:
            if brain.unit in done and brain.review_state == DISCUSSED:
                indicator = brain.getObject()
                reasons = [say(each) for each in checks.smart_gaps(indicator.smart)]
                found.append(
                    {"title": brain.Title, "url": brain.getURL(), "reasons": reasons}
                )
        return found
