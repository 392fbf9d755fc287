"""One line of "Yth." or "Tembusan": who is meant by it.

A line is the id or the title of a position, the name of a unit, or the words for
somebody outside. What words cannot say has a prefix: `unit:<code>`, `orang:<account>`,
`daftar:<id of a list>`, `luar:<name> <address in angle brackets>`. Nobody else reads
these lines in another way.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from plone import api
import re
from setneg.policy.distribution import lists
from setneg.policy.incoming import desks
from setneg.workflows import organisation


POST, UNIT, PERSON, OUTSIDE, LIST = "jabatan", "unit", "orang", "luar", "daftar"
KINDS = (POST, UNIT, PERSON, OUTSIDE, LIST)
#: Fields that say to whom a document goes.
ADDRESSED = ("kepada", "tembusan", "diperintahkan")
ADDRESS = re.compile(r"^(?P<name>.*?)\s*<(?P<address>[^<>]+)>$")


@dataclass(frozen=True)
class Recipient:
    """Who is meant.

    value    id of the position, code of the unit, account, id of the list, or a name
    address  postal or e-mail address of somebody outside, else ""
    source   `<list>@<edition>` for who was named by a list
    """

    kind: str
    value: str
    address: str = ""
    source: str = ""

    @property
    def key(self) -> str:
        """Under which the receipt is kept; the line in its shortest sure form."""
        return (
            self.value if self.kind in (POST, OUTSIDE) else f"{self.kind}:{self.value}"
        )

    @property
    def inside(self) -> bool:
        """Whether the portal itself delivers to them."""
        return self.kind in (POST, UNIT, PERSON)

    @property
    def title(self) -> str:
        """What they are called on screen and on paper."""
        organogram = organisation.current()
        if self.kind == POST:
            return organogram.positions[self.value].title
        if self.kind == UNIT:
            return organogram.units[self.value].name(organisation.today())
        if self.kind == PERSON:
            return person(self.value)
        if self.kind == LIST:
            found = lists.get(self.value)
            return found.title if found is not None else self.value
        return self.value

    def line(self) -> str:
        """The line that means exactly them."""
        if self.kind != OUTSIDE:
            return self.key
        if self.address:
            return f"luar:{self.value} <{self.address}>"
        return self.value if parse(self.value) == self else f"luar:{self.value}"

    def positions(self, secret: bool = False) -> tuple[str, ...]:
        """The positions that receive in their name; () for outside.

        A unit receives through its head, its staff and the desk that serves the head;
        what is secret goes to the head alone. A person receives through the positions
        that he holds today.
        """
        if self.kind == POST:
            return (self.value,)
        if self.kind == PERSON:
            return organisation.current().groups_of(self.value, organisation.today())
        if self.kind == UNIT:
            return _of_unit(self.value, secret)
        return ()

    def readers(self, secret: bool = False) -> tuple[str, ...]:
        """Groups or accounts that may read what they are sent."""
        return (self.value,) if self.kind == PERSON else self.positions(secret)


def parse(text: str) -> Recipient:
    """Who a line means; words that nobody here bears mean somebody outside."""
    line = " ".join(str(text).split())
    kind, sign, rest = line.partition(":")
    if sign and kind.strip().lower() in KINDS and rest.strip():
        return _meant(kind.strip().lower(), rest.strip())
    organogram = organisation.current()
    post = organogram.positions.get(line) or organogram.resolve(line)
    if post is not None:
        return Recipient(POST, post.id)
    unit = organogram.resolve_unit(line)
    return Recipient(UNIT, unit.code) if unit is not None else outside(line)


def outside(text: str) -> Recipient:
    """Somebody who is not of the house, with the address in angle brackets if given."""
    found = ADDRESS.match(text)
    if found is None or not found["name"]:
        return Recipient(OUTSIDE, text)
    return Recipient(OUTSIDE, found["name"], found["address"].strip())


def _meant(kind: str, text: str) -> Recipient:
    organogram = organisation.current()
    if kind == POST:
        post = organogram.positions.get(text) or organogram.resolve(text)
        return Recipient(POST, post.id) if post is not None else outside(text)
    if kind == UNIT:
        unit = organogram.units.get(text) or organogram.resolve_unit(text)
        return Recipient(UNIT, unit.code) if unit is not None else outside(text)
    if kind == PERSON:
        account = account_of(text)
        return Recipient(PERSON, account) if account else outside(text)
    if kind == LIST:
        found = lists.find(text)
        return Recipient(LIST, found.id) if found is not None else outside(text)
    return outside(text)


def account_of(text: str) -> str:
    """The account of an id or of a full name among those who hold a position; ""."""
    accounts = holders()
    if text in accounts:
        return text
    wanted = " ".join(text.split()).casefold()
    found = [each for each in accounts if full_name(each).casefold() == wanted]
    return found[0] if len(found) == 1 else ""


def holders() -> tuple[str, ...]:
    """Accounts that hold a position today."""
    day = organisation.today()
    return tuple(
        dict.fromkeys(
            holding.userid
            for post in organisation.current().positions.values()
            for holding in post.holdings
            if holding.on(day)
        )
    )


def full_name(userid: str) -> str:
    """The full name of an account; its id when it has none."""
    user = api.user.get(userid=userid)
    return (user.getProperty("fullname", "") if user is not None else "") or userid


def person(userid: str) -> str:
    """Full name, with the first position in brackets where that says more."""
    name = full_name(userid)
    held = organisation.current().positions_of(userid, organisation.today())
    titles = [post.title for post in held if post.title != name]
    return f"{name} ({titles[0]})" if titles else name


def written(text: str) -> str:
    """A line as it stands on paper: titles, never ids or prefixes."""
    kind, sign, _rest = text.partition(":")
    if sign and kind.strip().lower() in KINDS:
        meant = parse(text)
        return full_name(meant.value) if meant.kind == PERSON else meant.title
    found = organisation.current().positions.get(text)
    return found.title if found is not None else text


def lines_of(document, *fields: str) -> Iterator[tuple[str, str]]:
    """(field, line) of all that was written into these fields."""
    for field in fields or ADDRESSED:
        for text in getattr(document.aq_base, field, None) or ():
            if isinstance(text, str) and text.strip():
                yield field, text.strip()


def expanded(document, day: date | None = None) -> list[tuple[str, Recipient]]:
    """(field, recipient), each once; lists in the edition of the day (today)."""
    found: dict[str, tuple[str, Recipient]] = {}
    for field, text in lines_of(document):
        for recipient in members(parse(text), day):
            found.setdefault(recipient.key, (field, recipient))
    return list(found.values())


def members(recipient: Recipient, day: date | None = None) -> Iterable[Recipient]:
    """Whom a list names on that day, with the edition; anybody else himself."""
    if recipient.kind != LIST:
        return (recipient,)
    kept = lists.get(recipient.value)
    edition = kept.on(day or organisation.today()) if kept is not None else None
    if edition is None:
        return ()
    source = f"{recipient.value}@{edition.number}"
    return [replace(parse(text), source=source) for text in edition.lines]


def _of_unit(code: str, secret: bool) -> tuple[str, ...]:
    organogram = organisation.current()
    head = organogram.head(code)
    if secret:
        return (head.id,) if head is not None else ()
    staff = [post.id for post in organogram.posts(code) if post.function == "staf"]
    first = [head.id, *desks.serving(head.id)] if head is not None else []
    return tuple(dict.fromkeys((*first, *staff)))
