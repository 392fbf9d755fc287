"""Whatever is submitted: nothing is lost, stored twice, executed or shown to others."""

import base64
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
import io
from lxml import html
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.policy.forms import answers
from setneg.policy.forms import conversion
from setneg.policy.forms import intake
from setneg.policy.forms.senders import Sender
from tests import counts
from tests.policy.forms import samples
from tests.workflows.authority.test_signing_for_others import content
from tests.workflows.steps import people
import transaction
import zipfile
import zlib
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


pytestmark = pytest.mark.rule("R-X-12")
SEND = "/formulir/permintaan/@kirim"
PAGE = {"Accept": "text/html"}

#: What people type, paste and try.
WORDS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="\u202e\u2066\u200f\u0000\u0007\ufeff\u2028abc ", max_size=20),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            '=HYPERLINK("http://x";"klik")',
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "-2+3",
            "\t=1+1",
            "${context/portal_url} {pokok} {{7*7}}",
            "'; DROP TABLE usulan; --",
            "../../etc/passwd",
            "😀" * 40,
            "قانون عربي",
            "x" * 240,
        ]
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = ("pokok", "uraian", "jumlah", "kapan", "ruang", "lampiran", "foto")


@pytest.fixture
def form(site):
    counts.anew()
    return samples.make(site, laju=100000)


def kept_in(ticket):
    return {each.name: each.value for each in answers.answers(ticket)}


