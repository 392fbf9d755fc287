"""Read `tahap:`, a chain that names its stages and steps itself (Usulan, Tugas, cases)."""

from collections.abc import Sequence
from dataclasses import replace
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from setneg.workflows.chains.source import Item
from setneg.workflows.chains.source import OPAQUE
from setneg.workflows.chains.words import identifier
from setneg.workflows.chains.words import known
from setneg.workflows.chains.words import standard_time


KEYS = ("jenis", "id", "judul", "tahap", *OPAQUE)
#: Keys of a stage in the order in which they are written.
STAGE_KEYS = (
    "id",
    "judul",
    "nonaktif",
    "langkah",
    "melihat",
    "mengubah",
    "akhir",
    "publik",
    "waktu",
    "izin",
)
STEP_KEYS = ("verb", "ke", "oleh", "alasan", "judul", "nonaktif")


def read_free(root: Item, head: Chain) -> Chain:
    """Complete the chain's head with its own stages; ChainError when they cannot work."""
    items = root.mapping(KEYS, "rantai")["tahap"].entries("tahap")
    every = [item.mapping(STAGE_KEYS, "tahap") for item in items]
    asleep = {_name(fields) for fields in every if _asleep(fields)}
    items = [i for i, fields in zip(items, every, strict=True) if not _asleep(fields)]
    places = [fields for fields in every if not _asleep(fields)]
    if not places:
        root.value["tahap"].refuse(
            _("chain_all_asleep", default="Semua tahap rantai nonaktif.")
        )
    titles: dict[str, str] = {}
    for item, fields in zip(items, places, strict=True):
        if "id" not in fields:
            item.refuse(_("chain_stage_no_id", default="Tahap tanpa “id”."))
        name = identifier(fields["id"], _("chain_word_stage_id", default="Id tahap"))
        if name in titles:
            fields["id"].refuse(
                _(
                    "chain_stage_twice",
                    default="Tahap “${stage}” muncul dua kali.",
                    mapping={"stage": name},
                )
            )
        titles[name] = _stage_title(name, fields)
    stages = [_stage(fields, titles, asleep) for fields in places]
    _check_ways(stages, items)
    return replace(head, stages=tuple(stages))


def _asleep(fields: dict[str, Item]) -> bool:
    """Whether a stage or a step is kept but not used."""
    return "nonaktif" in fields and fields["nonaktif"].flag("nonaktif")


def _name(fields: dict[str, Item]) -> str:
    return fields["id"].text("id") if "id" in fields else ""


def _awake(items: Sequence[Item], asleep: set[str]) -> list[Item]:
    """The steps that are used: not switched off, and not leading to what is."""
    found = []
    for item in items:
        fields = item.mapping(STEP_KEYS, "langkah")
        away = "ke" in fields and fields["ke"].text("ke") in asleep
        if not _asleep(fields) and not away:
            found.append(item)
    return found


def _stage_title(name: str, fields: dict[str, Item]) -> str:
    if "judul" in fields:
        return fields["judul"].text("judul")
    if name not in glossary.STAGE_TITLES:
        fields["id"].refuse(
            _(
                "chain_stage_no_title",
                default="Tahap “${stage}” tidak ada dalam daftar kata; beri “judul” bila memang baru.",
                mapping={"stage": name},
            )
        )
    return glossary.STAGE_TITLES[name]


def _stage(fields: dict[str, Item], titles: dict[str, str], asleep: set[str]) -> Stage:
    public = fields["publik"].flag("publik") if "publik" in fields else False
    viewers = _roles(fields.get("melihat"), "melihat")
    if public:
        viewers = (*viewers, glossary.ANONYMOUS)
    items = fields["langkah"].entries("langkah") if "langkah" in fields else []
    steps = tuple(_step(item, titles) for item in _awake(items, asleep))
    for role in (role for step in steps for role in step.roles):
        if role not in viewers and not public:
            fields["langkah"].refuse(
                _(
                    "chain_blind_actor",
                    default="${role} harus bertindak pada tahap ini tetapi tidak boleh melihatnya.",
                    mapping={"role": role},
                )
            )
    return Stage(
        id=fields["id"].text("id"),
        title=titles[fields["id"].text("id")],
        verb=next((step.verb for step in steps if step.forward), ""),
        public=public,
        final=fields["akhir"].flag("akhir") if "akhir" in fields else False,
        time=standard_time(fields["waktu"]) if "waktu" in fields else None,
        viewers=viewers,
        editors=_roles(fields.get("mengubah"), "mengubah"),
        steps=steps,
        grants=_grants(fields.get("izin")),
    )


def _step(item: Item, titles: dict[str, str]) -> StepRule:
    fields = item.mapping(STEP_KEYS, "langkah")
    for key in ("verb", "ke", "oleh"):
        if key not in fields:
            item.refuse(
                _(
                    "chain_step_lacks",
                    default="Langkah tanpa “${key}”.",
                    mapping={"key": key},
                )
            )
    verb = known(
        fields["verb"].text("verb"),
        glossary.VERBS,
        _("chain_word_verb", default="Kata kerja"),
        fields["verb"],
    )
    target = known(
        fields["ke"].text("ke"),
        titles,
        _("chain_word_target", default="Tahap tujuan"),
        fields["ke"],
    )
    title = glossary.step_title(verb, titles[target])
    if "judul" in fields:
        title = fields["judul"].text("judul")
    return StepRule(
        verb=verb,
        target=target,
        roles=_roles(fields["oleh"], "oleh"),
        title=title,
        reason=fields["alasan"].flag("alasan") if "alasan" in fields else False,
        forward=verb not in glossary.BACKWARD_VERBS,
    )


def _roles(item: Item | None, what: str) -> tuple[str, ...]:
    if item is None:
        return ()
    return tuple(
        known(role, glossary.ROLES, _("chain_word_role", default="Peran"), place)
        for role, place in item.texts(what)
    )


def _grants(item: Item | None) -> dict[str, tuple[str, ...]]:
    """Further permissions of a stage: title of the permission -> roles."""
    if item is None:
        return {}
    if not isinstance(item.value, dict):
        item.refuse(
            _("chain_grants", default="izin harus berupa pasangan izin dan peran.")
        )
    return {title: _roles(roles, title) for title, roles in item.value.items()}


def _check_ways(stages: Sequence[Stage], items: Sequence[Item]) -> None:
    """Every stage can be reached, and left unless it is an end."""
    reached = {stages[0].id}
    frontier = [stages[0]]
    by_id = {stage.id: stage for stage in stages}
    while frontier:
        for step in frontier.pop().steps:
            if step.target not in reached:
                reached.add(step.target)
                frontier.append(by_id[step.target])
    for stage, item in zip(stages, items, strict=True):
        if stage.id not in reached:
            item.refuse(
                _(
                    "chain_stage_unreached",
                    default="Tahap “${stage}” tidak pernah dicapai.",
                    mapping={"stage": stage.id},
                )
            )
        if not stage.final and not any(step.forward for step in stage.steps):
            item.refuse(
                _(
                    "chain_stage_no_way",
                    default="Tahap “${stage}” tidak mempunyai jalan keluar; bila memang akhir, beri “akhir: true”.",
                    mapping={"stage": stage.id},
                )
            )
