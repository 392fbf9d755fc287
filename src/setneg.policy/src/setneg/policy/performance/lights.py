"""Traffic lights: how an achievement stands, in a word and a sign, never by colour alone.

The light is read off the rounded percentage that is printed beside it, so that the two
never disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from setneg.policy import _
from setneg.policy.performance.achievement import CAP
from typing import Any


GREEN, YELLOW, RED = "hijau", "kuning", "merah"
UNREPORTED, UNCOUNTED = "belum_dilaporkan", "tidak_dihitung"


@dataclass(frozen=True, slots=True)
class Light:
    """A light: its id, the sign, the word and the colour (for the chart's fill)."""

    id: str
    sign: str
    title: Any
    colour: str


LIGHTS: Mapping[str, Light] = {
    each.id: each
    for each in (
        Light(GREEN, "●", _("light_hijau", default="Tercapai"), "#1a7f4b"),
        Light(YELLOW, "▲", _("light_kuning", default="Mendekati target"), "#b57900"),
        Light(RED, "■", _("light_merah", default="Tidak tercapai"), "#b3261e"),
        Light(
            UNREPORTED,
            "○",
            _("light_belum_dilaporkan", default="Belum dilaporkan"),
            "#6b7280",
        ),
        Light(
            UNCOUNTED,
            "–",
            _("light_tidak_dihitung", default="Belum bertarget"),
            "#6b7280",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Scale:
    """From which percentage on a light shows, and where achievements are cut off."""

    green: Decimal = Decimal(100)
    yellow: Decimal = Decimal(80)
    cap: Decimal = CAP


def light(percent: Decimal | None, scale: Scale, reported: bool = True) -> str:
    """The id of the light; `reported` tells an unset target from an unset figure."""
    if percent is None:
        return UNCOUNTED if reported else UNREPORTED
    if percent >= scale.green:
        return GREEN
    return YELLOW if percent >= scale.yellow else RED
