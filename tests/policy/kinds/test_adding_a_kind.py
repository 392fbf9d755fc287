"""A further kind is three files: the circular of the developers' guide, from draft to reader."""

import datetime
from functools import partial
from plone import api
from plone.app.textfield import RichTextValue
import pytest
from setneg.policy.content import kinds
from setneg.policy.rendering import data
from tests.stories.circular import added
import transaction


@pytest.fixture
def circular(site, tmp_path, monkeypatch):
    """The ministry's profile with the three files of the guide, applied again."""
    with added(tmp_path, monkeypatch) as kind:
        yield kind


def step(site, rest, url, account, verb, **said):
    """Somebody takes a step; where the document stands afterwards."""
    rest(account).post(f"{url}/@workflow/{verb}", **said)
    transaction.begin()
    return api.content.get_state(site["naskah"][url.rpartition("/")[2]])


class TestCircular:
    def test_it_is_a_kind_like_every_other(self, site, circular, rest):
        """Acts: staf Subbagian Sisdur, asking what may be drafted."""
        assert circular in kinds.names()
        types = rest("staf.sisdur").get("/naskah/@types")
        assert "Surat Edaran" in str(types)
        assert circular in site.portal_types["Kegiatan"].allowed_content_types

    def test_from_draft_to_distribution(self, site, circular, rest):
        """Acts: staf, kasubbag, kabag, karo, deputi (signs), mail desk (numbers), staf."""
        staff = rest("staf.sisdur")
        draft = staff.post(
            "/naskah",
            **{
                "@type": circular,
                "title": "Jam kerja pada bulan puasa",
                "unit": "subbag-sisdur",
                "kepada": ["biro-umum__kepala"],
                "isi": "<p>Jam kerja disesuaikan.</p>",
            },
        )
        url = draft["@id"]
        refused = staff.request("POST", f"{url}/@workflow/susun", json={})
        assert refused.status_code == 400
        assert "Berlaku mulai" in refused.text
        staff.patch(url, berlaku_mulai="2026-12-01", pelaksana=["Semua unit kerja"])
        take = partial(step, site, rest, url)
        take("staf.sisdur", "susun")
        for account in ("kasubbag.sisdur", "kabag.tatalaksana", "karo.ortala"):
            take(account, "periksa")
        assert rest("deputi.hukum").request("GET", url).status_code in (401, 403)
        take("deputi.aparatur", "tanda_tangan")
        assert take("staf.tu", "nomori") == "distribusikan"
        read = staff.get(url)
        assert read["nomor"].startswith("SE-1 Tahun ")
        printed = staff.request("GET", f"{url}/@@pdf")
        assert printed.status_code == 200
        assert printed.content[:5] == b"%PDF-"
        assert take("staf.sisdur", "distribusikan", jumlah_salinan=1) == "selesai"
        found = staff.get("/@search", portal_type=circular)
        assert [item["title"] for item in found["items"]] == [draft["title"]]

    def test_its_own_fields_are_on_paper_and_on_screen(self, site, circular, make):
        """Acts: staf Subbagian Sisdur, looking at the draft."""
        document = make(
            "staf.sisdur",
            circular,
            title="Jam kerja",
            isi=RichTextValue("<p>Teks.</p>", "text/html", "text/x-html-safe"),
            berlaku_mulai=datetime.date(2026, 12, 1),
            pelaksana=["Semua unit kerja"],
        )
        shown = data.document_data(document)
        assert shown["kind"] == "surat_edaran"
        assert shown["isian"] == {
            "berlaku_mulai": "1 Desember 2026",
            "pelaksana": ["Semua unit kerja"],
        }
        with api.env.adopt_user("staf.sisdur"):
            page = document.restrictedTraverse("view")()
        assert "Berlaku mulai" in page
        assert "1 Desember 2026" in page
        assert "Semua unit kerja" in page
