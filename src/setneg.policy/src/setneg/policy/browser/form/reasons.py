"""What is wrong with an answer, in words that say what to do about it."""

from collective.easyform.interfaces import IEasyForm
from setneg.policy import _
from setneg.policy.behaviors.rows import RowRefused
from typing import Any
from z3c.form.converter import FormatterValidationError
from z3c.form.error import ComputedErrorViewMessage
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooLong
from zope.schema.interfaces import TooShort
from zope.schema.interfaces import TooSmall
from zope.schema.interfaces import ValidationError


def _missing(said: Any) -> Any:
    return _("error_required", default="Wajib diisi.")


def _long(said: Any) -> Any:
    return _(
        "error_too_long",
        default="Terlalu panjang; paling panjang ${most} huruf.",
        mapping={"most": str(said.field.max_length)},
    )


def _short(said: Any) -> Any:
    return _(
        "error_too_short",
        default="Terlalu pendek; paling sedikit ${least} huruf.",
        mapping={"least": str(said.field.min_length)},
    )


def _small(said: Any) -> Any:
    return _(
        "error_too_small",
        default="Terlalu kecil; paling kecil ${least}.",
        mapping={"least": str(said.field.min)},
    )


def _big(said: Any) -> Any:
    return _(
        "error_too_big",
        default="Terlalu besar; paling besar ${most}.",
        mapping={"most": str(said.field.max)},
    )


def _unfit(said: Any) -> Any:
    return _("error_unfit", default="Isinya tidak dapat dipakai di sini.")


def _whole(said: Any) -> Any:
    return _("error_whole_number", default="Tulis bilangan bulat, misalnya 12.")


def _number(said: Any) -> Any:
    return _("error_number", default="Tulis bilangan, misalnya 12,5.")


def _day(said: Any) -> Any:
    return _("error_date", default="Tulis tanggal, misalnya 2026-11-21.")


#: Kind of mistake -> its words, from the narrower to the wider.
SAID = {
    RequiredMissing: _missing,
    TooLong: _long,
    TooShort: _short,
    TooSmall: _small,
    TooBig: _big,
}


def words(error: ValidationError) -> Any:
    """Why an answer is not accepted, for those who send over REST: the page's words,
    and never those of the library."""
    own = error.doc()
    if isinstance(error, RowRefused):  # says which row, and why
        return own
    if getattr(own, "domain", None) == _("error_unfit").domain:
        return own
    made = next((SAID[kind] for kind in SAID if isinstance(error, kind)), _unfit)
    return made(error)


MissingAnswer = ComputedErrorViewMessage(
    _missing, error=RequiredMissing, content=IEasyForm
)
LongAnswer = ComputedErrorViewMessage(_long, error=TooLong, content=IEasyForm)
ShortAnswer = ComputedErrorViewMessage(_short, error=TooShort, content=IEasyForm)
SmallNumber = ComputedErrorViewMessage(_small, error=TooSmall, content=IEasyForm)
BigNumber = ComputedErrorViewMessage(_big, error=TooBig, content=IEasyForm)
UnfitAnswer = ComputedErrorViewMessage(
    _unfit, error=ConstraintNotSatisfied, content=IEasyForm
)
WholeNumber = ComputedErrorViewMessage(
    _whole, error=FormatterValidationError, field=IInt, content=IEasyForm
)
Number = ComputedErrorViewMessage(
    _number, error=FormatterValidationError, field=IFloat, content=IEasyForm
)
Day = ComputedErrorViewMessage(
    _day, error=FormatterValidationError, field=IDate, content=IEasyForm
)
Moment = ComputedErrorViewMessage(
    _day, error=FormatterValidationError, field=IDatetime, content=IEasyForm
)
