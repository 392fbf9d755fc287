"""What is settled about signing, in sentences for the person at the desk."""

from collections.abc import Iterable
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.authority.judgement import Judge
from setneg.workflows.authority.judgement import NO_BASIS
from setneg.workflows.authority.judgement import NOT_HIS
from setneg.workflows.authority.judgement import Problem
from setneg.workflows.authority.judgement import WRONG_ADDRESSEE
from setneg.workflows.authority.model import DIRECTION
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.steps.wording import say
from typing import Any


def post_title(position: str) -> str:
    """The title of a position; any other text stays as it is."""
    found = organisation.current().positions.get(position)
    return found.title if found is not None else position


def titles(positions: Iterable[str]) -> str:
    """Several positions in a sentence."""
    return ", ".join(post_title(position) for position in positions)


def signer_title(judge: Judge, level: str) -> str:
    """The signer as an official calls him: his position, else his level."""
    position = judge.signing_post(level)
    return post_title(position) if position else ROLE_OF_LEVEL.get(level, level)


def sentence(judge: Judge, problem: Problem) -> str:
    """A problem with the rule behind it and what to do."""
    words: dict[str, Any] = {
        "signer": signer_title(judge, judge.matter.level),
        "usual": signer_title(judge, judge.usual),
        "basis": problem.basis or "-",
        "addressees": titles(problem.addressees),
        "offered": titles(problem.offered),
        "kind": problem.asks,
    }
    if problem.code == WRONG_ADDRESSEE:
        return say(_wrong_addressee(problem, words))
    if problem.code == NOT_HIS:
        return say(
            _(
                "authority_not_his",
                default="${signer} tidak berwenang menandatangani naskah ini "
                "(${basis}); yang lazim: ${usual}.",
                mapping=words,
            )
        )
    if problem.code == NO_BASIS:
        return say(_no_basis(problem, words))
    return say(
        _(
            "authority_wrong_letter",
            default="Surat kepada ${addressees} dibuat sebagai ${kind}: pihak luar "
            "disurati dengan surat dinas, pejabat di dalam dengan memorandum.",
            mapping=words,
        )
    )


def _wrong_addressee(problem: Problem, words: dict[str, Any]) -> Any:
    if problem.offered and set(problem.offered) != set(problem.addressees):
        return _(
            "authority_wrong_addressee_offer",
            default="${signer} tidak bersurat kepada ${addressees} (${basis}). Pakai "
            "“Ganti penanda tangan”, atau sesuaikan alamat menjadi: ${offered}.",
            mapping=words,
        )
    return _(
        "authority_wrong_addressee",
        default="${signer} tidak bersurat kepada ${addressees} (${basis}). Ganti penanda "
        "tangan atau alamatnya.",
        mapping=words,
    )


def _no_basis(problem: Problem, words: dict[str, Any]) -> Any:
    if problem.asks == DIRECTION:
        return _(
            "authority_no_direction",
            default="${signer} menandatangani hanya atas arahan pimpinan yang dicatat "
            "(${basis}): catat siapa, kapan, dan lewat apa pada “Ganti penanda tangan”.",
            mapping=words,
        )
    return _(
        "authority_no_reason",
        default="Peralihan kepada ${signer} memerlukan alasan yang dicatat (${basis}): "
        "isi pada “Ganti penanda tangan”.",
        mapping=words,
    )
