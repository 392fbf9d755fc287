"""Many indicators as lines of a sheet: its columns, and what is wrong in which cell.

The grid on screen, a pasted range, a workbook and REST are read by the same columns.
Nothing is computed: what begins like a formula is text.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
import csv
from dataclasses import dataclass
from dataclasses import field
import io
from plone import api
from setneg.policy import _
from setneg.policy.behaviors import carried
from setneg.policy.content.iku import IIKU
from setneg.policy.iku import criteria
from setneg.policy.iku import cycles
from setneg.policy.iku import doubles
from setneg.policy.iku import making
from setneg.policy.iku import words
from setneg.policy.iku.parents import Parents
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final
from zope.schema import getFields


MOST_RECORD: Final = "setneg.policy.iku_baris_terbanyak"
MOST: Final = 300
LONGEST_CELL: Final = 20_000
#: Which of the checked lines are kept.
ALL, GOOD = "semua", "baik"


#: Columns whose cells take several lines.
LONG: Final = (
    "indikator",
    "definisi",
    "rumus",
    "tujuan",
    "sasaran",
    "sumber_data",
    *criteria.COLUMNS,
)


@dataclass(frozen=True)
class SheetColumn:
    """One column: its field, its heading, and its choices where it has a closed list."""

    name: str
    title: str
    choices: words.Rows = ()
    required: bool = False

    @property
    def long(self) -> bool:
        return self.name in LONG

    @property
    def label(self) -> Any:
        """The heading on screen, in the reader's language; files keep one heading."""
        field = getFields(IIKU).get(self.name)
        if field is not None:
            return field.title
        return dict(words.CRITERIA).get(criteria.COLUMNS.get(self.name, ""), self.title)


COLUMNS: Final = (
    SheetColumn("indikator", "Indikator kinerja", required=True),
    SheetColumn("tujuan", "Tujuan", required=True),
    SheetColumn("sasaran", "Sasaran strategis", required=True),
    SheetColumn("definisi", "Definisi operasional", required=True),
    SheetColumn("rumus", "Rumus atau cara menghitung", required=True),
    SheetColumn("satuan", "Satuan", required=True),
    SheetColumn("target", "Target", required=True),
    SheetColumn("sumber_data", "Sumber data", required=True),
    SheetColumn("alasan_usulan", "Alasan pengusulan", words.REASONS, required=True),
    SheetColumn("pelaporan", "Pelaporan", words.REPORTING),
    SheetColumn("polaritas", "Polaritas", words.POLARITIES),
    SheetColumn("batas_bawah", "Batas bawah"),
    SheetColumn("batas_atas", "Batas atas"),
    SheetColumn("konsolidasi", "Konsolidasi", words.CONSOLIDATIONS),
    SheetColumn("tingkat", "Tingkat", words.LEVELS),
    SheetColumn("jenis_ukuran", "Jenis ukuran", words.KINDS),
    SheetColumn("penyedia", "Unit penyedia data"),
    SheetColumn("induk", "IKU induk"),
    SheetColumn("metode_turunan", "Cara penurunan", words.METHODS),
    SheetColumn("smart_spesifik", "SMART: spesifik"),
    SheetColumn("smart_terukur", "SMART: terukur"),
    SheetColumn("smart_dapat_dicapai", "SMART: dapat dicapai"),
    SheetColumn("smart_relevan", "SMART: relevan"),
    SheetColumn("smart_berbatas_waktu", "SMART: berbatas waktu"),
)
NAMES: Final = tuple(column.name for column in COLUMNS)


class SheetRefused(ValueError):
    """A sheet that cannot be read at all; the first argument is the message."""


@dataclass(frozen=True)
class Line:
    """One line: its number in the sheet, its cells as typed, reasons by column."""

    number: int
    cells: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


def most_rows() -> int:
    """How many lines one sheet may have."""
    value = api.portal.get_registry_record(MOST_RECORD, default=None)
    return value if isinstance(value, int) and value > 0 else MOST


