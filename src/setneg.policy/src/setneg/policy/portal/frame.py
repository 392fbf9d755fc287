"""The frame around every page: word mark, who works here, places, footer."""

from functools import cached_property
from html import escape
from plone import api
from plone.app.layout.viewlets.common import GlobalSectionsViewlet
from plone.app.layout.viewlets.common import LogoViewlet
from plone.app.layout.viewlets.common import ViewletBase
from setneg.policy import _
from setneg.policy.forms.senders import own_first
from setneg.policy.portal import places
from setneg.policy.vocabularies.offices import held_title
from setneg.workflows import organisation
from setneg.workflows.interfaces import IOwned


class WordMark(LogoViewlet):
    """The ministry's name in letters, until a site manager uploads the emblem."""

    @property
    def uploaded(self) -> bool:
        return bool(api.portal.get_registry_record("plone.site_logo", default=None))


class Person(ViewletBase):
    """At the top right: who is signed in, in which position, and the way out."""

    @property
    def visitor(self) -> bool:
        return api.user.is_anonymous()

    @cached_property
    def posts(self) -> list[str]:
        """Titles of the positions held today, the own one first."""
        userid = api.user.get_current().getId()
        return [held_title(userid, each) for each in own_first(userid)]

    @property
    def name(self) -> str:
        member = api.user.get_current()
        return member.getProperty("fullname") or member.getId()


class Sections(GlobalSectionsViewlet):
    """The places of the portal; exactly one of them is the current one."""

    @cached_property
    def userid(self) -> str:
        return "" if api.user.is_anonymous() else api.user.get_current().getId()

    @cached_property
    def portal_tabs(self) -> list:
        """Only what the person may open."""
        tabs = super().portal_tabs
        return [tab for tab in tabs if places.may_open(tab["id"], self.userid)]

    @cached_property
    def current(self) -> str:
        """Id of the place that the page belongs to; the longest address wins."""
        here = self.request.get("ACTUAL_URL", "").rstrip("/").replace("/@@", "/")
        home = self.site_url.rstrip("/")
        if here in (home, f"{home}/beranda"):
            return "index_html"
        found = [
            (len(address), tab["id"])
            for tab in self.portal_tabs
            if tab["id"] != "index_html"
            and (address := tab["url"].rstrip("/").replace("/@@", "/")) != home
            and f"{here}/".startswith(f"{address}/")
        ]
        return max(found)[1] if found else ""

    def render_globalnav(self) -> str:
        shown = places.headings(self.navtree.get(self.navtree_path, []))
        return "".join(self.render_heading(each) for each in shown)

    def render_heading(self, heading: places.Heading) -> str:
        """One place, or several that open below their title (also without scripts)."""
        items = [self.render_item(each, "") for each in heading.places]
        if len(items) == 1:
            return items[0]
        inside = any(each["id"] == self.current for each in heading.places)
        css = (
            "nav-item setneg-group setneg-current"
            if inside
            else "nav-item setneg-group"
        )
        title = escape(api.portal.translate(heading.title))
        return (
            f'<li class="{escape(heading.id)} {css}"><details name="setneg-nav">'
            f'<summary class="nav-link">{title}</summary>'
            f"<ul>{''.join(items)}</ul></details></li>"
        )

    def render_item(self, item, path) -> str:
        current = item["id"] == self.current
        mark = ' aria-current="page"' if current else ""
        css = "nav-item setneg-current" if current else "nav-item"
        return (
            f'<li class="{escape(item["id"])} {css}">'
            f'<a class="nav-link" href="{escape(item["url"])}"{mark}>'
            f"{item['title']}{self.waiting(item)}</a></li>"
        )

    def waiting(self, item) -> str:
        """How many documents wait for the person there, beside the name of the place."""
        number = places.waiting(item["id"], self.userid)
        return f' <span class="setneg-count">{number}</span>' if number else ""


class Footer(ViewletBase):
    """Below every page: the ministry and the ways in for the public."""

    @property
    def links(self) -> list[tuple[str, str]]:
        return [
            (f"{self.site_url}/peraturan", _("link_peraturan", default="Peraturan")),
            (
                f"{self.site_url}/standar-pelayanan",
                _("link_standar", default="Standar Pelayanan"),
            ),
            (
                f"{self.site_url}/@@verifikasi",
                _("link_verifikasi", default="Periksa keaslian naskah"),
            ),
            (f"{self.site_url}/contact-info", _("link_kontak", default="Kontak")),
            (f"{self.site_url}/sitemap", _("link_peta", default="Peta situs")),
        ]

    @property
    def year(self) -> int:
        return organisation.today().year


class Tools(ViewletBase):
    """For those who work without Plone's toolbar: change this, make something new."""

    @property
    def shown(self) -> bool:
        state = self.context.restrictedTraverse("@@plone_context_state")
        return not api.user.is_anonymous() and not state.is_toolbar_visible()

    @property
    def may_change(self) -> bool:
        return IOwned.providedBy(self.context) and api.user.has_permission(
            "Modify portal content", obj=self.context
        )

    @cached_property
    def addable(self) -> list[tuple[str, str]]:
        """Kinds that the person may draft in this place: address, title."""
        if self.context.portal_type != "Folder" or not api.user.has_permission(
            "Add portal content", obj=self.context
        ):
            return []
        factories = api.content.get_view("folder_factories", self.context, self.request)
        return [(each["action"], each["title"]) for each in factories.addable_types()]

    def render(self) -> str:
        if not self.shown or not (self.may_change or self.addable):
            return ""
        return self.index()


class Nothing(ViewletBase):
    """In the place of what an official need not read, such as Plone's by-line."""

    def render(self) -> str:
        return ""
