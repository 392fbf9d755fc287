"""The REST guide's commands run as they stand."""

import os
from pathlib import Path
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import re
from setneg.policy.complaints import tracking
from setneg.policy.setuphandlers import DEMO_PASSWORD
import subprocess
from tests import counts


PAGES = Path(__file__).parents[2] / "docs" / "api"


def script(page):
    """All shell blocks of a page as one script that stops at the first failure."""
    text = (PAGES / page).read_text(encoding="utf-8")
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    # A line that begins with "! " promises a refusal.
    refused = re.sub(
        r"^! (.*)$", r"if \1; then echo permitted; exit 9; fi", commands, flags=re.M
    )
    assert refused.count("exit 9") > 1
    return f"set -euo pipefail\n{refused}\necho SELESAI\n"


def run(text, portal):
    """What bash answers."""
    return subprocess.run(
        ["bash", "-c", text],
        env={
            "PATH": os.environ["PATH"],
            "PORTAL": portal.absolute_url(),
            "SANDI": DEMO_PASSWORD,
            "PENGELOLA": SITE_OWNER_NAME,
            "SANDI_PENGELOLA": SITE_OWNER_PASSWORD,
        },
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_rest_guide_runs_as_it_stands(functional, tmp_path):
    # acting: staf.sisdur drafts, his line checks and signs, a leader receives and proposes
    text = script("README.md").replace("/tmp/memorandum", f"{tmp_path}/memorandum")
    answer = run(text, functional["portal"])
    assert answer.returncode == 0, answer.stdout[-1500:] + answer.stderr[-1500:]
    assert answer.stdout.rstrip().endswith("SELESAI")
    assert (tmp_path / "memorandum.pdf").read_bytes().startswith(b"%PDF")


def test_the_page_on_signing_and_registers_runs_as_it_stands(functional):
    # acting: staf.sisdur switches the signer, karo.ortala keeps the book with his deputy
    answer = run(script("signing-and-registers.md"), functional["portal"])
    assert answer.returncode == 0, answer.stdout[-1500:] + answer.stderr[-1500:]
    assert answer.stdout.rstrip().endswith("SELESAI")


def test_the_page_on_forms_runs_as_it_stands(functional):
    # acting: pimpinan.sdm sends, karo.ortala's office handles, a visitor complains
    tracking.LIMIT.forget()
    counts.anew()
    answer = run(script("forms.md"), functional["portal"])
    assert answer.returncode == 0, answer.stdout[-1500:] + answer.stderr[-1500:]
    assert answer.stdout.rstrip().endswith("SELESAI")


def test_the_page_on_indicators_runs_as_it_stands(functional):
    # acting: kabag.ak1 opens a round, two units propose, their heads approve
    answer = run(script("indicators.md"), functional["portal"])
    assert answer.returncode == 0, answer.stdout[-1500:] + answer.stderr[-1500:]
    assert answer.stdout.rstrip().endswith("SELESAI")
