"""Templates of answers of Biro Ortala, kept by its head and used by whoever answers."""

from datetime import timedelta
import pytest
from setneg.policy.handling import replies
from setneg.workflows import organisation
from tests.policy.handling.conftest import step
from tests.workflows.steps import people
import transaction


UNIT = "biro-ortala"
TEXT = "Pengaduan {nomor} tentang {judul} telah ditindaklanjuti oleh {nama_unit}."


@pytest.fixture
def kept(site):
    with people.acting_as(site, "karo.ortala"):
        made = replies.save("", UNIT, "Sudah ditindaklanjuti", TEXT, "karo.ortala")
    transaction.commit()
    return made


def refused(site, who, **words):
    given = {"key": "", "unit": UNIT, "title": "Nama", "text": "Isi.", **words}
    with people.acting_as(site, who), pytest.raises(replies.ReplyRefused) as told:
        replies.save(**given, userid=who)
    return str(told.value)


class TestKeeping:
    def test_a_change_is_a_new_edition_and_the_same_again_changes_nothing(
        self, site, kept
    ):
        """Kepala Biro Ortala."""
        with people.acting_as(site, "karo.ortala"):
            replies.save(kept.id, "", "Sudah ditindaklanjuti", TEXT, "karo.ortala")
            assert len(kept.editions) == 1
            replies.save(kept.id, "", "Sudah", "Teks baru.", "karo.ortala")
        assert [each.text for each in kept.editions] == [TEXT, "Teks baru."]

    def test_an_edition_of_a_later_day_holds_from_that_day(self, site, kept):
        """Kepala Biro Ortala menyiapkan teks untuk minggu depan."""
        today = organisation.today()
        later = today + timedelta(days=7)
        with people.acting_as(site, "karo.ortala"):
            replies.save(
                kept.id, "", "Sudah", "Nanti.", "karo.ortala", later.isoformat()
            )
        assert kept.on(today).text == TEXT
        assert kept.on(later).text == "Nanti."

    def test_heads_keep_it_and_whom_they_permit(self, site, kept):
        """Kabag Tata Laksana sesudah diizinkan kepala biro."""
        kabag = "bagian-tatalaksana__kepala"
        assert "pimpinan unit" in refused(site, "kabag.tatalaksana")
        with (
            people.acting_as(site, "kabag.tatalaksana"),
            pytest.raises(replies.ReplyRefused),
        ):
            replies.permit(UNIT, [kabag], "kabag.tatalaksana")
        with people.acting_as(site, "karo.ortala"):
            replies.permit(UNIT, [kabag], "karo.ortala")
        with people.acting_as(site, "kabag.tatalaksana"):
            replies.save("", UNIT, "Dari Kabag", "Isi.", "kabag.tatalaksana")
        assert refused(site, "pimpinan.sdm")

    def test_what_cannot_be_a_template_is_refused_in_words(self, site):
        """Kepala Biro Ortala."""
        assert "nama templat" in refused(site, "karo.ortala", title="")
        assert "Isi teksnya" in refused(site, "karo.ortala", text="x" * 10001)
        words = refused(site, "karo.ortala", text="Halo {pengaju.password}")
        assert "{pengaju.password}" in words
        assert "paling awal" in refused(site, "karo.ortala", since="2001-01-01")
        assert "paling awal" in refused(site, "karo.ortala", since="besok")

    def test_a_closed_one_is_offered_no_more_and_keeps_its_editions(
        self, site, kept, complain
    ):
        """Kepala Biro Ortala."""
        complaint = complain()
        assert replies.usable(complaint) == [kept]
        with people.acting_as(site, "karo.ortala"):
            replies.close(kept.id, "karo.ortala")
        assert replies.usable(complaint) == []
        assert kept.editions[0].text == TEXT


def test_it_is_filled_with_the_words_of_the_submission(site, kept, complain):
    """Kepala Biro Ortala; judulnya sendiri memuat kurung kurawal."""
    complaint = complain(title="Undangan {nomor} <b>tebal</b>")
    text = replies.filled(kept.latest, complaint)
    assert complaint.nomor in text
    assert "tentang Undangan {nomor} <b>tebal</b> telah" in text
    assert "Biro Organisasi" in text


def test_other_units_do_not_find_it(site, kept, make):
    """Biro SDM tidak memakai templat Biro Ortala."""
    assert kept not in replies.of_units(["biro-sdm"])
    assert "biro-sdm" not in replies.units_kept("karo.ortala")


