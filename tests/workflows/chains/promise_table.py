"""Read the hand-written promises: who sees, changes and does what in each stage."""

from pathlib import Path
import yaml


ROLES = {
    "S": "Staf",
    "4": "Eselon IV",
    "3": "Eselon III",
    "2": "Eselon II",
    "1": "Eselon I",
    "M": "Menteri",
    "P": "Persuratan",
    "H": "Perancang Hukum",
    "R": "Reader",
    "U": "Pengusul",
    "N": "Penerima",
    "K": "Pelaksana",
    "T": "Pemberi Tugas",
    "E": "Peserta",
}
#: Roles that a person may hold and that no chain may serve.
OUTSIDERS = ("Owner", "Editor", "Contributor", "Reviewer", "Member", "Authenticated")
FOLDER = Path(__file__).parent / "promises"
TABLES = {
    path.stem: yaml.safe_load(path.read_text())
    for path in sorted(FOLDER.glob("*.yaml"))
}


def viewers(promise):
    """Roles that see; None when everybody does."""
    if promise["lihat"] == "semua":
        return None
    return {ROLES[letter] for letter in promise["lihat"].split()}


def editors(promise):
    return {ROLES[letter] for letter in promise.get("ubah", "").split()}


def steps(promise, role, signer):
    """Steps promised to the role on a document that `signer` signs."""
    letter = next(key for key, name in ROLES.items() if name == role)
    table = promise.get("langkah", {})
    words = table.get(f"{letter}@{signer}", table.get(letter, ""))
    return set(words.split())
