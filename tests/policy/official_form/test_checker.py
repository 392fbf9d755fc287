"""The checker beside the draft of Subbagian Sistem dan Prosedur Kerja."""

from datetime import datetime
from datetime import UTC
from plone import api
from plone.app.textfield import RichTextValue
import pytest
import re
from setneg.policy.official_form.findings import findings
from setneg.policy.official_form.findings import RECORD
from setneg.policy.official_form.mending import mend
from setneg.workflows.steps import StepRefused
from setneg.workflows.steps import take
import transaction


KARO = "biro-ortala__kepala"


def text(html):
    return RichTextValue(html, "text/html", "text/x-html-safe")


@pytest.fixture
def memo(make):
    """A memorandum drafted by the staff; `memo(field=...)` says what is in it."""

    def draft(kind="Memorandum", **fields):
        given = {
            "title": "Permintaan data",
            "unit": "subbag-sisdur",
            "isi": text("<p>Mohon data.</p>"),
            "kepada": ["Kepala Biro Umum, Sekretariat Kementerian"],
            "tembusan": [],
            "klasifikasi": "OT.02.01",
        }
        return make("staf.sisdur", kind, **(given | fields))

    return draft


def found(document):
    return {(each.rule, each.field) for each in findings(document)}


def test_a_letter_in_its_official_form_has_no_finding(memo):
    assert findings(memo()) == []


def test_a_decision_without_legal_basis_is_told_so(memo):
    assert ("dasar-hukum", "mengingat") in found(memo("Keputusan", mengingat=[]))


def test_a_typed_letterhead_that_is_not_the_signers_is_found(memo):
    document = memo(isi=text("<p>MENTERI SEKRETARIS NEGARA</p><p>Mohon data.</p>"))
    assert ("kop", "isi") in found(document)


def test_a_copy_to_the_addressee_is_found_under_any_of_his_names(memo):
    document = memo(
        tembusan=[
            "Kepala Biro Umum Sekretariat Kementerian Sekretariat Negara",
            KARO,
            KARO,
        ]
    )
    assert ("tembusan-berulang", "tembusan") in found(document)


def test_a_finding_names_a_position_by_its_title(memo):
    document = memo(tembusan=[KARO, KARO])
    (finding,) = findings(document)
    assert KARO not in finding.text
    assert "Kepala Biro Organisasi" in finding.text
    assert finding.wrong == KARO


@pytest.mark.rule("I-11")
def test_an_alias_of_a_position_is_offered_its_official_name(memo):
    document = memo(kepada=["Deputy Bidang Administrasi Aparatur"])
    offered = {each.right for each in findings(document) if each.rule == "nama-jabatan"}
    assert offered == {"Deputi Bidang Administrasi Aparatur"}


def test_dates_out_of_order_are_found(memo):
    document = memo(
        "SuratUndangan",
        waktu_mulai=datetime(2026, 12, 2, 2, tzinfo=UTC),
        waktu_selesai=datetime(2026, 12, 1, 2, tzinfo=UTC),
    )
    assert ("urutan-waktu-acara", "waktu_selesai") in found(document)


def test_what_is_typed_counts_before_it_is_saved(memo):
    typed = {"isi": text("<p>Kepada Deputy terkait.</p>")}
    assert [each.wrong for each in findings(memo(), typed)] == ["Deputy"]


class TestMending:
    def test_a_proposal_is_taken_over_without_touching_the_markup(self, memo):
        document = memo(isi=text('<p class="Deputy">Kepada <b>Deputy</b> terkait.</p>'))
        assert all(mend(document, each) for each in findings(document))
        assert document.isi.raw == '<p class="Deputy">Kepada <b>Deputi</b> terkait.</p>'
        assert findings(document) == []

    def test_a_repeated_copy_goes_and_the_first_one_stays(self, memo):
        document = memo(tembusan=[KARO, KARO])
        assert [mend(document, each) for each in findings(document)] == [True]
        assert document.tembusan == [KARO]

    def test_what_only_the_writer_knows_is_not_guessed(self, memo):
        document = memo("Keputusan", mengingat=[])
        (finding,) = [e for e in findings(document) if e.rule == "dasar-hukum"]
        assert finding.right is None
        assert not mend(document, finding)