class TestWords:
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(pokok=WORDS, uraian=WORDS)
    def test_what_is_typed_is_kept_as_typed_and_never_becomes_markup(
        self, site, form, pokok, uraian
    ):
        # Staf Biro SDM mengetik apa saja
        transaction.begin()
        with people.acting_as(site, "staf.sdm"):
            values = {"pokok": pokok, "uraian": uraian}
            binding = self.binding(form)
            try:
                taken = intake.submit(form, binding, values, Sender("staf.sdm"))
            except intake.IntakeRefused as refused:
                assert set(refused.errors) == {"pokok"}
                assert len(pokok) > 250 or not conversion.one_line(
                    conversion.clean(pokok)
                )
                return
            kept = kept_in(taken.submission)
            assert kept["pokok"] == conversion.clean(pokok)
            assert kept["uraian"] == conversion.clean(uraian)
            title = taken.submission.title
            assert title == conversion.one_line(title)
            assert not set(title) & set("\n\r\0\u202e\u2066")
            shown = taken.submission.restrictedTraverse("@@isian")()
            tree = html.fromstring(shown)
            assert tree.xpath("//script | //img | //*[@onerror]") == []
        transaction.abort()

    def binding(self, form):
        from collective.easyform.api import get_actions

        return get_actions(form)["tiket"].binding(form)

    def test_ten_thousand_letters_in_one_line(self, form, person, tickets):
        # Staf Biro SDM menempelkan baris yang sangat panjang
        staff = person("staf.sdm")
        long = "kata" * 2500
        staff.post(SEND, pokok="Aula", uraian=long)
        assert kept_in(tickets()[0])["uraian"] == long
        answer = staff.request("POST", SEND, json={"pokok": long})
        assert answer.status_code == 400
        assert "pokok" in answer.json()["isian"]
        assert len(tickets()) == 1
        page = staff.request("GET", tickets()[0].absolute_url(), headers=PAGE)
        assert page.status_code == 200
        assert long in page.text

    def test_halves_of_characters_are_marked_not_lost(self, form, person, tickets):
        # Staf Biro SDM mengirim teks rusak dengan program
        body = b'{"pokok": "Aula \\ud800 besok", "uraian": "a\\u0000b"}'
        answer = person("staf.sdm").request(
            "POST", SEND, data=body, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code == 201, answer.text
        assert kept_in(tickets()[0])["pokok"] == "Aula \ufffd besok"
        assert kept_in(tickets()[0])["uraian"] == "a\ufffdb"


class TestShapes:
    def test_wrong_types_over_rest_are_the_clients_error(self, form, person, tickets):
        # Staf Biro SDM mengirim bentuk yang bukan-bukan
        staff = person("staf.sdm")

        @settings(
            max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
        )
        @given(
            st.dictionaries(
                st.sampled_from(FIELDS) | st.text(max_size=9), JSON, max_size=4
            )
        )
        def any_shape(body):
            before = len(tickets())
            answer = staff.request("POST", SEND, json=_sayable(body))
            assert answer.status_code in (201, 400), (body, answer.text[:300])
            assert len(tickets()) - before in (
                (0, 1) if answer.status_code == 201 else (0,)
            )
            if answer.status_code == 400:
                assert answer.json()["isian"], body

        any_shape()

    @pytest.mark.parametrize(
        "raw",
        [
            b"[]",
            b'"teks"',
            b"{",
            b"\xff\xfe",
            b"[" * 100000,
            b'{"pokok": ' + b"[" * 50000 + b"]" * 50000 + b"}",
            b'{"jumlah": 1e999, "pokok": "x"}',
            b'{"jumlah": ' + b"9" * 5000 + b', "pokok": "x"}',
            b'{"jumlah": NaN, "pokok": "x"}',
        ],
        ids=range(9),
    )
    def test_what_is_no_answer_at_all(self, form, person, tickets, raw):
        # Staf Biro SDM mengirim sembarang bita
        answer = person("staf.sdm").request(
            "POST", SEND, data=raw, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code == 400, answer.text[:300]
        assert tickets() == []

    def test_what_the_form_does_not_ask_is_named(self, form, person, tickets):
        # Staf Biro SDM mencoba mengisi bidang milik portal
        for name in ("nomor", "readers", "unit", "pelaksana", "actions_model"):
            answer = person("staf.sdm").request(
                "POST", SEND, json={"pokok": "Aula", name: "x"}
            )
            assert answer.status_code == 400
            assert list(answer.json()["isian"]) == [name]
        assert tickets() == []

    def test_a_mapping_never_reaches_the_portals_own_fields(self, site, person):
        # Pengelola situs memetakan jawaban ke bidang milik portal
        mapping = "title: pokok\nnomor: uraian\nreaders: uraian\nunit: uraian"
        samples.make(site, mapping=mapping)
        sent = person("staf.sdm").post(SEND, pokok="Aula", uraian="biro-keuangan")
        assert sent["nomor"].startswith("UJI-")
        transaction.begin()
        (ticket,) = site[samples.PLACE].objectValues()
        assert ticket.unit == "biro-sdm"
        assert ticket.readers == ()
        assert kept_in(ticket)["uraian"] == "biro-keuangan"


def file(data, name="surat.pdf", **more):
    return {
        "data": base64.b64encode(data).decode(),
        "encoding": "base64",
        "filename": name,
        "content-type": "application/pdf",
        **more,
    }


def bomb():
    """A small archive that unfolds to a hundred megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000_000)
    return stream.getvalue()


class TestFiles:
    @pytest.mark.parametrize(
        "sent",
        [
            file(b"MZ program"),
            file(b"<html><script>alert(1)</script>"),
            file(b"%PDF-1.7", "surat.exe"),
            file(b"%PDF-1.7", "surat.pdf.html"),
            file(b"%PDF-1.7", "x" * 300 + ".pdf"),
            file(b"PK\x03\x04", "surat.pdf"),
            file(b"", "kosong.pdf"),
            file(b"%PDF-1.7", encoding="zlib"),
            {
                "data": base64.b64encode(zlib.compress(b"0" * 10**8)).decode(),
                "encoding": "zip",
                "filename": "a.pdf",
            },
            {"filename": "surat.pdf"},
            {"download": "http://x/y", "filename": "surat.pdf"},
            {"data": "???", "encoding": "base64", "filename": "a.pdf"},
            {"data": ["a"], "filename": "a.pdf"},
            "surat.pdf",
            [file(b"%PDF-1.7")],
            7,
        ],
        ids=range(16),
    )
    def test_disguised_and_strange_files_are_refused(self, form, person, tickets, sent):
        # Staf Biro SDM mengirim berkas yang bukan seperti namanya
        answer = person("staf.sdm").request(
            "POST", SEND, json={"pokok": "Aula", "lampiran": sent}
        )
        assert answer.status_code == 400, answer.text[:300]
        assert list(answer.json()["isian"]) == ["lampiran"]
        assert tickets() == []

    def test_an_archive_is_kept_unopened(self, form, person, tickets):
        # Staf Biro SDM mengirim DOCX yang mengembang
        data = bomb()
        person("staf.sdm").post(
            SEND,
            pokok="Aula",
            lampiran=file(data, "surat.docx"),
            foto=[file(data, "a.docx")],
        )
        kept = kept_in(tickets()[0])
        assert kept["lampiran"].data == data
        assert kept["foto"][0].data == data

    def test_files_lie_in_blobs_and_are_only_for_those_who_see_the_ticket(
        self, form, person, tickets
    ):
        # Staf Biro SDM mengirim; staf Biro Keuangan mencoba mengunduh
        staff = person("staf.sdm")
        sent = staff.post(
            SEND, pokok="Aula", foto=[file(b"%PDF-1"), file(b"%PDF-2", "b.pdf")]
        )
        assert all(isinstance(f, NamedBlobFile) for f in kept_in(tickets()[0])["foto"])
        address = f"{sent['@id']}/@@berkas-isian/foto/1"
        assert staff.request("GET", address).content == b"%PDF-2"
        for name in ("staf.keuangan", None):
            assert person(name).request("GET", address).status_code in (401, 403)

    def test_many_files_are_refused_in_words(self, form, person, tickets):
        # Staf Biro SDM mengirim terlalu banyak berkas
        answer = person("staf.sdm").request(
            "POST",
            SEND,
            json={"pokok": "Aula", "foto": [file(b"%PDF-1") for _n in range(30)]},
        )
        assert answer.status_code == 400
        assert "berkas" in answer.json()["isian"]["foto"]
        assert tickets() == []


class TestOnlyForTheRightPerson:
    def test_another_position_cannot_be_borrowed(self, site, person, tickets):
        # Staf Biro SDM memakai jabatan orang lain
        fields = samples.FIELDS + (
            '<field name="sebagai" type="zope.schema.Choice"><title>Sebagai</title>'
            "<vocabulary>setneg.policy.Jabatan</vocabulary>"
            "<required>False</required></field>"
        )
        samples.make(site, mapping="title: pokok\npengusul: sebagai", fields=fields)
        answer = person("staf.sdm").request(
            "POST", SEND, json={"pokok": "Aula", "sebagai": "biro-umum__kepala"}
        )
        assert answer.status_code == 400
        assert "tidak memegang" in answer.json()["isian"]["sebagai"]
        assert tickets() == []

    def test_who_holds_several_positions_chooses_one(self, site, person, tickets):
        # Staf Biro SDM yang juga Kepala Biro Umum memilih jabatan keduanya
        second = content(site, "biro-umum__kepala")
        second.pemangku = ["staf.sdm | 2020-01-01"]
        notify(ObjectModifiedEvent(second))
        transaction.commit()
        fields = samples.FIELDS + (
            '<field name="pengusul" type="zope.schema.Choice"><title>Sebagai</title>'
            "<vocabulary>setneg.policy.JabatanPengusul</vocabulary></field>"
        )
        samples.make(site, mapping="title: pokok\npengusul: pengusul", fields=fields)
        person("staf.sdm").post(SEND, pokok="Aula", pengusul="biro-umum__kepala")
        person("staf.sdm").post(SEND, pokok="Lain", pengusul="biro-sdm__staf")
        first, other = sorted(tickets(), key=lambda each: each.nomor_urut)
        assert (first.pengusul, first.unit) == ("biro-umum__kepala", "biro-umum")
        assert (other.pengusul, other.unit) == ("biro-sdm__staf", "biro-sdm")


class TestHiddenQuestions:
    def test_what_is_not_asked_is_neither_required_nor_kept(
        self, site, person, tickets
    ):
        # Staf Biro SDM menjawab formulir bersyarat lewat REST
        fields = samples.FIELDS + (
            '<field name="tamu" type="zope.schema.TextLine" '
            'easyform:depends_on="ruang=Aula"><title>Nama tamu</title></field>'
        )
        samples.make(site, fields=fields)
        staff = person("staf.sdm")
        asked = staff.get("/formulir/permintaan/@formulir")
        assert asked["properties"]["tamu"]["tampil_bila"] == "ruang=Aula"
        assert "tamu" not in asked["required"]
        staff.post(SEND, pokok="Satu", ruang="Ruang rapat", tamu="Rahasia")
        (ticket,) = tickets()
        assert "tamu" not in kept_in(ticket)
        answer = staff.request("POST", SEND, json={"pokok": "Dua", "ruang": "Aula"})
        assert answer.status_code == 400
        assert list(answer.json()["isian"]) == ["tamu"]
        staff.post(SEND, pokok="Tiga", ruang="Aula", tamu="Duta")
        assert len(tickets()) == 2

    def test_the_description_says_limits_edition_and_mark(self, form, person):
        # Staf Biro SDM membaca skema formulir
        asked = person("staf.sdm").get("/formulir/permintaan/@formulir")
        assert asked["edisi"] == 1
        assert asked["_halaman"].count(".") == 2
        assert asked["additionalProperties"] is False
        assert asked["properties"]["jumlah"]["minimum"] == 1
        assert asked["berkas"]["paling_banyak"] >= 1
        assert asked["ketentuan"]


def _sayable(value):
    """Without what JSON cannot carry."""
    if isinstance(value, float) and (
        value != value or value in (float("inf"), -float("inf"))
    ):
        return 0
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_sayable(each) for each in value]
    if isinstance(value, dict):
        return {_sayable(key): _sayable(each) for key, each in value.items()}
    return value
