"""The places of the site, and its first page for a visitor and for an official."""

from plone import api
import pytest
import re
from setneg.policy.portal import structure


class TestPlaces:
    def test_building_again_changes_nothing(self, integration):
        """Acts: a site manager, applying the profile a second time."""
        portal = integration["portal"]
        portal["usulan"].title = "Usulan Anda"
        before = portal.objectIds()
        structure.build(portal)
        assert portal.objectIds() == before
        assert portal["usulan"].title == "Usulan Anda"

    @pytest.mark.parametrize("place", ["peraturan", "standar-pelayanan"])
    def test_public_places_are_open(self, rest, place):
        """Acts: a visitor without an account."""
        assert rest(None).request("GET", f"/{place}").status_code == 200

    @pytest.mark.parametrize("place", ["kegiatan", "usulan", "naskah"])
    def test_the_others_need_an_account(self, rest, place):
        """Acts: a visitor, then staf Biro Keuangan."""
        assert rest(None).request("GET", f"/{place}").status_code == 401
        assert rest("staf.keuangan").request("GET", f"/{place}").status_code == 200

    def test_a_place_takes_only_what_belongs_there(self, rest):
        """Acts: staf Subbagian Sisdur, putting things in the wrong place."""
        person = rest("staf.sisdur")
        for place, kind in (
            ("/usulan", "Memorandum"),
            ("/naskah", "Document"),
            ("/peraturan", "Peraturan"),
            ("/formulir", "EasyForm"),
        ):
            answer = person.request("POST", place, json={"@type": kind, "title": "x"})
            assert answer.status_code >= 400, (place, kind)

    def test_nobody_signs_up_by_himself(self, integration):
        """Acts: a visitor."""
        record = api.portal.get_registry_record("plone.enable_self_reg")
        assert record is False

    def test_the_site_speaks_indonesian(self, integration):
        """Acts: whoever reads the settings."""
        assert api.portal.get_registry_record("plone.default_language") == "id"
        assert api.portal.get_registry_record("plone.portal_timezone") == "Asia/Jakarta"


class TestFirstPage:
    def test_a_visitor_finds_search_rules_and_verification(self, site, desk):
        """Acts: a visitor without an account."""
        browser = desk()
        browser.open(site.absolute_url())
        assert browser.headers["status"].startswith("200")
        assert 'name="SearchableText"' in browser.contents
        assert "Peraturan terbaru" in browser.contents
        assert "Memeriksa keaslian naskah" in browser.contents
        assert "Menunggu Anda" not in browser.contents

    def test_an_official_sees_position_inbox_and_own_submissions(
        self, site, proposal, desk
    ):
        """Acts: Kepala Biro Keuangan."""
        browser = desk("karo.keuangan")
        browser.open(site.absolute_url())
        assert "Kepala Biro Keuangan" in browser.contents
        assert "Menunggu Anda" in browser.contents
        assert "Prosedur kas" in browser.contents

    def test_the_receiver_finds_it_in_what_waits_for_him(self, site, proposal, desk):
        """Acts: Kepala Biro Ortala, to whom the submission goes."""
        browser = desk("karo.ortala")
        browser.open(site.absolute_url())
        assert "Prosedur kas" in browser.contents

    @pytest.mark.parametrize(
        "userid,hidden",
        [(None, ["Kotak masuk", "Usulan"]), ("staf.keuangan", [])],
    )
    def test_the_navigation_shows_what_one_may_open(self, site, desk, userid, hidden):
        """Acts: a visitor, then staf Biro Keuangan."""
        browser = desk(userid)
        browser.open(site.absolute_url())
        start = browser.contents.index('id="portal-globalnav"')
        bar = browser.contents[start : browser.contents.index("</nav>", start)]
        for title in (
            "Beranda",
            "Kotak masuk",
            "Kegiatan",
            "Peraturan",
            "Standar Pelayanan",
            "Usulan",
            "Organisasi",
        ):
            expected = title not in (*hidden, *(["Kegiatan"] if hidden else []))
            assert (title in bar) is expected, title

    @pytest.mark.parametrize(
        ("userid", "shown", "hidden"),
        [
            (
                "staf.sisdur",
                ("Naskah dinas", "Arsip", "Pengaduan"),
                ("Map tanda tangan", "Surat masuk", "Buku agenda"),
            ),
            (
                "karo.ortala",
                ("Map tanda tangan", "Surat masuk", "Buku agenda", "Arsip"),
                (),
            ),
            ("staf.tu", ("Surat masuk", "Buku agenda"), ("Map tanda tangan",)),
            (
                None,
                ("Peraturan", "Standar Pelayanan"),
                ("Naskah", "Arsip", "Pengaduan", "Surat masuk", "Map tanda tangan"),
            ),
        ],
    )
    def test_each_finds_the_places_of_his_office_and_no_other(
        self, site, desk, userid, shown, hidden
    ):
        """Acts: staff, a head of biro, the mail desk, a visitor."""
        browser = desk(userid)
        browser.open(site.absolute_url())
        start = browser.contents.index('id="portal-globalnav"')
        bar = browser.contents[start : browser.contents.index("</nav>", start)]
        for title in shown:
            assert title in bar, title
        for title in hidden:
            assert title not in bar, title

    def test_every_place_of_the_bar_opens(self, site, desk):
        """Acts: Kepala Biro Organisasi, then the mail desk, through the whole bar."""
        for userid in ("karo.ortala", "staf.tu"):
            browser = desk(userid)
            browser.open(site.absolute_url())
            start = browser.contents.index('id="portal-globalnav"')
            bar = browser.contents[start : browser.contents.index("</nav>", start)]
            for address in re.findall(r'class="nav-link" href="([^"]+)"', bar):
                browser.open(address)
                assert browser.headers["status"].startswith("200"), address
                assert browser.contents.count('aria-current="page"') >= 1, address
