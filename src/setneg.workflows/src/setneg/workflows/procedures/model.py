"""A service standard's procedure as data: rows, products, choices, triggers.

The grid says in the standard's order who does what, into which product it goes and how
long it may take. Nothing here knows Plone; ids of positions and of kinds of document are
plain words that :mod:`setneg.workflows.procedures.checks` compares with the site's own.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from functools import cached_property
from pydantic import BaseModel
from pydantic import ConfigDict
from pydantic import Field
from pydantic import field_validator
import re
from setneg.workflows.clock import durations
from typing import Any
from typing import Final
from typing import Literal


#: Conditions: key of a choice -> the value that must have been chosen.
Conditions = Mapping[str, str]

OPENED: Final = "buat"
ANSWERED: Final = "balasan"
RECORDED: Final = "dicatat"
SIGNATURE: Final = "tanda_tangan"
DIRECTION: Final = "arahan"

TEAM: Final = "anggota_tim"
UNIT_HEADS: Final = "pimpinan_unit_kerja"
ORGANISATION_HEADS: Final = "pimpinan_satuan_organisasi"
#: Parties whom each case names for itself.
CASE_PARTIES: Final = (TEAM, UNIT_HEADS, ORGANISATION_HEADS)

ROW_ID: Final = re.compile(r"^[A-Z]{2,6}-\d+(\.[a-z]|\.\d+)*(\.N)?$")


class Part(BaseModel):
    """A piece of a grid: unknown words are refused, nothing is changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reply(Part):
    """What the addressees of a product owe in return, and until when (R-X-07)."""

    isi: str
    kepada: str
    tenggat: str

    @field_validator("tenggat")
    @classmethod
    def readable(cls, text: str) -> str:
        """A deadline that can be counted from its receipt."""
        duration = durations.parse(text)
        if duration is None or not duration.is_external:
            raise ValueError("tenggat balasan harus dihitung dari suatu kejadian")
        return text


class Variant(Part):
    """What differs in a product when a certain value was chosen."""

    bila: Conditions = Field(min_length=1)
    jenis: str | None = None
    penandatangan: str | None = None
    kepada: tuple[str, ...] | None = None