def rows_of(table: Iterable[Sequence[Any]]) -> list[dict[str, str]]:
    """Cells by column of a table whose first line names the columns; SheetRefused.

    Lines that are empty keep their place, so that numbers are those of the sheet.
    """
    lines = [[_text(each) for each in row] for row in table]
    while lines and not any(lines[-1]):
        lines.pop()
    if not lines:
        raise SheetRefused(_("sheet_empty", default="Lembar kerja itu kosong."))
    names = _headed(lines[0])
    if len(lines) - 1 > most_rows():
        raise _too_many()
    return [dict(zip(names, row, strict=False)) for row in lines[1:]]


def sent_as_file(file: Any, most: int) -> list[dict[str, str]]:
    """Lines of the grid as its script sends them: one file of {column: text}.

    SheetRefused when it is none, or larger than a sheet may be (`most` bytes).
    """
    try:
        told = carried.rows(file, most)
    except carried.NoRows:
        raise _unreadable() from None
    rows = [{name: _text(row.get(name)) for name in NAMES} for row in told]
    return [row for row in rows if any(row.values())]


def pasted(text: str) -> list[dict[str, str]]:
    """Lines pasted from a spreadsheet program: cells between tabs, in our order unless
    the first line names the columns."""
    try:
        table = list(csv.reader(io.StringIO(text.strip("\n")), delimiter="\t"))
    except csv.Error:
        raise _unreadable() from None
    if len(table) > most_rows() + 1:
        raise _too_many()
    try:
        return rows_of(table)
    except SheetRefused:
        return [dict(zip(NAMES, map(_text, row), strict=False)) for row in table]


