"""A submission from the ticket to the case that answers it."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from lxml import html
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.policy.subscribers import submissions
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.stored import by_uid
from tests.policy.subscribers import office
from tests.workflows.steps import people
import transaction


@pytest.fixture
def usulan(site):
    with people.acting_as(site, "pimpinan.sdm"):
        made = createContentInContainer(
            site["usulan"],
            "Usulan",
            checkConstraints=False,
            title="Prosedur kepegawaian",
            pengusul="biro-sdm__kepala",
            unit="biro-sdm",
            unit_pelayanan="biro-ortala",
        )
    transaction.commit()
    return made


@pytest.fixture
def standard(site):
    (brain,) = api.content.find(portal_type="StandarPelayanan", kode="spk") or (
        brain
        for brain in site.portal_catalog.unrestrictedSearchResults(
            portal_type="StandarPelayanan"
        )
        if brain.getId == "spk"
    )
    return brain.UID


DIRECTION = {"oleh": "biro-ortala__kepala", "pada": "2026-01-05", "saluran": "lisan"}


class TestTicket:
    @pytest.mark.rule("R-SPK-12")
    def test_each_ticket_has_a_number_of_its_own(self, site, usulan):
        # Kepala Biro SDM
        with people.acting_as(site, "pimpinan.sdm"):
            second = createContentInContainer(
                site["usulan"],
                "Usulan",
                checkConstraints=False,
                title="Kedua",
                pengusul="biro-sdm__kepala",
                unit="biro-sdm",
                unit_pelayanan="biro-ortala",
            )
        assert second.nomor_urut == usulan.nomor_urut + 1

    @pytest.mark.rule("R-X-12", "R-SPK-11")
    def test_the_accepted_ticket_starts_the_case_that_answers_it(
        self, site, person, usulan, standard
    ):
        # Kepala Biro Ortala menerima dengan arahan, lalu memulai kegiatan
        url = usulan.absolute_url()
        karo = person("karo.ortala")
        karo.step(url, "terima", standar=standard, arahan="Kabag melaksanakan.")
        started = karo.post(f"{url}/@mulai-kegiatan")
        transaction.begin()
        case = by_uid(started["UID"])
        assert case.usulan == usulan.UID()
        assert case.pemicu == "usulan"
        assert usulan.janji_selesai > datetime.now(UTC) + timedelta(days=50)
        assert case.arahan["isi"] == "Kabag melaksanakan."
        assert case.title == "Prosedur kepegawaian"
        again = karo.request("POST", f"{url}/@mulai-kegiatan", json={})
        assert again.status_code == 400

    def test_no_case_before_the_ticket_was_accepted(self, person, usulan, standard):
        # Kepala Biro Ortala
        answer = person("karo.ortala").request(
            "POST",
            f"{usulan.absolute_url()}/@mulai-kegiatan",
            json={"standar": standard, "arahan": DIRECTION},
        )
        assert answer.status_code == 400
        assert "belum diterima" in answer.json()["message"]

    def test_the_proposer_does_not_start_the_case(self, person, usulan, standard):
        # Kepala Biro SDM, pengusul
        person("karo.ortala").step(usulan.absolute_url(), "terima")
        answer = person("pimpinan.sdm").request(
            "POST",
            f"{usulan.absolute_url()}/@mulai-kegiatan",
            json={"standar": standard, "arahan": DIRECTION},
        )
        assert answer.status_code == 403

    @pytest.mark.rule("R-SPK-12")
    def test_the_published_regulation_finishes_the_ticket(
        self, site, person, usulan, standard
    ):
        # Kepala Biro Ortala menerbitkan, pengusul membaca hasilnya
        url = usulan.absolute_url()
        karo = person("karo.ortala")
        karo.step(url, "terima")
        started = karo.post(
            f"{url}/@mulai-kegiatan", standar=standard, arahan=DIRECTION
        )
        transaction.begin()
        regulation = office.draft(site, "Peraturan")
        regulation.kegiatan = started["UID"]
        people.until(site, regulation, "terbitkan")
        people.forward(site, regulation)
        assert usulan.hasil == regulation.UID()
        assert people.stage(usulan) == "selesai"
        assert "telah terbit" in steps.history(usulan)[-1].reason
        assert submissions.acceptance(usulan) is not None


@pytest.mark.rule("R-SPK-12", "R-X-12")
class TestItsCase:
    @pytest.fixture
    def running(self, person, usulan, standard):
        """Accepted, and answered by a case; its address."""
        url = usulan.absolute_url()
        person("karo.ortala").step(url, "terima")
        started = person("karo.ortala").post(
            f"{url}/@mulai-kegiatan", standar=standard, arahan=DIRECTION
        )
        transaction.begin()
        return by_uid(started["UID"])

    def test_it_is_not_finished_by_hand_while_its_case_runs(
        self, person, usulan, running
    ):
        # Kepala Biro Ortala
        answer = person("karo.ortala").request(
            "POST",
            f"{usulan.absolute_url()}/@workflow/selesaikan",
            json={"komentar": "Sudah."},
        )
        assert answer.status_code == 400
        assert "masih berjalan" in answer.json()["message"]

    def test_a_cancelled_case_answers_nothing_and_another_is_started(
        self, person, usulan, running, standard
    ):
        # Kepala Biro Ortala membatalkan kegiatan, lalu memulai yang lain
        karo, url = person("karo.ortala"), usulan.absolute_url()
        karo.step(running.absolute_url(), "batalkan", alasan="Salah lingkup.")
        transaction.begin()
        assert usulan.kegiatan is None
        assert people.stage(usulan) == "diterima"
        told = person("pimpinan.sdm").get(f"{url}/@keadaan")
        assert "menunggu Kepala Biro Organisasi" in told["kalimat"]
        again = karo.post(f"{url}/@mulai-kegiatan", standar=standard, arahan=DIRECTION)
        assert again["UID"] != running.UID()

    def test_another_case_that_names_it_leaves_it_to_its_own(
        self, site, person, usulan, running, standard
    ):
        # Kepala Biro Ortala memulai kegiatan lain dengan menyebut usulan yang sama
        karo = person("karo.ortala")
        other = karo.post(
            "/kegiatan/@mulai",
            standar=standard,
            pemicu="usulan",
            judul="Kegiatan lain",
            arahan=DIRECTION,
            usulan=usulan.UID(),
        )
        karo.step(other["@id"], "batalkan", alasan="Tidak jadi.")
        transaction.begin()
        assert usulan.kegiatan == running.UID()
        assert people.stage(usulan) == "diterima"

    def test_a_case_that_ends_without_a_regulation_finishes_it(
        self, site, person, usulan, running
    ):
        # Kepala Bagian menyelesaikan kegiatan; pengusul membaca hasilnya
        while not (stage := stage_of(running)).final:
            rule = next(rule for rule in stage.steps if rule.forward)
            steps.carry(running, rule.transition, "Selesai.")
        assert people.stage(usulan) == "selesai"
        assert "telah selesai" in steps.history(usulan)[-1].reason

    def test_without_a_case_the_proposer_is_told_what_came_of_it(self, person, usulan):
        # Kepala Biro Ortala menyelesaikan usulan tanpa kegiatan
        url, karo = usulan.absolute_url(), person("karo.ortala")
        karo.step(url, "terima")
        refused = karo.request("POST", f"{url}/@workflow/selesaikan", json={})
        assert refused.status_code == 400
        assert "hasilnya" in refused.json()["message"]
        karo.step(url, "selesaikan", komentar="Dimuat dalam rencana tahun depan.")
        told = person("pimpinan.sdm").get(f"{url}/@keadaan")
        last = told["percakapan"][-1]
        assert last["langkah"] == "Dinyatakan selesai"
        assert last["isi"] == "Dimuat dalam rencana tahun depan."

    def test_the_service_that_was_asked_for_names_the_standard(self, person, standard):
        # Kepala Biro Ortala menerima dengan arahan saja
        sent = person("pimpinan.sdm").post(
            "/formulir/usulan-kegiatan/@kirim",
            jenis_kegiatan="Penyusunan sistem dan prosedur kerja",
            judul="Tata cara arsip",
            alasan="Arsip dipinjam tanpa catatan.",
        )
        karo = person("karo.ortala")
        karo.step(sent["@id"], "terima", arahan="Laksanakan.")
        started = karo.post(f"{sent['@id']}/@mulai-kegiatan")
        assert started["standar"] == standard


@pytest.mark.rule("R-X-14", "R-X-07")
class TestReceiptOverRest:
    def test_an_addressee_confirms_and_nobody_else(self, site, person):
        # Kepala Biro SDM menerima memorandum
        memo = people.begin(site, "Memorandum", kepada=["biro-sdm__kepala"])
        people.until(site, memo, "arsipkan")
        transaction.commit()
        url = f"{memo.absolute_url()}/@tanda-terima"
        rows = person("staf.sisdur").get(url)["items"]
        assert [(row["jabatan"], row["diterima"]) for row in rows] == [
            ("biro-sdm__kepala", None)
        ]
        assert person("staf.sisdur").request("POST", url, json={}).status_code == 403
        confirmed = person("pimpinan.sdm").post(url)
        assert confirmed["oleh"] == "pimpinan.sdm"
        assert confirmed["diterima"]
        stranger = person("pimpinan.inspektorat").request("POST", url, json={})
        assert stranger.status_code in (401, 403, 404)


class TestPage:
    @pytest.mark.rule("R-X-12")
    def test_the_head_of_the_service_starts_the_case_on_the_tickets_page(
        self, site, person, usulan, standard
    ):
        # Kepala Biro Ortala
        url, page = usulan.absolute_url(), {"Accept": "text/html"}
        karo = person("karo.ortala")
        karo.step(url, "terima")
        tree = html.fromstring(karo.request("GET", url, headers=page).text)
        (form,) = tree.xpath("//form[contains(@action, '@@mulai-kegiatan')]")
        steps = tree.get_element_by_id("langkah-judul")
        content = tree.get_element_by_id("content-core")
        order = [each for each in tree.iter() if each in (steps, form, content)]
        assert order == [steps, form, content]  # among the steps, not below the notes
        words = {**dict(form.fields), "standar": standard, "isi": "Segera."}
        answer = karo.request("POST", form.action, data=words, headers=page)
        assert "/kegiatan/" in answer.url, answer.text[:500]
        transaction.begin()
        case = by_uid(usulan.kegiatan)
        assert case.arahan["isi"] == "Segera."

    def test_the_proposer_is_not_shown_the_form(self, person, usulan):
        # Kepala Biro SDM, pengusul
        url, page = usulan.absolute_url(), {"Accept": "text/html"}
        person("karo.ortala").step(url, "terima")
        text = person("pimpinan.sdm").request("GET", url, headers=page).text
        assert "@@mulai-kegiatan" not in text
        refused = person("pimpinan.sdm").request(
            "POST", f"{url}/@@mulai-kegiatan", headers=page
        )
        assert refused.status_code == 403
