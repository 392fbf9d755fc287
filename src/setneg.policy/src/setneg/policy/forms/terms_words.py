"""The conditions of a form as sentences: who may send it, until when, which files, how
long it takes, what happens next. For the page, the list of forms and REST."""

from collections.abc import Sequence
from collective.easyform.api import get_schema
from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.forms.fields_files import count_of
from setneg.policy.forms.fields_files import is_file
from setneg.policy.forms.fields_files import kinds_of
from setneg.policy.forms.fields_files import megabytes_of
from setneg.policy.forms.terms import kinds_of_submission
from setneg.policy.forms.terms import never_open
from setneg.policy.forms.terms import of
from setneg.policy.forms.terms import senders
from setneg.policy.forms.terms import Terms
from setneg.policy.forms.tickets import plain_way
from setneg.workflows import chains
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.steps.wording import say
from typing import Any
from zope.schema import getFieldsInOrder


WHO, WHEN, FILES, TIME, NEXT, CARE = (
    "siapa",
    "waktu",
    "berkas",
    "lama",
    "lanjut",
    "jaga",
)


#: Steps by which a sender, who alone has a stage, takes his answer or completes.
SENDER, SENDERS = "Pengusul", ("selesaikan", "lengkapi")


def said(form, now: datetime | None = None) -> list[tuple[str, Any]]:
    """The conditions of a form as (key, sentence), in the order in which it says them."""
    terms = of(form)
    found = [(WHO, who(terms)), (WHEN, opening(form, terms, now or datetime.now(UTC)))]
    taken = [field for field in _fields(form) if is_file(field)]
    if taken:
        found.append((FILES, files(terms, taken)))
    found += [(TIME, each) for each in times(form)]
    if terms.purpose:
        found.append((NEXT, terms.purpose))
    if terms.open_to_all:
        found.append((CARE, care(terms)))
    return found


def who(terms: Terms) -> Any:
    """Who may send it."""
    if terms.open_to_all:
        return _(
            "terms_open",
            default="Terbuka untuk umum: setiap orang dapat mengirim, juga tanpa akun.",
        )
    if not terms.who:
        return _(
            "terms_anybody",
            default="Untuk setiap pegawai yang memegang jabatan.",
        )
    known = senders(None)
    names = [say(known.getTerm(each).title) for each in terms.who if each in known]
    return _(
        "terms_who",
        default="Dapat dikirim oleh: ${who}.",
        mapping={"who": ", ".join(names)},
    )


def opening(form, terms: Terms, now: datetime) -> Any:
    """From when to when, also of a form that somebody has yet to open."""
    if never_open(form, terms):
        return _("terms_never_open", default="Belum dibuka.")
    return when(terms, now)


def when(terms: Terms, now: datetime) -> Any:
    """From when to when."""
    opens, closes = dates.moment(terms.opens), dates.moment(terms.closes)
    mapping = {"opens": opens, "closes": closes}
    if terms.closes is not None and now >= terms.closes:
        return _(
            "terms_closed", default="Telah ditutup pada ${closes}.", mapping=mapping
        )
    if terms.opens is not None and now < terms.opens:
        if terms.closes is None:
            return _("terms_opens", default="Dibuka mulai ${opens}.", mapping=mapping)
        return _(
            "terms_opens_until",
            default="Dibuka mulai ${opens} sampai ${closes}.",
            mapping=mapping,
        )
    if terms.closes is not None:
        return _(
            "terms_until", default="Dapat dikirim sampai ${closes}.", mapping=mapping
        )
    return _("terms_always", default="Dapat dikirim setiap saat.")


def files(terms: Terms, fields: Sequence[Any]) -> Any:
    """Which files, how large, how many, as all of a form's questions together take."""
    kinds = {kind for field in fields for kind in kinds_of(terms, field)}
    known = [kind[1:].upper() for kind in terms.kinds if kind in kinds]
    if "JPG" in known:
        known = [kind for kind in known if kind != "JPEG"]
    count = sum(count_of(terms, field) for field in fields)
    return _(
        "terms_files",
        default="Berkas: ${kinds}; paling besar ${size} MB per berkas, paling banyak "
        "${count} berkas.",
        mapping={
            "kinds": ", ".join(known),
            "size": str(max(megabytes_of(terms, field) for field in fields)),
            "count": str(min(count, terms.most_files)),
        },
    )


def care(terms: Terms) -> Any:
    """What keeps machines out, and that nobody is tracked by it."""
    return _(
        "terms_care",
        default="Untuk mencegah kiriman otomatis: paling banyak ${rate} kiriman per jam "
        "dari satu jaringan, dan tidak lebih cepat dari ${pause} detik setelah halaman "
        "dibuka. Alamat jaringan Anda tidak disimpan.",
        mapping={"rate": str(terms.rate), "pause": str(terms.pause)},
    )


def _fields(form) -> list[Any]:
    return [field for _name, field in getFieldsInOrder(get_schema(form))]


def times(form) -> list[Any]:
    """How long each stage takes that a tracked submission of this form passes."""
    chain = _chain(form)
    if chain is None:
        return []
    stages = [stage for stage in plain_way(chain) if stage.time and _office(stage)]
    if not stages:
        return []
    parts = [
        f"{say(stage.title).lower()} {spoken_time(stage.time)}" for stage in stages
    ]
    return [
        _(
            "terms_times",
            default="Lamanya paling banyak: ${times}.",
            mapping={"times": "; ".join(parts)},
        )
    ]


def _office(stage) -> bool:
    """Whether the office has the time of a stage, not the sender who takes his answer."""
    ahead = {(rule.verb, rule.roles) for rule in stage.steps if rule.forward}
    return any(verb not in SENDERS or set(roles) != {SENDER} for verb, roles in ahead)


def _chain(form):
    """The chain that begins when the form is sent, None when it tracks nothing."""
    for kind in kinds_of_submission(form):
        return chains.chain_of(kind)
    return None
