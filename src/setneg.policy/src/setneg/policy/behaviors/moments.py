"""Moments: typed in the site's time, kept in universal time.

A form hands over a time without zone (it means the site's), REST one with a zone. Both
are kept as universal time, so that a meeting does not move when another office reads it.
"""

from datetime import datetime
from datetime import UTC
from plone.app.event.base import default_timezone
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IFieldDeserializer
from setneg.workflows.stored import stored
from z3c.form.datamanager import AttributeField
from zoneinfo import ZoneInfo
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import IDatetime


#: Years in which an office may meet.
YEARS = range(2, 9999)


class IMoment(IDatetime):
    """A point in time, kept with its zone."""


@implementer(IMoment)
class Moment(schema.Datetime):
    """A point in time, such as the beginning of a meeting."""

    def constraint(self, value: datetime) -> bool:
        """Not at the ends of the calendar, where no other zone can say it."""
        return YEARS.start <= value.year < YEARS.stop


def universal(value: datetime | None) -> datetime | None:
    """In universal time; a value without zone is in the site's time.

    ValueError at the ends of the calendar, where there is no such moment.
    """
    if value is None:
        return None
    if value.tzinfo is None:
        value = value.replace(tzinfo=ZoneInfo(default_timezone()))
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(str(error)) from error


@adapter(IDexterityContent, IMoment)
class MomentManager(AttributeField):
    """Forms show and take the site's time."""

    def get(self) -> datetime | None:
        value = stored(self.context).get(self.field.__name__)
        if value is None or value.tzinfo is None:
            return value
        return value.astimezone(ZoneInfo(default_timezone())).replace(tzinfo=None)

    def query(self, default=None) -> datetime | None:
        return self.get()

    def set(self, value: datetime | None) -> None:
        super().set(universal(value))


@implementer(IFieldDeserializer)
@adapter(IMoment, IDexterityContent, IBrowserRequest)
class MomentDeserializer:
    """ISO 8601 over REST; without a zone it is the site's time."""

    def __init__(self, field, context, request):
        self.field = field

    def __call__(self, value) -> datetime | None:
        if value is None or value == "":
            self.field.validate(None)
            return None
        try:
            moment = universal(datetime.fromisoformat(str(value)))
        except ValueError as error:
            raise ValueError(f"Bukan waktu ISO 8601: {value}") from error
        self.field.validate(moment)
        return moment
