"""What a filled-in form becomes: a submission that is tracked (R-SPK-12).

One way for the page and for REST: the same questions, the same answers, all or nothing.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collective.easyform.api import get_schema
from contextlib import contextmanager
from contextlib import nullcontext
from dataclasses import dataclass
from dataclasses import replace
import logging
from plone import api
from plone.dexterity.utils import createContentInContainer
from Products.CMFCore.indexing import getQueue
from Products.CMFCore.indexing import processQueue
from setneg.policy import _
from setneg.policy.complaints import hidden
from setneg.policy.forms import answers
from setneg.policy.forms import codes
from setneg.policy.forms import conditions
from setneg.policy.forms import conversion
from setneg.policy.forms import editions
from setneg.policy.forms import notices
from setneg.policy.forms import presses
from setneg.policy.forms import senders
from setneg.policy.forms import terms
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.binding import LONGEST_TITLE
from setneg.policy.forms.reception import reception_of
from setneg.policy.forms.senders import Sender
from setneg.workflows import organisation
import transaction
from typing import Any
from ZODB.POSException import ConflictError
from zope.globalrequest import getRequest
from zope.i18n import translate


WHOLE_FORM = ""
TITLE = "title"
log = logging.getLogger("setneg.policy.forms")


class IntakeRefused(ValueError):
    """What was sent cannot become a submission; `errors` says why by field of the form.

    The key "" is for what concerns no single field. `broken`: the portal failed, not
    the sender.
    """

    def __init__(self, errors: Mapping[str, str], broken: bool = False):
        self.errors = dict(errors)
        self.broken = broken
        super().__init__(" ".join(self.errors.values()))


@dataclass(frozen=True)
class Taken:
    """What an intake made.

    submission  the ticket
    code        by which somebody without an account follows it; "" for others
    again       it was made by an earlier press of the button
    """

    submission: Any
    code: str = ""
    again: bool = False


def submit(
    form: Any,
    binding: Binding,
    values: Mapping[str, Any],
    sender: Sender,
    token: str = "",
) -> Taken:
    """Make the submission and start its chain.

    values  what was typed, by field of the form
    token   the page's own mark: pressed twice, or in two tabs, it is one submission

    IntakeRefused, and then nothing was stored.
    """
    binding = _filled(form, binding, values, sender)
    errors = refusals(binding)
    if errors:
        raise IntakeRefused(_said(binding, errors))
    press = presses.press(binding, token)
    earlier = presses.earlier(press)
    if earlier is not None:
        return Taken(earlier, codes.repeated(earlier, press), again=True)
    if presses.spent(press):
        raise IntakeRefused(_said(binding, {WHOLE_FORM: _spent()}))
    for words in terms.refusals(form, getRequest(), sender.userid):
        raise IntakeRefused(_said(binding, {WHOLE_FORM: words}))
    with _all_or_nothing():
        return _take(binding, press)


def _filled(
    form: Any, binding: Binding, values: Mapping[str, Any], sender: Sender
) -> Binding:
    """The binding with what was sent, as far as it was asked."""
    unasked = conditions.hidden(get_schema(form), values, form)
    asked = {
        name: conversion.clean(value)
        for name, value in values.items()
        if name not in unasked
    }
    binding = replace(
        binding,
        form=form,
        answers=asked,
        sender=sender,
        pemetaan=_answerable(form, binding.pemetaan, unasked),
    )
    nameless = reception_of(binding.jenis).nameless(binding.mapped, binding)
    return replace(binding, nameless=bool(nameless))


def _answerable(
    form: Any, mapping: Mapping[str, str], unasked: set[str]
) -> dict[str, str]:
    """The mapping without questions that the form asks no more, and without a title that
    was not asked this time: nobody is refused for what he could not answer."""
    names = editions.field_names(form)
    return {
        target: source
        for target, source in mapping.items()
        if source in names and (target != TITLE or source not in unasked)
    }


def refusals(binding: Binding) -> dict[str, Any]:
    """Why this cannot be accepted, by field of the submission or of the form; {} when
    it can. Writes nothing."""
    found: dict[str, Any] = {}
    form, userid = binding.form, binding.sender.userid
    own = [each.id for each in senders.positions(form, userid)]
    chosen = binding.mapped.get("pengusul")
    if chosen and chosen not in own:
        found["pengusul"] = _(
            "refused_other_position", default="Anda tidak memegang jabatan itu."
        )
    elif len(own) > 1 and not chosen and _asked_as_whom(binding):
        found["pengusul"] = _(
            "refused_which_position",
            default="Anda memegang lebih dari satu jabatan; pilih dalam jabatan mana "
            "Anda mengirim.",
        )
    where = WHOLE_FORM if own or terms.of(form).open_to_all else "pengusul"
    for words in terms.barred(form, userid):
        found[where] = words
    if binding.place not in api.portal.get():
        found[WHOLE_FORM] = _(
            "refused_no_place",
            default="Tempat pengajuan belum disiapkan di situs ini.",
        )
        return found
    place = api.portal.get()[binding.place]
    _taken, errors = conversion.convert(binding.jenis, binding.mapped, place)
    found.update(errors)
    title = binding.mapped.get(TITLE, "-") or ""
    if not conversion.one_line(title):
        found[TITLE] = _("refused_no_title", default="Judul wajib diisi.")
    for name, words in terms.file_refusals(
        form, get_schema(form), binding.answers
    ).items():
        found[_target(binding, name)] = words
    found.update(reception_of(binding.jenis).refusals(binding.mapped, binding))
    return found


def _asked_as_whom(binding: Binding) -> bool:
    """Whether the sender was asked in which position he sends, and is known by it."""
    return not binding.nameless and binding.pemetaan.get("pengusul") in binding.answers


def _spent():
    return _(
        "refused_spent_page",
        default="Halaman ini sudah pernah dikirim. Isian yang sekarang berbeda dan belum "
        "dikirim: kirim sekali lagi bila memang pengajuan baru.",
    )


def _target(binding: Binding, source: str) -> str:
    """The submission's field that a field of the form is mapped to, or that itself."""
    for target, name in binding.pemetaan.items():
        if name == source:
            return target
    return source


