"""The list that is gone through before a form is published: what hinders it, what is
only worth knowing."""

from collections.abc import Iterator
from dataclasses import dataclass
from plone import api
from setneg.policy import _
from setneg.policy.designer import asked_when
from setneg.policy.designer import fields
from setneg.policy.designer import follow_up
from setneg.policy.designer import founding
from setneg.policy.designer import mapping
from setneg.policy.designer.binding import Binding
from setneg.policy.designer.plan import Plan
from setneg.policy.forms import terms
from setneg.policy.forms import texts
from setneg.policy.forms.binding import IN_BRACES
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.chains import Chain
from setneg.workflows.chains import chain_of_kind
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import loads
from setneg.workflows.organisation.standing import standing
from typing import Any


HINDERS, ADVICE = "menghalangi", "perhatian"
#: Steps of the wizard where it is put right.
NAME, FIELDS, FOLLOW_UP, MAPPING = "nama", "isian", "tindak-lanjut", "pemetaan"
ENGLISH = "inggris"


@dataclass(frozen=True)
class Check:
    """One line: HINDERS or ADVICE, the words, the step of the wizard."""

    level: str
    words: str
    step: str


def found(form: Any) -> list[Check]:
    """Everything there is to say about a form, what hinders first."""
    plan = Plan(form)
    lines = [*_of_fields(form), *_of_terms(form), *_of_english(form)]
    if plan.begun:
        lines += [*_of_receivers(form, plan), *_of_mapping(form, plan)]
        lines += _of_chain(plan)
    else:
        words = _(
            "check_no_follow_up",
            default="Belum dipilih menjadi apa isian ini dan siapa yang menanganinya.",
        )
        lines.append(Check(HINDERS, words, FOLLOW_UP))
    return sorted(lines, key=lambda line: line.level != HINDERS)


def hindering(form: Any) -> list[Check]:
    """What must be put right before the form can be published."""
    return [line for line in found(form) if line.level == HINDERS]


def chain_of(plan: Plan) -> Chain | None:
    """The chain that tickets of the form will run; None while there is none."""
    if plan.follow_up is None:
        return chain_of_kind(plan.binding.jenis)
    try:
        return loads(follow_up.text(plan.follow_up), founding.SOURCE)
    except ChainError:
        return None


def _of_fields(form: Any) -> Iterator[Check]:
    questions = fields.listed(form)
    if not questions:
        yield Check(
            HINDERS,
            _("check_no_fields", default="Formulir belum mempunyai isian."),
            FIELDS,
        )
    labels = [question.label.casefold() for question in questions]
    for label in sorted({each for each in labels if labels.count(each) > 1}):
        yield Check(
            ADVICE,
            _(
                "check_same_label",
                default="Dua isian berlabel sama: “${label}”.",
                mapping={"label": label},
            ),
            FIELDS,
        )
    for reason in asked_when.broken(form).values():
        yield Check(HINDERS, reason, FIELDS)


def _of_terms(form: Any) -> Iterator[Check]:
    known = terms.of(form)
    if not known.purpose:
        yield Check(
            ADVICE,
            _(
                "check_no_purpose",
                default="Belum ada kalimat yang menjelaskan kepada pengirim apa yang "
                "terjadi setelah dikirim.",
            ),
            NAME,
        )


def _of_english(form: Any) -> Iterator[Check]:
    lacking = len(texts.lacking(form))
    if lacking:
        yield Check(
            ADVICE,
            _(
                "check_no_english",
                default="${count} teks belum mempunyai bahasa Inggris; pembaca berbahasa "
                "Inggris melihatnya dalam bahasa Indonesia.",
                mapping={"count": str(lacking)},
            ),
            ENGLISH,
        )


def _of_receivers(form: Any, plan: Plan) -> Iterator[Check]:
    bound, organogram = plan.binding, organisation.current()
    names = {question.name for question in fields.listed(form)}
    chosen = IN_BRACES.fullmatch(bound.unit_pelayanan)
    head = organogram.head(bound.unit_pelayanan)
    if chosen is not None:
        if chosen.group(1) not in names:
            yield _no_receiver()
    elif bound.unit_pelayanan not in organogram.units:
        if _needs_unit(bound):
            yield _no_receiver()
    elif head is None and not bound.penerima:
        yield _no_receiver()
    posts = [bound.penerima or (head.id if head is not None else ""), bound.pelaksana]
    for post in dict.fromkeys(each for each in posts if each):
        if post not in organogram.positions:
            yield Check(HINDERS, _unknown_position(post), FOLLOW_UP)
        elif standing(organogram, post, organisation.today()) is not None:
            yield Check(ADVICE, _vacant(post), FOLLOW_UP)


def _needs_unit(bound: Binding) -> bool:
    """Kinds with a class of their own may find their receiver themselves."""
    fti = api.portal.get_tool("portal_types").get(bound.jenis)
    plain = "setneg.policy.content.pengajuan.Pengajuan"
    return fti is None or getattr(fti, "klass", plain) == plain


def _no_receiver() -> Check:
    return Check(
        HINDERS,
        _(
            "check_no_receiver",
            default="Tidak ada yang menerima: pilih unit penerima yang mempunyai "
            "pimpinan, atau sebuah jabatan.",
        ),
        FOLLOW_UP,
    )


def _unknown_position(post: str) -> str:
    return _(
        "check_unknown_position",
        default="Jabatan “${post}” tidak ada dalam organisasi.",
        mapping={"post": post},
    )


def _vacant(post: str) -> str:
    return _(
        "check_vacant",
        default="Jabatan “${post}” sedang tidak ada yang mengisi; tiket akan menunggu.",
        mapping={"post": position_title(post)},
    )


def _of_mapping(form: Any, plan: Plan) -> Iterator[Check]:
    bound = plan.binding
    kind = "" if plan.follow_up is not None else bound.jenis
    for name in mapping.lost(form, bound.pemetaan):
        yield Check(
            HINDERS,
            _(
                "check_lost_field",
                default="Pemetaan menyebut isian “${name}” yang tidak ada lagi.",
                mapping={"name": name},
            ),
            MAPPING,
        )
    if not bound.pemetaan.get("title") and not bound.judul:
        yield Check(
            ADVICE,
            _(
                "check_no_title",
                default="Tidak ada isian yang menjadi judul tiket; semua tiket akan "
                "berjudul nama formulir.",
            ),
            MAPPING,
        )
    for target in mapping.targets(kind):
        if target.required and target.name not in ("title", *bound.pemetaan):
            yield Check(
                ADVICE,
                _(
                    "check_required_unmapped",
                    default="“${label}” wajib pada jenis ini, tetapi tidak terisi dari "
                    "formulir.",
                    mapping={"label": target.label},
                ),
                MAPPING,
            )


def _of_chain(plan: Plan) -> Iterator[Check]:
    made = plan.follow_up
    if made is not None:
        against = list(follow_up.problems(made, organisation.current()).values())
        chain = chain_of(plan)
        if not against and chain is not None:
            against = founding.clash(chain, made.prefix)
        yield from (Check(HINDERS, words, FOLLOW_UP) for words in against)
    chain = chain_of(plan)
    if chain is None:
        return
    untimed = [
        stage.title
        for stage in chain.stages
        if not stage.final and not stage.time and set(stage.awaits()) - {"Pengusul"}
    ]
    if untimed:
        yield Check(
            ADVICE,
            _(
                "check_no_time",
                default="Tanpa waktu baku, jadi tidak pernah terlambat: ${stages}.",
                mapping={"stages": ", ".join(untimed)},
            ),
            FOLLOW_UP,
        )
