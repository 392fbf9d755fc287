"""Print the sample documents: ``python -m tests.policy.rendering.print_samples docs/pdf``.

Writes one PDF a kind and a picture of each first page (needs poppler's pdftoppm).
"""

from pathlib import Path
from setneg.policy.rendering.pdf import render
import subprocess
import sys
from tests.policy.rendering.samples import SAMPLES


def print_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (kind, data) in SAMPLES.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(render(kind, data))
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
