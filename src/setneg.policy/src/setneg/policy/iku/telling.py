"""Rounds and indicators as plain data, for REST and for pages."""

from collections.abc import Mapping
from plone import api
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
from setneg.policy.iku import inventory as stock
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.steps.wording import say
from typing import Any


def group(each: groups.Group) -> dict[str, Any]:
    """A group with names beside its codes."""
    return {
        "nama": each.name,
        "unit": [{"kode": code, "nama": unit_title(code)} for code in each.units],
        "anggota": [
            {"id": post, "nama": position_title(post)} for post in each.members
        ],
        "selesai": each.ended,
        "catatan": each.note,
    }


def note(row: Mapping[str, Any]) -> dict[str, Any]:
    """A note of the discussion: who, as what, when."""
    return {
        "jabatan": position_title(row["jabatan"]),
        "pada": row["pada"],
        "kelompok": row["kelompok"],
        "isi": row["isi"],
    }


def line(row: stock.Row) -> dict[str, Any]:
    """A line of the inventory."""
    return {
        "@id": row.address,
        "UID": row.uid,
        "unit": unit_title(row.unit),
        "kode": row.code,
        "indikator": row.indicator,
        "sasaran": row.objective,
        "tahap": row.stage,
        "terlambat": row.late,
        "masuk": row.came,
        "batas_saat_masuk": row.last_day,
        "target_kosong": list(row.missing),
    }


def inventory(cycle: Any) -> dict[str, Any]:
    """All findings of a round's inventory."""
    found = stock.take_stock(cycle)
    return {
        "@id": f"{cycle.absolute_url()}/@inventaris",
        "UID": api.content.get_uuid(cycle),
        "items": [line(row) for row in found.rows],
        "jumlah_per_unit": {unit_title(u): n for u, n in found.per_unit.items()},
        "belum_mengusulkan": [
            {"kode": unit, "nama": unit_title(unit)} for unit in found.silent
        ],
        "sasaran_tanpa_iku": list(found.unmeasured),
        "target_kosong": [line(row) for row in found.incomplete],
        "terlambat": [line(row) for row in found.late],
        "ganda": [
            {
                "pasangan": each.key,
                "jenis": each.kind,
                "kesamaan": round(each.share, 2),
                "kata_sama": list(each.common),
                "lintas_unit": each.across,
                "iku": [line(each.first), line(each.second)],
                "putusan": decision(found.decisions.get(each.key)),
            }
            for each in found.doubles
        ],
        "penurunan_putus": [
            {"jenis": each.kind, "alasan": say(each.reason), "iku": line(each.row)}
            for each in found.breaks
        ],
        "tahap": cycles.standing(cycle),
    }


def decision(found: stock.Decision | None) -> dict[str, Any] | None:
    """What was decided about a pair, None before."""
    if found is None:
        return None
    return {
        "putusan": found.verdict,
        "alasan": found.reason,
        "oleh": found.by,
        "pada": found.at,
    }
