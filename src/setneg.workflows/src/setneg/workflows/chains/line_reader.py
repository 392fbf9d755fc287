"""Read `rantai:` (one line upwards) into stages."""

from collections.abc import Iterator
from dataclasses import replace
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains import line_rules
from setneg.workflows.chains.line import Line
from setneg.workflows.chains.line import Step
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.sending import with_sending
from setneg.workflows.chains.source import Item
from setneg.workflows.chains.source import OPAQUE
from setneg.workflows.chains.words import known
from setneg.workflows.chains.words import number_pattern
from setneg.workflows.chains.words import standard_time


KEYS = (
    "jenis",
    "id",
    "judul",
    "penandatangan",
    "rantai",
    "nomor",
    "register",
    *OPAQUE,
)
STEP_KEYS = (
    *glossary.CHAIN_VERBS,
    "putaran",
    "waktu",
    "judul",
    "sebutan",
    "nonaktif",
    "jarak_jauh",
)
SIGNER = "penandatangan"


def read_line(root: Item, head: Chain) -> Chain:
    """Complete the chain's head with the stages of its line."""
    fields = root.mapping(KEYS, "rantai")
    signers = _signers(fields.get("penandatangan"))
    steps = [
        step
        for item in fields["rantai"].entries("rantai")
        for step in _steps(item, signers)
    ]
    if not steps:
        fields["rantai"].refuse(
            _("chain_steps_asleep", default="Semua langkah rantai nonaktif.")
        )
    line = Line(steps, signers)
    pattern = fields.get("nomor")
    line_rules.check(steps, line, root, pattern)
    remote = any(_is_remote(item) for item in fields["rantai"].entries("rantai"))
    return replace(
        head,
        signers=signers,
        stages=with_sending(line.stages()) if remote else line.stages(),
        number=number_pattern(pattern) if pattern else None,
        register=_register(fields.get("register"), steps),
    )


def _is_remote(item: Item) -> bool:
    """Whether a signature may also come from outside."""
    fields = item.mapping(STEP_KEYS, "langkah rantai")
    return "jarak_jauh" in fields and fields["jarak_jauh"].flag("jarak_jauh")


def _signers(item: Item | None) -> tuple[str, ...]:
    if item is None:
        return ()
    levels: list[str] = []
    for level, place in item.texts("penandatangan"):
        known(
            level,
            glossary.LADDER,
            _("chain_word_signer", default="Jenjang penandatangan"),
            place,
        )
        if level in levels:
            place.refuse(
                _(
                    "chain_signer_twice",
                    default="Penandatangan “${level}” tertulis dua kali.",
                    mapping={"level": level},
                )
            )
        levels.append(level)
    return tuple(levels)


def _steps(item: Item, signers: tuple[str, ...]) -> Iterator[Step]:
    fields = item.mapping(STEP_KEYS, "langkah rantai")
    verbs = [key for key in fields if key in glossary.CHAIN_VERBS]
    if len(verbs) != 1:
        item.refuse(
            _("chain_one_verb", default="Sebuah langkah memuat tepat satu kata kerja.")
        )
    verb = verbs[0]
    round_ = ""
    if "putaran" in fields:
        round_ = fields["putaran"].text("putaran")
        if not glossary.IDENTIFIER.match(round_):
            fields["putaran"].refuse(
                _(
                    "chain_round_name",
                    default="Nama putaran “${round}” hanya boleh huruf kecil, angka, dan “_”.",
                    mapping={"round": round_},
                )
            )
    time = standard_time(fields["waktu"]) if "waktu" in fields else None
    title = fields["judul"].text("judul") if "judul" in fields else ""
    saying = fields["sebutan"].text("sebutan") if "sebutan" in fields else ""
    asleep = "nonaktif" in fields and fields["nonaktif"].flag("nonaktif")
    place = fields[verb]
    if "jarak_jauh" in fields and verb != "tanda_tangan":
        fields["jarak_jauh"].refuse(
            _("chain_outside_only", default="“jarak_jauh” hanya untuk “tanda_tangan”.")
        )
    for level in _levels(verb, place, signers):
        if not asleep:
            yield Step(verb, level, round_, time, place, title, saying)


def _levels(verb: str, place: Item, signers: tuple[str, ...]) -> tuple[str, ...]:
    """The level that acts; a signature stands once for each possible signer."""
    level = place.text(verb)
    if verb == "tanda_tangan":
        if not signers:
            place.refuse(
                _(
                    "chain_no_signers",
                    default="“tanda_tangan” dipakai, tetapi “penandatangan” tidak disebutkan.",
                )
            )
        if level == SIGNER:
            return tuple(sorted(signers, key=glossary.rank))
        place.refuse(
            _(
                "chain_signed_by",
                default="“tanda_tangan” dilakukan oleh “penandatangan”.",
            )
        )
    if level == SIGNER:
        place.refuse(
            _(
                "chain_not_by_signer",
                default="“${verb}” tidak dilakukan oleh “penandatangan”.",
                mapping={"verb": verb},
            )
        )
    known(level, glossary.LEVELS, _("chain_word_level", default="Jenjang"), place)
    if verb in glossary.CLIMBING and level not in glossary.LADDER:
        place.refuse(
            _(
                "chain_by_level",
                default="“${verb}” dilakukan oleh jenjang, bukan oleh ${level}.",
                mapping={"verb": verb, "level": level},
            )
        )
    return (level,)


def _register(item: Item | None, steps: list[Step]) -> str:
    if item is not None:
        return known(
            item.text("register"),
            glossary.REGISTERS,
            _("chain_word_register", default="Register"),
            item,
        )
    numbering = next((step for step in steps if step.verb == "nomori"), None)
    if numbering is None:
        return ""
    return "persuratan" if numbering.level == "persuratan" else "unit"
