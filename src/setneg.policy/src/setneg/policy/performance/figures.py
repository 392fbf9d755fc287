"""Figures as an office writes them: ``1.234,5``; read without guessing, written alike.

A figure is a Decimal. ``1.250`` is one thousand two hundred and fifty, as in every office
of the country, and ``95.5`` can only be ninety-five and a half. What could be read in two
ways (``1,500.25``) is refused with words: a figure that is a thousand times too small is
worse than a form that asks again.
"""

from decimal import Decimal
from decimal import InvalidOperation
from decimal import ROUND_HALF_UP
import re
from setneg.policy import _
from typing import Any


#: No indicator of a ministry has more digits before or behind the comma.
LARGEST = Decimal(10) ** 15
PLACES = 6
GROUPED = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$")
PLAIN = re.compile(r"^-?\d+(,\d+)?$")
POINTED = re.compile(r"^-?\d+\.\d+$")


class FigureError(ValueError):
    """Why a text is no figure; `said` is the reason as a message."""

    def __init__(self, said: Any) -> None:
        super().__init__(str(said))
        self.said = said


def read(value: Any) -> Decimal | None:
    """The figure of a typed text or a JSON number; None for nothing; FigureError else."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        raise FigureError(_("figure_unreadable", default="Bukan angka."))
    if isinstance(value, Decimal | int):
        return _within(Decimal(value))
    if isinstance(value, float):
        return _within(_decimal(repr(value)))
    if not isinstance(value, str):
        raise FigureError(_("figure_unreadable", default="Bukan angka."))
    text = value.strip().replace("\u00a0", "").replace("\u2212", "-").replace(" ", "")
    if GROUPED.match(text) or PLAIN.match(text):
        return _within(_decimal(text.replace(".", "").replace(",", ".")))
    if POINTED.match(text):
        return _within(_decimal(text))
    raise FigureError(
        _(
            "figure_form",
            default="“${text}” bukan angka yang dapat dibaca. Tulis titik untuk ribuan "
            "dan koma untuk desimal, misalnya 1.234,5.",
            mapping={"text": text[:40]},
        )
    )


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise FigureError(_("figure_unreadable", default="Bukan angka.")) from error


def _within(figure: Decimal) -> Decimal:
    """The figure itself, when it is finite and of a size that an office counts in."""
    if not figure.is_finite():
        raise FigureError(_("figure_unreadable", default="Bukan angka."))
    if abs(figure) >= LARGEST:
        raise FigureError(
            _("figure_large", default="Angka paling banyak 15 digit sebelum koma.")
        )
    if -figure.normalize().as_tuple().exponent > PLACES:
        raise FigureError(
            _("figure_places", default="Angka paling banyak 6 digit di belakang koma.")
        )
    return figure


def stored(figure: Decimal | None) -> str | None:
    """How the database, the catalog and REST keep it: ``1234.5``; None for nothing."""
    return None if figure is None else f"{figure.normalize():f}"


def kept(text: Any) -> Decimal | None:
    """A stored figure again; None for nothing or for what is none."""
    if text is None or text == "":
        return None
    try:
        figure = Decimal(str(text))
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None


def rounded(figure: Decimal, places: int = 2) -> Decimal:
    """Half away from zero, as the reports of performance round."""
    return figure.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def written(figure: Decimal | None, places: int | None = None) -> str:
    """``1.234,5``; with `places` always so many digits; "" for nothing.

    Without `places` as it was typed; what was worked out and has more digits than can be
    typed (an average) is rounded to two.
    """
    if figure is None:
        return ""
    if places is None:
        figure = figure.normalize()
        places = 2 if -figure.as_tuple().exponent > PLACES else None
    if places is not None:
        figure = rounded(figure, places)
    whole, _comma, rest = f"{figure:,f}".partition(".")
    whole = whole.replace(",", ".")
    return f"{whole},{rest}" if rest else whole
