"""What a draft changes in a chain, in an official's words."""

from collections.abc import Iterator
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage


def compare(old: Chain, new: Chain) -> tuple[str, ...]:
    """Sentences (message ids) that say what is different; () when nothing is."""
    return (
        *_heads(old, new),
        *_stages(old, new),
        *_kept(old, new),
        *_sight(old, new),
    )


def _names(roles: tuple[str, ...]) -> str:
    return ", ".join(roles) or "–"


def _levels(levels: tuple[str, ...]) -> str:
    return _names(tuple(glossary.ROLE_OF_LEVEL[level] for level in levels))


def _heads(old: Chain, new: Chain) -> Iterator[str]:
    """What holds for the whole chain."""
    facts = [
        (_("fact_title", default="Nama rantai"), old.title, new.title),
        (
            _("fact_signers", default="Penandatangan"),
            _levels(old.signers),
            _levels(new.signers),
        ),
        (_("fact_number", default="Pola nomor"), old.number or "–", new.number or "–"),
        (
            _("fact_register", default="Register"),
            old.register or "–",
            new.register or "–",
        ),
    ]
    for fact, before, after in facts:
        if before != after:
            yield _(
                "diff_fact",
                default="${fact}: “${before}” menjadi “${after}”.",
                mapping={"fact": fact, "before": before, "after": after},
            )


def _stages(old: Chain, new: Chain) -> Iterator[str]:
    """Stages that go, stages that come, and their order."""
    for stage in old.stages:
        if not new.has(stage.id):
            yield _(
                "diff_stage_gone",
                default="Tahap “${stage}” dihapus.",
                mapping={"stage": stage.title},
            )
    before = ""
    for stage in new.stages:
        if not old.has(stage.id) and before:
            yield _(
                "diff_stage_new",
                default="Tahap “${stage}” (${who}) ditambahkan setelah “${before}”.",
                mapping={
                    "stage": stage.title,
                    "who": _names(stage.awaits()),
                    "before": before,
                },
            )
        elif not old.has(stage.id):
            yield _(
                "diff_stage_first",
                default="Tahap “${stage}” (${who}) menjadi tahap pertama.",
                mapping={"stage": stage.title, "who": _names(stage.awaits())},
            )
        before = stage.title
    order = [s.id for s in old.stages if new.has(s.id)]
    if order != [s.id for s in new.stages if old.has(s.id)]:
        yield _("diff_order", default="Urutan tahap berubah.")


def _kept(old: Chain, new: Chain) -> Iterator[str]:
    """Stages that stay, with what changes in them."""
    for stage in new.stages:
        if old.has(stage.id):
            yield from _facts(old.stage(stage.id), stage)
            yield from _steps(old, new, stage)


def _facts(old: Stage, new: Stage) -> Iterator[str]:
    facts = [
        (_("fact_stage_title", default="nama"), old.title, new.title),
        (_("fact_who", default="yang bertindak"), old.awaits(), new.awaits()),
        (_("fact_time", default="waktu baku"), old.time or "–", new.time or "–"),
        (_("fact_editors", default="yang mengubah"), old.editors, new.editors),
    ]
    for fact, before, after in facts:
        if before == after:
            continue
        if isinstance(before, tuple) and isinstance(after, tuple):
            if set(before) == set(after):
                continue
            before, after = _names(before), _names(after)
        yield _(
            "diff_stage_fact",
            default="Tahap “${stage}”, ${fact}: “${before}” menjadi “${after}”.",
            mapping={
                "stage": new.title,
                "fact": fact,
                "before": before,
                "after": after,
            },
        )


def _steps(old: Chain, new: Chain, stage: Stage) -> Iterator[str]:
    """Steps between stages that both chains have; what follows from others is clear."""
    before = {s.transition: s for s in old.stage(stage.id).steps if new.has(s.target)}
    after = {s.transition: s for s in stage.steps if old.has(s.target)}
    for gone in before.keys() - after.keys():
        yield _(
            "diff_step_gone",
            default="Tahap “${stage}”: langkah “${step}” dihapus.",
            mapping={"stage": stage.title, "step": before[gone].title},
        )
    for come in after.keys() - before.keys():
        yield _(
            "diff_step_new",
            default="Tahap “${stage}”: langkah “${step}” (${who}) ditambahkan.",
            mapping={
                "stage": stage.title,
                "step": after[come].title,
                "who": _names(after[come].roles),
            },
        )
    for same in before.keys() & after.keys():
        one, other = before[same], after[same]
        if one.title != other.title:
            yield _(
                "diff_step_title",
                default="Tahap “${stage}”: tombol “${before}” menjadi “${after}”.",
                mapping={
                    "stage": stage.title,
                    "before": one.title,
                    "after": other.title,
                },
            )
        elif set(one.roles) != set(other.roles) or one.reason != other.reason:
            yield _(
                "diff_step_who",
                default="Tahap “${stage}”: langkah “${step}” kini oleh ${who}.",
                mapping={
                    "stage": stage.title,
                    "step": other.title,
                    "who": _names(other.roles),
                },
            )


def _sight(old: Chain, new: Chain) -> Iterator[str]:
    """Who reads more or less in the stages that stay: one sentence for like changes."""
    like: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for stage in new.stages:
        if not old.has(stage.id):
            continue
        before, after = old.stage(stage.id).viewers, stage.viewers
        more = tuple(role for role in after if role not in before)
        less = tuple(role for role in before if role not in after)
        if more or less:
            like.setdefault((more, less), []).append(f"“{stage.title}”")
    for (more, less), titles in like.items():
        words = {"stages": ", ".join(titles)}
        if more:
            yield _(
                "diff_reads_more",
                default="${roles} kini dapat membaca pada tahap ${stages}.",
                mapping={**words, "roles": _names(more)},
            )
        if less:
            yield _(
                "diff_reads_less",
                default="${roles} tidak lagi dapat membaca pada tahap ${stages}.",
                mapping={**words, "roles": _names(less)},
            )
