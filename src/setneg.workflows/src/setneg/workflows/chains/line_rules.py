"""What makes a declared line unworkable, with the reason that its author reads."""

from collections.abc import Sequence
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains.line import Line
from setneg.workflows.chains.line import Step
from setneg.workflows.chains.source import Item


def check(steps: Sequence[Step], line: Line, root: Item, pattern: Item | None) -> None:
    """Refuse what cannot work; ChainError names the place and the reason."""
    _check_start(steps)
    _check_duplicates(steps)
    _check_signature(steps, line.signers, root)
    _check_reach(line)
    _check_climb(steps, line)
    _check_order(steps)
    _check_number(steps, pattern, root)


def _check_start(steps: Sequence[Step]) -> None:
    if steps[0].verb != "susun":
        steps[0].item.refuse(
            _(
                "chain_first_drafts",
                default="Langkah pertama sebuah rantai harus “susun”.",
            )
        )


def _check_duplicates(steps: Sequence[Step]) -> None:
    seen: set[str] = set()
    for step in steps:
        if step.stage in seen:
            step.item.refuse(
                _(
                    "chain_line_twice",
                    default="Tahap “${stage}” muncul dua kali; beri putaran kedua nama dengan “putaran”.",
                    mapping={"stage": step.stage},
                )
            )
        seen.add(step.stage)


def _check_signature(steps: Sequence[Step], signers: Sequence[str], root: Item) -> None:
    signatures = [step for step in steps if step.verb == "tanda_tangan"]
    if signers and not signatures:
        root.value["penandatangan"].refuse(
            _(
                "chain_never_signed",
                default="Rantai menyebut penandatangan, tetapi tidak memuat langkah “tanda_tangan”.",
            )
        )
    drafter = steps[0]
    for step in signatures:
        if glossary.rank(step.level) <= glossary.rank(drafter.level):
            step.item.refuse(
                _(
                    "chain_signer_below",
                    default="Penandatangan ${signer} tidak berada di atas penyusun ${drafter}.",
                    mapping={"signer": step.role, "drafter": drafter.role},
                )
            )


def _check_reach(line: Line) -> None:
    step = line.unreached()
    if step is not None:
        step.item.refuse(
            _(
                "chain_above_signers",
                default="Tahap “${stage}” tidak pernah dicapai: ${role} tidak berada di bawah penandatangan mana pun.",
                mapping={"stage": step.stage, "role": step.role},
            )
        )


def _check_climb(steps: Sequence[Step], line: Line) -> None:
    """Each round climbs level by level and leaves none out. Source: R-X-01."""
    for route in line.routes.values():
        before = steps[0]
        for step in route:
            if step.verb == "susun":
                before = step
            elif step.verb in glossary.CLIMBING:
                _check_rung(before, step)
                before = step


def _check_rung(before: Step, step: Step) -> None:
    rise = glossary.rank(step.level) - glossary.rank(before.level)
    if rise < 0 or (rise == 0 and before.verb in ("tanda_tangan", "setujui")):
        step.item.refuse(
            _(
                "chain_downwards",
                default="Urutan jenjang terbalik: ${role} setelah ${before} dalam putaran yang sama.",
                mapping={"role": step.role, "before": before.role},
            )
        )
    if rise > 1:
        missed = glossary.LADDER[glossary.rank(before.level) + 1]
        step.item.refuse(
            _(
                "chain_level_missed",
                default="Jenjang ${missed} terlewati di antara ${before} dan ${role}; pemeriksaan harus berjenjang.",
                mapping={
                    "missed": glossary.ROLE_OF_LEVEL[missed],
                    "before": before.role,
                    "role": step.role,
                },
            )
        )


def _check_order(steps: Sequence[Step]) -> None:
    verbs = [step.verb for step in steps]
    for index, step in enumerate(steps):
        before, after = verbs[:index], verbs[index + 1 :]
        if step.verb == "nomori" and "tanda_tangan" not in before:
            step.item.refuse(
                _(
                    "chain_number_before",
                    default="“nomori” harus setelah “tanda_tangan”.",
                )
            )
        if step.verb == "salin" and ("tanda_tangan" not in before or "nomori" in after):
            step.item.refuse(
                _(
                    "chain_copy_before",
                    default="“salin” hanya untuk naskah yang sudah ditandatangani dan bernomor.",
                )
            )
        if step.verb == "terbitkan":
            if "nomori" in after:
                step.item.refuse(
                    _(
                        "chain_publish_before",
                        default="“terbitkan” harus setelah “nomori”.",
                    )
                )
            if after:
                step.item.refuse(
                    _(
                        "chain_publish_last",
                        default="“terbitkan” harus menjadi langkah terakhir.",
                    )
                )
        if step.verb in ("susun", "harmonisasi", "setujui", *glossary.CHECKS) and (
            "tanda_tangan" in before
        ):
            step.item.refuse(
                _(
                    "chain_after_signature",
                    default="“${verb}” tidak mungkin lagi setelah “tanda_tangan”: naskah yang ditandatangani tidak berubah.",
                    mapping={"verb": step.verb},
                )
            )


def _check_number(steps: Sequence[Step], pattern: Item | None, root: Item) -> None:
    numbering = next((step for step in steps if step.verb == "nomori"), None)
    if numbering is not None and pattern is None:
        numbering.item.refuse(
            _(
                "chain_no_pattern",
                default="Rantai memuat “nomori”, tetapi tidak memuat pola “nomor”.",
            )
        )
    if numbering is None and pattern is not None:
        pattern.refuse(
            _(
                "chain_idle_pattern",
                default="Rantai memuat pola “nomor”, tetapi tidak memuat “nomori”.",
            )
        )
    if numbering is None and "register" in root.value:
        root.value["register"].refuse(
            _(
                "chain_idle_register",
                default="Rantai menyebut “register”, tetapi tidak memuat “nomori”.",
            )
        )
