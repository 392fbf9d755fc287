"""From the regulation and its book to the site of the ministry: two parties upload."""

from datetime import date
from datetime import timedelta
from plone import api
import pytest
from setneg.workflows import inbox
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.steps import StepRefused
from tests.policy.standards_drafts.conftest import CLERK
from tests.policy.standards_drafts.conftest import delivered
from tests.policy.standards_drafts.conftest import EXAMINER
from tests.policy.standards_drafts.conftest import HEAD
from tests.policy.standards_drafts.conftest import KARO
from tests.policy.standards_drafts.conftest import OTHER
from tests.policy.standards_drafts.conftest import standard
from tests.policy.standards_drafts.conftest import take
from tests.policy.standards_drafts.conftest import today
from tests.policy.standards_drafts.conftest import UPLOADER
from tests.policy.standards_drafts.conftest import UPLOADS
from tests.workflows.steps import people
import transaction


ADDRESS = "https://www.setneg.go.id/standar/sop-tamu"


@pytest.fixture
def edited(approved):
    """In the annex of the regulation that is being made."""
    made = approved()
    take(EXAMINER, made, "lanjut")
    take(EXAMINER, made, "selesaikan")
    assert stage_of(made).id == "masuk_permensesneg"
    return made


def refused(userid, document, verb, **said):
    with pytest.raises(StepRefused) as found:
        take(userid, document, verb, **said)
    return " ".join(found.value.reasons)


@pytest.mark.rule("R-SPS-09", "SPS-9.c")
class TestDistribution:
    def test_with_regulation_and_memorandum_it_may_be_uploaded(
        self, edited, site, regulation
    ):
        # Staf Subbagian Standardisasi Pelayanan
        book = delivered(site, "biro-umum__kepala")
        said = {"permensesneg": regulation.UID(), "memo_pengedaran": book.UID()}
        take(CLERK, edited, "lanjut", **said)
        assert stage_of(edited).id == "siap_diunggah"
        assert edited.permensesneg == regulation.UID()
        assert edited.memo_pengedaran == book.UID()

    def test_the_leader_of_the_satuan_organisasi_may_have_the_book(
        self, edited, site, regulation
    ):
        # Kepala Subbagian Standardisasi Pelayanan
        book = delivered(site, "biro-umum__kepala", until="distribusikan")
        book.kepada = ["setmen__kepala"]  # where the site's authority lets a Biro write
        people.until(site, book, "arsipkan")
        said = {"permensesneg": regulation.UID(), "memo_pengedaran": book.UID()}
        take(EXAMINER, edited, "lanjut", **said)
        assert stage_of(edited).id == "siap_diunggah"

    def test_without_either_it_is_refused_in_words(self, edited, site, regulation):
        # Staf Subbagian Standardisasi Pelayanan
        book = delivered(site, "biro-umum__kepala").UID()
        words = refused(CLERK, edited, "lanjut", memo_pengedaran=book)
        assert "Permensesneg" in words
        words = refused(CLERK, edited, "lanjut", permensesneg=regulation.UID())
        assert "Memorandum pengedaran buku" in words
        assert stage_of(edited).id == "masuk_permensesneg"

    def test_a_regulation_that_is_not_out_is_refused(self, edited, site):
        # Staf Subbagian Standardisasi Pelayanan
        draft = people.begin(site, "Peraturan")
        book = delivered(site, "biro-umum__kepala")
        said = {"permensesneg": draft.UID(), "memo_pengedaran": book.UID()}
        assert "belum terbit" in refused(CLERK, edited, "lanjut", **said)

    def test_a_memorandum_to_somebody_else_is_refused(self, edited, site, regulation):
        # Staf Subbagian Standardisasi Pelayanan
        book = delivered(site, "biro-keuangan__kepala")
        said = {"permensesneg": regulation.UID(), "memo_pengedaran": book.UID()}
        assert "tidak ditujukan" in refused(CLERK, edited, "lanjut", **said)

    def test_a_memorandum_that_was_not_delivered_is_refused(
        self, edited, site, regulation
    ):
        # Staf Subbagian Standardisasi Pelayanan
        book = delivered(site, "biro-umum__kepala", until="distribusikan")
        said = {"permensesneg": regulation.UID(), "memo_pengedaran": book.UID()}
        assert "belum disampaikan" in refused(CLERK, edited, "lanjut", **said)

    def test_a_memorandum_signed_by_the_deputy_is_refused(
        self, edited, site, regulation
    ):
        # Staf Subbagian Standardisasi Pelayanan
        book = delivered(site, "setmen__kepala", penandatangan="eselon_1")
        said = {"permensesneg": regulation.UID(), "memo_pengedaran": book.UID()}
        assert "tidak ditandatangani" in refused(CLERK, edited, "lanjut", **said)

    def test_a_book_is_not_handed_out_before_its_regulation(
        self, edited, site, regulation
    ):
        # Staf Subbagian Standardisasi Pelayanan
        book = delivered(site, "biro-umum__kepala")
        regulation.tanggal = today() + timedelta(days=3)
        said = {"permensesneg": regulation.UID(), "memo_pengedaran": book.UID()}
        assert "sebelum Permensesneg" in refused(CLERK, edited, "lanjut", **said)

    def test_a_memorandum_of_another_biro_is_refused(self, edited, site, regulation):
        # Staf Subbagian Standardisasi Pelayanan
        book = people.begin(site, "Memorandum", "staf.umum", unit="biro-umum")
        said = {"permensesneg": regulation.UID(), "memo_pengedaran": book.UID()}
        assert "bukan memorandum biro" in refused(CLERK, edited, "lanjut", **said)


