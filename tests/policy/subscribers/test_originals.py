"""Signing seals, copies equal the original, publishing gives a public address."""

import hashlib
from plone import api
from plone.app.textfield import RichTextValue
import pytest
from setneg.workflows import steps
from setneg.workflows.steps import StepRefused
from tests.policy.subscribers import office
from tests.workflows.steps import people
from zExceptions import BadRequest
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


@pytest.fixture
def regulation(portal):
    body = RichTextValue(office.BODY, "text/html", "text/x-html-safe")
    return office.draft(portal, "Peraturan", isi=body, menimbang=["bahwa perlu;"])


class TestSeal:
    def test_the_signature_makes_the_one_pdf_with_the_number_inside(self, portal):
        # Kepala Biro menandatangani, Staf mengagendakan
        memo = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
        people.until(portal, memo, "tanda_tangan_eselon_2")
        assert memo.berkas_pdf is None
        people.forward(portal, memo)
        code, first = memo.kode_verifikasi, memo.sidik
        assert memo.berkas_pdf.data.startswith(b"%PDF")
        people.forward(portal, memo)
        assert (memo.kode_verifikasi, memo.sidik) == (code, first)
        assert memo.sidik == hashlib.sha256(memo.berkas_pdf.data).hexdigest()

    def test_a_failing_seal_undoes_the_signature(self, portal, monkeypatch):
        # Kepala Biro menandatangani naskah yang tidak dapat dicetak
        memo = people.begin(portal, "Memorandum")
        people.until(portal, memo, "tanda_tangan_eselon_2")
        monkeypatch.setattr(
            "setneg.policy.rendering.original.CODE_BYTES", "bukan bilangan"
        )
        with pytest.raises(TypeError):
            people.forward(portal, memo)
        assert people.stage(memo) == "tanda_tangan_eselon_2"
        assert not memo.ditandatangani_oleh


@pytest.mark.rule("R-X-05")
class TestSalinan:
    def test_none_of_an_original_that_is_not_signed_and_numbered(
        self, portal, regulation
    ):
        # Kasubbag Sisdur
        with pytest.raises(BadRequest, match="belum ditandatangani"):
            people.begin(
                portal, "Salinan", "kasubbag.sisdur", salinan_dari=regulation.UID()
            )

    def test_its_text_is_the_originals_whatever_was_typed(self, portal, regulation):
        # Kasubbag membuat, Staf mengubah
        people.until(portal, regulation, "terbitkan")
        copy = people.begin(
            portal, "Salinan", "kasubbag.sisdur", salinan_dari=regulation.UID()
        )
        assert (copy.title, copy.isi.raw) == (regulation.title, regulation.isi.raw)
        with people.acting_as(portal, "staf.sisdur"):
            copy.isi = RichTextValue("<p>Lain</p>", "text/html", "text/x-html-safe")
            notify(ObjectModifiedEvent(copy))
        assert copy.isi.raw == regulation.isi.raw

    def test_a_differing_text_is_not_signed(self, portal, regulation):
        # Kepala Biro
        people.until(portal, regulation, "terbitkan")
        copy = people.begin(
            portal, "Salinan", "kasubbag.sisdur", salinan_dari=regulation.UID()
        )
        people.until(portal, copy, "tanda_tangan_eselon_2")
        copy.menimbang = ["bahwa lain;"]
        with pytest.raises(StepRefused, match="tidak sama"):
            people.forward(portal, copy)

    def test_the_head_of_bureau_authenticates_an_equal_copy(self, portal, regulation):
        # Kepala Biro
        people.until(portal, regulation, "terbitkan")
        copy = people.begin(
            portal, "Salinan", "kasubbag.sisdur", salinan_dari=regulation.UID()
        )
        people.until(portal, copy, "selesai")
        assert copy.ditandatangani_oleh == "biro-ortala__kepala"
        assert copy.berkas_pdf.data.startswith(b"%PDF")

    def test_it_travels_with_its_memorandum(self, portal, regulation):
        # Kepala Biro menandatangani salinan dan memorandum penyampaiannya
        people.until(portal, regulation, "terbitkan")
        copy = people.begin(
            portal, "Salinan", "kasubbag.sisdur", salinan_dari=regulation.UID()
        )
        memo = office.memorandum(portal, copy, level="eselon_2")
        people.until(portal, copy, "salin")
        assert people.stage(memo) == "nomori"
        assert memo.ditandatangani_oleh == "biro-ortala__kepala"


@pytest.mark.rule("R-SPK-10")
class TestPublication:
    def test_a_published_regulation_stands_at_its_public_address(
        self, portal, regulation
    ):
        # Kepala Biro menerbitkan, siapa pun membaca
        uid = regulation.UID()
        people.until(portal, regulation, "terbitkan")
        people.forward(portal, regulation)
        year = regulation.tanggal.year
        public = portal["peraturan"][f"permensesneg-{regulation.nomor_urut}-{year}"]
        assert public.UID() == uid
        assert public.diterbitkan is not None
        people.forget(portal)
        brains = api.content.find(UID=uid)
        paths = [brain.getPath() for brain in brains]
        assert paths == ["/".join(public.getPhysicalPath())]
        assert people.stage(public) == "terbit"
        assert steps.history(public)[-1].verb == "terbitkan"
