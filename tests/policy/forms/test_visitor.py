"""People without an account, and people who do not wish to be known."""

from lxml import html
import pytest
from setneg.policy.forms import codes
from setneg.policy.forms.interfaces import IReception
from setneg.policy.forms.reception import Reception
from tests import counts
from tests.policy.forms import samples
import transaction
from zope.component import getGlobalSiteManager


pytestmark = pytest.mark.rule("R-X-17")
FORM = "/formulir/permintaan"
SEND = f"{FORM}/@kirim"


@pytest.fixture
def form(site):
    counts.anew()
    return samples.make(site, terbuka_umum=True)


def mark(person):
    """What the description of the form hands out for one sending."""
    return person.get(f"{FORM}/@formulir")["_halaman"]


class TestVisitor:
    def test_a_visitor_gets_a_ticket_and_a_code_once(self, form, person, tickets):
        # Pengunjung tanpa akun
        visitor = person(None)
        opened = samples.page(visitor, FORM)
        file = {"form.widgets.lampiran": ("surat.pdf", b"%PDF-1.4", "application/pdf")}
        answer = samples.press(
            visitor, FORM, opened, files=file, pokok="Permintaan kunjungan"
        )
        assert answer.status_code == 200, answer.text[:500]
        assert "no-store" in answer.headers["Cache-Control"]
        (ticket,) = tickets()
        assert ticket.nomor in answer.text
        code = html.fromstring(answer.text).get_element_by_id("kode-lacak").text.strip()
        assert [len(part) for part in code.split("-")] == [4, 4, 4, 4]
        assert codes.matches(ticket, code)
        assert codes.matches(ticket, code.replace("-", " ").lower())
        assert not codes.matches(ticket, "2222-2222-2222-2222")
        assert codes.bare(code) not in ticket.kode_sidik
        assert ticket.listCreators() in ((), [], ("",))
        assert "Owner" not in str(ticket.get_local_roles())
        assert ticket.unit == "biro-umum"
        assert visitor.request("GET", ticket.absolute_url()).status_code == 401
        again = samples.press(
            visitor, FORM, opened, files=file, pokok="Permintaan kunjungan"
        )
        assert code in again.text
        assert "sudah Anda kirim sebelumnya" in again.text
        assert len(tickets()) == 1

    def test_over_rest_the_same(self, form, person, tickets):
        # Pengunjung tanpa akun, dengan program
        visitor = person(None)
        body = {"pokok": "Permintaan kunjungan", "_halaman": mark(visitor)}
        sent = visitor.request("POST", SEND, json=body)
        assert sent.status_code == 201, sent.text
        assert codes.matches(tickets()[0], sent.json()["kode"])
        assert visitor.request("POST", SEND, json=body).json() == {
            **sent.json(),
            "terkirim_sebelumnya": True,
        }

    def test_two_visitors_with_the_same_words_are_two(self, form, person, tickets):
        # Dua pengunjung tanpa akun
        visitor = person(None)
        sent = [
            visitor.post(SEND, pokok="Kunjungan", _halaman=mark(visitor))
            for _each in range(2)
        ]
        assert len(tickets()) == 2
        assert sent[0]["kode"] != sent[1]["kode"]

    def test_a_closed_form_does_not_let_them_in(self, site, person):
        # Pengunjung tanpa akun pada formulir pegawai
        samples.make(site)
        assert person(None).request("GET", FORM).status_code == 401
        assert person(None).request("POST", SEND, json={}).status_code == 401

    def test_the_code_is_nowhere_else(self, form, person, tickets):
        # Kepala Biro Umum membaca tiket pengunjung
        visitor = person(None)
        sent = visitor.post(SEND, pokok="Kunjungan", _halaman=mark(visitor))
        head = person("karo.umum")
        for accept in ("application/json", "text/html"):
            text = head.request("GET", sent["@id"], headers={"Accept": accept}).text
            assert "Kunjungan" in text
            assert sent["kode"] not in text
            assert "kode_sidik" not in text
            assert tickets()[0].kode_sidik not in text

    def test_an_account_without_a_position_follows_it_as_himself(
        self, site, form, person, tickets
    ):
        # Akun tanpa jabatan mengirim, melengkapi, dan menutup
        from plone import api
        from setneg.policy.setuphandlers import DEMO_PASSWORD

        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                email="tamu@contoh.id", username="tamu", password=DEMO_PASSWORD
            )
        transaction.commit()
        guest = person("tamu")
        sent = guest.post(SEND, pokok="Kunjungan")
        assert sent["kode"] is None
        (ticket,) = tickets()
        assert (ticket.pengusul, ticket.pengaju) == (None, "tamu")
        head = person("karo.umum")
        head.step(sent["@id"], "minta_kelengkapan", alasan="Jumlah tamu?")
        assert guest.offers(sent["@id"]) == ["lengkapi"]
        waiting = guest.get("/@search", waiting_for="tamu")
        assert waiting["items_total"] == 1
        guest.step(sent["@id"], "lengkapi")
        assert guest.stage(sent["@id"]) == "diajukan"


class Hiding(Reception):
    """A kind whose senders are never known."""

    def nameless(self, values, binding):
        return True

    def withheld(self, values, binding):
        return frozenset({"uraian"})


class TestNameless:
    @pytest.fixture
    def hidden(self):
        registry = getGlobalSiteManager()
        utility = Hiding()
        registry.registerUtility(utility, IReception, name=samples.KIND)
        yield
        registry.unregisterUtility(utility, IReception, name=samples.KIND)

    def test_nobody_learns_who_sent_it(self, site, hidden, form, person, tickets):
        # Staf Biro SDM mengirim tanpa nama
        staff = person("staf.sdm")
        opened = samples.page(staff, FORM)
        answer = samples.press(
            staff, FORM, opened, pokok="Keluhan", uraian="Hubungi saya di ..."
        )
        assert answer.status_code == 200, answer.text[:300]
        (ticket,) = tickets()
        code = html.fromstring(answer.text).get_element_by_id("kode-lacak").text.strip()
        assert codes.matches(ticket, code)
        assert "uraian" not in [each["name"] for each in ticket.isian]
        stored, _tid = ticket._p_jar._storage.load(ticket._p_oid)[:2]
        assert b"staf.sdm" not in stored
        assert b"biro-sdm" not in stored
        assert ticket.parties["Pengusul"] == ()
        (brain,) = site.portal_catalog.unrestrictedSearchResults(UID=ticket.UID())
        seen = site.portal_catalog.getIndexDataForRID(brain.getRID())
        assert "sdm" not in repr(seen)
        assert staff.request("GET", ticket.absolute_url()).status_code in (401, 403)
        history = str(ticket.workflow_history)
        assert "staf.sdm" not in history
        last = site._p_jar.db().undoLog(0, 3)
        assert "staf.sdm" not in str(last)
