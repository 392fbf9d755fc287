"""The public list of regulations."""

import csv
from datetime import date
import io
from plone import api
from plone.testing.zope import Browser
import pytest
import transaction


def publish(site, number, year, title):
    """A regulation put straight into its last stage, as after `terbitkan`."""
    with api.env.adopt_roles(["Manager"]):
        regulation = api.content.create(
            site["peraturan"],
            "Peraturan",
            id=f"permensesneg-{number}-{year}",
            title=title,
            unit="subbag-sisdur",
        )
    regulation.nomor = f"Nomor {number} Tahun {year}"
    regulation.nomor_urut = number
    regulation.tanggal = date(year, 3, 1)
    workflow = api.portal.get_tool("portal_workflow")
    [chain] = workflow.getWorkflowsFor(regulation)
    state = dict(workflow.getStatusOf(chain.id, regulation), review_state="terbit")
    workflow.setStatusOf(chain.id, regulation, state)
    chain.updateRoleMappingsFor(regulation)
    regulation.reindexObject()
    transaction.commit()
    return regulation


@pytest.fixture
def visitor(functional):
    browser = Browser(functional["app"])
    browser.raiseHttpErrors = False
    return browser


@pytest.fixture
def published(site):
    publish(site, 2, 2025, "Tata kearsipan")
    publish(site, 9, 2026, "Pedoman sistem dan prosedur kerja")
    publish(site, 10, 2026, "=HYPERLINK(1)")
    return site["peraturan"].absolute_url()


class TestList:
    def test_the_newest_stands_first(self, published, visitor):
        """Acts: a visitor without an account."""
        visitor.open(published)
        page = visitor.contents
        assert page.index("Nomor 10 Tahun 2026") < page.index("Nomor 9 Tahun 2026")
        assert page.index("Nomor 9 Tahun 2026") < page.index("Nomor 2 Tahun 2025")
        assert "1 Maret 2025" in page
        assert "permensesneg-2-2025/@@pdf" in page

    def test_by_year_and_by_words(self, published, visitor):
        """Acts: a visitor without an account."""
        visitor.open(f"{published}?tahun=2025")
        assert "Tata kearsipan" in visitor.contents
        assert "Pedoman sistem" not in visitor.contents
        visitor.open(f"{published}?teks=prosedur")
        assert "Pedoman sistem" in visitor.contents
        assert "Tata kearsipan" not in visitor.contents

    @pytest.mark.parametrize(
        "query", ["teks=%22%28*", "tahun=abcd", "b_start=-3", "teks=AND+OR", "tahun=1"]
    )
    def test_nonsense_is_answered_with_a_page(self, published, visitor, query):
        """Acts: a visitor who types nonsense."""
        visitor.open(f"{published}?{query}")
        assert visitor.headers["status"].startswith("200")

    def test_nothing_found_is_said(self, published, visitor):
        """Acts: a visitor looking for something that is not there."""
        visitor.open(f"{published}?teks=kereta")
        assert "Tidak ada peraturan yang cocok" in visitor.contents

    def test_the_spreadsheet_holds_the_same_and_no_formula(self, published, visitor):
        """Acts: a visitor without an account."""
        visitor.open(f"{published}/@@peraturan.csv?tahun=2026")
        assert "text/csv" in visitor.headers["content-type"]
        rows = list(csv.reader(io.StringIO(visitor.contents)))
        assert [row[0] for row in rows[1:]] == [
            "Nomor 10 Tahun 2026",
            "Nomor 9 Tahun 2026",
        ]
        assert rows[1][2] == "'=HYPERLINK(1)"

    def test_a_draft_is_not_in_it(self, site, published, make, visitor):
        """Acts: a visitor, while Subbagian Sisdur drafts the next one."""
        make("staf.sisdur", "Peraturan", title="Rancangan rahasia")
        visitor.open(published)
        assert "Rancangan rahasia" not in visitor.contents


class TestPage:
    def test_a_visitor_reads_number_date_and_text(self, site, published, visitor):
        """Acts: a visitor without an account."""
        visitor.open(f"{published}/permensesneg-9-2026")
        assert visitor.headers["status"].startswith("200")
        assert "Nomor 9 Tahun 2026" in visitor.contents
        assert "1 Maret 2026" in visitor.contents
        assert "@@pdf" in visitor.contents
