"""A certification provider on this machine that speaks BSrE's published interface."""

from contextlib import contextmanager
from cryptography.hazmat.primitives import serialization
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import json
from setneg.policy.signing import pades
from setneg.policy.signing.authority import Authority
import threading
import time


ACCESS = ("portal", "rahasia-portal")
PASSPHRASE = "Kata-Sandi-Pejabat!1"


class Handler(BaseHTTPRequestHandler):
    """What the server is told to do is in ``server.mood``."""

    def do_POST(self):
        fields = self.form()
        self.server.asked.append((self.path, fields))
        mood = self.server.mood
        if mood == "sakit" or (mood == "pulih" and len(self.server.asked) < 3):
            self.send_error(503)
        elif mood == "diam":
            time.sleep(5)
        elif self.path == "/api/sign/verify":
            self.say(200, {"notes": "ok", "jumlah_signature": 1})
        elif fields.get("passphrase") != PASSPHRASE:
            words = f"Passphrase {fields.get('passphrase')} anda salah"
            self.say(400, {"error": words, "status_code": 2031})
        else:
            pdf = self.server.signed(fields["file"])
            self.send(200, pdf, "application/pdf", id_dokumen="abc123")

    def do_GET(self):
        if self.path.startswith("/api/user/status/"):
            self.say(200, {"status_code": 1111, "message": "ISSUE"})
        elif self.path == "/api/sign/download/abc123":
            self.send(200, b"%PDF-unduhan", "application/pdf")
        else:
            self.say(404, {"error": "tidak ada"})

    def form(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        parts = message_from_bytes(head + body, policy=HTTP)
        found = {}
        for part in parts.iter_parts():
            name = part.get_param("name", header="content-disposition")
            data = part.get_payload(decode=True)
            found[name] = data if part.get_filename() else data.decode()
        return found

    def say(self, status, words):
        self.send(status, json.dumps(words).encode(), "application/json")

    def send(self, status, body, kind, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        """Say nothing."""


class Provider(ThreadingHTTPServer):
    """``mood``: "" | sakit | pulih | diam; ``name``: on whose certificate it signs."""

    daemon_threads = True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        self.keys = Authority(folder / "bsre")
        self.keys.create("Penyelenggara Percobaan")
        self.roots = folder / "akar-bsre.pem"
        self.roots.write_bytes(self.keys.root.public_bytes(serialization.Encoding.PEM))
        self.asked, self.mood, self.name = [], "", ""
        self.signs = self.keys

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def signed(self, pdf):
        who = "pejabat" + "".join(c for c in self.name.lower() if c.isalnum())[:30]
        credentials = self.signs.credentials(who, self.name)
        return pades.sign(pdf, credentials, pades.Words(self.name, "Menandatangani"))

    def access(self, folder, **more):
        """The operator's file, for this server."""
        path = folder / "bsre.json"
        words = {
            "alamat": self.url,
            "pengguna": ACCESS[0],
            "sandi": ACCESS[1],
            "akar": str(self.roots),
            "batas_detik": 3,
            **more,
        }
        path.write_text(json.dumps(words))
        path.chmod(0o600)
        return path


@contextmanager
def provider(folder):
    server = Provider(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
