"""Print the sample documents: ``python -m tests.policy.rendering.print_samples docs/pdf``.

Writes one PDF a kind and a picture of each first page (needs poppler's pdftoppm). The
kind of the developers' guide is printed with its template beside the others.
"""

from collections.abc import Mapping
from pathlib import Path
from setneg.policy.rendering import pdf
import shutil
import subprocess
import sys
import tempfile
from tests.policy.rendering.samples import CIRCULAR
from tests.policy.rendering.samples import SAMPLES
from tests.policy.rendering.samples import SHEETS


GUIDE = Path(__file__).parents[3] / "docs" / "developers" / "surat-edaran"


def print_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    print_each(SAMPLES | SHEETS, folder)
    with tempfile.TemporaryDirectory() as place:
        templates = Path(place) / "templat"
        shutil.copytree(pdf.TEMPLATES, templates)
        shutil.copy(GUIDE / "surat_edaran.typ", templates)
        pdf.TEMPLATES = templates
        print_each(CIRCULAR, folder)


def print_each(samples: Mapping[str, tuple[str, dict]], folder: Path) -> None:
    for name, (kind, data) in samples.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(pdf.render(kind, data))
        subprocess.run(
            [
                "pdftoppm",
                "-r",
                "50",
                "-gray",
                "-png",
                "-singlefile",
                path,
                folder / name,
            ],
            check=True,
        )


if __name__ == "__main__":
    print_all(Path(sys.argv[1]))