def merged(
    rows: Sequence[Mapping[str, str]], more: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """Lines of the grid and those of a file: one of the same indicator, corrected in the
    file and read again, takes the place of the one before; the others follow."""
    found = list(rows)
    places = {doubles.tokens(row.get("indikator", "")): n for n, row in enumerate(rows)}
    places.pop((), None)
    for row in more:
        place = places.pop(doubles.tokens(row.get("indikator", "")), None)
        if place is None:
            found.append(row)
        else:
            found[place] = row
    return found


def checked(
    rows: Sequence[Mapping[str, Any]], unit: str, cycle: Any, userid: str
) -> list[Line]:
    """Each line that is not empty, with what is wrong in it; nothing is stored.

    A line that says the same as one before it, or as what the unit has proposed
    already, is refused there: pressing twice stores nothing twice.
    """
    if len(rows) > most_rows():
        raise _too_many()
    taken = {doubles.tokens(each.Title): each.nomor for each in _own(cycle, unit)}
    parents = Parents(cycle.tahun)
    found: list[Line] = []
    for number, row in enumerate(rows, start=1):
        cells = {name: _text(row.get(name)) for name in NAMES}
        if not any(cells.values()):
            continue
        values = making.understood(_chosen(cells, parents), cycle.tahun)
        errors = making.refusals(values, unit, cycle, userid)
        errors |= _unread(cells, values)
        key = doubles.tokens(cells["indikator"])
        if key in taken and "indikator" not in errors:
            errors["indikator"] = _(
                "sheet_twice",
                default="Indikator ini sudah ada (${where}).",
                mapping={"where": taken[key] or ""},
            )
        elif key:
            taken[key] = say(
                _(
                    "sheet_line",
                    default="baris ${number}",
                    mapping={"number": str(number)},
                )
            )
        said = {name: say(each) for name, each in errors.items()}
        found.append(Line(number, cells, said, values))
    return found


def store(
    lines: Sequence[Line], unit: str, cycle: Any, userid: str, which: str = ALL
) -> list[Any]:
    """Make the indicators of the lines without fault; the new ones.

    which   "semua": all lines or none; "baik": those that are in order
    """
    if which == ALL and any(line.errors for line in lines):
        raise SheetRefused(
            _(
                "sheet_not_all",
                default="Masih ada baris yang salah, jadi belum ada yang disimpan.",
            )
        )
    return [
        making.make(line.values, unit, cycle, userid)
        for line in lines
        if not line.errors
    ]


def _own(cycle: Any, unit: str) -> list[Any]:
    """Catalog entries of what the unit has proposed and what still counts."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=cycles.INDICATOR, siklus=api.content.get_uuid(cycle), unit=unit
    )
    return [each for each in brains if each.review_state not in cycles.DROPPED]


def _headed(head: Sequence[str]) -> list[str]:
    """The fields that a head line names, by title or by name; SheetRefused."""
    known = {doubles.tokens(column.title): column.name for column in COLUMNS}
    known |= {doubles.tokens(name.replace("_", " ")): name for name in NAMES}
    names, strange = [], []
    for title in head:
        name = known.get(doubles.tokens(title.replace("_", " ")), "")
        if title and not name:
            strange.append(title[:40])
        names.append(name or f"-{len(names)}")
    lacking = [c.title for c in COLUMNS if c.required and c.name not in names]
    if strange or lacking:
        raise SheetRefused(
            _(
                "sheet_bad_head",
                default="Baris pertama harus memuat nama kolom. Tidak dikenal: "
                "${strange}. Belum ada: ${lacking}.",
                mapping={
                    "strange": ", ".join(strange) or "-",
                    "lacking": ", ".join(lacking) or "-",
                },
            )
        )
    return names


def _chosen(cells: Mapping[str, str], parents: Parents) -> dict[str, Any]:
    """Cells with choices by their value or their title, units and parents by name."""
    found: dict[str, Any] = dict(cells)
    for column in COLUMNS:
        if column.choices and cells[column.name]:
            found[column.name] = choice(column, cells[column.name])
    if cells["penyedia"]:
        unit = organisation.current().resolve_unit(cells["penyedia"])
        found["penyedia"] = unit.code if unit is not None else None
    if cells["induk"]:
        found["induk"] = parents.meant(cells["induk"])
    found["smart"] = criteria.read(cells)
    return found


def choice(column: SheetColumn, typed: str) -> str:
    """The value of a closed list that a cell means; what was typed when it is none."""
    wanted = doubles.tokens(typed.replace("_", " "))
    for value, title in column.choices:
        spellings = (value.replace("_", " "), say(title), say(title).partition("(")[0])
        if wanted in map(doubles.tokens, spellings):
            return value
    return typed


def _unread(cells: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Cells that say something which could not be read."""
    found = criteria.refusals(cells)
    for name in making.NUMBERS:
        if cells[name] and values[name] is None:
            found[name] = _(
                "sheet_no_number",
                default="“${value}” bukan angka.",
                mapping={"value": cells[name][:40]},
            )
    if cells["penyedia"] and not values["penyedia"]:
        found["penyedia"] = _no_unit(cells["penyedia"])
    return found


def _no_unit(typed: str) -> Any:
    """A unit that nobody knows, or a name that several units bear."""
    many = organisation.current().units_named(typed)
    if not many:
        return _(
            "sheet_no_unit",
            default="Unit “${value}” tidak dikenal.",
            mapping={"value": typed[:40]},
        )
    return _(
        "sheet_many_units",
        default="Beberapa unit bernama “${value}”; tulis kodenya: ${codes}.",
        mapping={
            "value": typed[:40],
            "codes": ", ".join(sorted(each.code for each in many)),
        },
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()[:LONGEST_CELL]


def _unreadable() -> SheetRefused:
    return SheetRefused(
        _("sheet_unreadable", default="Baris yang ditempel tidak dapat dibaca.")
    )


def _too_many() -> SheetRefused:
    return SheetRefused(
        _(
            "sheet_too_many",
            default="Paling banyak ${most} baris sekali kirim.",
            mapping={"most": most_rows()},
        )
    )
