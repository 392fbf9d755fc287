"""Which regulation is in force: relations count once they are published, and say so."""

from DateTime import DateTime
import datetime
from plone import api
from plone.app.textfield import RichTextValue
import pytest
from setneg.policy.legal import effects
from setneg.policy.legal import standing
from setneg.policy.rendering.data import document_data
from setneg.policy.rendering.verification import finding
from setneg.workflows import organisation
from setneg.workflows.clock.interfaces import Ticked
from tests.policy.rendering.body_samples import BODY
from tests.workflows.steps import people
import time_machine
import transaction
from zope.event import notify


def published(site, number, kind="Peraturan", **fields):
    """A published regulation of this year, as its chain would leave it."""
    document = people.begin(site, kind, **fields)
    document.title = f"Hal {number}"
    publish(site, document, number)
    return document


def publish(site, document, number, day=None):
    document.nomor = f"Nomor {number} Tahun 2026"
    document.nomor_urut = number
    document.tanggal = day or datetime.date(2026, 3, number)
    document.isi = RichTextValue("<p>Pasal 1</p>", "text/html", "text/x-html-safe")
    tool = api.portal.get_tool("portal_workflow")
    chain = tool.getChainFor(document)[0]
    tool.setStatusOf(chain, document, {"review_state": "terbit", "time": DateTime()})
    tool[chain].updateRoleMappingsFor(document)
    document.reindexObject()
    effects.renew_status(document)
    transaction.commit()


@pytest.fixture
def old(site):
    return published(site, 1)


class TestStatus:
    def test_what_nobody_touched_is_in_force(self, old):
        # nobody acts: a published regulation
        assert standing.standing(old) == standing.Standing("berlaku", ())

    def test_a_draft_has_no_standing_and_changes_none(self, site, old, rest, visitor):
        """Acts: staf Sisdur drafts a revocation; a visitor reads the old regulation."""
        draft = people.begin(site, "Peraturan", mencabut=[old.UID()])
        transaction.commit()
        assert standing.standing(draft) is None
        assert standing.status(old) == "berlaku"
        visitor.open(old.absolute_url())
        assert "Berlaku" in visitor.contents
        assert "percobaan" not in visitor.contents

    def test_revoked_with_number_and_date_once_it_is_out(
        self, site, old, rest, visitor
    ):
        """Acts: a visitor, and a REST client without an account."""
        new = published(site, 2, mencabut=[old.UID()])
        visitor.open(old.absolute_url())
        page = visitor.contents
        assert "Dicabut dengan" in page
        assert "Nomor 2 Tahun 2026" in page
        assert "2 Maret 2026" in page
        law = rest(None).get(old.absolute_url())["hukum"]
        assert law["status"] == "dicabut"
        assert law["karena"][0]["@id"] == new.absolute_url()
        assert law["karena"][0]["hubungan"] == "mencabut"

    def test_amended_and_implemented_stay_in_force(self, site, old):
        # nobody acts: two later regulations
        published(site, 2, mengubah=[old.UID()])
        published(site, 3, "Pedoman", melaksanakan=[old.UID()])
        found = standing.standing(old)
        assert found.status == "diubah"
        assert [e.relation for e in found.effects] == ["mengubah", "melaksanakan"]

    def test_a_relation_waits_for_the_date_of_its_document(self, site, old):
        # nobody acts: the revoking regulation is dated tomorrow
        draft = people.begin(site, "Peraturan", mencabut=[old.UID()])
        tomorrow = organisation.today() + datetime.timedelta(days=1)
        publish(site, draft, 2, tomorrow)
        assert standing.status(old) == "berlaku"

    def test_who_may_not_see_the_cause_learns_the_status_alone(self, site, old, rest):
        """Acts: a visitor; a Keputusan that is not public revokes the regulation."""
        decision = people.begin(site, "Keputusan", mencabut=[old.UID()])
        decision.nomor, decision.tanggal = (
            "Nomor 5 Tahun 2026",
            datetime.date(2026, 3, 5),
        )
        tool = api.portal.get_tool("portal_workflow")
        tool.setStatusOf(
            "keputusan", decision, {"review_state": "selesai", "time": DateTime()}
        )
        tool["keputusan"].updateRoleMappingsFor(decision)
        decision.reindexObject()
        transaction.commit()
        law = rest(None).get(old.absolute_url())["hukum"]
        assert law["status"] == "dicabut"
        assert law["karena"][0]["judul"] == ""
        assert "Nomor 5" not in str(law)


