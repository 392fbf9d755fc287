"""What every page of figures says alike."""

from setneg.policy import _
from setneg.policy.performance import figures
from setneg.policy.performance.lights import Light
from setneg.policy.performance.lights import LIGHTS
from setneg.policy.vocabularies.offices import unit_title
from typing import Any


RULES = {
    "maksimalkan": _(
        "rule_maksimalkan",
        default="Makin besar makin baik: realisasi dibagi target. Target 0 tercapai bila "
        "realisasi tidak di bawah 0.",
    ),
    "minimalkan": _(
        "rule_minimalkan",
        default="Makin kecil makin baik: dua kali target dikurangi realisasi, dibagi "
        "target. Target 0 tercapai bila realisasi tidak di atas 0.",
    ),
    "stabilkan": _(
        "rule_stabilkan",
        default="Di antara dua batas 100%; di luarnya berkurang menurut jaraknya ke batas "
        "terdekat terhadap target (terhadap lebar rentang bila target 0).",
    ),
}


class Shown:
    """What every page of figures says alike."""

    def written(self, figure: Any) -> str:
        return figures.written(figure)

    def percent(self, value: Any) -> str:
        """`95,00%`; a dash where there is none."""
        return f"{figures.written(value, 2)}%" if value is not None else "–"

    def light(self, name: str) -> Light:
        return LIGHTS[name]

    def unit_title(self, code: str) -> str:
        return unit_title(code)
