"""Write a chain that was built in code as a declaration that can be read again."""

from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from typing import Any
import yaml


def dumps(chain: Chain) -> str:
    """The chain in the style that names its own stages.

    ValueError for what this style cannot say: branches of signers, withdrawal only
    right after a submission, numbering.
    """
    if chain.signers or chain.number:
        raise ValueError(f"{chain.id}: a line upwards keeps its own declaration")
    content = {
        "jenis": chain.kind,
        "id": chain.id,
        "judul": chain.title,
        "tahap": [_stage(stage) for stage in chain.stages],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _stage(stage: Stage) -> dict[str, Any]:
    """Only what differs from the defaults is written."""
    viewers = [role for role in stage.viewers if role != "Anonymous"]
    entries = {
        "id": stage.id,
        "judul": stage.title,
        "langkah": [_step(step) for step in stage.steps],
        "melihat": viewers,
        "mengubah": list(stage.editors),
        "akhir": stage.final,
        "publik": stage.public,
        "waktu": stage.time,
        "izin": {title: list(roles) for title, roles in stage.grants.items()},
    }
    return {key: value for key, value in entries.items() if value}


def _step(step: StepRule) -> dict[str, Any]:
    if step.signers or step.fresh:
        raise ValueError(f"{step.transition}: cannot be written in this style")
    entries = {
        "verb": step.verb,
        "ke": step.target,
        "oleh": list(step.roles),
        "alasan": step.reason,
        "judul": step.title,
    }
    return {key: value for key, value in entries.items() if value}