class Product(Part):
    """Something that a step brings about: a document, a task or a meeting.

    jenis                  kind of content
    judul                  title, with ``{kegiatan}`` for the title of the case
    pembuat                positions that may open it
    arahan                 opened on a direction of the leaders, which is recorded (R-X-13)
    penandatangan          level that signs; None: nobody, or as the chain says
    penandatangan_menurut  ``anggota_tim``: an echelon I member lifts the signer (R-X-10)
    kepada                 addressees, doers or participants: positions or case parties
    menyertai              key of the draft that it travels with (R-X-04)
    salinan_dari           key of the original that it copies (R-X-05)
    kali, lama             how often it takes place and how long each time (R-SPK-05)
    koordinator            position that coordinates and does not execute (R-SPK-06)
    bila, wajib            when it applies at all; whether the case waits for it
    langkah                main step that opens it, when no row says so
    """

    jenis: str
    judul: str
    pembuat: tuple[str, ...] = Field(min_length=1)
    unit: str | None = None
    arahan: bool = False
    penandatangan: str | None = None
    penandatangan_menurut: Literal["anggota_tim"] | None = None
    kepada: tuple[str, ...] = ()
    menyertai: str | None = None
    salinan_dari: str | None = None
    kali: int = Field(default=1, ge=1)
    lama: str | None = None
    koordinator: str | None = None
    balasan: Reply | None = None
    bila: Conditions = {}
    wajib: bool = True
    langkah: int | None = None
    ragam: tuple[Variant, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of content that it can be, the usual one first."""
        found = [variant.jenis for variant in self.ragam if variant.jenis]
        return tuple(dict.fromkeys([self.jenis, *found]))

    @field_validator("lama")
    @classmethod
    def readable(cls, text: str | None) -> str | None:
        """A length of one meeting that the clock understands."""
        durations.parse(text)
        return text


class Value(Part):
    """One answer to a choice, and what must be recorded with it.

    kecuali  answers of other choices beside which this one cannot hold
    """

    judul: str
    arahan: bool = False
    alasan: bool = False
    kecuali: Conditions = {}


class Choice(Part):
    """An alternative that the standard leaves open, answered in each case.

    langkah    main step that cannot be finished without the answer
    bawaan     what holds when nobody has answered; None: it must be answered
    beberapa   further answers add to the earlier ones (each is one round)
    oleh       positions that may answer
    """

    judul: str
    langkah: int
    oleh: tuple[str, ...] = Field(min_length=1)
    nilai: Mapping[str, Value] = Field(min_length=1)
    bawaan: str | None = None
    beberapa: bool = False
    aturan: tuple[str, ...] = ()


class Trigger(Part):
    """Why a case may be started, and by which positions (R-X-12)."""

    judul: str
    oleh: tuple[str, ...] = Field(min_length=1)


class Complaints(Part):
    """Who handles complaints about the service (part H of a standard).

    penerima   position that receives them; None: who answers for the service
    pelaksana  heads of sections whom it may charge; (): any section of its office
    """

    penerima: str | None = None
    pelaksana: tuple[str, ...] = ()


class Row(Part):
    """A line of the procedure.

    id      canonical id (``SPK-5.a.1.c``); ``label`` is what is printed (I-05)
    hasil   key of a product -> the stage that this line completes
    waktu   standard time as printed; None is not stated and never late (I-10)
    sumber  line of the published text
    """

    id: str
    label: str
    kegiatan: str
    jenis: Literal["langkah", "kelompok", "catatan"] = "langkah"
    pelaku: tuple[str, ...] = ()
    hasil: Mapping[str, str] = {}
    waktu: str | None = None
    bila: Conditions = {}
    ulang_dari: tuple[int, ...] = ()
    aturan: tuple[str, ...] = ()
    sumber: int | None = None

    @field_validator("id")
    @classmethod
    def canonical(cls, text: str) -> str:
        """An id from which place and parent can be read."""
        if not ROW_ID.match(text):
            raise ValueError("id baris harus seperti SPK-5.a.1.c")
        return text

    @field_validator("waktu")
    @classmethod
    def readable(cls, text: str | None) -> str | None:
        """A standard time that the clock understands."""
        durations.parse(text)
        return text

    @property
    def duration(self) -> durations.Duration | None:
        """The standard time; None when none is stated."""
        return durations.parse(self.waktu)

    @property
    def path(self) -> tuple[str, ...]:
        """Place in the procedure: ("5", "a", "1", "c")."""
        return tuple(self.id.partition("-")[2].split("."))

    @property
    def main(self) -> int:
        """Number of the main step that the line belongs to."""
        return int(self.path[0])

    @property
    def parent(self) -> str | None:
        """Id of the line above it; None for a main step."""
        return self.id.rpartition(".")[0] or None


class Grid(Part):
    """The whole procedure of one edition of a standard."""

    kode: str = Field(pattern=r"^[a-z][a-z0-9]*$")
    judul: str
    edisi: str = Field(pattern=r"^[a-z0-9][a-z0-9_]*$")
    jenis: str
    unit: str
    penanggung_jawab: str
    klasifikasi: str | None = None
    pemicu: Mapping[str, Trigger] = Field(min_length=1)
    bagian: Mapping[str, Any] = {}
    pengaduan: Complaints = Complaints()
    pilihan: Mapping[str, Choice] = {}
    produk: Mapping[str, Product] = Field(min_length=1)
    prosedur: tuple[Row, ...] = Field(min_length=1)

    @property
    def workflow_id(self) -> str:
        """Id of the chain that the cases of this edition follow."""
        return f"kegiatan_{self.kode}_{self.edisi}"

    @property
    def rows(self) -> tuple[Row, ...]:
        """All lines in the standard's order."""
        return self.prosedur

    @property
    def products(self) -> Mapping[str, Product]:
        """What the lines bring about, by key."""
        return self.produk

    @property
    def choices(self) -> Mapping[str, Choice]:
        """What each case decides for itself, by key."""
        return self.pilihan

    @cached_property
    def steps(self) -> tuple[Row, ...]:
        """The main steps, first to last."""
        return tuple(row for row in self.prosedur if row.parent is None)

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Lines by their id."""
        return {row.id: row for row in self.prosedur}

    @cached_property
    def _children(self) -> Mapping[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.prosedur:
            if row.parent is not None:
                found.setdefault(row.parent, []).append(row)
        return {parent: tuple(rows) for parent, rows in found.items()}

    def children(self, row: Row) -> tuple[Row, ...]:
        """Lines right below a line."""
        return self._children.get(row.id, ())

    def within(self, main: int) -> tuple[Row, ...]:
        """All lines of one main step, itself included."""
        return tuple(row for row in self.prosedur if row.main == main)

    def ancestors(self, row: Row) -> Iterable[Row]:
        """The lines above a line, nearest first."""
        while row.parent is not None:
            row = self.by_id[row.parent]
            yield row

    def conditions(self, row: Row) -> Conditions:
        """All that must have been chosen for a line to apply."""
        found: dict[str, str] = {}
        for line in (row, *self.ancestors(row)):
            found.update(line.bila)
        return found

    @cached_property
    def _openings(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for row in self.prosedur:
            for key in row.hasil:
                found[key] = min(row.main, found.get(key, row.main))
        for key, product in self.produk.items():
            if product.langkah is not None:
                found[key] = product.langkah
        return found

    def opening(self, key: str) -> int:
        """Number of the main step from which a product may be opened."""
        return self._openings[key]

    @cached_property
    def _gates(self) -> Mapping[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for row in self.prosedur:
            for result in row.hasil.items():
                found.setdefault(result, row.main)
        return found

    def gate(self, key: str, stage: str) -> int:
        """Number of the main step in which a product may leave a stage.

        A stage that no line names opens with its product.
        """
        exact = self._gates.get((key, stage))
        if exact is None and stage.startswith(f"{SIGNATURE}_"):
            exact = self._gates.get((key, SIGNATURE))
        return exact if exact is not None else self.opening(key)

    def coming_back_to(self, main: int) -> tuple[int, ...]:
        """Main steps from which a case may go back to this one (R-SPK-04)."""
        return next(row.ulang_dari for row in self.steps if row.main == main)
