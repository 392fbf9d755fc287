"""Load the declaration of a chain: a file of a profile, or the text a site keeps."""

from functools import lru_cache
from pathlib import Path
import re
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains.free import read_free
from setneg.workflows.chains.line_reader import read_line
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.source import OPAQUE
from setneg.workflows.chains.source import read
from setneg.workflows.chains.words import identifier


def load(path: str | Path) -> Chain:
    """The chain that a file declares; ChainError(source, line, reason) when it cannot work."""
    file = Path(path)
    return loads(file.read_text(encoding="utf-8"), str(file))


@lru_cache(maxsize=256)
def loads(text: str, source: str = "<rantai>") -> Chain:
    """The chain that a text declares. Equal texts give the same (immutable) chain."""
    root = read(text, source)
    if not isinstance(root.value, dict):
        root.refuse(
            _(
                "chain_no_mapping",
                default="Rantai harus berupa pasangan kunci dan nilai.",
            )
        )
    if "jenis" not in root.value:
        root.refuse(_("chain_no_kind", default="Rantai tanpa “jenis”."))
    if ("rantai" in root.value) == ("tahap" in root.value):
        root.refuse(
            _(
                "chain_one_style",
                default="Rantai memuat salah satu dari “rantai” atau “tahap”.",
            )
        )
    kind = root.value["jenis"].text("jenis")
    head = Chain(
        kind=kind,
        id=_workflow_id(root.value, kind),
        title=root.value["judul"].text("judul") if "judul" in root.value else kind,
        stages=(),
        declaration=text,
        source=source,
        extra={key: root.value[key] for key in OPAQUE if key in root.value},
    )
    reader = read_line if "rantai" in root.value else read_free
    return reader(root, head)


def _workflow_id(fields: dict, kind: str) -> str:
    """The stated id, or the kind in lower case with “_” between its words."""
    if "id" in fields:
        return identifier(fields["id"], _("chain_word_id", default="Id rantai"))
    word = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind).lower()
    if not glossary.IDENTIFIER.match(word):
        fields["jenis"].refuse(
            _(
                "chain_no_id",
                default="Id tidak dapat dibentuk dari “${kind}”; sebutkan “id”.",
                mapping={"kind": kind},
            )
        )
    return word
