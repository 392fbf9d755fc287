"""A request to a leader: to his desk alone, put to him, decided, scheduled, answered."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
import pytest
from setneg.policy.browser.ticket import state
from setneg.policy.requests import kinds
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import entries
import transaction


FORM = "/formulir/permohonan-pimpinan"
LEADER, DESK, OTHER_DESK = "sesmen", "staf.tusesmen", "staf.tumenteri"
INSIDE = "karo.umum"
ANSWERS = {
    "pimpinan": "setmen__kepala",
    "jenis_permohonan": "Audiensi",
    "acara": "Audiensi Forum Arsip Nasional",
    "tema": "Menyampaikan hasil forum.",
    "tanggal": "2027-03-01",
    "jam": "09.00",
    "waktu_lain": "2 Maret pagi\n3 Maret siang",
    "jumlah_peserta": 12,
    "nama_pemohon": "Siti Aminah",
    "instansi": "Forum Arsip",
    "kontak": "siti@example.org",
}


@pytest.fixture
def ask(rest):
    """Send the form; the answer of the portal."""

    def send(userid=INSIDE, **said):
        return rest(userid).request("POST", f"{FORM}/@kirim", json={**ANSWERS, **said})

    return send


@pytest.fixture
def found(site):
    """The ticket behind an answer."""

    def there(answer):
        assert answer.status_code == 201, answer.text
        transaction.begin()
        path = answer.json()["@id"].removeprefix(site.absolute_url())[1:]
        return site.unrestrictedTraverse(path)

    return there


@pytest.fixture
def request_of(ask, found):
    return found(ask())


def stage(document):
    transaction.begin()
    return stage_of(document).id


def may_read(rest, userid, document):
    return rest(userid).request("GET", document.absolute_url()).status_code == 200


@pytest.mark.rule("R-PIM-01", "R-PIM-15")
class TestWhoSeesIt:
    def test_only_the_desk_of_the_addressed_leader_and_he_himself(
        self, request_of, rest
    ):
        # Staf Subbag TU Sekretaris Kementerian, Sekretaris Kementerian
        for userid in (DESK, LEADER, INSIDE):
            assert may_read(rest, userid, request_of), userid
        for userid in (OTHER_DESK, "menteri", "karo.ortala", "staf.umum", "staf.tu"):
            assert not may_read(rest, userid, request_of), userid

    def test_every_reading_is_put_on_record(self, request_of, rest):
        # Staf Subbag TU Sekretaris Kementerian membaca
        may_read(rest, DESK, request_of)
        transaction.begin()
        read = [each for each in entries(request_of) if each.act == "baca"]
        assert DESK in [each.actor for each in read]

    def test_the_contact_is_not_found_by_a_search(self, request_of, site):
        # siapa pun
        catalog = site.portal_catalog
        assert not catalog.unrestrictedSearchResults(SearchableText="siti@example.org")


class TestSending:
    def test_tickets_of_two_desks_never_bear_the_same_number(self, ask, found):
        # Kepala Biro Umum, kepada Sekretaris Kementerian dan kepada Menteri
        first = found(ask())
        second = found(ask(pimpinan="kemensetneg__kepala", acara="Audiensi lain"))
        assert first.nomor_urut == second.nomor_urut == 1
        assert "/SUBBAG-TU-SESMEN/" in first.nomor
        assert "/SUBBAG-TU-MENTERI/" in second.nomor

    @pytest.mark.rule("R-PIM-05")
    def test_people_outside_send_without_an_account_and_follow_by_code(
        self, visitor, rest, found
    ):
        # orang luar, tanpa akun; Staf Subbag TU Sekretaris Kementerian meminta kelengkapan
        page = visitor.get(f"{FORM}/@formulir")
        body = {**ANSWERS, "_halaman": page["_halaman"]}
        answer = visitor.request("POST", f"{FORM}/@kirim", json=body)
        ticket = found(answer)
        assert ticket.pengusul is None and ticket.pengaju == ""
        key = {"nomor": ticket.nomor, "kode": answer.json()["kode"]}
        assert visitor.request("GET", ticket.absolute_url()).status_code == 401
        url = ticket.absolute_url()
        rest(DESK).step(url, "terima")
        rest(DESK).step(url, "minta_kelengkapan", alasan="Berapa orang?")
        told = visitor.post("/@lacak", **key)
        assert told["yang_kurang"] == "Berapa orang?"
        empty = visitor.request(
            "POST", "/@lacak", json={**key, "langkah": "lengkapi-diteliti"}
        )
        assert empty.status_code == 400
        told = visitor.post(
            "/@lacak", **key, langkah="lengkapi-diteliti", keterangan="Dua belas."
        )
        assert stage(ticket) == "diteliti"
        assert "Dua belas." in [line["isi"] for line in told["percakapan"]]
        read = rest(DESK).get(f"{url}/@keadaan")
        assert "Dua belas." in [line["isi"] for line in read["percakapan"]]

    def test_people_outside_leave_a_contact(self, visitor):
        # orang luar, tanpa akun
        page = visitor.get(f"{FORM}/@formulir")
        body = {**ANSWERS, "kontak": "", "nama_pemohon": ""}
        body["_halaman"] = page["_halaman"]
        refused = visitor.request("POST", f"{FORM}/@kirim", json=body)
        assert refused.status_code == 400
        assert {"kontak", "nama_pemohon"} <= set(refused.json()["isian"])

    def test_only_leaders_with_a_desk_can_be_addressed(self, ask):
        # Kepala Biro Umum menuju Kepala Biro Keuangan
        assert ask(pimpinan="biro-keuangan__kepala").status_code == 400
        assert set(kinds.leaders()) == {
            "kemensetneg__kepala",
            "setmen__kepala",
            "staf-ahli__kepala",
        }

    @pytest.mark.rule("R-PIM-07")
    def test_the_kind_says_how_early_it_must_be_decided(self, ask, found):
        # Kepala Biro Umum: pembicara lebih awal daripada audiensi pada waktu yang sama
        audience = found(ask(acara="Audiensi A"))
        speech = found(ask(acara="Pidato B", jenis_permohonan="Pembicara"))
        assert speech.batas_putusan < audience.batas_putusan
        assert audience.waktu_mulai - audience.batas_putusan == timedelta(days=5)


class TestChain:
    @pytest.mark.rule("R-PIM-08")
    def test_the_desk_examines_the_leader_agrees_the_desk_schedules(
        self, request_of, rest
    ):
        # Staf Subbag TU Sekretaris Kementerian, Sekretaris Kementerian
        url = request_of.absolute_url()
        rest(DESK).step(url, "terima")
        rest(DESK).step(url, "lanjut", komentar="Layak diterima.")
        assert stage(request_of) == "disposisi"
        rest(LEADER).step(url, "setujui", komentar="Setuju, 30 menit.")
        refused = rest(DESK).request(
            "POST", f"{url}/@workflow/jawab", json={"jawaban": "Diterima."}
        )
        assert refused.status_code == 400
        rest(DESK).step(
            url,
            "jawab",
            jawaban="Bapak Sekretaris menerima Forum.",
            jadwal_tanggal="2027-03-01",
            jadwal_jam="09.30",
            jadwal_tempat="Ruang rapat",
        )
        assert stage(request_of) == "dijadwalkan"
        assert request_of.jadwal == datetime(2027, 3, 1, 2, 30, tzinfo=UTC)
        told = state.told(request_of, "", True)
        assert told.appointed == "Senin, 1 Maret 2027 pukul 09.30, Ruang rapat"
        told = rest(INSIDE).get(f"{url}/@keadaan")
        assert told["jawaban"] == "Bapak Sekretaris menerima Forum."
        assert told["kalimat"] == (
            "Dijadwalkan: Senin, 1 Maret 2027 pukul 09.30, Ruang rapat."
        )
        assert told["janji_selesai"] is None  # it was kept: nothing is late from now on
        assert "30 menit" not in str(told)
        rest(DESK).step(url, "selesaikan")
        assert stage(request_of) == "selesai"

    @pytest.mark.rule("R-PIM-03", "R-PIM-11")
    def test_an_oral_decision_is_recorded_with_its_words_and_day(
        self, request_of, rest
    ):
        # Staf Subbag TU Sekretaris Kementerian mencatat keputusan lisan
        url = request_of.absolute_url()
        rest(DESK).step(url, "terima")
        rest(DESK).step(url, "lanjut")
        alone = rest(DESK).request("POST", f"{url}/@workflow/setujui", json={})
        assert alone.status_code == 400
        assert "milik pimpinan" in alone.text
        rest(DESK).step(
            url, "setujui", arahan_lisan="Terima saja.", arahan_pada="2026-11-20"
        )
        assert stage(request_of) == "disetujui"

    @pytest.mark.rule("R-PIM-03")
    def test_each_is_asked_only_for_what_is_his_to_say(self, request_of, rest):
        # Sekretaris Kementerian, dan mejanya yang mencatat keputusan lisan
        url = request_of.absolute_url()
        rest(DESK).step(url, "terima")
        rest(DESK).step(url, "lanjut")

        def asked(who, verb):
            offers = rest(who).get(f"{url}/@workflow")["offers"]
            [offer] = [each for each in offers if each["verb"] == verb]
            return set(offer["schema"]["properties"])

        assert asked(LEADER, "setujui") == {"komentar"}
        assert asked(LEADER, "tolak") == {"alasan"}
        assert asked(DESK, "setujui") >= {"arahan_lisan", "arahan_pada"}
        rest(LEADER).step(url, "tolak", alasan="Tidak.")
        assert asked(DESK, "jawab") == {"jawaban"}

    @pytest.mark.rule("R-PIM-15")
    def test_no_other_unit_is_asked_for_its_opinion(self, request_of, rest):
        # Sekretaris Kementerian mencoba meminta pendapat Kepala Biro Ortala
        url = request_of.absolute_url()
        rest(DESK).step(url, "terima")
        rest(DESK).step(url, "lanjut")
        page = rest(LEADER).request("GET", url, headers={"Accept": "text/html"}).text
        assert "@@paraf-koordinasi" not in page
        refused = rest(LEADER).request(
            "POST",
            f"{url}/@paraf-koordinasi",
            json={"jabatan": "biro-ortala__kepala", "tenggat": "3 hari"},
        )
        assert refused.status_code in (400, 403), refused.text
        assert not may_read(rest, "karo.ortala", request_of)

    @pytest.mark.rule("R-PIM-15")
    def test_a_refusal_is_answered_by_the_desk_in_its_own_words(self, request_of, rest):
        # Sekretaris Kementerian menolak, mejanya menjawab
        url = request_of.absolute_url()
        rest(DESK).step(url, "terima")
        rest(DESK).step(url, "lanjut")
        rest(LEADER).step(url, "tolak", alasan="Bukan urusan saya.")
        rest(DESK).step(url, "jawab", jawaban="Mohon maaf, jadwal penuh.")
        told = rest(INSIDE).get(f"{url}/@keadaan")
        assert told["jawaban"] == "Mohon maaf, jadwal penuh."
        assert "Bukan urusan" not in str(told)

    def test_another_desk_takes_no_step(self, request_of, rest):
        # Staf Subbag TU Menteri
        url = request_of.absolute_url()
        answer = rest(OTHER_DESK).request("POST", f"{url}/@workflow/terima", json={})
        assert answer.status_code in (401, 403, 404)
        assert stage(request_of) == "diajukan"


@pytest.mark.rule("R-PIM-07")
def test_the_list_shows_the_most_urgent_first_to_the_desk(site, ask, found, rest, desk):
    """Staf Subbag TU Sekretaris Kementerian opens the list; the other desk's is empty."""
    later = found(ask(acara="Nanti", tanggal="2027-09-01"))
    soon = found(ask(acara="Segera", tanggal="2026-11-25"))
    for each in (later, soon):
        rest(DESK).step(each.absolute_url(), "terima")
    browser = desk(DESK)
    browser.open(f"{site.absolute_url()}/permohonan")
    text = browser.contents
    assert text.index("Segera") < text.index("Nanti")
    other = desk(OTHER_DESK)
    other.open(f"{site.absolute_url()}/permohonan")
    assert "Segera" not in other.contents
    assert "Belum ada permohonan" in other.contents
