"""What was sent once and comes a second time does nothing more."""

from lxml import html
import pytest
from setneg.policy.signing import shipment as shipments
from setneg.workflows.steps import history
from tests.policy.conftest import person
from tests.policy.forms.test_page import fields
from tests.policy.forms.test_page import FORM
from tests.policy.forms.test_page import PAGE
from tests.policy.forms.test_page import typed
from tests.policy.signing import outside
from tests.policy.signing.conftest import provider
from tests.policy.usulan import test_ticket as tickets
from tests.security.test_at_once import together
from tests.workflows.steps import people


usulan, standard = tickets.usulan, tickets.standard
DIRECTION = tickets.DIRECTION
__all__ = ["person", "provider"]


def cases(site):
    site._p_jar.sync()
    return [
        each
        for each in site["kegiatan"].objectValues()
        if each.portal_type == "Kegiatan"
    ]


@pytest.mark.rule("R-SPK-12", "R-X-12")
class TestStartingACase:
    @pytest.fixture
    def accepted(self, person, usulan):
        url = usulan.absolute_url()
        person("karo.ortala").step(url, "terima")
        return url

    def test_four_at_once_start_one_case(self, site, accepted, standard):
        """Karo presses four times over REST."""
        before = len(cases(site))
        body = {"standar": standard, "arahan": DIRECTION}
        answers = together(*[("karo.ortala", f"{accepted}/@mulai-kegiatan", body)] * 4)
        codes = sorted(answer.status_code for answer in answers)
        assert codes[0] in (200, 201), [each.text[:300] for each in answers]
        assert all(400 <= code < 500 for code in codes[1:]), codes
        assert "sudah dijawab" in " ".join(each.text for each in answers)
        assert len(cases(site)) == before + 1

    def test_the_page_sent_again_starts_no_second_case(
        self, site, person, accepted, standard
    ):
        """Karo goes back in his browser and sends the same form again."""
        karo, before = person("karo.ortala"), len(cases(site))
        tree = html.fromstring(karo.request("GET", accepted, headers=PAGE).text)
        (form,) = tree.xpath("//form[contains(@action, '@@mulai-kegiatan')]")
        words = {**dict(form.fields), "standar": standard, "isi": "Segera."}
        first = karo.request("POST", form.action, data=words, headers=PAGE)
        assert "/kegiatan/" in first.url
        again = karo.request("POST", form.action, data=words, headers=PAGE)
        assert again.status_code == 400
        assert "sudah dijawab" in again.text
        assert len(cases(site)) == before + 1


@pytest.mark.rule("R-SPK-12")
def test_a_double_click_on_the_form_makes_one_submission(site, person):
    """Kepala Biro SDM presses the button twice; the second leads to the same ticket."""
    leader = person("pimpinan.sdm")
    _tree, values = fields(leader)
    before = set(site["usulan"].objectIds())
    answers = [
        leader.request(
            "POST",
            FORM,
            data=typed(values),
            files={"form.widgets.lampiran": ("surat.pdf", b"%PDF-1.4 isi")},
            headers=PAGE,
            allow_redirects=False,
        )
        for _press in range(2)
    ]
    site._p_jar.sync()
    new = set(site["usulan"].objectIds()) - before
    assert len(new) == 1, new
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.headers["Location"] for answer in answers}) == 1


class TestCallBack:
    """Somebody outside plays the provider, over HTTP and without an account."""

    @pytest.fixture
    def certified(self, functional, provider, tmp_path, monkeypatch):
        """The portal whose memoranda may be signed outside."""
        outside.connect(provider, tmp_path, monkeypatch)
        outside.allow()
        return functional["portal"]

    def sent(self, site, provider):
        """A memorandum that waits for its answer, and the token of that answer."""
        document = outside.memorandum(site)
        outside.send(site, document)
        provider.mood = "diam"
        outside.go(document)
        provider.mood = ""
        return document, provider.asked[-1][1]["callback"].rpartition("/")[2]

    @pytest.mark.rule("R-X-03")
    def test_the_token_of_one_document_opens_no_other(self, certified, provider):
        """The provider's token of one memorandum is tried on another one."""
        first, token = self.sent(certified, provider)
        second, other = self.sent(certified, provider)
        pdf = provider.signed(shipments.of(first).file.data)
        for document, wrong in ((second, token), (first, other), (first, "")):
            answer = outside.answered(certified, document, wrong, pdf)
            assert answer.status_code in (403, 404), answer.text
            assert "Memorandum" not in answer.text
            assert people.stage(document) == outside.SENT
        answer = outside.answered(certified, second, other, pdf)
        assert people.stage(second) != "nomori", "a file of another document is taken"
        assert second.berkas_pdf is None
        assert answer.status_code < 500

    @pytest.mark.rule("R-X-03")
    def test_a_replayed_answer_with_another_file_changes_nothing(
        self, certified, provider
    ):
        """The same token comes again, with another file."""
        document, token = self.sent(certified, provider)
        pdf = provider.signed(shipments.of(document).file.data)
        assert outside.answered(certified, document, token, pdf).status_code == 200
        kept, entries = document.berkas_pdf.data, len(history(document))
        again = outside.answered(certified, document, token, b"%PDF-1.7 palsu")
        assert again.status_code == 200
        assert (document.berkas_pdf.data, len(history(document))) == (kept, entries)
