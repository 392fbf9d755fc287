"""How receipts travel."""

from setneg.policy.distribution.receipts import Receipt
from typing import Any


def receipt_json(row: Receipt) -> dict[str, Any]:
    """One addressee; moments in ISO 8601 with their offset."""
    return {
        "jabatan": row.position,
        "judul": row.title,
        "unit_kerja": row.office,
        "dikirim": row.sent.isoformat(),
        "diterima": row.received.isoformat() if row.received else None,
        "oleh": row.by,
    }