class TestList:
    def test_the_list_filters_by_status(self, site, old, visitor):
        """Acts: a visitor looking for what is in force."""
        published(site, 2, mencabut=[old.UID()])
        place = site["peraturan"].absolute_url()
        visitor.open(f"{place}?status=dicabut")
        assert "Hal 1" in visitor.contents
        assert "Hal 2" not in visitor.contents
        visitor.open(f"{place}?status=berlaku")
        assert "Hal 1" not in visitor.contents
        assert "Hal 2" in visitor.contents

    def test_only_what_is_out_can_be_named(self, site, old, make, rest):
        """Acts: staf Sisdur over REST, naming a draft and then a regulation."""
        draft = make("staf.sisdur", "Peraturan", title="Konsep lain")
        mine = make("staf.sisdur", "Peraturan", title="Konsep")
        person = rest("staf.sisdur")
        url = mine.absolute_url()
        answer = person.request("PATCH", url, json={"mencabut": [draft.UID()]})
        assert answer.status_code == 400
        person.patch(url, mencabut=[old.UID()])
        assert person.get(url)["mencabut"][0]["token"] == old.UID()


@pytest.fixture
def visitor(desk):
    return desk()


class TestCalendar:
    def test_a_relation_dated_ahead_shows_in_lists_when_its_day_comes(self, site, old):
        # nobody acts: the clock strikes on the day of the revoking regulation
        draft = people.begin(site, "Peraturan", mencabut=[old.UID()])
        ahead = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=2)
        publish(site, draft, 2, ahead.date())
        assert listed(site, "dicabut") == []
        with time_machine.travel(ahead, tick=False):
            notify(Ticked(site, ahead))
            assert listed(site, "dicabut") == [old.UID()]
            notify(Ticked(site, ahead))
            assert listed(site, "dicabut") == [old.UID()]


class TestOnPaper:
    def test_a_revocation_is_an_article_of_its_own_before_the_last(self, site, old):
        # nobody acts: the closing provisions of a new guideline
        new = people.begin(site, "Pedoman", mencabut=[old.UID()], batang_tubuh=BODY)
        articles = document_data(new)["batang"]
        assert [each["nomor"] for each in articles][-2:] == ["Pasal 4", "Pasal 5"]
        said = articles[-2]["ayat"][0]["teks"]
        assert said.startswith("Pada saat Pedoman ini mulai berlaku, Peraturan ")
        assert said.endswith("tentang Hal 1 dicabut dan dinyatakan tidak berlaku.")
        assert "Nomor 1 Tahun 2026" in said
        assert document_data(new)["pencabutan"] == ""

    def test_a_text_without_articles_ends_with_the_sentence(self, site, old):
        # nobody acts: a regulation typed as running text
        new = people.begin(site, "Peraturan", mencabut=[old.UID()])
        assert "dicabut" in document_data(new)["pencabutan"]

    def test_an_amendment_stands_below_the_title_unless_the_title_says_so(
        self, site, old
    ):
        # nobody acts: two titles
        old.ditandatangani_oleh = "kemensetneg__kepala"
        new = people.begin(site, "Peraturan", mengubah=[old.UID()])
        line = document_data(new)["perubahan_atas"]
        assert line.startswith("Perubahan atas Peraturan Menteri Sekretaris Negara")
        new.title = "Perubahan Kedua atas Peraturan Menteri"
        assert document_data(new)["perubahan_atas"] == ""


def test_the_verification_says_that_a_regulation_was_revoked(site, old):
    # nobody acts: what a holder of the code is told
    old.ditandatangani_oleh = "kemensetneg__kepala"
    assert finding(old).status == "berlaku"
    published(site, 2, mencabut=[old.UID()])
    assert finding(old).status == "dicabut"


def listed(site, status):
    found = site.portal_catalog.unrestrictedSearchResults(status_hukum=status)
    return [brain.UID for brain in found]
