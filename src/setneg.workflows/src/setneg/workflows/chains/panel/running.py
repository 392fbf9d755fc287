"""Site setup: rehearse a draft, put it into force, go back to a former edition."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cached_property
import json
from setneg.workflows import _
from setneg.workflows.chains import astray
from setneg.workflows.chains import book
from setneg.workflows.chains import difference
from setneg.workflows.chains import moves
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.panel import activation
from setneg.workflows.chains.panel import progress
from setneg.workflows.chains.panel import rehearsal
from setneg.workflows.chains.panel.page import ChainPage
from setneg.workflows.chains.replace import stranded
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final


#: Documents of one batch; a batch takes about a second.
BATCH: Final = 50


class RehearsalPage(ChainPage):
    """`@@rantai-uji`: last year's documents on the draft; nothing is written."""

    @cached_property
    def problem(self) -> Sequence[str]:
        """Why the draft cannot be rehearsed."""
        return activation.problems(self.name, self.text)

    @property
    def text(self) -> str:
        """The declaration that is rehearsed: the draft, else what runs."""
        return activation.draft_text(self.name)

    @property
    def everything(self) -> bool:
        """Whether older documents are rehearsed as well."""
        return self.request.form.get("semua") == "1"

    @cached_property
    def total(self) -> int:
        """How many documents there are to rehearse."""
        return len(rehearsal.paths(self.chain.kind, self.everything))

    def batch(self) -> Mapping[str, Any] | None:
        """The batch that the address asks for, for browsers without scripts."""
        if self.problem or "mulai" not in self.request.form:
            return None
        return batch(self.name, self.text, start_of(self.request.form), self.everything)


class RehearsalBatch(RehearsalPage):
    """`@@rantai-uji-bagian`: one batch as JSON, for the page's progress bar."""

    def __call__(self) -> str:
        self.request.response.setHeader("Content-Type", "application/json")
        if self.name not in activation.chains() or self.problem:
            self.request.response.setStatus(400)
            return json.dumps({"pesan": [say(each) for each in self.problem]})
        found = batch(
            self.name, self.text, start_of(self.request.form), self.everything
        )
        return json.dumps(found)


def start_of(form: Mapping[str, Any]) -> int:
    """Number of the first document of a batch, from 0."""
    given = str(form.get("mulai") or "0")
    return int(given) if given.isdigit() else 0


def batch(
    name: str, text: str, start: int, everything: bool, size: int = BATCH
) -> Mapping[str, Any]:
    """Rehearse some documents; plain data, with only what the reader may see.

    mulai, berikut   first document of this batch and of the next one (null = no more)
    total            documents in all;  terhambat: documents of this batch that would stop
    """
    live = activation.running(name)
    found = rehearsal.paths(live.kind, everything)
    part = found[start : start + size]
    cases = list(rehearsal.rehearse(loads(text, "rancangan"), live, part))
    following = start + len(part)
    return {
        "mulai": start,
        "berikut": following if following < len(found) else None,
        "diperiksa": len(part),
        "total": len(found),
        "terhambat": sum(1 for case in cases if _stops(case)),
        "baris": [_wire(case) for case in cases],
    }


def _stops(case: rehearsal.Case) -> bool:
    return any(finding.stops and finding.new for finding in case.findings)


def _wire(case: rehearsal.Case) -> Mapping[str, Any]:
    document = case.document
    hidden = say(_("rehearsal_hidden", default="(naskah yang tidak dapat Anda lihat)"))
    return {
        "@id": document.absolute_url() if case.visible else None,
        "judul": document.Title() if case.visible else hidden,
        "terhambat": _stops(case),
        "temuan": [
            {
                "jenis": finding.what,
                "tahap": finding.stage,
                "kalimat": say(finding.said),
                "baru": finding.new,
                "menghambat": finding.stops,
            }
            for finding in case.findings
        ],
    }


class ActivationPage(ChainPage):
    """`@@rantai-aktifkan`: put the draft, or with `edisi` a former edition, into force."""

    def act(self) -> str:
        """Exchange the chain; refused as a whole or done as a whole."""
        words = self.request.form
        reason = str(words.get("alasan") or "")
        tell = progress.teller(str(words.get("tiket") or "")[:64])
        try:
            if self.edition is not None:
                number = self.edition.number
                done = activation.go_back(self.name, number, reason, self.map(), tell)
            else:
                self._seen(str(words.get("dilihat") or ""))
                done = activation.activate(self.name, reason, self.map(), tell)
        except activation.REFUSALS as error:
            return self.refuse(error)
        self.tell(
            _(
                "chain_activated",
                default="Rantai “${chain}” berlaku (edisi ${number}).",
                mapping={"chain": self.chain.title, "number": done.number},
            )
        )
        return self.page("rantai-lihat")

    def _seen(self, at: str) -> None:
        draft = self.shelf.draft
        if at and draft is not None and draft.at != at:
            raise activation.PanelError(
                _(
                    "panel_draft_changed_since",
                    default="Rancangan berubah sejak halaman ini dibuka; periksa kembali.",
                )
            )

    @property
    def edition(self) -> book.Edition | None:
        """The former edition that is meant; None for the draft."""
        given = str(self.request.form.get("edisi") or "")
        if not given.isdigit():
            return None
        return activation.edition(self.name, int(given))

    @property
    def text(self) -> str:
        """The declaration that would be in force."""
        if self.edition is not None:
            return self.edition.text
        return activation.draft_text(self.name)

    @cached_property
    def new(self) -> Chain | None:
        """The chain that would run; None while it cannot."""
        try:
            return activation.checked(self.name, self.text)
        except activation.REFUSALS:
            return None

    @cached_property
    def problem(self) -> Sequence[str]:
        """Why it cannot run."""
        return activation.problems(self.name, self.text)

    def differences(self) -> Sequence[str]:
        """What would change, in words."""
        return difference.compare(self.chain, self.new) if self.new else ()

    def same(self) -> bool:
        """Whether exactly this runs already."""
        return self.text == book.live(self.name)

    def map(self) -> dict[str, str]:
        """Stage that disappears -> stage where its documents go on, as it was chosen."""
        return {
            str(key).removeprefix("pindah."): str(value)
            for key, value in self.request.form.items()
            if str(key).startswith("pindah.") and value
        }

    @cached_property
    def stranded(self) -> Sequence[Mapping[str, Any]]:
        """Stages that disappear under documents, with the stages to choose from."""
        if self.new is None:
            return ()
        return list(self._stranded(self.new))

    def _stranded(self, new: Chain) -> Iterator[Mapping[str, Any]]:
        for stage, paths in stranded(new).items():
            known = self.chain.has(stage)
            signers = astray.signers_at(new, paths)
            targets: Sequence[Stage] = [
                each
                for each in moves.targets(self.chain, new, stage)
                if all(astray.reaches(new, signer, each.id) for signer in signers)
            ]
            yield {
                "id": stage,
                "title": self.chain.stage(stage).title if known else stage,
                "count": len(paths),
                "targets": targets,
                "chosen": self.map().get(stage, ""),
            }


class ProgressTold(ChainPage):
    """`@@rantai-kemajuan`: how far an exchange has come, as JSON."""

    def __call__(self) -> str:
        self.request.response.setHeader("Content-Type", "application/json")
        found = progress.read(str(self.request.form.get("tiket") or ""))
        done, total = found or (0, 0)
        return json.dumps({"selesai": done, "total": total, "diketahui": bool(found)})
