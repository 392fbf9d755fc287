"""The last two steps: the form as it will be seen, and its publication."""

from collections.abc import Sequence
from functools import cached_property
from setneg.policy import _
from setneg.policy.browser.form.page import FormPage
from setneg.policy.content import submission_kinds
from setneg.policy.designer import checks
from setneg.policy.designer import publishing
from setneg.policy.designer import standing
from setneg.policy.designer.page import DesignPage
from setneg.policy.forms.tickets import NUMBER
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.chains import Chain
from setneg.workflows.chains import table
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.steps.wording import say


class Shown(FormPage):
    """The form as somebody sees it who may send it, whoever looks at it here."""

    barred: Sequence[str] = ()
    draft = None


class PreviewPage(DesignPage):
    """Step 5: what the sender sees, what officials read, what is said afterwards."""

    step = "pratinjau"

    def form_html(self) -> str:
        """The page as the sender sees it; nothing of it can be sent."""
        page = Shown(self.context, self.request)
        page.update()
        return str(page.render())

    @cached_property
    def chain(self) -> Chain | None:
        return checks.chain_of(self.plan)

    def rows(self) -> Sequence[table.Row]:
        return table.rows(self.chain) if self.chain is not None else ()

    def title(self, text: str) -> str:
        return say(text)

    def time(self, standard: str | None) -> str:
        return spoken_time(standard)

    def names(self, roles: Sequence[str]) -> str:
        """Roles as their reader calls them, with the position where it is known."""
        return ", ".join(self._who(role) for role in roles) or "–"

    def _who(self, role: str) -> str:
        post = {"Penerima": self.receiver, "Pelaksana": self.handler}.get(role, "")
        words = say(role)
        return f"{words} ({position_title(post)})" if post else words

    @cached_property
    def receiver(self) -> str:
        """The position that receives, "" when the kind or an answer decides."""
        bound = self.plan.binding
        head = organisation.current().head(bound.unit_pelayanan)
        return bound.penerima or (head.id if head is not None else "")

    @cached_property
    def handler(self) -> str:
        return self.plan.binding.pelaksana or self.receiver

    @property
    def unit(self) -> str:
        return unit_title(self.plan.binding.unit_pelayanan)

    @property
    def number(self) -> int:
        return 5

    def ticket_number(self) -> str:
        """The first number of a year at the desk that receives."""
        year, made = organisation.today().year, self.plan.follow_up
        known = submission_kinds.all_facts().get(self.plan.binding.jenis)
        prefix = made.prefix if made is not None else known.prefix if known else "…"
        unit = self.plan.binding.unit_pelayanan
        # Where none is named, an answer or the kind decides which desk it is.
        desk = unit.upper() if unit in organisation.current().units else "…"
        return NUMBER.format(prefix=prefix, number=1, desk=desk, year=year)

    def times(self) -> list[tuple[str, str]]:
        """Stage and working time, of those that have one."""
        stages = self.chain.stages if self.chain is not None else ()
        return [(say(s.title), spoken_time(s.time)) for s in stages if s.time]

    def notices(self) -> list[str]:
        """The buttons after which the sender hears something."""
        stages = self.chain.stages if self.chain is not None else ()
        steps = [step for stage in stages for step in stage.steps]
        heard = [step for step in steps if tuple(step.roles) != ("Pengusul",)]
        return list(dict.fromkeys(say(step.title) for step in heard))

    def lines(self) -> list[checks.Check]:
        return checks.found(self.context)


class PublishPage(DesignPage):
    """Step 6: let people send it; take it back, close it, open it again, delete it."""

    step = "terbit"
    DONE = {
        "tarik": _("design_withdrawn", default="Formulir ditarik menjadi konsep."),
        "tutup": _(
            "design_closed", default="Formulir ditutup; tiketnya tetap berjalan."
        ),
        "buka": _("design_reopened", default="Formulir dibuka kembali."),
        "hapus": _("design_deleted", default="Formulir dihapus."),
    }

    def act(self) -> str:
        verb = self.typed("aksi")
        if verb == "kembali":
            return self.onward()
        if verb == "terbitkan":
            publishing.publish(self.context)
            self.tell(
                _("design_published", default="Formulir terbit dan dapat dikirim.")
            )
            return self.url(self.step)
        target = f"{self.site_url}/@@formulir-rancang"
        publishing.act(self.context, verb)
        if verb in self.DONE:
            self.tell(self.DONE[verb])
        return target

    def lines(self) -> list[checks.Check]:
        return checks.found(self.context)

    @property
    def hindered(self) -> bool:
        return bool(checks.hindering(self.context))

    @property
    def standing(self) -> str:
        return standing.of(self.context)

    @property
    def tickets(self) -> int:
        return standing.tickets(self.context)

    @property
    def pending(self) -> bool:
        """Whether a published form was changed here since."""
        return standing.published(self.context) and self.plan.unpublished
