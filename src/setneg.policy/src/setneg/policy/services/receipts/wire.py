"""How receipts travel."""

from setneg.policy.distribution.receipts import Receipt
from typing import Any


def receipt_json(row: Receipt, sender: bool = False) -> dict[str, Any]:
    """One addressee; moments in ISO 8601 with their offset.

    Who opened it when, addresses and proofs are for the sending side only.
    """
    found = {
        "jabatan": row.position,
        "judul": row.title,
        "jenis": row.kind,
        "ruas": row.field,
        "unit_kerja": row.office,
        "dikirim": row.sent.isoformat(),
        "diterima": row.received.isoformat() if row.received else None,
        "oleh": row.by,
        "daftar": row.source,
        "salinan": row.copy or None,
    }
    if sender:
        proof = row.evidence
        found |= {
            "keadaan": row.state,
            "dibuka": row.opened.isoformat() if row.opened else None,
            "alamat": row.address,
            "bukti": {
                "nama": proof["nama"],
                "tanggal": proof["tanggal"],
                "catatan": proof["catatan"],
                "berkas": proof["berkas"].filename,
            }
            if proof
            else None,
        }
    return found
