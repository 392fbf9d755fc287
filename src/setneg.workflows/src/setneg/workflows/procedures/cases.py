"""Cases: start one, decide, open its products, take answers, and let it go on.

Every function here writes in the transaction of whoever asks and raises CaseRefused with
readable reasons, or NotYours, before anything is written.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from setneg.workflows import _
from setneg.workflows import steps
from setneg.workflows.procedures import choices
from setneg.workflows.procedures import directions
from setneg.workflows.procedures import making
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import replies
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.compile import DONE
from setneg.workflows.procedures.compile import STAGE
from setneg.workflows.procedures.model import CASE_PARTIES
from setneg.workflows.procedures.model import Choice
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.shortfalls import Shortfall
from setneg.workflows.procedures.shortfalls import shortfalls
from setneg.workflows.procedures.shortfalls import title as title_of
from setneg.workflows.procedures.works import Work
from setneg.workflows.steps import acting
from typing import Any
from typing import Final


#: What a case's progress changes about it in the catalog.
INDEXES: Final = ("waiting_for", "allowedRolesAndUsers")


def start(
    container: Any,
    standard: Any,
    trigger: str,
    title: str,
    direction: Mapping[str, Any] | None = None,
    usulan: str | None = None,
) -> Any:
    """Start a case of a published standard; the case, already past its first step.

    trigger    a key of the grid's ``pemicu``: arahan, inisiatif or usulan (R-X-12)
    direction  the responsible official's direction, recorded in every case (R-SPK-11);
               he gives it by starting the case himself
    usulan     UID of the submission that the case answers
    """
    grid = _startable(standard, trigger)
    position = positions.one_of(
        grid.pemicu[trigger].oleh, _("act_start_case", default="Memulai kegiatan")
    )
    if lacking := _lacking(title, trigger, usulan):
        raise CaseRefused(lacking)
    said = directions.recorded(direction, (grid.penanggung_jawab,))
    tool = api.portal.get_tool("portal_workflow")
    if tool.getWorkflowById(grid.workflow_id) is None:
        standards.publish(standard)
    case = createContent(
        grid.jenis,
        title=title.strip(),
        unit=grid.unit,
        standar=IUUID(standard),
        edisi=grid.edisi,
        alur=grid.workflow_id,
        pemicu=trigger,
        arahan={**said, "dicatat_oleh": position},
        usulan=usulan,
        pilihan={},
    )
    case = addContentToContainer(container, case, checkConstraints=False)
    advance(case, "Arahan telah dicatat")
    return case


def _startable(standard: Any, trigger: str) -> Grid:
    """The grid of a published standard that such a trigger may start."""
    grid = standards.grid_of(standard)
    if grid is None or not standards.is_published(standard):
        raise CaseRefused(
            [
                _(
                    "case_standard_unpublished",
                    default="Standar pelayanan ini belum terbit.",
                )
            ]
        )
    if trigger not in grid.pemicu:
        known = ", ".join(grid.pemicu)
        raise CaseRefused(
            [
                _(
                    "case_trigger_unknown",
                    default="Sebutkan pemicu kegiatan: ${known}.",
                    mapping={"known": known},
                )
            ]
        )
    return grid


def _lacking(title: str, trigger: str, usulan: str | None) -> list[str]:
    """What was not said and must be."""
    reasons = []
    if not title.strip():
        reasons.append(
            _(
                "case_title_missing",
                default="Judul kegiatan wajib diisi.",
            )
        )
    if trigger == "usulan" and not usulan:
        reasons.append(
            _(
                "case_submission_missing",
                default="Kegiatan atas usulan harus menyebut usulannya.",
            )
        )
    return reasons


def shortfalls_of(case: Any) -> list[Shortfall]:
    """What is missing before the case goes on, and whom it waits for."""
    return shortfalls(Progress(case))


def missing(case: Any) -> list[str]:
    """The same as sentences; [] when the case may go on or has ended."""
    return [item.text for item in shortfalls_of(case)]


def start_product(
    case: Any,
    key: str,
    addressees: Sequence[str] = (),
    direction: Mapping[str, Any] | None = None,
) -> Any:
    """Open a product of the case, prefilled; see :func:`making.open_product`."""
    made = making.open_product(Progress(case), key, addressees, direction)
    advance(case, f"“{made.Title()}” telah dibuat")
    return made


def choose(
    case: Any,
    key: str,
    value: str,
    direction: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Decide an alternative of the procedure, on a direction or for a reason (R-X-08,
    R-X-09, R-X-11)."""
    progress = Progress(case)
    choice = _choice(progress, key, value)
    position = positions.one_of(
        choice.oleh,
        _(
            "act_choose",
            default="Menetapkan “${choice}”",
            mapping={"choice": choice.judul},
        ),
    )
    reasons = _undecidable(progress, key, choice)
    asked = choice.nilai[value]
    if asked.alasan and not reason.strip():
        reasons.append(
            _(
                "case_choice_reason",
                default="Alasan memilih “${value}” wajib diisi.",
                mapping={"value": asked.judul},
            )
        )
    reasons += [
        _(
            "case_choice_clash",
            default="“${first}” tidak dapat dipilih bersama “${second}”.",
            mapping={"first": first, "second": second},
        )
        for first, second in choices.clashes(case, progress.grid, key, value)
    ]
    if reasons:
        raise CaseRefused(reasons)
    record: dict[str, Any] = {
        "nilai": value,
        "jabatan": position,
        "oleh": acting.userid(),
        "pada": choices.now(),
        "alasan": reason.strip(),
    }
    if asked.arahan or direction:
        record["arahan"] = directions.recorded(direction, leaders(position))
    choices.add(case, key, record)
    advance(case, f"Pilihan “{choice.judul}” telah ditetapkan")


