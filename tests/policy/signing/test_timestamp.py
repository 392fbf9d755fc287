"""A time stamp is added after the signature, by itself, and repeated when it failed."""

from datetime import datetime
from datetime import UTC
import pytest
from setneg.policy.rendering import original
from setneg.policy.signing import inspect
from setneg.policy.signing import timestamp
from setneg.policy.signing.finding import inspect as look
from setneg.workflows.clock.interfaces import Ticked
from tests.policy.signing import tsa
from tests.workflows.steps import people
import threading
import transaction
from zope.event import notify


@pytest.fixture
def authority(monkeypatch):
    with tsa.authority() as server:
        monkeypatch.setenv(timestamp.VARIABLE, server.url)
        yield server


@pytest.fixture
def site(functional):
    return functional["portal"]


def settled(document):
    """Wait for the threads that fetch stamps; the document as it is stored then."""
    for thread in threading.enumerate():
        if thread.name == "cap-waktu":
            thread.join(30)
    transaction.begin()
    document._p_jar.sync()
    return document


def signed_memo(site):
    memo = people.begin(site, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(site, memo, "tanda_tangan_eselon_2")
    people.forward(site, memo)
    transaction.commit()
    return memo


def test_the_stamp_leaves_what_was_signed_untouched(keys, signed, authority, pdfsig):
    # sistem meminta cap waktu untuk berkas yang ditandatangani
    done = timestamp.stamped(signed, authority.url)
    assert done.startswith(signed)
    found = look(done, keys)
    assert found.intact
    assert found.timestamped
    said = pdfsig(done)
    assert "Signature is Valid" in said
    assert "Signature #2" in said
    broken = done[:-400] + done[-400:].replace(b"0", b"1")
    assert not look(broken, keys).timestamped


def test_a_signed_letter_gets_its_stamp_after_the_commit(site, authority):
    # Kepala Biro menandatangani; otoritas cap waktu menjawab kemudian
    memo = settled(signed_memo(site))
    assert memo.cap_waktu == timestamp.STAMPED
    found = inspect(memo.berkas_pdf.data)
    assert found.intact
    assert found.timestamped
    assert memo.sidik == original.file_hash(memo.berkas_pdf.data)
    assert memo.sidik_sebelum_cap != memo.sidik
    people.forward(site, memo)
    assert memo.cap_waktu == timestamp.STAMPED


def test_while_the_authority_is_ill_the_letter_waits_for_its_stamp(site, authority):
    # Kepala Biro menandatangani ketika otoritas sakit; jam portal mencoba lagi
    authority.ill = True
    memo = settled(signed_memo(site))
    assert memo.cap_waktu == timestamp.WAITING
    assert inspect(memo.berkas_pdf.data).intact
    authority.ill = False
    notify(Ticked(site, datetime.now(UTC)))
    transaction.commit()
    assert settled(memo).cap_waktu == timestamp.STAMPED


def test_without_an_authority_nothing_is_asked(site, monkeypatch):
    # Kepala Biro menandatangani pada portal tanpa otoritas cap waktu
    monkeypatch.delenv(timestamp.VARIABLE, raising=False)
    memo = settled(signed_memo(site))
    assert memo.cap_waktu is None
    assert not inspect(memo.berkas_pdf.data).timestamped


def test_a_signature_that_was_undone_gets_no_stamp(site, authority):
    # langkah dibatalkan sebelum tersimpan
    memo = people.begin(site, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(site, memo, "tanda_tangan_eselon_2")
    transaction.commit()
    people.forward(site, memo)
    transaction.abort()
    settled(memo)
    assert authority.asked == 0
