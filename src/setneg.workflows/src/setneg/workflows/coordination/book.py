"""The opinions of a document, kept with it: one record each, so that two heads who
answer at the same moment write to different objects."""

from Acquisition import aq_base
from dataclasses import asdict
from dataclasses import replace
from persistent.mapping import PersistentMapping
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.coordination.model import Act
from setneg.workflows.coordination.model import AGREED
from setneg.workflows.coordination.model import NOTED
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.model import OPPOSED
from setneg.workflows.coordination.model import ROLE
from setneg.workflows.coordination.model import WAITING
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.journal import record
from setneg.workflows.stored import stored
from typing import Any


ATTRIBUTE = "paraf_koordinasi"
#: States in which who was asked may read the document.
READING = (WAITING, AGREED, NOTED, OPPOSED)


def opinions(document: Any) -> list[Opinion]:
    """All that were asked, in the order of asking; also those that were withdrawn."""
    kept = stored(document).get(ATTRIBUTE) or {}
    found = [_opinion(row) for row in kept.values()]
    return sorted(found, key=lambda each: (each.since, each.id))


def opinion(document: Any, key: str) -> Opinion | None:
    """The opinion of that id; None when there is none."""
    kept = stored(document).get(ATTRIBUTE) or {}
    return _opinion(kept[key]) if key in kept else None


def parties(document: Any) -> dict[str, tuple[str, ...]]:
    """Who may read the document because of an opinion: role -> positions.

    The right begins with the request and ends when the request is withdrawn or waived;
    whoever answered, and whoever passed the request on, keeps it until the document
    has come to its end (the chain gives the role nothing there).
    """
    found = [
        position
        for each in opinions(document)
        if each.state in READING
        for position in each.route
    ]
    return {ROLE: tuple(dict.fromkeys(found))} if found else {}


def keep(document: Any, changed: Opinion, act: Act) -> Opinion:
    """Write an opinion down with the act that made or changed it."""
    base = aq_base(document)
    kept = stored(base).get(ATTRIBUTE)
    if kept is None:
        kept = PersistentMapping()
        setattr(base, ATTRIBUTE, kept)
    changed = replace(changed, acts=(*changed.acts, act))
    row = {name: getattr(changed, name) for name in Opinion.__dataclass_fields__}
    row["deadline"] = asdict(changed.deadline)
    row["acts"] = tuple(asdict(each) for each in changed.acts)
    if changed.id in kept:
        kept[changed.id].update(row)
    else:
        kept[changed.id] = PersistentMapping(row)
    document.reindexObject(idxs=list(CHANGED_BY_STEP))
    document.reindexObjectSecurity()
    record(
        document,
        f"pendapat_{act.act}",
        jabatan=changed.position,
        keadaan=changed.state,
        wajib=changed.mandatory,
    )
    return changed


def _opinion(row: Any) -> Opinion:
    values = dict(row)
    values["deadline"] = Deadline(**row["deadline"])
    values["acts"] = tuple(Act(**each) for each in row["acts"])
    return Opinion(**values)
