"""The journal: what everybody did with a document, in a chain that shows every change.

`record(document, act, **details)` adds an entry; nothing takes one away or alters it.
Acts are short Indonesian words (`buat`, `ubah`, `langkah`, `baca`, `unduh`, ...).
"""

from setneg.workflows.journal.keeping import entries
from setneg.workflows.journal.keeping import record
from setneg.workflows.journal.keeping import record_reading
from setneg.workflows.journal.model import Broken
from setneg.workflows.journal.model import Entry


__all__ = ["Broken", "Entry", "entries", "record", "record_reading"]
