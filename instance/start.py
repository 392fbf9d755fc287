"""What `make start` does after the environment stands: make the site once, then serve it.

Environment: PORT (8080), DEMO (1; 0 makes a site without demo accounts).
"""

import getpass
import json
import os
from pathlib import Path
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request


ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
MARKER = VAR / "site.json"
PORT = int(os.environ.get("PORT") or 8080)
DEMO = os.environ.get("DEMO", "1") != "0"
DEMO_PASSWORD = os.environ.get("SETNEG_DEMO_PASSWORD", "setneg-demo-2026")
URL = f"http://127.0.0.1:{PORT}/setneg"
SHOWN_ACCOUNTS = (
    ("pimpinan.sdm", "mengajukan usulan dan melihat sampai di mana"),
    ("staf.sisdur", "menyusun naskah"),
    ("kasubbag.sisdur", "memeriksa"),
    ("kabag.tatalaksana", "memeriksa dan menyetujui rencana"),
    ("karo.ortala", "memberi arahan, menandatangani, menerbitkan"),
    ("deputi.aparatur", "memeriksa, menandatangani memorandum pengantar"),
    ("deputi.hukum", "mengharmonisasi rancangan peraturan"),
    ("menteri", "menandatangani"),
    ("staf.tu", "memberi nomor"),
)


def say(text=""):
    print(text, flush=True)


def buildout():
    """Run buildout when its files or the port changed; seconds, offline."""
    stamp = VAR / "buildout.json"
    sources = [ROOT / "buildout.cfg", ROOT / "requirements.txt"]
    wanted = {"port": PORT, "at": max(source.stat().st_mtime for source in sources)}
    instance = ROOT / "bin" / "instance"
    if instance.exists() and stamp.exists() and json.loads(stamp.read_text()) == wanted:
        return
    say("[2/4] Menyiapkan instans (buildout) ...")
    VAR.mkdir(exist_ok=True)
    subprocess.run(
        [
            Path(sys.executable).parent / "buildout",
            "-q",
            f"instance:http-address=127.0.0.1:{PORT}",
        ],
        cwd=ROOT,
        check=True,
    )
    stamp.write_text(json.dumps(wanted))


def administrator_password():
    """The first password of the administrator: asked for, or made and shown once."""
    if DEMO:
        return DEMO_PASSWORD
    if sys.stdin.isatty():
        asked = getpass.getpass("Kata sandi administrator (kosong = dibuatkan): ")
        if asked and asked != getpass.getpass("Sekali lagi: "):
            sys.exit("Kedua kata sandi tidak sama; jalankan lagi.")
        if asked:
            return asked
    password = secrets.token_urlsafe(15)
    say(f"      Kata sandi administrator (hanya ditampilkan sekali): {password}")
    return password


def create_site():
    """Make the site when this database has none; never touch one that is there."""
    for folder in ("filestorage", "blobstorage", "log"):
        (VAR / folder).mkdir(parents=True, exist_ok=True)
    if MARKER.exists():
        return
    say("[3/4] Membuat situs pada basis data tertanam (sekali saja) ...")
    environment = {
        **os.environ,
        "SETNEG_DEMO": "1" if DEMO else "0",
        "SETNEG_DEMO_PASSWORD": DEMO_PASSWORD,
    }
    if not (VAR / "filestorage" / "Data.fs").exists():
        environment["SETNEG_ADMIN_PASSWORD"] = administrator_password()
    elif DEMO:
        environment["SETNEG_ADMIN_PASSWORD"] = DEMO_PASSWORD
    done = subprocess.run(
        [ROOT / "bin" / "instance", "run", ROOT / "instance" / "create_site.py"],
        cwd=ROOT,
        env=environment,
    )
    if done.returncode:
        sys.exit("Situs tidak jadi dibuat; pesan di atas menyebut sebabnya.")
    MARKER.write_text(json.dumps({"demo": DEMO, "created": time.strftime("%F %T")}))


def ensure_keys():
    """Make the keys of electronic signatures once; encrypted, outside the database."""
    done = subprocess.run(
        [ROOT / "bin" / "setneg", "ca", "buat", "--bila-belum-ada"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"Kunci tanda tangan tidak jadi dibuat: {done.stderr.strip()}")
    if "dibuat di" in done.stdout:
        for line in done.stdout.splitlines():
            say(f"      {line}")


def port_is_free():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", PORT))
        except OSError:
            return False
    return True


def answers():
    try:
        with urllib.request.urlopen(URL, timeout=30) as page:
            return page.status == 200
    except (urllib.error.URLError, OSError):
        return False


def announce(started):
    say(f"\nPortal melayani di {URL}  ({time.monotonic() - started:.0f} detik)")
    if json.loads(MARKER.read_text())["demo"]:
        say(f"Akun contoh menurut jabatan, kata sandi semuanya {DEMO_PASSWORD!r}:")
        for account, duty in SHOWN_ACCOUNTS:
            say(f"    {account:20} {duty}")
        say("    admin                mengelola situs (daftar lengkap: /organisasi)")
    say("Hentikan dengan Ctrl-C.")


def serve(started):
    """Serve in the foreground until Ctrl-C or SIGTERM, then stop cleanly."""
    say("[4/4] Menjalankan portal ...")
    server = subprocess.Popen(
        [ROOT / "bin" / "instance", "console"], cwd=ROOT, start_new_session=True
    )

    def stop(signum, frame):
        server.send_signal(signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while server.poll() is None and not answers():
        time.sleep(0.3)
    if server.poll() is None:
        announce(started)
    code = server.wait()
    say("Portal berhenti; data tersimpan di var/.")
    return 0 if code in (0, -signal.SIGTERM, 128 + signal.SIGTERM) else code


def main():
    started = time.monotonic()
    if not port_is_free():
        sys.exit(f"Porta {PORT} sedang dipakai. Pilih yang lain: make start PORT=8081")
    buildout()
    ensure_keys()
    create_site()
    return serve(started)


if __name__ == "__main__":
    sys.exit(main())
