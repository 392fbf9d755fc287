"""The documents of a walk, and who holds which position on which day, kept beside the
portal: what is compared with it never comes from it."""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from pathlib import Path
from plone.app.textfield.value import RichTextValue
from tests.promises import tables
from tests.workflows.steps import people
import yaml


TABLES = tables.read_all()
DEMO = Path(__file__).parents[2] / "profiles" / "demo" / "akun.yaml"
ARTICLE = "Kepala Arsip Nasional Republik Indonesia"
BODY = "<p>Mohon perhatian.</p>"
LETTER = {"isi": BODY, "kepada": ["biro-umum__kepala"]}

#: Who drafts, and for which unit: a whole line, another one, a bureau without parts,
#: the desk that numbers, a subdivision whose head is vacant.
DRAFTERS = (
    ("staf.sisdur", "subbag-sisdur"),
    ("staf.ppk1", "subbag-ppk1"),
    ("staf.sdm", "biro-sdm"),
    ("staf.tu", "biro-tu"),
    ("staf.ppek2", "subbag-ppek2"),
)
#: What a drafter writes, by kind.
TEXTS = {
    "Memorandum": LETTER,
    "SuratUndangan": LETTER,
    "SuratPerintah": {**LETTER, "dasar": ["Program kerja tahun berjalan"]},
    "SuratDinas": {
        "isi": BODY,
        "kepada": [ARTICLE],
        "alamat_tujuan": ["Jalan Ampera Raya Nomor 7"],
        "tembusan": ["biro-keuangan__kepala"],
    },
    "Telaahan": {
        "kepada": ["biro-keuangan__kepala"],
        "persoalan": "Beban kerja tidak seimbang.",
        "fakta": "Dua unit memproses separuh naskah.",
        "analisis": "Tugas dibagi menurut nama unit.",
        "simpulan": "Pembagian tugas perlu ditata.",
        "saran": "Bentuk tim penata tugas.",
    },
    "Keputusan": {
        "menimbang": ["bahwa cara kerja perlu seragam"],
        "mengingat": ["Undang-Undang Nomor 43 Tahun 2009"],
        "menetapkan": ["Membentuk tim.", "Mulai berlaku."],
    },
    "RencanaKegiatan": {"isi": BODY},
}
ENDS = ("selesai", "terbit", "batal")
KINDS = ("Memorandum", *TEXTS)  # twice as many memoranda as others

#: Everybody who may come by: a line, others of the same ranks, desks, recipients.
PEOPLE = (
    "staf.sisdur",
    "kasubbag.sisdur",
    "kabag.tatalaksana",
    "karo.ortala",
    "deputi.aparatur",
    "menteri",
    "staf.tu",
    "karo.tu",
    "deputi.hukum",
    "karo.umum",
    "karo.keuangan",
    "staf.standardisasi",
    "staf.ppk1",
    "kasubbag.ppk1",
    "kabag.ak1",
    "staf.ppek2",
    "staf.sdm",
    "pimpinan.sdm",
    "sesmen",
)


@dataclass(frozen=True)
class Held:
    """That somebody holds a position, on which days, in which capacity."""

    userid: str
    capacity: str = "definitif"
    start: date = date.min
    end: date = date.max

    def on(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass
class Holders:
    """Who holds what: the demo's accounts, and whoever was appointed on the walk."""

    rows: dict[str, list[Held]] = field(default_factory=dict)

    @classmethod
    def of_the_demo(cls) -> "Holders":
        found = cls()
        for account in yaml.safe_load(DEMO.read_text(encoding="utf-8"))["akun"]:
            for position in account["jabatan"]:
                found.rows.setdefault(position, []).append(Held(account["id"]))
        return found

    def held(self, userid: str, day: date) -> set[str]:
        """The positions that somebody holds on a day."""
        return {
            position
            for position, rows in self.rows.items()
            if any(row.userid == userid and row.on(day) for row in rows)
        }

    def capacities(self, userid: str, position: str, day: date) -> set[str]:
        """In which capacities somebody holds a position on a day."""
        return {
            row.capacity
            for row in self.rows.get(position, ())
            if row.userid == userid and row.on(day)
        }

    def holders(self, positions, day: date) -> list[str]:
        """Who may come when one of these positions is called, in a fixed order."""
        found = {
            row.userid
            for position in positions
            for row in self.rows.get(position, ())
            if row.on(day)
        }
        return sorted(found)


@dataclass
class Paper:
    """A document on its walk, and what is remembered of it.

    stages   title -> id, titles: id -> title of its chain
    seen     entries of its history that were accounted for, as they were then
    needs    who was let in: id -> last day
    past     titles of the stages it came to
    posts    positions that acted on it or began it
    asked    positions whose opinion was asked
    sealed   SHA-256 of its signed file once it has one
    """

    document: object
    stages: dict[str, str]
    seen: list = field(default_factory=list)
    needs: dict[str, date] = field(default_factory=dict)
    past: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    sealed: str = ""

    @property
    def kind(self) -> str:
        return self.document.portal_type

    @property
    def titles(self) -> dict[str, str]:
        return {name: title for title, name in self.stages.items()}

    @property
    def part(self) -> tables.Part:
        """The promises for the level that is to sign it now."""
        table = TABLES[self.kind]
        return table.part(self.document.penandatangan or table.parts[0].signer)

    @property
    def ended(self) -> bool:
        """Whether nothing waits on it any more."""
        return people.stage(self.document) in ENDS

    @property
    def row(self) -> tables.Row:
        """The promises for the stage in which it stands."""
        return self.part.row(self.titles[people.stage(self.document)])


def draft(portal, kind: str, userid: str, unit: str, **fields):
    """A document that somebody begins for his unit, with all that its kind asks for."""
    said = {
        name: list(value) if isinstance(value, list) else value
        for name, value in TEXTS[kind].items()
    }
    if said.get("isi"):  # kept with its document: never one value for two
        said["isi"] = RichTextValue(said["isi"], "text/html", "text/x-html-safe")
    return people.begin(portal, kind, userid, unit, **{**said, **fields})
