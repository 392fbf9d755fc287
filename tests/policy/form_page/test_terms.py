"""Under which conditions a form is filled in; said in words, asked when it is sent."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.policy.forms import attachment
from setneg.policy.forms import rates
from setneg.policy.forms import spam
from setneg.policy.forms import terms
from setneg.policy.forms import terms_words
from setneg.policy.forms.fields_files import Files
from setneg.workflows.steps.wording import say
from tests import counts
from zope import schema
from zope.interface.interface import InterfaceClass


NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
HEAD, STAFF = "kasubbag.sisdur", "staf.sisdur"


@pytest.fixture
def form(portal):
    """The form of proposals, as it was installed."""
    counts.anew()
    return portal["formulir"]["usulan-kegiatan"]


def words(found):
    return " ".join(say(each) for each in found)


def asked(request, **said):
    request.form.update(said)
    request.environ["REMOTE_ADDR"] = "203.0.113.9"
    return request


def test_a_form_is_for_heads_unless_it_says_otherwise(form):
    # A head of a section, a member of his staff, a visitor.
    assert [each.function for each in terms.positions(form, HEAD)] == ["kepala"]
    assert terms.barred(form, HEAD) == []
    assert "bukan untuk jabatan" in words(terms.barred(form, STAFF))
    assert "masuk dengan akun" in words(terms.barred(form, ""))
    form.siapa = []
    assert terms.barred(form, STAFF) == []
    assert terms.barred(form, "") != []
    form.siapa = ["eselon_2"]
    assert terms.barred(form, HEAD) != []
    form.siapa = ["staf", "eselon_4"]
    assert terms.barred(form, HEAD) == []
    assert terms.barred(form, STAFF) == []


def test_a_form_that_is_closed_or_not_yet_open_is_not_taken_in(form, http_request):
    # A head of a section, before and after.
    form.dibuka = datetime.now(UTC) + timedelta(days=1)
    said = words(terms.refusals(form, http_request, HEAD))
    assert "dibuka mulai" in said and "kembalilah" in said
    form.dibuka, form.ditutup = None, datetime.now(UTC) - timedelta(seconds=1)
    said = words(terms.refusals(form, http_request, HEAD))
    assert "telah ditutup" in said and "hubungi Biro Organisasi" in said
    form.ditutup = datetime.now(UTC) + timedelta(minutes=1)
    assert terms.refusals(form, http_request, HEAD) == []


def test_who_has_no_account_passes_only_as_a_person_would(form, http_request):
    # A visitor, and machines.
    form.terbuka_umum = True
    request = asked(http_request)
    assert "terlalu lama" in words(terms.refusals(form, request, ""))
    request.form["_halaman"] = spam.issue(form)
    assert "terlalu cepat" in words(terms.refusals(form, request, ""))
    opened = datetime.now(UTC).timestamp() - 60
    request.form["_halaman"] = spam.issue(form, opened)
    request.form["alamat_web"] = "http://iklan.example"
    assert "otomatis" in words(terms.refusals(form, request, ""))
    request.form["alamat_web"] = ""
    assert terms.refusals(form, request, "") == []
    request.form["_halaman"] = spam.issue(form, opened - spam.LONGEST)
    assert "terlalu lama" in words(terms.refusals(form, request, ""))


def test_a_mark_is_of_one_form_and_cannot_be_made_up(portal, form):
    # A machine that learned how marks look.
    mark = spam.issue(form)
    assert mark != spam.issue(form)
    assert spam.nonce(form, mark) == mark.split(".")[1]
    opened, nonce, signature = mark.split(".")
    older = str(int(opened) - 100)
    for bad in (
        f"{older}.{nonce}.{signature}",
        f"{opened}.{nonce}.",
        "",
        None,
        [],
        "x.y",
    ):
        assert spam.nonce(form, bad) is None
    assert spam.nonce(form, f"{opened}.{nonce}.é") is None
    other = portal["formulir"].restrictedTraverse("@@plone").context
    assert spam.nonce(other, mark) is None


def test_too_many_sendings_of_one_account_are_refused_for_an_hour(form, layer_request):
    # A head of a section; another head is not held up by him.
    form.laju = 2
    assert [terms.refusals(form, layer_request(), HEAD) for _ in range(2)] == [[], []]
    third = layer_request()
    assert "2 per jam" in words(terms.refusals(form, third, HEAD))
    assert terms.refusals(form, layer_request(), "karo.ortala") == []
    again = layer_request()
    assert terms.refusals(form, again, "kabag.ak1") == []
    assert terms.refusals(form, again, "kabag.ak1") == []
    assert terms.refusals(form, again, "kabag.ak1") == []


def test_a_source_is_kept_as_nobody_can_read_it(portal, form, http_request):
    # A visitor, and a head of a section; an operator looks for them.
    before = portal._p_jar.db().lastTransaction()
    form.terbuka_umum = True
    opened = datetime.now(UTC).timestamp() - 60
    request = asked(http_request, _halaman=spam.issue(form, opened))
    assert terms.refusals(form, request, "") == []
    assert terms.refusals(form, request.clone(), HEAD) == []
    kept = sorted(rates.folder().rglob("*"))
    assert len([each for each in kept if each.name == "0"]) == 2
    for each in kept:
        assert not {"203.0.113.9", HEAD, form.UID()} & set(each.parts)
        assert each.stat().st_mode & 0o077 == 0
        if each.is_file() and each.name != rates.SALT:
            assert each.read_bytes() == b""
    assert portal._p_jar.db().lastTransaction() == before


def test_files_stay_within_what_form_and_field_allow(form):
    # A head of a section.
    asked_for = InterfaceClass(
        "IForm",
        attrs={
            "satu": schema.Object(schema=schema.interfaces.IField, title="Satu"),
            "banyak": Files(title="Banyak", most=2, kinds="pdf", megabytes=1),
        },
        __module__=__name__,
    )
    form.jenis_berkas = [".pdf", ".docx"]
    pdf = NamedBlobFile(data=b"%PDF-1.7", filename="a.pdf")
    word = NamedBlobFile(data=b"PK\x03\x04", filename="a.docx")
    large = NamedBlobFile(data=b"%PDF-" + b"x" * attachment.MEGABYTE, filename="b.pdf")
    fake = NamedBlobFile(data=b"MZ", filename="c.pdf")

    def refused(**values):
        found = terms.file_refusals(form, asked_for, values)
        return {name: say(each) for name, each in found.items()}

    assert refused(banyak=[pdf, pdf]) == {}
    assert "Paling banyak 2" in refused(banyak=[pdf] * 3)["banyak"]
    assert "tidak diterima" in refused(banyak=[word])["banyak"]
    assert "1 MB" in refused(banyak=[large])["banyak"]
    assert "tidak sesuai" in refused(banyak=[fake])["banyak"]
    form.paling_banyak_berkas = 1
    assert "Paling banyak 1" in refused(banyak=[pdf, pdf])["banyak"]


def test_a_form_never_allows_what_the_site_does_not(form):
    # A site manager who sets more than the site accepts.
    form.jenis_berkas, form.ukuran_berkas = [".doc"], 1000
    form.paling_banyak_berkas = 1000
    found = terms.of(form)
    assert found.kinds == ()
    assert found.megabytes == 25
    assert found.most_files == 20


def test_every_condition_is_said_in_words(form):
    # Whoever reads the form.
    form.tujuan = "Kepala Biro memeriksa dan menjawab."
    said = dict(terms_words.said(form))
    assert "Pimpinan unit kerja" in say(said["siapa"])
    assert "setiap saat" in say(said["waktu"])
    assert "PDF" in say(said["berkas"])
    assert "25 MB" in say(said["berkas"])
    assert said["lanjut"] == form.tujuan
    assert "jaga" not in said
    form.terbuka_umum, form.laju, form.waktu_minimum = True, 7, 9
    form.ditutup = NOW
    said = dict(terms_words.said(form))
    assert "tanpa akun" in say(said["siapa"])
    assert "7 kiriman per jam" in say(said["jaga"])
    assert "9 detik" in say(said["jaga"])
    before = terms_words.when(terms.of(form), NOW - timedelta(days=1))
    assert "sampai 21 November 2026 pukul 10.00" in say(before)
    assert "Telah ditutup" in say(terms_words.when(terms.of(form), NOW))


def test_a_form_that_closes_before_it_opens_is_refused(form):
    # A site manager.
    form.dibuka, form.ditutup = NOW, NOW - timedelta(days=1)
    errors = []
    with pytest.raises(Exception, match="refused_closes_before"):
        terms.IFormTerms.validateInvariants(form, errors)