def _choice(progress: Progress, key: str, value: str) -> Choice:
    """The choice of that name, which knows the value."""
    choice = progress.grid.choices.get(key)
    if choice is None or value not in choice.nilai:
        raise CaseRefused(
            [
                _(
                    "case_choice_unknown",
                    default="Pilihan “${choice}” tidak mengenal “${value}”.",
                    mapping={"choice": key, "value": value},
                )
            ]
        )
    return choice


def leaders(position: str) -> tuple[str, ...]:
    """A head gives a direction by deciding; anybody else must name who gave it."""
    return (position,) if positions.level(position) == "eselon_2" else ()


def answer(
    case: Any,
    memo: Any,
    members: Sequence[Mapping[str, str]],
    remark: str = "",
    position: str = "",
) -> None:
    """An addressee of a memorandum proposes members of the team (R-X-07)."""
    replies.answer(case, _work(case, memo), members, remark, position)
    advance(case, "Semua balasan telah diterima")


def proceed_without(
    case: Any, position: str, reason: str, now: datetime | None = None
) -> None:
    """Wait no longer for an addressee whose deadline has passed (R-X-07)."""
    progress = Progress(case)
    owed = [item for item in progress.expected if item.position == position]
    if not owed:
        raise CaseRefused(
            [
                _(
                    "case_not_waited_for",
                    default="${position} tidak sedang ditunggu.",
                    mapping={"position": positions.title(position)},
                )
            ]
        )
    for item in owed:
        replies.waive(case, progress.grid, item, reason, now)
    advance(case, f"Dilanjutkan tanpa balasan {positions.title(position)}")


def advance(case: Any, because: str) -> int:
    """Let the case go on as far as nothing is missing; how many steps it went.

    The entry in its history names the person whose act completed the step, as the
    system's consequence, and says why.
    """
    went = 0
    while True:
        progress = Progress(case)
        if progress.main is None or shortfalls(progress):
            break
        last = progress.main == len(progress.grid.steps)
        target = DONE if last else STAGE.format(progress.main + 1)
        reason = f"Langkah {progress.main} lengkap: {because}."
        steps.carry(case, f"lanjut-{target}", reason)
        went += 1
    _let_see(case)
    case.reindexObject(idxs=list(INDEXES))
    return went


def waiting(case: Any) -> tuple[str, ...]:
    """Positions that must open a product of the case or decide something in it now."""
    found = [
        position
        for item in shortfalls_of(case)
        if item.kind in ("pilihan", "buat")
        for position in item.waits
    ]
    return tuple(dict.fromkeys(found))


def _let_see(case: Any) -> None:
    """Whoever acts in the current main step sees the case, and keeps seeing it."""
    progress = Progress(case)
    if progress.main is None:
        return
    acting_here = [
        position
        for row in progress.grid.within(progress.main)
        for position in row.pelaku
        if position not in CASE_PARTIES
    ]
    readers = tuple(dict.fromkeys([*(case.readers or ()), *acting_here]))
    if readers != tuple(case.readers or ()):
        case.readers = readers
        case.reindexObjectSecurity()


def _undecidable(progress: Progress, key: str, choice: Choice) -> list[str]:
    """Why a choice is closed: its step is over, or what depends on it exists."""
    if progress.main is None or progress.main > choice.langkah:
        return [
            _(
                "case_choice_closed",
                default="“${choice}” hanya dapat ditetapkan sampai langkah ${step}.",
                mapping={"choice": choice.judul, "step": choice.langkah},
            )
        ]
    if choice.beberapa:
        return []
    dependent = [
        title_of(progress, name)
        for name, product in progress.grid.products.items()
        if progress.counting(name)
        and (key in product.bila or any(key in v.bila for v in product.ragam))
    ]
    return [
        _(
            "case_choice_used",
            default="“${product}” sudah dibuat menurut pilihan semula.",
            mapping={"product": name},
        )
        for name in dependent
    ]


def _work(case: Any, memo: Any) -> Work:
    if getattr(memo, "kegiatan", None) != IUUID(case) or not memo.produk:
        raise CaseRefused(
            [
                _(
                    "case_not_a_part",
                    default="Naskah ini bukan bagian dari kegiatan tersebut.",
                )
            ]
        )
    return Work(memo.produk, memo)