def waiting(userid, draft):
    with api.env.adopt_user(userid):
        found = inbox.find(inbox.waiting(userid), portal_type="DrafStandar")
        return draft.UID() in [brain.UID for brain in found]


@pytest.mark.rule("R-SPS-10", "SPS-9.d")
class TestUpload:
    def test_the_head_of_the_biro_asks_and_biro_it_uploads(self, uploadable):
        # Kepala Biro Ortala meminta, Staf Biro Informasi dan Teknologi melaksanakan
        made, memo = uploadable()
        assert waiting(KARO, made)
        assert not waiting(UPLOADER, made)
        assert standard(made).text == "3 jam"
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        assert stage_of(made).id == "menunggu_unggah"
        assert waiting(UPLOADER, made)
        assert waiting(UPLOADS, made)
        assert not waiting(KARO, made)
        take(UPLOADER, made, "kerjakan", alamat=ADDRESS, tanggal_unggah=today())
        assert stage_of(made).id == "terunggah"
        assert (made.alamat_unggah, made.tanggal_unggah) == (ADDRESS, today())
        assert made.diunggah_oleh == "biro-it__staf"

    @pytest.mark.parametrize(
        "userid", [EXAMINER, CLERK, "kabag.tatalaksana", HEAD, UPLOADS, "karo.umum"]
    )
    def test_nobody_else_asks_for_it(self, uploadable, userid):
        # jabatan selain Kepala Biro Ortala
        made, _memo = uploadable()
        with api.env.adopt_user(userid):
            assert not steps.offers(made)

    @pytest.mark.parametrize("userid", [EXAMINER, CLERK, HEAD, KARO, OTHER])
    def test_nobody_else_uploads(self, uploadable, userid):
        # jabatan di luar Biro Informasi dan Teknologi
        made, memo = uploadable()
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        with api.env.adopt_user(userid):
            assert not steps.offers(made)

    def test_who_asked_does_not_upload_even_when_he_stands_in(self, uploadable):
        # Kepala Biro Informasi dan Teknologi, yang juga meminta
        made, memo = uploadable()
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        made.peminta_unggah = UPLOADS
        said = {"alamat": ADDRESS, "tanggal_unggah": today()}
        assert "Anda yang meminta" in refused(UPLOADS, made, "kerjakan", **said)
        take(UPLOADER, made, "kerjakan", **said)

    def test_a_memorandum_to_somebody_else_does_not_ask(self, uploadable, site):
        # Kepala Biro Ortala
        made, _memo = uploadable()
        other = delivered(site, "biro-umum__kepala")
        words = refused(KARO, made, "lanjut", memo_unggah=other.UID())
        assert "tidak ditujukan" in words
        assert "wajib diisi" in refused(KARO, made, "lanjut")

    @pytest.mark.parametrize(
        "address",
        [
            "http://setneg.go.id/a",
            "https://",
            "setneg.go.id",
            "javascript:alert(1)",
            "https://a b.id/",
            "https://nama:sandi@setneg.go.id/",
        ],
    )
    def test_only_a_whole_https_address_is_kept(self, uploadable, address):
        # Staf Biro Informasi dan Teknologi
        made, memo = uploadable()
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        said = {"alamat": address, "tanggal_unggah": today()}
        assert "https://" in refused(UPLOADER, made, "kerjakan", **said)

    def test_the_day_is_neither_ahead_nor_before_the_request(self, uploadable):
        # Staf Biro Informasi dan Teknologi
        made, memo = uploadable()
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        for day in (today() + timedelta(days=1), date(2020, 1, 2)):
            said = {"alamat": ADDRESS, "tanggal_unggah": day}
            assert "Tanggal unggah" in refused(UPLOADER, made, "kerjakan", **said)

    def test_biro_it_returns_what_it_cannot_upload(self, uploadable):
        # Staf Biro Informasi dan Teknologi, lalu Kepala Biro Ortala
        made, memo = uploadable()
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        take(UPLOADER, made, "kembalikan", alasan="Berkas rusak")
        assert waiting(KARO, made)

    def test_biro_it_sees_nothing_before_it_is_asked(self, uploadable, rest):
        # Staf Biro Informasi dan Teknologi
        made, memo = uploadable()
        transaction.commit()
        url = made.absolute_url()
        assert rest(UPLOADER).request("GET", url).status_code in (401, 403, 404)
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        transaction.commit()
        assert rest(UPLOADER).get(url)["title"] == made.title

    def test_without_an_uploading_unit_nobody_is_asked(self, uploadable):
        # Kepala Biro Ortala
        made, memo = uploadable()
        api.portal.set_registry_record("setneg.policy.draf_standar_pengunggah", "")
        words = refused(KARO, made, "lanjut", memo_unggah=memo.UID())
        assert "belum ditetapkan" in words

    def test_the_unit_reads_the_address_as_a_link(self, uploadable, desk):
        """Kepala Biro Umum opens his draft."""
        made, memo = uploadable()
        take(KARO, made, "lanjut", memo_unggah=memo.UID())
        take(UPLOADER, made, "kerjakan", alamat=ADDRESS, tanggal_unggah=today())
        transaction.commit()
        browser = desk(HEAD)
        browser.open(made.absolute_url())
        assert browser.getLink(url=ADDRESS).url == ADDRESS
