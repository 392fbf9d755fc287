"""A service standard on paper: parts A to D and A to L, and its procedure with times.

Printed from what the standard itself holds, so that the paper and the running cases
cannot differ. Source: the ministry's form of service standards (Kesatu A-D, Kedua A-L);
the total of standard times is component 3 of the law on public services.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.rendering.data import letterhead
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.glyphs import printable
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.pdf import RenderingError
from setneg.policy.rendering.signature import office_title
from setneg.workflows.procedures import grid as grids
from setneg.workflows.procedures.leadtime import lead_time
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import Row
from typing import Any


TEMPLATE = "standar_pelayanan"
PUBLISHED = "terbit"
#: Part -> heading, in the order of the form; several keys share one part.
FIRST = (
    ("Dasar Hukum", ("dasar_hukum",)),
    ("Latar Belakang", ("latar_belakang",)),
    ("Maksud dan Tujuan", ("maksud", "tujuan")),
    ("Ruang Lingkup", ("ruang_lingkup",)),
)
PROCEDURE = "Prosedur"
SECOND = (
    ("Kerangka Prosedur", ("kerangka",)),
    (PROCEDURE, ()),
    ("Persyaratan", ("persyaratan",)),
    ("Sarana, Prasarana, dan Fasilitas", ("sarana",)),
    ("Biaya", ("biaya",)),
    ("Tempat Pelayanan", ("tempat",)),
    ("Jadwal Pelayanan", ("jadwal",)),
    ("Penanganan Pengaduan, Keluhan, dan Masukan", ("pengaduan",)),
    ("Pengawasan Intern", ("pengawasan",)),
    ("Jaminan Pelayanan", ("jaminan",)),
    ("Jaminan Keamanan dan Keselamatan Pelayanan", ("keamanan",)),
    ("Evaluasi Kinerja Pelaksana", ("evaluasi",)),
)


def standard_data(standard: Any) -> dict[str, Any]:
    """What the template needs, as plain text; a draft is marked as one."""
    base = aq_base(standard)
    parts = dict(getattr(base, "bagian", None) or {})
    known = {key for _, keys in (*FIRST, *SECOND) for key in keys}
    further = [(_words(key), (key,)) for key in parts if key not in known]
    grid = _grid(standard)
    state = api.content.get_state(standard, "")
    return {
        "judul": _line(standard.title),
        "nama_jenis": "Standar Pelayanan",
        "nomor": "",
        "kop": letterhead(standard),
        "tandatangan": {"jabatan": _line(grid and office_title(grid.penanggung_jawab))},
        "salinan": None,
        "penyambung": False,
        "kode_sifat": "",
        "tanda": "" if state == PUBLISHED else "KONSEP",
        "kode": _line(getattr(base, "kode", None)).upper(),
        "edisi": _line(getattr(base, "edisi", None)),
        "kesatu": _lettered(parts, FIRST),
        "kedua": _lettered(parts, (*SECOND, *further)),
        "prosedur": [_row(grid, row) for row in grid.rows] if grid else [],
        "jangka_waktu": _total(grid) if grid else "",
        "waktu": int(local(standard.modified().asdatetime()).timestamp()),
    }


def _lettered(parts: Mapping[str, Any], form: Sequence[tuple]) -> list[dict]:
    """The parts of the form that are filled; the letter stays when one is missing."""
    found = []
    for number, (heading, keys) in enumerate(form):
        filled = [(key, parts[key]) for key in keys if parts.get(key)]
        several = len(keys) > 1
        body = [
            {**_body(value), "judul": _words(key) if several else ""}
            for key, value in filled
        ]
        if body or heading == PROCEDURE:
            letter = chr(ord("A") + number)
            found.append({"huruf": letter, "judul": heading, "isi": body})
    return found


def _body(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        below = [{**_body(each), "judul": _words(key)} for key, each in value.items()]
        return {"teks": "", "butir": [], "sub": below}
    if isinstance(value, (list, tuple)):
        return {"teks": "", "butir": [_line(each) for each in value], "sub": []}
    return {"teks": _line(value), "butir": [], "sub": []}


def _row(grid: Grid, row: Row) -> dict[str, Any]:
    depth, above = 0, row.parent
    while above is not None:
        depth, above = depth + 1, grid.by_id[above].parent
    return {
        "nomor": row.label,
        "tingkat": depth,
        "kelompok": row.jenis == "kelompok",
        "kegiatan": _line(row.kegiatan),
        "pelaku": [_line(_words_of(each)) for each in row.pelaku],
        "waktu": _line(row.waktu),
        "bila": "; ".join(_condition(grid, key) for key in row.bila.items()),
    }


def _condition(grid: Grid, asked: tuple[str, str]) -> str:
    choice = grid.choices[asked[0]]
    return _line(f"{choice.judul}: {choice.nilai[asked[1]].judul}")


def _total(grid: Grid) -> str:
    """All standard times together, in working days; what states none is said."""
    total = lead_time(grid)
    low, high = (f"{days.normalize():f}".replace(".", ",") for days in total.days)
    days = low if low == high else f"{low}-{high}"
    text = f"Jumlah waktu baku: {days} hari kerja"
    if not total.unstated:
        return f"{text}."
    return f"{text}, belum termasuk langkah tanpa waktu baku ({', '.join(total.unstated)})."


def _words_of(actor: str) -> str:
    title = office_title(actor)
    return _words(actor) if title == actor else title


def _words(key: str) -> str:
    return str(key).replace("_", " ").capitalize()


def _line(value: Any) -> str:
    return printable(" ".join(str(value).split())) if value else ""


def _grid(standard: Any) -> Grid | None:
    text = getattr(aq_base(standard), "prosedur", None)
    try:
        return grids.loads(text, standard.getId()) if text else None
    except grids.ProcedureError:
        return None


class Paper(BrowserView):
    """The PDF of what nobody signs: typeset when it is asked for, never kept."""

    def __call__(self) -> bytes | str:
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        try:
            data = self.pdf()
        except RenderingError as error:
            response.setStatus(422)
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return str(error)
        name = f"{self.context.getId()}.pdf"
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Length", str(len(data)))
        response.setHeader("Content-Disposition", f'inline; filename="{name}"')
        response.setHeader("X-Content-Type-Options", "nosniff")
        return data

    def pdf(self) -> bytes:
        """The file; RenderingError when it cannot be typeset."""
        return render(TEMPLATE, standard_data(self.context))


class StandardPdf(Paper):
    """``@@pdf`` of a standard."""
