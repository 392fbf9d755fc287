"""Forms, bindings and chains between sites: written out, examined, taken in.

Nothing is overwritten silently: what is different is shown in words and taken only when
it was chosen by name, and only as long as the site is still as it was shown.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from plone import api
from setneg.policy import _
from setneg.policy.content import submission_kinds
from setneg.policy.designer import binding
from setneg.policy.designer import founding
from setneg.policy.designer import package
from setneg.policy.designer import paper
from setneg.policy.designer.vetting import is_form
from setneg.policy.designer.vetting import Refused
from setneg.policy.forms.binding import IN_BRACES
from setneg.policy.forms.installation import PLACE
from setneg.workflows import journal
from setneg.workflows import organisation
from setneg.workflows.chains import book
from setneg.workflows.chains import chain_of_kind
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import difference
from setneg.workflows.chains import loads
from setneg.workflows.chains import source
from setneg.workflows.steps.wording import say
import transaction
from typing import Any
import yaml


FORM, CHAIN = "formulir", "rantai"
NEW, SAME, CHANGED, REFUSED = "baru", "sama", "berubah", "ditolak"


@dataclass(frozen=True)
class Finding:
    """What would happen with one form or chain of a package.

    key       `rantai/<id>` or `formulir/<id>`
    state     NEW, SAME, CHANGED or REFUSED
    changes   what becomes different, in words
    reasons   why it is refused
    seen      mark of what the site holds now, "" when it holds nothing of that name
    """

    key: str
    title: str
    state: str
    changes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    seen: str = ""

    @property
    def sort(self) -> str:
        """FORM or CHAIN."""
        return self.key.split("/")[0]


def forms() -> list[Any]:
    """The forms of the site by id, as far as whoever asks may see them."""
    place = api.portal.get().get(PLACE)
    if place is None:
        return []
    known = [each for each in place.objectValues() if is_form(each)]
    return sorted(known, key=lambda form: form.getId())


def collect(chosen: Iterable[Any] | None = None) -> dict[str, str]:
    """The files of forms and of the chains that their tickets run."""
    found: dict[str, str] = {}
    kinds: dict[str, None] = {}
    for form in forms() if chosen is None else chosen:
        bound = binding.read(form.actions_model)
        if bound is None:
            continue
        for file, text in paper.files(form).items():
            found[f"{FORM}/{form.getId()}/{file}"] = text
        kinds[bound.jenis] = None
    for kind in kinds:
        chain = chain_of_kind(kind)
        if chain is not None:
            found[f"{CHAIN}/{chain.id}.yaml"] = book.live(chain.id)
    if found:
        found[package.README] = _readme(found)
    return found


def _readme(files: Mapping[str, str]) -> str:
    lines = [
        "# Paket formulir",
        "",
        "Formulir, ikatannya, dan rantai tindak lanjutnya sebagai teks. Folder `formulir/`",
        "dan `rantai/` dapat ditaruh dalam profil, atau diimpor di portal lain dengan",
        "`bin/setneg formulir impor <folder>` atau halaman *Rancang formulir*.",
        "",
        "| berkas | isinya |",
        "|---|---|",
        "| `formulir/<id>/formulir.yaml` | judul, kata pengantar, ketentuan pengisian |",
        "| `formulir/<id>/isian.xml` | isian (easyform) |",
        "| `formulir/<id>/tindakan.xml` | ikatan: jenis, penerima, pemetaan |",
        "| `rantai/<id>.yaml` | rantai dan jenis pengajuannya |",
        "",
        f"Formulir: {', '.join(package.forms(files))}",
        f"Rantai: {', '.join(package.chains(files))}",
        "",
    ]
    return "\n".join(lines)


def examine(files: Mapping[str, str], trusted: bool = False) -> list[Finding]:
    """What taking in a package would do; changes nothing."""
    coming: dict[str, bool] = {}
    found = []
    for name in package.chains(files):
        finding, kind = _examine_chain(name, files[f"{CHAIN}/{name}.yaml"])
        found.append(finding)
        coming[kind] = finding.state != REFUSED
    known = coming | dict.fromkeys(submission_kinds.names(), True)
    for name in package.forms(files):
        found.append(_examine_form(name, package.form(files, name), known, trusted))
    return found


def _mark(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:20] if text else ""


def _examine_chain(name: str, text: str) -> tuple[Finding, str]:
    key, now = f"{CHAIN}/{name}", book.live(name)
    try:
        chain = loads(text, f"{name}.yaml")
        kind = submission_kinds.read(chain)
    except ChainError as error:
        reason = _(
            "panel_line_of",
            default="Baris ${line}: ${reason}",
            mapping={"line": error.line, "reason": say(error.said)},
        )
        kind = str(_values(text).get("jenis") or "")
        reasons = (reason, _newer())
        return Finding(key, name, REFUSED, reasons=reasons, seen=_mark(now)), kind
    against: list[str] = []
    if chain.id != name:
        against.append(_not_its_name(name, chain.id))
    if kind is None:
        against.append(
            _(
                "exchange_no_submission",
                default="Rantai ini bukan rantai pengajuan; impor di panel Rantai.",
            )
        )
    if now == text:
        return Finding(key, chain.title, SAME, seen=_mark(now)), chain.kind
    if now and not against and _other_facts(now, text):
        return _other_version(key, chain, now, text), chain.kind
    if not against:
        against += founding.against_change(text) if now else founding.clash(chain)
    changes = _chain_changes(now, text) if now else ()
    state = REFUSED if against else CHANGED if now else NEW
    return Finding(
        key, chain.title, state, changes, tuple(against), _mark(now)
    ), chain.kind


def _other_facts(now: str, text: str) -> bool:
    """Whether the part differs that says what kind of submission it is."""
    here, there = _values(now), _values(text)
    return any(here.get(key) != there.get(key) for key in source.OPAQUE)


def _values(text: str) -> dict[str, Any]:
    """What a declaration says, however wrong; {} for what is none."""
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return said if isinstance(said, dict) else {}


def _other_version(key: str, chain: Any, now: str, text: str) -> Finding:
    """A chain of a portal of another version: that part follows the portal's version.

    Where the way of a ticket is the same, there is nothing to take; a form of that kind
    comes in all the same.
    """
    if not difference.compare(loads(now, "situs"), loads(text, "paket")):
        words = _(
            "exchange_other_facts",
            default="Jalannya sama. Bagian yang mengatur jenisnya ditulis lain karena "
            "versi portal asalnya berbeda; yang di portal ini tetap berlaku.",
        )
        return Finding(key, chain.title, SAME, (words,), seen=_mark(now))
    words = _(
        "exchange_other_version",
        default="Jalannya berbeda, dan bagian yang mengatur jenisnya juga: bagian itu "
        "mengikuti versi portal. Perbarui kedua portal ke versi yang sama, atau ubah "
        "tahapnya di panel Rantai. Formulirnya tetap dapat diimpor: jenisnya sudah ada "
        "di sini.",
    )
    changes = _chain_changes(now, text)
    return Finding(key, chain.title, REFUSED, changes, (words,), _mark(now))


def _newer() -> str:
    return _(
        "exchange_newer",
        default="Bila paket ini berasal dari portal yang lebih baru, perbarui portal ini "
        "dahulu. Bagian lain dari paket tetap dapat diimpor.",
    )


def _not_its_name(name: str, other: str) -> str:
    return _(
        "exchange_other_id",
        default="Berkas bernama “${name}” memuat rantai “${other}”.",
        mapping={"name": name, "other": other},
    )


def _chain_changes(old: str, new: str) -> tuple[str, ...]:
    changes = difference.compare(loads(old, "situs"), loads(new, "paket"))
    return changes or (
        _("exchange_same_words", default="Hanya penulisan deklarasinya yang berbeda."),
    )


def _examine_form(
    name: str, texts: Mapping[str, str], kinds: Mapping[str, bool], trusted: bool
) -> Finding:
    """kinds: those of the site and of the package; False for one that is refused."""
    key, present = f"{FORM}/{name}", api.portal.get()[PLACE].get(name)
    against = list(paper.refusals(texts, trusted))
    if against:
        against.append(_newer())
    if present is not None and not is_form(present):
        against.append(
            _(
                "exchange_no_form",
                default="Di tempat formulir sudah ada isi lain bernama “${name}”.",
                mapping={"name": name},
            )
        )
    if against:
        return Finding(key, name, REFUSED, reasons=tuple(against))
    title = paper.read_words(texts[paper.WORDS])["judul"]
    bound = binding.read(texts[paper.ACTIONS])
    reasons = tuple(_against_binding(bound, kinds)) if bound is not None else ()
    if reasons:
        return Finding(key, title, REFUSED, reasons=reasons)
    if present is None:
        return Finding(key, title, NEW)
    now = paper.files(present)
    changes = tuple(paper.compare(now, texts))
    state = CHANGED if changes else SAME
    return Finding(key, title, state, changes, seen=_mark("".join(now.values())))


def _against_binding(bound: Any, kinds: Mapping[str, bool]) -> Iterator[str]:
    """Why a form cannot make its submissions here: kind, unit or position is missing."""
    if bound.jenis not in kinds:
        yield _(
            "exchange_no_kind",
            default="Jenis pengajuan “${kind}” tidak ada di portal ini dan tidak dibawa "
            "paket. Ekspor formulirnya lagi dari portal asal; rantainya ikut di dalam.",
            mapping={"kind": bound.jenis},
        )
    elif not kinds[bound.jenis]:
        yield _(
            "exchange_kind_refused",
            default="Rantai untuk jenis “${kind}” dalam paket ini tidak dapat diimpor; "
            "sebabnya tertulis pada rantai itu.",
            mapping={"kind": bound.jenis},
        )
    organogram = organisation.current()
    unit = bound.unit_pelayanan
    named = unit and not IN_BRACES.fullmatch(unit) and unit not in organogram.units
    if named and organogram.resolve_unit(unit) is None:
        yield _(
            "exchange_no_unit",
            default="Unit penerima “${unit}” tidak ada di portal ini. Catat dahulu unit "
            "itu, atau ganti kodenya dalam tindakan.xml.",
            mapping={"unit": unit},
        )
    for post in (bound.penerima, bound.pelaksana):
        if post and post not in organogram.positions:
            yield _(
                "exchange_no_post",
                default="Jabatan “${post}” tidak ada di portal ini. Catat dahulu jabatan "
                "itu, atau ganti dalam tindakan.xml.",
                mapping={"post": post},
            )


def take(
    files: Mapping[str, str],
    chosen: Mapping[str, str] | None,
    reason: str,
    trusted: bool = False,
) -> list[Finding]:
    """Take in what is new, and what is different where it was chosen.

    chosen  key -> mark of what was shown; None takes everything that is not refused
    Refused, and then nothing was changed, when the site is no longer as it was shown,
    or a part cannot be taken.
    """
    savepoint = transaction.savepoint(optimistic=True)
    try:
        taken = [f for f in examine(files, trusted) if _wanted(f, chosen)]
        for finding in taken:
            _take(finding, files, reason)
    except Exception:
        savepoint.rollback()
        raise
    if taken:
        journal.record(
            api.portal.get(),
            "impor_formulir",
            apa=[f.key for f in taken],
            alasan=reason,
        )
    return taken


def _wanted(finding: Finding, chosen: Mapping[str, str] | None) -> bool:
    if finding.state == SAME or (finding.state == REFUSED and chosen is None):
        return False
    if chosen is None:
        return True
    if finding.key not in chosen:
        return False
    if finding.state == REFUSED:
        raise Refused(" ".join(say(each) for each in finding.reasons))
    if chosen[finding.key] != finding.seen:
        raise Refused(
            _(
                "exchange_changed_since",
                default="“${title}” berubah di situs ini sejak diperiksa; periksa lagi.",
                mapping={"title": finding.title},
            )
        )
    return True


def _take(finding: Finding, files: Mapping[str, str], reason: str) -> None:
    name = finding.key.split("/")[1]
    if finding.sort == CHAIN:
        text = files[f"{CHAIN}/{name}.yaml"]
        put = founding.found if finding.state == NEW else founding.change
        put(text, reason)
        return
    place = api.portal.get()[PLACE]
    texts = package.form(files, name)
    bound = binding.read(texts[paper.ACTIONS])
    if bound is not None and bound.jenis not in submission_kinds.names():
        raise Refused(
            _(
                "exchange_chain_first",
                default="“${title}” memerlukan rantai yang tidak dipilih.",
                mapping={"title": finding.title},
            )
        )
    form = place.get(name)
    if form is None:
        form = paper.make(place, name, finding.title, **paper.models(texts))
    paper.apply(form, texts)
