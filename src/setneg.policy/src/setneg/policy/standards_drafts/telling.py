"""Drafts and requests for drafts in plain values: for pages, REST and lists."""

from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import discussing
from setneg.policy.standards_drafts import editing
from setneg.policy.standards_drafts import meetings
from setneg.policy.standards_drafts import memoranda
from setneg.policy.standards_drafts import words
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.waits import standard_of
from setneg.workflows.steps.history import entered
from setneg.workflows.steps.wording import say
from typing import Any


def request(memo: Any) -> dict[str, Any]:
    """What a memorandum asks for, as far as the person at the desk may know."""
    coordinates = asking.may_mark(memo)
    own = memoranda.own_units()
    rows = [line for line in asking.lines(memo) if coordinates or line.unit in own]
    return {
        "minta": asking.asks(memo) and (coordinates or bool(rows)),
        "unit": [
            {
                "unit": line.unit,
                "nama": line.title,
                "disampaikan": line.sent,
                "diterima": line.received,
                "batas": line.until,
                "draf": line.drafts,
                "terlambat": line.late,
                "tanpa_alasan": line.waived,
            }
            for line in rows
        ],
    }


def versions(draft: Any) -> list[dict[str, Any]]:
    """Versions with the address of their files; who sees the draft may open them."""
    url = draft.absolute_url()
    return [
        {
            "nomor": number,
            "versi": row["versi"],
            "judul": say(words.VERSIONS[row["versi"]]),
            "berkas": row["berkas"].filename,
            "unduh": f"{url}/@@versi-draf/{number}",
            "pada": row["pada"],
            "oleh": position_title(row["oleh"]),
        }
        for number, row in enumerate(draft.berkas_versi, 1)
    ]


def examinations(draft: Any) -> list[dict[str, Any]]:
    """Rounds of examination, the earliest first."""
    return [
        {
            "pada": row["pada"],
            "oleh": position_title(row["oleh"]),
            "versi": row["versi"],
            "bagian": {
                part: {"hasil": result, "catatan": note}
                for part, (result, note) in row["bagian"].items()
            },
        }
        for row in draft.pemeriksaan
    ]


def sessions(draft: Any) -> list[dict[str, Any]]:
    """Sessions and meetings that were held; the meeting of the portal only for who may
    see it."""
    seen = meetings.titles([row.get("rapat", "") for row in draft.pembahasan])
    found = []
    for row in draft.pembahasan:
        title, url = seen.get(row.get("rapat", ""), ("", ""))
        found.append(
            {
                "sesi": row["sesi"],
                "judul": say(words.SESSIONS[row["sesi"]]),
                "tanggal": row["tanggal"],
                "catatan": row["catatan"],
                "rapat": title,
                "alamat_rapat": url,
            }
        )
    return found


def corrections(draft: Any) -> list[dict[str, Any]]:
    """Corrections of how the draft is set, the earliest first."""
    names = dict(words.DETERMINATIONS)
    return [
        {
            "pada": row["pada"],
            "oleh": position_title(row["oleh"]),
            "dari": row["dari"],
            "menjadi": row["menjadi"],
            "kalimat": f"{say(names[row['dari']])} → {say(names[row['menjadi']])}",
            "alasan": row["alasan"],
        }
        for row in draft.riwayat_penetapan
    ]


def plan(draft: Any) -> meetings.Plan:
    """The preparation of working meetings that the draft's satuan organisasi still has
    to hold on the drafts of the same memorandum. R-SPS-11."""
    rows = [
        brain
        for brain in discussing.of_memorandum(draft.memo)
        if discussing.satuan_organisasi(brain.unit) == draft.satuan_organisasi
    ]
    return meetings.plan(meetings.remaining(rows))


def queue(draft: Any) -> dict[str, Any] | None:
    """Its place in the queue of editing and the working days that it gives."""
    place = draft.urutan_redaksi
    if not place:
        return None
    return {"urutan": place, "hari": editing.days(place, editing.rate())}


def deadlines(draft: Any) -> dict[str, Any]:
    """Until when the unit was to send it, and the standard of the stage it stands in."""
    stage, since = stage_of(draft), entered(draft)
    found: dict[str, Any] = {"kirim": draft.batas_kirim, "kirim_terlambat": late(draft)}
    if stage is None or since is None:
        return found
    standard = standard_of(draft, stage, since)
    limit = standard.deadline.breach if standard.deadline is not None else None
    return {**found, "tahap": stage.id, "waktu": standard.text, "batas_tahap": limit}


def late(draft: Any) -> bool:
    """Whether the unit sent it after its deadline."""
    due = draft.batas_kirim
    return due is not None and draft.created().asdatetime() > due
