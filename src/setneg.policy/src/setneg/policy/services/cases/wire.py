"""A case as JSON; what the asking person may not see does not appear."""

from plone import api
from plone.restapi.serializer.converters import json_compatible
from plone.uuid.interfaces import IUUID
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import choices
from setneg.workflows.procedures import making
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import replies
from setneg.workflows.procedures.model import CASE_PARTIES
from setneg.workflows.procedures.progress import Act
from setneg.workflows.procedures.progress import Line
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.shortfalls import shortfalls
from setneg.workflows.procedures.shortfalls import title
from typing import Any


def case_json(case) -> dict[str, Any]:
    """Everything that the page of a case shows."""
    progress = Progress(case)
    stage = stage_of(case)
    lacking = shortfalls(progress)
    return {
        "@id": f"{case.absolute_url()}/@kegiatan",
        "title": case.Title(),
        "standar": case.standar,
        "edisi": case.edisi,
        "pemicu": case.pemicu,
        "arahan": json_compatible(dict(case.arahan or {})),
        "usulan": case.usulan,
        "langkah": progress.main,
        "tahap": {"id": stage.id, "title": stage.title} if stage else None,
        "missing": [item.text for item in lacking],
        "kurang": [shortfall_json(item) for item in lacking],
        "timeline": [line_json(line, progress) for line in progress.timeline()],
        "pilihan": [choice_json(progress, key) for key in progress.grid.choices],
        "produk": [product_json(progress, key) for key in progress.grid.products],
        "balasan": [reply_json(item) for item in progress.expected],
        "anggota_tim": [member_json(member) for member in replies.team(case)],
    }


def shortfall_json(item) -> dict[str, Any]:
    """One thing that is missing."""
    return {
        "jenis": item.kind,
        "kunci": item.key,
        "baris": item.row,
        "teks": item.text,
        "menunggu": [position_json(post) for post in item.waits],
    }


def line_json(line: Line, progress: Progress) -> dict[str, Any]:
    """One line of the procedure with its state, its time and its documents."""
    row = line.row
    return {
        "id": row.id,
        "label": row.label,
        "tingkat": len(row.path),
        "jenis": row.jenis,
        "kegiatan": row.kegiatan,
        "state": line.state,
        "pelaku": [position_json(post) for post in row.pelaku],
        "waktu_baku": row.waktu,
        "menit": line.taken,
        "status_waktu": line.status,
        "pelaksanaan": [act_json(act) for act in line.acts],
        "dokumen": documents_json(line, progress),
    }


def act_json(act: Act) -> dict[str, Any]:
    """Who did it, through which position, when, how long it lay there."""
    return {
        "oleh": act.actor,
        "jabatan": position_json(act.position) if act.position else None,
        "pada": json_compatible(act.time),
        "menit": act.minutes,
    }


def documents_json(line: Line, progress: Progress) -> list[dict[str, Any]]:
    """The products of a line that this person may see."""
    return [
        document_json(work.document)
        for work in line.works
        if api.user.has_permission("View", obj=work.document)
    ]


def document_json(document) -> dict[str, Any]:
    """A product in short."""
    stage = stage_of(document)
    return {
        "@id": document.absolute_url(),
        "@type": document.portal_type,
        "UID": IUUID(document),
        "title": document.Title(),
        "tahap": stage.title if stage else "",
        "produk": document.produk,
    }


def choice_json(progress: Progress, key: str) -> dict[str, Any]:
    """One alternative: what may be chosen, what was, on which direction or reason."""
    choice = progress.grid.choices[key]
    return {
        "kunci": key,
        "judul": choice.judul,
        "langkah": choice.langkah,
        "beberapa": choice.beberapa,
        "nilai": [
            {
                "kunci": name,
                "judul": value.judul,
                "arahan": value.arahan,
                "alasan": value.alasan,
            }
            for name, value in choice.nilai.items()
        ],
        "bawaan": choice.bawaan,
        "berlaku": list(choices.values(progress.case, progress.grid, key)),
        "catatan": json_compatible(
            [dict(record) for record in choices.records(progress.case, key)]
        ),
        "oleh": [position_json(post) for post in choice.oleh],
        "boleh": bool(set(positions.held()).intersection(choice.oleh)),
    }


def product_json(progress: Progress, key: str) -> dict[str, Any]:
    """One product: how many are asked for, which exist, whether it may be opened."""
    product = progress.grid.products[key]
    refusals = making.refusals(progress, key)
    return {
        "kunci": key,
        "jenis": choices.kind(progress.case, progress.grid, product),
        "judul": title(progress, key),
        "langkah": progress.grid.opening(key),
        "perlu": progress.needed(key),
        "ada": len(progress.counting(key)),
        "pembuat": [position_json(post) for post in product.pembuat],
        "arahan": product.arahan,
        "kepada_dipilih": _is_named_by_case(progress, key),
        "terbuka": not refusals,
        "boleh": not refusals
        and bool(set(positions.held()).intersection(product.pembuat)),
    }


def reply_json(item: replies.Expected) -> dict[str, Any]:
    """What one addressee owes or has answered."""
    return {
        "jabatan": position_json(item.position),
        "diterima": json_compatible(item.received),
        "tenggat": json_compatible(item.deadline.breach) if item.deadline else None,
        "aturan": item.deadline.rule if item.deadline else "",
        "balasan": json_compatible(dict(item.answer)) if item.answer else None,
        "tanpa": item.waived,
    }


def member_json(member) -> dict[str, Any]:
    """A member of the team."""
    return {
        "nama": member["nama"],
        "jabatan": position_json(member["jabatan"]),
        "peran": member.get("peran", ""),
    }


def position_json(post: str) -> dict[str, str]:
    """A position, or a party of the case, with its title."""
    if post in CASE_PARTIES:
        return {"id": post, "title": positions.title(post)}
    return {"id": post, "title": position_title(post)}


def _is_named_by_case(progress: Progress, key: str) -> bool:
    """Whether the person who opens the product must say to whom it goes."""
    product = progress.grid.products[key]
    asked = choices.addressees(progress.case, progress.grid, product)
    return any(name in CASE_PARTIES and name != "anggota_tim" for name in asked)
