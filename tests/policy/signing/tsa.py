"""A time-stamping authority on this machine that speaks RFC 3161 over HTTP."""

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from contextlib import contextmanager
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.oid import NameOID
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from setneg.policy.signing import certificates
from setneg.policy.signing.pades import as_asn1
import threading


def _stamper():
    key = certificates.new_key("jabatan")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "TSA Percobaan")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return DummyTimeStamper(
        as_asn1(certificate), asn1_keys.PrivateKeyInfo.load(private)
    )


class Handler(BaseHTTPRequestHandler):
    """Answers each request, or 503 while the server is told to be ill."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked += 1
        if self.server.ill:
            self.send_error(503)
            return
        answer = self.server.stamper.request_tsa_response(
            tsp.TimeStampReq.load(body)
        ).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *words):
        """Say nothing."""


@contextmanager
def authority():
    """The running server: ``.url``, ``.ill``, ``.asked``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.stamper, server.ill, server.asked = _stamper(), False, 0
    server.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
