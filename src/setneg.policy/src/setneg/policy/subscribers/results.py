"""kerjakan: whoever has done a task says what came of it, with the step itself.

The doer changes nothing else of the task: not what was asked, nor until when.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from plone.namedfile.interfaces import INamedFile
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.tugas import ITugas
from setneg.workflows.steps import said
from setneg.workflows.steps.verbs import Step
from typing import Any
from zope import schema
from zope.component import adapter


class IResult(said.IComment):
    """What came of a task."""

    hasil = schema.Text(
        title=_("label_hasil", default="Hasil"),
        description=_("help_hasil", default="Boleh kosong. Tertulis pada tugas ini."),
        required=False,
        max_length=10000,
    )
    hasil_berkas = Attachment(
        title=_("label_hasil_berkas", default="Berkas hasil"), required=False
    )


@adapter(ITugas)
class Result(Step):
    """The result is kept with the task; a later one replaces it."""

    schema = IResult

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        """What is signed on paper comes back with its file as well (R-X-15)."""
        reasons = list(super().missing(data))
        task = self.document
        given = INamedFile.providedBy((data or {}).get("hasil_berkas"))
        lacking = data is not None and not given and task.hasil_berkas is None
        if task.berkas_wajib and lacking:
            reasons.append(
                _(
                    "refused_without_file",
                    default="Unggah berkas hasil; tugas ini wajib disertai berkas "
                    "elektronik.",
                )
            )
        return reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        task = self.document
        if data.get("hasil"):
            task.hasil = str(data["hasil"]).strip()
        if INamedFile.providedBy(data.get("hasil_berkas")):
            task.hasil_berkas = data["hasil_berkas"]
        task.reindexObject(idxs=["SearchableText", "modified"])
