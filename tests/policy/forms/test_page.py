"""The same form in a browser."""

from lxml import html
import pytest


pytestmark = pytest.mark.rule("R-SPK-12")
FORM = "/formulir/usulan-kegiatan"
PAGE = {"Accept": "text/html"}


def fields(person):
    """The page's own hidden values, and its file widget's."""
    page = person.request("GET", FORM, headers=PAGE)
    assert page.status_code == 200, page.text[:400]
    tree = html.fromstring(page.text)
    form = tree.get_element_by_id("form")
    return tree, dict(form.fields)


def typed(values):
    """The words of somebody who fills in the page."""
    words = {name: value or "" for name, value in values.items()}
    words.pop("form.widgets.lampiran", None)
    return {
        **words,
        "form.widgets.judul": "Prosedur arsip",
        "form.widgets.alasan": "Belum ada prosedurnya.",
        "form.widgets.jenis_kegiatan:list": "Penyusunan standar pelayanan",
        "form.buttons.submit": "Ajukan usulan",
    }


class TestPage:
    def test_the_first_own_position_is_chosen_and_limits_are_told(self, person):
        # Kepala Biro SDM
        tree, _values = fields(person("pimpinan.sdm"))
        chosen = tree.xpath("//option[@selected][@value='biro-sdm__kepala']")
        assert chosen
        assert "25 MB" in tree.text_content()

    def test_sending_leads_to_the_ticket(self, person, submissions):
        # Kepala Biro SDM
        leader = person("pimpinan.sdm")
        _, values = fields(leader)
        answer = leader.request(
            "POST",
            FORM,
            data=typed(values),
            files={"form.widgets.lampiran": ("surat.pdf", b"%PDF-1.4 isi")},
            headers=PAGE,
            allow_redirects=False,
        )
        (usulan,) = submissions()
        assert answer.status_code == 302, answer.text[:400]
        assert answer.headers["Location"] == f"{usulan.absolute_url()}/@@tanda-bukti"
        receipt = leader.request("GET", answer.headers["Location"], headers=PAGE)
        assert usulan.nomor in receipt.text
        assert usulan.lampiran_berkas.data == b"%PDF-1.4 isi"

    def test_a_refused_file_keeps_what_was_typed(self, person, submissions):
        # Kepala Biro SDM
        leader = person("pimpinan.sdm")
        _, values = fields(leader)
        answer = leader.request(
            "POST",
            FORM,
            data=typed(values),
            files={"form.widgets.lampiran": ("surat.pdf", b"MZ isi")},
            headers=PAGE,
        )
        assert answer.status_code == 200
        assert "tidak sesuai dengan namanya" in answer.text
        assert "Prosedur arsip" in answer.text
        assert submissions() == []
