"""A portal of its own for measuring: same configuration, other database and port."""

import os
from pathlib import Path
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "setneg-demo-2026"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The configuration that `make start` uses, on a database that is thrown away."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="setneg-bench-"))
        self.port = free_port()
        self.process = None
        begun = time.perf_counter()
        self._build()
        self.built = time.perf_counter() - begun

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    def _build(self):
        for folder in ("filestorage", "blobstorage", "log"):
            (self.home / "var" / folder).mkdir(parents=True)
        subprocess.run(
            [
                Path(sys.executable).parent / "buildout",
                "-q",
                f"buildout:directory={self.home}",
                f"buildout:eggs-directory={self.home}/eggs",
                f"instance:http-address=127.0.0.1:{self.port}",
                "-c",
                ROOT / "buildout.cfg",
            ],
            cwd=self.home,
            check=True,
        )
        subprocess.run(
            [self.home / "bin" / "setneg", "ca", "buat", "--bila-belum-ada"],
            cwd=self.home,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def run(self, script, *arguments, **environment):
        """Run a script of this folder inside the stopped portal's database."""
        subprocess.run(
            [self.home / "bin" / "instance", "run", script, *map(str, arguments)],
            env={
                **os.environ,
                **environment,
                "SETNEG_ADMIN_PASSWORD": PASSWORD,
                "SETNEG_DEMO_PASSWORD": PASSWORD,
                "SETNEG_DEMO": "1",
                "PYTHONPATH": str(ROOT),
            },
            check=True,
        )

    def start(self):
        """Serve; the seconds from the start of the process to the first page."""
        begun = time.perf_counter()
        address = f"{self.origin}/setneg"
        self.process = subprocess.Popen(
            [self.home / "bin" / "instance", "console"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while True:
            if self.process.poll() is not None:
                raise RuntimeError("the portal to be measured did not start")
            try:
                with urllib.request.urlopen(address, timeout=60):
                    return time.perf_counter() - begun
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)

    def close(self):
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)