def _said(binding: Binding, errors: Mapping[str, Any]) -> dict[str, str]:
    """Reasons by field of the form; what has no field there concerns the whole form."""
    names = editions.field_names(binding.form)
    said: dict[str, str] = {}
    for target, words in errors.items():
        name = binding.pemetaan.get(target, target)
        name = name if name in names else WHOLE_FORM
        text = translate(words, context=getRequest())
        said[name] = f"{said[name]} {text}" if name in said else text
    return said


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    """What fails in between leaves nothing behind, and the sender is told so."""
    processQueue()
    savepoint = transaction.savepoint(optimistic=True)
    try:
        yield
    except ConflictError:
        raise
    except Exception as error:
        getQueue().clear()
        savepoint.rollback()
        if isinstance(error, IntakeRefused):
            raise
        log.exception("A submission could not be stored")
        words = _(
            "refused_broken",
            default="Pengajuan belum tersimpan karena gangguan pada portal. Isian Anda "
            "masih ada; coba kirim lagi sebentar lagi.",
        )
        said = translate(words, context=getRequest())
        raise IntakeRefused({WHOLE_FORM: said}, broken=True) from error


def _take(binding: Binding, press: presses.Press) -> Taken:
    receiver = reception_of(binding.jenis)
    folder = api.portal.get()[binding.place]
    given = _attributes(binding, folder)
    given.update(receiver.attributes(binding.mapped, binding))
    unit = given.get("unit_pelayanan") or ""
    if unit not in organisation.current().units:
        words = _(
            "refused_no_service",
            default="Unit pelayanan formulir ini tidak dikenal.",
        )
        raise IntakeRefused(_said(binding, {WHOLE_FORM: words}))
    given["unit"] = given.get("unit") or unit
    withheld = receiver.withheld(binding.mapped, binding)
    given["isian"] = answers.kept(binding, withheld)
    code = ""
    if not binding.userid:
        code, given["kode_sidik"] = codes.made(press)
    with hidden.nobody() if not binding.userid else nullcontext():
        made = createContentInContainer(
            folder, binding.jenis, checkConstraints=False, **given
        )
    receiver.after(made, binding.mapped, binding)
    presses.note(press, api.content.get_uuid(made))
    notices.acknowledge(made, code or None)
    return Taken(made, code)


def _attributes(binding: Binding, folder: Any) -> dict[str, Any]:
    """What every submission gets, and what the binding maps."""
    taken, _errors = conversion.convert(binding.jenis, binding.mapped, folder)
    if not taken.get(TITLE):
        taken[TITLE] = conversion.one_line(binding.title())[:LONGEST_TITLE]
    own = senders.positions(binding.form, binding.userid)
    chosen = binding.mapped.get("pengusul")
    position = next((each for each in own if each.id == chosen), None)
    if position is None and own and not chosen:
        position = own[0]
    return {
        **taken,
        "pengusul": position.id if position is not None else None,
        "pengaju": "" if position is not None else binding.userid,
        "unit": position.unit if position is not None else "",
        "unit_pelayanan": binding.service,
        "formulir": api.content.get_uuid(binding.form),
        "nama_formulir": str(binding.form.Title()),
        "alamat_formulir": _path(binding.form),
        "edisi_formulir": editions.enter(binding.form),
    }


def _path(form: Any) -> str:
    """Where the form lies within the site, such as `/formulir/usulan-kegiatan`."""
    portal = api.portal.get().getPhysicalPath()
    return "/" + "/".join(form.getPhysicalPath()[len(portal) :])
