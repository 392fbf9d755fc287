"""Directions of the leaders: who gave them, when, and in which way (R-X-13, R-SPK-11).

A direction may be spoken; what makes it count is that it is recorded.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any
from typing import Final


CHANNELS: Final = {
    "lisan": "Lisan",
    "tertulis": "Tertulis",
    "disposisi": "Lembar disposisi",
    "rapat": "Dalam rapat",
    "surel": "Surat elektronik",
    "telepon": "Telepon",
    "portal": "Melalui portal",
}


def recorded(
    said: Mapping[str, Any] | None, givers: tuple[str, ...] = ()
) -> dict[str, str]:
    """A direction fit for the record: ``oleh``, ``pada``, ``saluran``, ``isi``.

    givers  positions that may give it; () = any head of a unit. A person who holds one
            of them gives it by acting here, when nothing else is said.
    CaseRefused with what is lacking.
    """
    if not said:
        own = next((post for post in positions.held() if post in givers), None)
        if own is None:
            raise CaseRefused([_lacking(givers)])
        said = {"oleh": own, "saluran": "portal", "pada": organisation.today()}
    reasons = []
    giver = positions.find(str(said.get("oleh") or ""))
    if giver is None or giver.level == "staf" or (givers and giver.id not in givers):
        reasons.append(_lacking(givers))
    day = _day(said.get("pada"))
    if day is None:
        reasons.append(
            _(
                "direction_day_missing",
                default="Tanggal arahan wajib diisi (tahun-bulan-tanggal).",
            )
        )
    elif day > organisation.today():
        reasons.append(
            _(
                "direction_day_future",
                default="Tanggal arahan tidak boleh di masa depan.",
            )
        )
    if said.get("saluran") not in CHANNELS:
        known = ", ".join(CHANNELS)
        reasons.append(
            _(
                "direction_channel_missing",
                default="Saluran arahan wajib dipilih: ${known}.",
                mapping={"known": known},
            )
        )
    if reasons or giver is None or day is None:
        raise CaseRefused(reasons)
    return {
        "oleh": giver.id,
        "pada": day.isoformat(),
        "saluran": str(said["saluran"]),
        "isi": str(said.get("isi") or ""),
    }


def _lacking(givers: tuple[str, ...]) -> str:
    if givers:
        return _(
            "direction_of_missing",
            default="Arahan ${positions} wajib dicatat: oleh, pada, saluran.",
            mapping={"positions": positions.titles(givers)},
        )
    return _(
        "direction_missing",
        default="Arahan pimpinan wajib dicatat: oleh siapa, kapan, dan melalui apa.",
    )


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None