class TestBeforeTheSignature:
    @pytest.fixture
    def at_the_karo(self, memo):
        """A memorandum with a wrong spelling on the desk of the Karo."""
        document = memo(isi=text("<p>Mohon bantuan Deputy terkait.</p>"))
        for who, verb in (
            ("staf.sisdur", "susun"),
            ("kasubbag.sisdur", "periksa"),
            ("kabag.tatalaksana", "periksa"),
        ):
            with api.env.adopt_user(who):
                take(document, verb)
        transaction.commit()
        return document

    def test_what_must_be_mended_stands_in_the_way_and_is_named(self, at_the_karo):
        with (
            api.env.adopt_user("karo.ortala"),
            pytest.raises(StepRefused, match="Deputy"),
        ):
            take(at_the_karo, "tanda_tangan")
        assert at_the_karo.ditandatangani_oleh is None

    def test_advice_does_not(self, at_the_karo):
        record = api.portal.get_registry_record(RECORD)
        api.portal.set_registry_record(
            RECORD,
            record.replace(
                "Kasubbag: Kepala Subbagian",
                "Kasubbag: Kepala Subbagian\n    tingkat: saran",
            ),
        )
        with api.env.adopt_user("karo.ortala"):
            take(at_the_karo, "tanda_tangan")
        assert at_the_karo.ditandatangani_oleh == KARO

    def test_a_new_rule_needs_its_declaration_only(self, memo):
        api.portal.set_registry_record(
            RECORD,
            "aturan:\n  - id: tanpa-singkatan\n    periksa: pola\n    ruas: [title]\n"
            '    pola: "\\\\bdll\\\\b"\n    terlarang: true\n    pesan: "Jangan menyingkat: {temuan}."\n',
        )
        document = memo(title="Permintaan data dll")
        assert found(document) == {("tanpa-singkatan", "title")}


class TestOnScreen:
    def test_the_drafter_sees_the_findings_and_mends_by_a_button(self, memo, desk):
        document = memo(kepada=["Deputy Bidang Administrasi Aparatur"])
        browser = desk("staf.sisdur")
        browser.open(document.absolute_url())
        assert "bukan nama resmi" in browser.contents
        browser.getControl("Perbaiki", index=0).click()
        transaction.begin()
        assert document.kepada == ["Deputi Bidang Administrasi Aparatur"]

    def test_nothing_is_mended_by_a_link(self, memo, desk):
        document = memo(kepada=["Deputy Bidang Administrasi Aparatur"])
        browser = desk("staf.sisdur")
        (finding,) = [e for e in findings(document) if e.rule == "nama-jabatan"]
        browser.open(
            f"{document.absolute_url()}/@@perbaiki-bentuk?temuan={finding.key}"
        )
        transaction.begin()
        assert document.kepada == ["Deputy Bidang Administrasi Aparatur"]

    def test_the_unsaved_form_can_be_checked_and_nothing_is_written(self, memo, desk):
        document = memo()
        browser = desk("staf.sisdur")
        browser.open(f"{document.absolute_url()}/edit")
        token = re.search(r'name="_authenticator"[^>]*value="(\w+)"', browser.contents)
        browser.post(
            f"{document.absolute_url()}/@@pratinjau",
            f"gambar=1&_authenticator={token[1]}&form.widgets.INaskah.title=Usul+Deputy",
        )
        assert "Deputy" in browser.contents
        transaction.begin()
        assert document.title == "Permintaan data"

    def test_rest_names_field_words_and_proposal(self, memo, rest):
        document = memo(kepada=["Deputy Bidang Administrasi Aparatur"])
        said = rest("staf.sisdur").get(f"{document.absolute_url()}/@periksa-bentuk")
        assert said["siap_ditandatangani"] is False
        assert said["temuan"][0]["usul"] == "Deputi Bidang Administrasi Aparatur"

    def test_a_stranger_learns_nothing(self, memo, rest):
        document = memo()
        answer = rest("staf.apn").request(
            "GET", f"{document.absolute_url()}/@periksa-bentuk"
        )
        assert answer.status_code in (401, 403, 404)


class TestSiteManager:
    def test_a_wrong_declaration_comes_back_as_typed_with_its_reason(self, site, desk):
        before = api.portal.get_registry_record(RECORD)
        browser = desk()
        browser.addHeader("Authorization", "Basic admin:secret")
        browser.open(f"{site.absolute_url()}/@@bentuk-naskah")
        browser.getControl(name="deklarasi").value = "aturan: [{id: x}]"
        browser.getControl("Simpan").click()
        assert "Aturan x" in browser.contents
        assert "aturan: [{id: x}]" in browser.contents
        transaction.begin()
        assert api.portal.get_registry_record(RECORD) == before


def test_an_sop_is_told_what_does_not_fit_into_its_form(memo):
    # staf Sisdur, writing an SOP; the limits of the form are advice
    step = {"kegiatan": "Menulis", "pelaksana": "Staf", "waktu": "1 hari"}
    document = memo(
        "SOP",
        kualifikasi=["Teliti"] * 11,
        peralatan="k" * 501,
        langkah=[step | {"kelengkapan": "x" * 111}, step],
    )
    told = found(document)
    assert ("panjang-kualifikasi-sop", "kualifikasi") in told
    assert ("panjang-peralatan-sop", "peralatan") in told
    assert ("panjang-mutu-baku-sop", "langkah.kelengkapan") in told
    assert ("panjang-waktu-sop", "langkah.waktu") not in told
    assert not any(each.mandatory for each in findings(document))
    (cell,) = [each for each in findings(document) if "mutu-baku" in each.rule]
    assert "Kelengkapan" in cell.text
