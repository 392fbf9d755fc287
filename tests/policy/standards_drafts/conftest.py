"""A memorandum that asks two units for drafts, and drafts at every point of their way."""

from base64 import b64encode
from plone import api
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.policy.standards_drafts import asking
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.waits import standard_of
from setneg.workflows.steps.history import entered
from tests import counts
from tests.policy.ticket.people import of
from tests.workflows.steps import people
import transaction


HEAD, STAFF, OTHER = "karo.umum", "staf.umum", "karo.keuangan"
EXAMINER, CLERK = "kasubbag.standardisasi", "staf.standardisasi"
KARO, UPLOADER, UPLOADS = "karo.ortala", "staf.bit", "karo.bit"
PDF = b"%PDF-1.4\n%draf\n%%EOF\n"
UNITS = ["biro-umum__kepala", "biro-keuangan__kepala"]
GOOD = {"substansi": "sesuai", "format": "sesuai", "redaksional": "sesuai"}
VERSIONS = ["draf", "draf_penyempurnaan", "draf_pra_final", "draf_final"]


def pdf(name="draf.pdf"):
    return NamedBlobFile(data=PDF, filename=name, contentType="application/pdf")


@pytest.fixture
def rest(site):
    counts.anew()  # tests send more in an hour than an office does
    return of(site)


def delivered(site, *to, until="arsipkan", **said):
    """A memorandum of the Biro, signed by its head, to positions."""
    copies = ["subbag-standardisasi__kepala", "subbag-standardisasi__staf"]
    memo = people.begin(
        site, "Memorandum", kepada=list(to) or UNITS, tembusan=copies, **said
    )
    return people.until(site, memo, until)


def asked_for(memo, userid=None):
    """Mark a memorandum as asking for drafts, as somebody of the examining line."""
    with api.env.adopt_user(userid or EXAMINER):
        asking.mark(memo)
    return memo


@pytest.fixture
def memo(site):
    transaction.begin()
    made = asked_for(delivered(site))
    transaction.commit()
    return made


@pytest.fixture
def send(rest, memo, site):
    """Send the form as an account; the answer of the portal."""

    def sent(userid, title="SOP penerimaan tamu", **said):
        file = {
            "data": b64encode(PDF).decode(),
            "encoding": "base64",
            "filename": "draf.pdf",
            "content-type": "application/pdf",
        }
        body = {
            "memo": memo.UID(),
            "judul": title,
            "jenis_draf": "sop",
            "penetapan": "permensesneg",
            "softcopy": file,
            **said,
        }
        body = {name: value for name, value in body.items() if value is not None}
        answer = rest(userid).request(
            "POST", "/formulir/draf-standar/@kirim", json=body
        )
        transaction.begin()
        return answer

    return sent


@pytest.fixture
def draft(site, send):
    """Sent by the unit; more of them by saying more."""

    def made(userid=HEAD, title="SOP penerimaan tamu", **said):
        answer = send(userid, title, **said)
        assert answer.status_code == 201, answer.text
        return next(
            each for each in site["draf-standar"].objectValues() if each.title == title
        )

    return made


def take(userid, document, verb, **said):
    with api.env.adopt_user(userid):
        offer = next(o for o in steps.offers(document) if o.verb == verb)
        return steps.take(document, offer.transition, said)


def standard(document):
    return standard_of(document, stage_of(document), entered(document))


def today():
    return organisation.today()


def discussed(document, until, day=None):
    """Through the examination and the discussions up to a stage."""
    if stage_of(document).id == "diperiksa":
        take(CLERK, document, "terima", **GOOD)
    while stage_of(document).id not in (until, "rapat_kerja_2"):
        said = {"tanggal_pembahasan": day or today(), "berkas": pdf()}
        take(CLERK, document, "lanjut", **said)
    return document


@pytest.fixture
def signable(site, draft):
    """Stands before the head of the unit."""

    def made(**said):
        document = discussed(draft(**said), "rapat_kerja_2")
        back = delivered(site)
        take(
            EXAMINER,
            document,
            "lanjut",
            tanggal_pembahasan=today(),
            memo_pengembalian=back.UID(),
        )
        return document, back

    return made


@pytest.fixture
def approved(signable):
    """Signed by the head of the unit."""

    def made(**said):
        document, _back = signable(**said)
        take(HEAD, document, "setujui", berkas=pdf("ttd.pdf"))
        return document

    return made


@pytest.fixture
def regulation(site):
    """A regulation of the minister that everybody may read."""
    made = people.begin(site, "Peraturan")
    return people.until(site, made, "terbit")


@pytest.fixture
def uploadable(site, approved):
    """An internal draft that may be uploaded, and a memorandum that asks for it."""

    def made(**said):
        document = approved(**{"penetapan": "intern", **said})
        take(EXAMINER, document, "selesaikan")
        return document, delivered(site, "biro-it__kepala")

    return made
