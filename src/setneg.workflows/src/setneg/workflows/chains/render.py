"""Show chains to people: a table of stages and a diagram, one page a kind.

    python -m setneg.workflows.chains.render profiles/kemensetneg/rantai docs/chains

The pages are made from the declarations and never edited by hand.
"""

from collections.abc import Sequence
from pathlib import Path
from setneg.workflows.chains import glossary
from setneg.workflows.chains.declaration import load
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
import sys


HEAD = "| Tahap | Melihat | Mengubah | Langkah yang ditawarkan |\n|---|---|---|---|"


def page(chain: Chain) -> str:
    """The page of one chain, in Markdown."""
    parts = [
        f"# {chain.title}",
        f"Dibuat dari deklarasi `rantai/{Path(chain.source).name}`; "
        "halaman ini tidak disunting.",
        facts(chain),
        "## Tahap",
        "\n".join([HEAD, *(row(chain, stage) for stage in chain.stages)]),
        "## Diagram",
        diagram(chain),
    ]
    return "\n\n".join(parts) + "\n"


def facts(chain: Chain) -> str:
    """What holds for the whole chain."""
    lines = [f"- Jenis: `{chain.kind}`, alur kerja `{chain.id}`"]
    if chain.signers:
        names = [glossary.ROLE_OF_LEVEL[level] for level in chain.signers]
        lines.append(f"- Penandatangan: {', '.join(names)} (yang pertama: bawaan)")
        lines.extend(
            f"- Jalur bila ditandatangani {glossary.ROLE_OF_LEVEL[level]}: "
            + " → ".join(stage.title for stage in chain.route(level))
            for level in chain.signers
        )
    else:
        names = [stage.title for stage in chain.route()]
        lines.append("- Tidak ditandatangani")
        lines.append(f"- Jalur: {' → '.join(names)}")
    if chain.number:
        lines.append(f"- Nomor: `{chain.number}`, register: {chain.register}")
    return "\n".join(lines)


def row(chain: Chain, stage: Stage) -> str:
    """One stage: who sees it, who changes it, which steps leave it."""
    title = f"**{stage.title}** `{stage.id}`"
    if stage.time:
        title += f"<br>waktu: {stage.time}"
    if stage.public:
        title += "<br>terbuka untuk umum"
    steps = "<br>".join(step_line(chain, step) for step in stage.steps)
    cells = (title, _names(stage.viewers), _names(stage.editors), steps or "–")
    return f"| {' | '.join(cells)} |"


def step_line(chain: Chain, step: StepRule) -> str:
    """One step: what it is called, who takes it, under which condition."""
    notes = [", ".join(step.roles)]
    if step.signers:
        levels = [glossary.ROLE_OF_LEVEL[level] for level in step.signers]
        notes.append(f"bila ditandatangani {', '.join(levels)}")
    if step.reason:
        notes.append("dengan alasan")
    if step.fresh:
        notes.append("selama belum ada yang bertindak")
    return f"{step.title} `{step.transition}` ({'; '.join(notes)})"


def diagram(chain: Chain) -> str:
    """A state diagram of what carries the document forward, and of ways back."""
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {chain.initial.id}"]
    lines.extend(f"    {stage.id} : {stage.title}" for stage in chain.stages)
    for stage in chain.stages:
        for step in stage.steps:
            if step.verb == "kembalikan" and step.target != chain.initial.id:
                continue
            roles = ", ".join(step.roles)
            lines.append(f"    {stage.id} --> {step.target} : {step.verb} ({roles})")
        if stage.final:
            lines.append(f"    {stage.id} --> [*]")
    return "\n".join([*lines, "```"])


def _names(roles: Sequence[str]) -> str:
    if glossary.ANONYMOUS in roles:
        return "Semua orang"
    return ", ".join(roles) or "–"


def render(declarations: Path, out: Path) -> list[Path]:
    """Write a page for every declaration of a folder; the pages written."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for file in sorted(declarations.glob("*.yaml")):
        chain = load(file)
        target = out / f"{chain.id}.md"
        target.write_text(page(chain), encoding="utf-8")
        written.append(target)
    return written


if __name__ == "__main__":
    render(Path(sys.argv[1]), Path(sys.argv[2]))
