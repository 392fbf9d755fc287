"""A command that meets something else than the portal: told in words, never a traceback."""

from argparse import Namespace
from contextlib import contextmanager
import pytest
from setneg.workflows.running_portal import asked
from setneg.workflows.running_portal import CommandError
import socket
from threading import Thread


@contextmanager
def answering(words: bytes):
    """A server that says these words to whoever asks once, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            caller, _address = server.accept()
            with caller:
                caller.recv(65536)
                caller.sendall(words)

        speaker = Thread(target=answer)
        speaker.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/setneg"
        speaker.join(5)


@pytest.fixture
def key_file(tmp_path):
    path = tmp_path / "tick.key"
    path.write_text("rahasia\n")
    return path


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"bukan http\r\n\r\n",
        b'HTTP/1.0 200 OK\r\nContent-Length: 99\r\n\r\n{"putus',
        b"HTTP/1.0 200 OK\r\n\r\n<html>",
        b"HTTP/1.0 200 OK\r\n\r\n[1]",
        b"HTTP/1.0 500 Sakit\r\nContent-Length: 99\r\n\r\n{",
    ],
)
def test_what_does_not_answer_as_the_portal_is_told_in_words(words, key_file):
    # operator; pada alamatnya berjalan layanan lain, atau sambungannya putus
    with answering(words) as url, pytest.raises(CommandError):
        asked(Namespace(url=url, key_file=key_file), "@tick", {})


@pytest.mark.parametrize(
    "url", ["ftp://portal", "http://127.0.0.1:x/setneg", "http://127.0.0.1 /setneg"]
)
def test_a_mistyped_address_is_told_in_words(url, key_file):
    # operator salah mengetik alamat
    with pytest.raises(CommandError, match=r"alamat|tidak menjawab"):
        asked(Namespace(url=url, key_file=key_file), "@tick", {})


@pytest.mark.parametrize("text", ["dua\nbaris", " \n"])
def test_a_broken_key_is_told_in_words_and_never_shown(tmp_path, text):
    # operator menunjuk berkas yang bukan kunci
    path = tmp_path / "bukan.key"
    path.write_text(text)
    options = Namespace(url="http://127.0.0.1:9/setneg", key_file=path)
    with pytest.raises(CommandError, match="tidak berisi satu kunci") as told:
        asked(options, "@tick", {})
    assert "baris" not in str(told.value)
