"""Who has a right, worked out from the officials' tables, the tree of units and the day."""

from datetime import date
from setneg.workflows import organisation
from tests.promises.tables import EVERYBODY
from tests.promises.tables import LEVELS
from tests.walks.papers import Holders
from tests.walks.papers import Paper


MAIL_DESK = ("biro-tu__staf", "biro-tu__kepala")
LAW_DESK = ("deputi-hukum__kepala",)
SECRET, MOST_SECRET = "R", "SR"
BACKWARDS = ("kembalikan", "tarik", "batalkan")


def positions(document) -> dict[str, tuple[str, ...]]:
    """Column of the tables -> the positions that stand in it for this document."""
    organogram = organisation.current()
    columns = dict.fromkeys(LEVELS, ())
    names = {level: column for column, level in LEVELS.items()}
    for unit in organogram.line(document.unit):
        head = organogram.head(unit.code)
        if head is not None:
            columns[names[head.level]] = (*columns[names[head.level]], head.id)
    staff = [p.id for p in organogram.posts(document.unit) if p.level == "staf"]
    return {
        **columns,
        "Penyusun": tuple(staff),
        "Persuratan": MAIL_DESK,
        "Perancang Hukum": LAW_DESK,
    }


def received(paper: Paper) -> set[str]:
    """The positions to which it was distributed."""
    document = paper.document
    if not any(entry.verb == "distribusikan" for entry in paper.seen):
        return set()
    known = organisation.current().positions
    named = [
        *(getattr(document, "kepada", None) or ()),
        *(getattr(document, "tembusan", None) or ()),
    ]
    return {position for position in named if position in known}


def awaited(paper: Paper) -> set[str]:
    """Columns whose turn it is: those that may take it a step forward."""
    return {
        column
        for column, cell in paper.row.cells.items()
        if any(verb not in BACKWARDS for verb, _ in cell.steps)
    }


def on_turn(paper: Paper) -> set[str]:
    """The positions whose turn it is."""
    here = positions(paper.document)
    return {post for column in awaited(paper) for post in here.get(column, ())}


def readers(paper: Paper) -> set[str]:
    """The positions that may read it where it stands, as the tables and its class say."""
    row, here = paper.row, positions(paper.document)
    found = {
        (column, position)
        for column, posts in here.items()
        for position in posts
        if row.cell(column).reads
    }
    sort = paper.document.sifat or "B"
    if sort in (SECRET, MOST_SECRET):
        turns = awaited(paper) - ({"Penyusun"} if sort == MOST_SECRET else set())
        if sort == SECRET:
            turns |= _had_a_turn(paper)
        found = {
            (column, position)
            for column, position in found
            if position in paper.posts
            or any(position in here.get(turn, ()) for turn in turns)
        }
    posts = {position for _, position in found}
    if row.cell("Penerima Naskah").reads:
        posts |= received(paper)
    if row.cell("Pemberi Pendapat").reads:
        posts |= paper.asked
    return posts


def _had_a_turn(paper: Paper) -> set[str]:
    """Columns that were waited for in a stage that it came to."""
    rows = [row for row in paper.part.rows if row.title in paper.past]
    return {
        column
        for row in rows
        for column, cell in row.cells.items()
        if any(verb not in BACKWARDS for verb, _ in cell.steps)
    }


def may_read(paper: Paper, holders: Holders, userid: str | None, day: date) -> bool:
    """Whether somebody (None: a visitor) has a right to read it on that day."""
    if paper.row.cell(EVERYBODY).reads:
        return True
    if userid is None:
        return False
    held = holders.held(userid, day)
    needed = {who for who, until in paper.needs.items() if day <= until}
    return bool(held & readers(paper) or (held | {userid}) & needed)


def may_edit(paper: Paper, holders: Holders, userid: str, day: date) -> bool:
    """Whether somebody may change its text on that day."""
    here = positions(paper.document)
    posts = {
        position
        for column, cell in paper.row.cells.items()
        if cell.edits
        for position in here.get(column, ())
    }
    return bool(holders.held(userid, day) & posts & readers(paper))


def may_act(row, here, verb: str, target: int) -> set[str]:
    """The positions that may take a step from a row of the tables."""
    return {
        position
        for column, cell in row.cells.items()
        if (verb, target) in cell.steps
        for position in here.get(column, ())
    }


def deciders(paper: Paper) -> set[str]:
    """Who decides on class and need to know: the signer and the head of the unit."""
    here = positions(paper.document)
    names = {level: column for column, level in LEVELS.items()}
    head = organisation.current().head(paper.document.unit)
    signer = paper.part.signer
    posts = set(here.get(names[signer], ())[:1]) if signer else set()
    return posts | ({head.id} if head is not None else set())
