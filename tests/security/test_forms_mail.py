"""An open form is no way to flood another's mailbox, to stop the post, or to learn from
the log who complained."""

from Products.CMFPlone.tests.utils import MockMailHost
import pytest
from setneg.policy.forms import notices
from setneg.policy.notices import outbox
from smtplib import SMTPRecipientsRefused
import transaction


pytestmark = pytest.mark.rule("R-X-17")
ADDRESS = "rahayu@example.org"


@pytest.fixture
def confidential(send):
    """Somebody without an account who leaves an address, which may be another's."""
    notices.LIMIT.forget()

    def sent(number=0, **said):
        given = {"cara": "rahasia", "kontak_pengadu": ADDRESS}
        return send(None, pokok=f"Undangan ke-{number}", **(given | said))

    return sent


@pytest.fixture
def refusing(box, monkeypatch):
    """A mail server that answers `code` to one address, and takes letters to others."""

    def sent(self, *words, mto="", **more):
        sent.asked.append(mto)
        if mto == ADDRESS and sent.code:
            raise SMTPRecipientsRefused({mto: (sent.code, b"unknown: " + mto.encode())})

    sent.code, sent.asked = 550, []
    monkeypatch.setattr(MockMailHost, "send", sent)
    return sent


def test_one_address_gets_few_receipts_a_day(refusing, confidential, monkeypatch):
    # Orang yang mengisi formulir terbuka berkali-kali dengan alamat orang lain
    refusing.code = 0
    monkeypatch.setattr(notices.LIMIT, "asks", 2)
    for number in range(4):
        assert confidential(number)["kode"]
    assert refusing.asked == [ADDRESS] * 2
    confidential(5, kontak_pengadu="lain@example.org")
    assert refusing.asked[2:] == ["lain@example.org"]


def test_an_address_that_nobody_has_stops_no_other_letter(
    refusing, confidential, caplog
):
    # Pengadu menulis alamat yang tidak ada; pengadu lain tetap diberi tahu
    confidential()
    assert refusing.asked == [ADDRESS]
    confidential(1, kontak_pengadu="lain@example.org")
    assert refusing.asked == [ADDRESS, "lain@example.org"]
    transaction.begin()
    assert outbox.waiting() == 0
    assert ADDRESS not in caplog.text and "rahayu" not in caplog.text


def test_one_that_is_full_today_is_tried_again_after_the_others(
    refusing, confidential, site
):
    # Kotak surat penuh; surat lain yang tertunda tidak ikut menunggu
    refusing.code = 452
    for number in range(3):
        confidential(number)
    outbox._keep(outbox.Letter("lain@example.org", "s", "b"), *place(site))
    transaction.begin()
    assert outbox.waiting() == 4
    assert outbox.try_again(site, outbox.datetime.now(outbox.UTC)) == 1
    transaction.commit()
    assert outbox.waiting() == 3


def place(site):
    """Database and path, as a hook after the commit gets them."""
    return site._p_jar.db(), site.getPhysicalPath()
