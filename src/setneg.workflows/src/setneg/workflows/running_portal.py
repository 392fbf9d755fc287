"""The running portal, as the commands of an operator ask it: by address and shared key.

Loads no portal, so that a command starts at once. What goes wrong is a `CommandError`
that says what to do.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Mapping
from http.client import HTTPException
import json
import os
from pathlib import Path
from typing import Any
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request
from urllib.request import urlopen


URL: Final = "http://127.0.0.1:8080/setneg"
KEY_VARIABLE: Final = "SETNEG_TICK_KEY_FILE"
KEY_FILE: Final = Path("var/tick.key")
HEADER: Final = "X-Setneg-Tick-Key"
#: A portal that says nothing for this long is given up (seconds).
TIMEOUT: Final = 3600


class CommandError(Exception):
    """What an operator has to know and do; shown without a traceback."""


def add_options(word: ArgumentParser) -> None:
    """Teach a word of the command where the portal and its key are."""
    word.add_argument("--url", default=URL, help=f"alamat portal (baku: {URL})")
    word.add_argument(
        "--key-file",
        type=Path,
        default=Path(os.environ.get(KEY_VARIABLE) or KEY_FILE),
        help=f"berkas kunci (baku: ${KEY_VARIABLE} atau {KEY_FILE})",
    )


def asked(
    options: Namespace, service: str, body: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What a service answers; posted with a body, else fetched."""
    try:
        with opened(options, service, body) as answer:
            return dict(json.load(answer))
    except (HTTPException, OSError, TypeError, ValueError) as error:
        raise CommandError(
            f"{options.url} tidak menjawab sebagai portal ini"
        ) from error


def opened(
    options: Namespace, service: str, body: Mapping[str, Any] | None = None
) -> Any:
    """The answer of a service, to be read and closed."""
    if not options.url.startswith(("http://", "https://")):
        raise CommandError(f"alamat {options.url} harus diawali http:// atau https://")
    request = Request(  # noqa: S310 the scheme is checked above
        f"{options.url.rstrip('/')}/{service}",
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Accept": "application/json",
            "Content-Type": "application/json",
            HEADER: _key(options.key_file),
        },
    )
    try:
        return urlopen(request, timeout=TIMEOUT)  # noqa: S310
    except HTTPError as error:
        raise CommandError(_refusal(error, options)) from error
    except (HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        raise CommandError(
            f"portal di {options.url} tidak menjawab ({reason}); jalankan portal dahulu"
        ) from error


def _key(path: Path) -> str:
    """The shared secret."""
    try:
        key = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise CommandError(
            f"berkas kunci {path} tidak ada; portal membuatnya saat dijalankan"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"berkas kunci {path} tidak terbaca: {error}") from error
    if not key.isprintable() or not key:
        raise CommandError(f"berkas kunci {path} tidak berisi satu kunci")
    return key


def _refusal(error: HTTPError, options: Namespace) -> str:
    """What an answer other than success means for the operator."""
    if error.code in (401, 403):
        return f"portal menolak kunci dari {options.key_file} ({error.code})"
    if error.code == 404:
        return f"di {options.url} tidak ada portal dengan mesin alur kerja"
    try:
        return str(json.load(error)["error"]["message"])
    except (HTTPException, OSError, ValueError, KeyError, TypeError):
        return f"portal menjawab {error.code}; lihat catatan kejadiannya"
