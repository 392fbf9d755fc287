"""From a procedure grid to the chain of its cases.

Each main step is a stage (``langkah_1`` ...). A case goes on when nothing of its step is
missing; it may come back to a step that the grid allows to repeat, and it may be called
off. Running cases keep the chain of their edition: an edition has a workflow of its own.
"""

from setneg.workflows.chains import Chain
from setneg.workflows.chains import loads
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import Row
from typing import Any
from typing import Final
import yaml


STAGE: Final = "langkah_{}"
DONE: Final = "selesai"
CANCELLED: Final = "batal"

#: Who carries a case: the responsible official and the head of the executing section.
COORDINATORS: Final = ("Eselon II", "Eselon III")
RESPONSIBLE: Final = ("Eselon II",)
VIEWERS: Final = (
    "Staf",
    "Eselon IV",
    "Eselon III",
    "Eselon II",
    "Eselon I",
    "Menteri",
    "Peserta",
    "Reader",
)


def compile(grid: Grid) -> Chain:
    """The chain of the grid's cases; ChainError when the grid cannot become one."""
    declaration = {
        "jenis": grid.jenis,
        "id": grid.workflow_id,
        "judul": f"Kegiatan {grid.kode.upper()} edisi {grid.edisi}",
        "tahap": [
            *(_stage(row, grid) for row in grid.steps),
            *(
                {"id": end, "melihat": list(VIEWERS), "akhir": True}
                for end in (DONE, CANCELLED)
            ),
        ],
    }
    text = yaml.safe_dump(declaration, allow_unicode=True, sort_keys=False)
    return loads(text, grid.workflow_id)


def main_of(stage: str) -> int | None:
    """Number of the main step that a stage stands for; None for an end."""
    prefix, _, number = stage.partition("_")
    return int(number) if prefix == "langkah" and number.isdigit() else None


def _stage(row: Row, grid: Grid) -> dict[str, Any]:
    stage: dict[str, Any] = {
        "id": STAGE.format(row.main),
        "judul": f"Langkah {row.main}: {row.kegiatan}",
        "langkah": _steps(row, grid),
        "melihat": list(VIEWERS),
    }
    duration = row.duration
    if duration is not None:
        stage["waktu"] = row.waktu
    return stage


def _steps(row: Row, grid: Grid) -> list[dict[str, Any]]:
    following = DONE if row is grid.steps[-1] else STAGE.format(row.main + 1)
    steps: list[dict[str, Any]] = [
        {"verb": "lanjut", "ke": following, "oleh": list(RESPONSIBLE)}
    ]
    steps += [
        {
            "verb": "ulang",
            "ke": STAGE.format(earlier.main),
            "oleh": list(COORDINATORS),
            "alasan": True,
        }
        for earlier in grid.steps
        if row.main in grid.coming_back_to(earlier.main)
    ]
    steps.append(
        {"verb": "batalkan", "ke": CANCELLED, "oleh": list(RESPONSIBLE), "alasan": True}
    )
    return steps