class TestAnswering:
    @pytest.fixture
    def accepted(self, site, complain):
        complaint = complain()
        step(site, complaint, "karo.ortala", "terima", kelas="tidak_berkadar")
        return complaint

    def address(self, complaint):
        from setneg.workflows.chains import stage_of

        rule = next(r for r in stage_of(complaint).steps if r.verb == "jawab")
        return f"{complaint.absolute_url()}/@@langkah?langkah={rule.transition}"

    def test_it_is_put_in_edited_and_sent(self, site, kept, accepted, desk):
        """Kepala Biro Ortala memilih templat, mengubahnya, lalu menjawab."""
        browser = desk("karo.ortala")
        browser.handleErrors = False
        browser.open(self.address(accepted))
        assert "Sudah ditindaklanjuti" in browser.contents
        browser.open(f"{self.address(accepted)}&templat={kept.id}")
        field = browser.getControl(name="form.widgets.jawaban")
        assert accepted.nomor in field.value
        field.value = field.value + " Terima kasih."
        browser.getControl(name="form.buttons.take").click()
        transaction.begin()
        assert people.stage(accepted) == "dijawab"
        assert accepted.jawaban.endswith("Terima kasih.")

    def test_it_is_shown_as_text_only(self, site, accepted, desk):
        """Kepala Biro Ortala; templatnya memuat markah."""
        with people.acting_as(site, "karo.ortala"):
            made = replies.save(
                "", UNIT, "<i>x</i>", "<script>alert(1)</script>", "karo.ortala"
            )
        transaction.commit()
        browser = desk("karo.ortala")
        browser.open(f"{self.address(accepted)}&templat={made.id}")
        assert "<script>alert(1)" not in browser.contents
        assert "&lt;script&gt;alert(1)" in browser.contents

    def test_the_complainant_sees_no_templates(self, site, kept, accepted, desk, rest):
        """Kepala Biro SDM, pengadu, menutup pengaduannya."""
        step(site, accepted, "karo.ortala", "jawab", jawaban="Selesai.")
        url = f"{accepted.absolute_url()}/@@langkah?langkah=ulang-ditindaklanjuti"
        browser = desk("pimpinan.sdm")
        browser.open(url)
        assert "Sudah ditindaklanjuti" not in browser.contents
        service = f"{accepted.absolute_url()}/@templat-jawaban"
        assert rest("pimpinan.sdm").request("GET", service).status_code == 403
        [item] = rest("karo.ortala").get(service)["items"]
        assert accepted.nomor in item["teks"]


class TestPanel:
    def test_the_head_writes_changes_and_closes(self, site, desk):
        """Kepala Biro Ortala pada halaman templat."""
        url = f"{site.absolute_url()}/@@templat-jawaban"
        browser = desk("karo.ortala")
        browser.handleErrors = False
        browser.open(f"{url}?baru=1")
        browser.getControl(name="judul").value = "Terima kasih"
        browser.getControl(name="teks").value = "Terima kasih atas {judul}."
        browser.getControl(label="Unit pemilik").value = [UNIT]
        browser.getControl(name="simpan").click()
        assert "Templat jawaban disimpan" in browser.contents
        browser.open(f"{url}?templat=terima-kasih")
        browser.getControl(name="teks").value = "Tanda {salah}"
        browser.getControl(name="simpan").click()
        assert "{salah}" in browser.contents
        assert "Tidak dikenal" in browser.contents
        browser.open(f"{url}?templat=terima-kasih")
        browser.getControl(name="tutup").click()
        assert "ditutup" in browser.contents

    def test_who_keeps_none_has_no_page(self, site, desk, rest):
        """Staf Subbagian Sisdur."""
        browser = desk("staf.sisdur")
        browser.open(f"{site.absolute_url()}/@@templat-jawaban?baru=1")
        assert "Nama templat" not in browser.contents
        refused = rest("staf.sisdur").request(
            "POST",
            "/@templat-jawaban",
            json={"unit": UNIT, "judul": "x", "teks": "y"},
        )
        assert refused.status_code == 400

    def test_over_rest(self, site, rest):
        """Kepala Biro Ortala lewat REST."""
        karo = rest("karo.ortala")
        made = karo.post(
            "/@templat-jawaban", unit=UNIT, judul="Lewat REST", teks="Isi."
        )
        assert made["edisi"] == 1
        closed = karo.post(f"/@templat-jawaban/{made['id']}", tutup=True)
        assert closed["ditutup"]
        assert [each["id"] for each in karo.get("/@templat-jawaban")["items"]] == [
            made["id"]
        ]

    def test_without_the_pages_token_nothing_is_kept(self, site, rest):
        """Halaman asing mengirim atas nama kepala biro."""
        answer = rest("karo.ortala").request(
            "POST",
            f"{site.absolute_url()}/@@templat-jawaban",
            data={"unit": UNIT, "judul": "x", "teks": "y"},
            headers={"Accept": "text/html"},
        )
        assert answer.status_code == 403
