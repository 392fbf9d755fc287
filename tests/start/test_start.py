"""`make start` after the environment stands: makes the site once, serves, stops cleanly."""

import json
import os
from pathlib import Path
import pytest
import requests
import shutil
import signal
import socket
import subprocess
import sys
import time


ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "start-test-2026"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Portal:
    """A checkout of its own in which `instance/start.py` runs."""

    def __init__(self, home):
        self.home = home
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/setneg"
        for name in ("buildout.cfg", "requirements.txt"):
            shutil.copy(ROOT / name, home / name)
        shutil.copytree(ROOT / "instance", home / "instance")
        self.process = None

    def start(self, demo="1"):
        """Start it; what it said until it served, and the seconds that it took."""
        begun = time.monotonic()
        log = self.home / "start.log"
        self.process = subprocess.Popen(
            [sys.executable, self.home / "instance" / "start.py"],
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
            env={
                **{k: v for k, v in os.environ.items() if k != "SETNEG_KEYS"},
                "PORT": str(self.port),
                "DEMO": demo,
                "SETNEG_DEMO_PASSWORD": PASSWORD,
            },
        )
        while "Hentikan dengan Ctrl-C" not in log.read_text():
            assert self.process.poll() is None, log.read_text()
            time.sleep(0.2)
        return log.read_text(), time.monotonic() - begun

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(60)

    def lose_power(self):
        """Kill the serving process without a word."""
        found = subprocess.run(
            ["pgrep", "-f", f"{self.home}/parts/instance"],
            capture_output=True,
            text=True,
        )
        assert found.stdout.split()
        for process in found.stdout.split():
            os.kill(int(process), signal.SIGKILL)
        self.process.wait(60)

    def ask(self, method, path="", user="admin", **options):
        return requests.request(
            method,
            f"{self.url}{path}",
            auth=(user, PASSWORD),
            headers={"Accept": "application/json"},
            timeout=60,
            **options,
        )


@pytest.fixture
def checkout(tmp_path):
    portal = Portal(tmp_path)
    yield portal
    if portal.process and portal.process.poll() is None:
        portal.stop()


class TestStart:
    def test_stopping_or_losing_power_loses_nothing_that_was_saved(self, checkout):
        """An operator starts, writes, stops, starts again; then the machine goes dark."""
        said, _ = checkout.start()
        assert checkout.url in said
        assert "pimpinan.sdm" in said
        keys = checkout.home / "var" / "kunci"
        assert "Otoritas sertifikat" in said
        assert keys.stat().st_mode & 0o777 == 0o700
        assert (keys / "akar.pem").is_file()
        body = {"@type": "Document", "title": "Catatan operator"}
        assert checkout.ask("POST", "", json=body).status_code == 201
        made = json.loads((checkout.home / "var" / "site.json").read_text())
        assert checkout.stop(signal.SIGINT) == 0

        said, _ = checkout.start()
        assert "Membuat situs" not in said
        assert checkout.ask("GET", "/catatan-operator").status_code == 200
        again = json.loads((checkout.home / "var" / "site.json").read_text())
        assert again == made
        body = {"@type": "Document", "title": "Sebelum padam"}
        assert checkout.ask("POST", "", json=body).status_code == 201
        checkout.lose_power()

        checkout.start()
        assert checkout.ask("GET", "/sebelum-padam").status_code == 200
        assert checkout.stop(signal.SIGTERM) == 0

    def test_without_demo_there_are_no_accounts_and_a_password_of_its_own(
        self, checkout
    ):
        """An operator makes a real site: a password shown once, nobody else signs in."""
        said, _ = checkout.start(demo="0")
        shown = [
            line for line in said.splitlines() if "hanya ditampilkan sekali" in line
        ]
        password = shown[0].rpartition(": ")[2]
        assert "pimpinan.sdm" not in said
        allowed = requests.get(
            f"{checkout.url}/@users",
            auth=("admin", password),
            headers={"Accept": "application/json"},
            timeout=60,
        )
        assert allowed.status_code == 200
        assert allowed.json()["items_total"] == 0
        assert checkout.ask("GET", "/@kotak-masuk", "staf.sisdur").status_code == 401
