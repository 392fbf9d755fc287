"""A form goes out to its senders: its chain is put into the site, its answers are bound
to it, people see it. All at once, or nothing."""

from dataclasses import replace
from plone import api
from setneg.policy import _
from setneg.policy.designer import binding
from setneg.policy.designer import checks
from setneg.policy.designer import follow_up
from setneg.policy.designer import founding
from setneg.policy.designer import paper
from setneg.policy.designer import standing
from setneg.policy.designer.fields import BEGINNING
from setneg.policy.designer.fields import IN_ENGLISH
from setneg.policy.designer.follow_up import identifier
from setneg.policy.designer.plan import Plan
from setneg.policy.designer.vetting import Refused
from setneg.policy.forms import languages
from setneg.workflows import journal
from setneg.workflows.steps.wording import say
import transaction
from typing import Any


LONGEST_TITLE = 150


def begin(place: Any, title: str, source: Any = None) -> Any:
    """A new form in the making, empty or as a copy; Refused when its name is taken."""
    name = identifier(title).replace("_", "-")
    if not name or len(title) > LONGEST_TITLE:
        raise Refused(
            _(
                "publishing_no_name",
                default="Beri formulir nama yang memuat huruf, paling panjang 150 huruf.",
            )
        )
    titles = [str(each.title).casefold() for each in place.objectValues()]
    if name in place or title.casefold() in titles:
        raise Refused(
            _(
                "publishing_name_taken",
                default="Sudah ada formulir bernama “${title}”; beri nama lain.",
                mapping={"title": title},
            )
        )
    if source is None:
        form = paper.make(
            place,
            name,
            title,
            fields_model=BEGINNING,
            actions_model=binding.EMPTY,
            siapa=[],
        )
        languages.keep(form, IN_ENGLISH)
        return form
    texts = paper.files(source)
    form = paper.make(place, name, title, **paper.models(texts))
    paper.copy(form, texts, title)
    bound = binding.read(source.actions_model)
    form.actions_model = binding.without(form.actions_model)
    if bound is not None:
        Plan(form).bind(bound)
    return form


def publish(form: Any) -> None:
    """Let people send it; Refused with every reason, and then nothing was changed."""
    against = checks.hindering(form)
    if against:
        raise Refused(" ".join(say(line.words) for line in against))
    savepoint = transaction.savepoint(optimistic=True)
    try:
        _publish(form)
    except Exception:
        savepoint.rollback()
        raise


def _publish(form: Any) -> None:
    plan = Plan(form)
    bound, made = plan.binding, plan.follow_up
    if made is not None:
        reason = _(
            "publishing_reason",
            default="Dibuat bersama formulir “${title}”.",
            mapping={"title": form.title},
        )
        chain = founding.found(follow_up.text(made), say(reason))
        bound = replace(bound, jenis=chain.kind)
    form.actions_model = binding.written(form.actions_model, bound)
    plan.fulfil()
    standing.publish(form)
    _record(form, "terbitkan_formulir")


def act(form: Any, verb: str) -> None:
    """Take a published form back, close it, open it again, or delete it; Refused when
    it cannot be."""
    if verb == "tarik":
        standing.hide(form)
    elif verb == "tutup":
        standing.close(form)
    elif verb == "buka":
        standing.reopen(form)
    elif verb == "hapus":
        name = form.getId()
        if not standing.delete(form):
            raise Refused(
                _(
                    "publishing_has_tickets",
                    default="Formulir ini sudah mempunyai tiket; tutuplah, jangan "
                    "dihapus.",
                )
            )
        journal.record(api.portal.get(), "hapus_formulir", formulir=name)
        return
    else:
        raise Refused(_("publishing_no_act", default="Tindakan itu tidak dikenal."))
    _record(form, f"{verb}_formulir")


def _record(form: Any, act: str) -> None:
    journal.record(api.portal.get(), act, formulir=form.getId())
