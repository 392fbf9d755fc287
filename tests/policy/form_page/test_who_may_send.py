"""Who may send a form, when, and how often: told on its page, and held to."""

from datetime import datetime
from datetime import UTC
from lxml import html
from plone import api
from tests.policy.form_page.guests import HEAD
from tests.policy.form_page.guests import mistakes
from tests.policy.form_page.guests import opened
from tests.policy.form_page.guests import PATH
from tests.policy.form_page.guests import PDF
from tests.policy.form_page.guests import sent
from tests.policy.form_page.guests import STAFF
import time
import transaction


def test_who_may_not_send_is_told_so_and_sends_nothing(rest, form, saved):
    # A member of staff; a visitor does not even see it.
    staff = rest(STAFF)
    tree, words = opened(staff)
    assert words == {}
    assert "bukan untuk jabatan Anda" in tree.text_content()
    answer = sent(staff, {}, nama="X", **{"jenis:list": "Audiensi"})
    assert answer.status_code == 200
    assert saved() == []
    visitor = rest(None).request("GET", PATH, headers={"Accept": "text/html"})
    assert "Penerimaan tamu" not in visitor.text


def test_a_visitor_sends_a_form_that_is_open_and_sees_no_other(rest, form, saved, site):
    # A visitor; then a machine.
    form.terbuka_umum, form.waktu_minimum = True, 0
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(form, to_state="published")
    transaction.commit()
    visitor = rest(None)
    page = visitor.request("GET", "/formulir", headers={"Accept": "text/html"})
    assert "Penerimaan tamu" in page.text
    assert "Usulan kegiatan" not in page.text
    tree, words = opened(visitor)
    assert "tanpa akun" in tree.text_content()
    assert not tree.xpath("//button[@name='form.buttons.konsep']")
    # Each opening has a mark of its own: the page is never kept for others.
    assert opened(visitor)[1]["_halaman"] != words["_halaman"]
    machine = {**words, "alamat_web": "http://iklan.example"}
    said = {"nama": "Tamu", "jenis:list": "Audiensi"}
    answer = sent(visitor, machine, [("berkas", PDF)], **said)
    assert (
        "otomatis"
        in html.fromstring(answer.text).xpath("//*[@id='kesalahan']")[0].text_content()
    )
    nothing = {name: value for name, value in words.items() if name != "_halaman"}
    sent(visitor, nothing, [("berkas", PDF)], **said)
    assert saved() == []
    time.sleep(0.01)
    answer = sent(visitor, words, [("berkas", PDF)], **said)
    assert mistakes(answer) == []
    assert len(saved()) == 1


def test_too_many_sendings_lose_nothing_that_was_typed(rest, form, saved):
    # Kepala Subbagian Sisdur sends twice where once an hour is allowed.
    form.laju = 1
    transaction.commit()
    head = rest(HEAD)
    _tree, words = opened(head)
    said = {"nama": "Tamu", "jenis:list": "Audiensi"}
    sent(head, words, [("berkas", PDF)], **said)
    answer = sent(head, words, [("berkas", PDF)], **said)
    tree = html.fromstring(answer.text)
    assert "1 per jam" in tree.xpath("//*[@id='kesalahan']")[0].text_content()
    assert tree.xpath("//input[@name='form.widgets.nama']/@value") == ["Tamu"]
    assert len(saved()) == 1


def test_a_closed_form_takes_nothing(rest, form, saved):
    # Kepala Subbagian Sisdur, who had opened the page before it was closed.
    head = rest(HEAD)
    _tree, words = opened(head)
    with api.env.adopt_roles(["Manager"]):
        form.ditutup = datetime.now(UTC)
    transaction.commit()
    answer = sent(head, words, [("berkas", PDF)], **{"jenis:list": "Audiensi"})
    assert "telah ditutup" in answer.text
    assert saved() == []


def test_no_account_is_asked_for_where_none_would_help(rest, site):
    # A visitor before a form for everybody that is closed.
    with api.env.adopt_roles(["Manager"]):
        site["formulir"]["pengaduan"].ditutup = datetime.now(UTC)
    transaction.commit()
    page = {"Accept": "text/html"}
    answer = rest(None).request("GET", "/formulir/pengaduan", headers=page)
    [why] = html.fromstring(answer.text).xpath(
        "//section[@aria-labelledby='belum-dapat-dikirim']"
    )
    assert "telah ditutup" in why.text_content()
    assert why.xpath(".//a[contains(@href, '/login')]") == []


def test_a_questionnaire_between_two_rounds_is_no_choice(rest):
    """pimpinan.sdm: the list names what can be sent, not what closed long ago."""
    page = {"Accept": "text/html"}
    answer = rest("pimpinan.sdm").request("GET", "/formulir", headers=page)
    assert "Usulan kegiatan" in answer.text
    assert "/formulir/evaluasi-pelayanan" not in answer.text
