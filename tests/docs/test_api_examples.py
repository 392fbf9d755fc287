"""The REST guide's commands run as they stand."""

import os
from pathlib import Path
import re
from setneg.policy.setuphandlers import DEMO_PASSWORD
import subprocess


GUIDE = Path(__file__).parents[2] / "docs" / "api" / "README.md"


def script():
    """All shell blocks of the guide as one script that stops at the first failure."""
    text = GUIDE.read_text(encoding="utf-8")
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    # A line that begins with "! " promises a refusal.
    refused = re.sub(
        r"^! (.*)$", r"if \1; then echo permitted; exit 9; fi", commands, flags=re.M
    )
    assert refused.count("exit 9") > 1
    return f"set -euo pipefail\n{refused}\necho SELESAI\n"


def test_the_rest_guide_runs_as_it_stands(functional, tmp_path):
    # acting: staf.sisdur drafts, his line checks and signs, a leader receives and proposes
    answer = subprocess.run(
        ["bash", "-c", script().replace("/tmp/memorandum", f"{tmp_path}/memorandum")],
        env={
            "PATH": os.environ["PATH"],
            "PORTAL": functional["portal"].absolute_url(),
            "SANDI": DEMO_PASSWORD,
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert answer.returncode == 0, answer.stdout[-1500:] + answer.stderr[-1500:]
    assert answer.stdout.rstrip().endswith("SELESAI")
    assert (tmp_path / "memorandum.pdf").read_bytes().startswith(b"%PDF")
