"""Pages kept in memory for visitors are quick, and never stale, wrong or forbidden."""

from plone.dexterity.utils import createContentInContainer
from plone.locking.interfaces import ILockable
import pytest
from tests.policy.caching.conftest import TEXT
from tests.workflows.steps import people
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


REASON = "Masih ada lampiran yang keliru."


def is_kept(answer):
    """Whether an answer came out of the memory."""
    return answer.headers.get("X-RAMCache") is not None


@pytest.fixture(params=[False, True], ids=["halaman", "json"])
def json(request):
    return request.param


class TestPublished:
    def test_the_second_visitor_is_served_from_memory(self, regulation, ask, json):
        # pengunjung, dua kali
        url = regulation.absolute_url()
        first, second = ask(url, json=json), ask(url, json=json)
        assert first.status_code == second.status_code == 200
        assert not is_kept(first)
        assert is_kept(second)
        assert "lemari besi" in second.text
        assert first.headers["Content-Type"] == second.headers["Content-Type"]

    def test_page_and_json_of_one_address_are_never_mixed(self, regulation, ask):
        # pengunjung dengan peramban, lalu program yang meminta JSON
        url = regulation.absolute_url()
        for _ in range(3):
            page, data = ask(url), ask(url, json=True)
            assert page.headers["Content-Type"].startswith("text/html")
            assert "<html" in page.text
            assert data.headers["Content-Type"] == "application/json"
            assert data.json()["UID"] == regulation.UID()
        assert is_kept(page)
        assert is_kept(data)

    def test_what_is_expanded_is_kept_apart(self, regulation, ask):
        # pengunjung meminta JSON dengan dan tanpa riwayat tahap
        url = regulation.absolute_url()
        short = [ask(url, json=True) for _ in range(2)][-1]
        wide = [ask(f"{url}?expand=workflow", json=True) for _ in range(2)][-1]
        assert "state" not in short.json()["@components"]["workflow"]
        assert "state" in wide.json()["@components"]["workflow"]

    def test_browsers_ask_again_and_proxies_keep_nothing(self, regulation, ask, json):
        # pengunjung lewat peladen perantara
        answer = ask(regulation.absolute_url(), json=json)
        assert "private" in answer.headers["Cache-Control"]
        assert "must-revalidate" in answer.headers["Cache-Control"]

    def test_a_browser_that_has_it_is_told_so(self, regulation, ask, json):
        # pengunjung yang kembali
        url = regulation.absolute_url()
        etag = ask(url, json=json).headers["ETag"]
        again = ask(url, json=json, **{"If-None-Match": etag})
        assert again.status_code == 304
        assert not again.content


class TestWithdrawn:
    def test_a_withdrawn_regulation_is_gone_at_once(self, regulation, ask, take, json):
        # Kepala Biro menarik kembali, pengunjung membaca lagi
        url = regulation.absolute_url()
        assert is_kept([ask(url, json=json) for _ in range(2)][-1])
        take(url, "karo.ortala", "tarik", alasan=REASON)
        answer = ask(url, json=json)
        assert answer.status_code in (302, 401, 404)
        assert "lemari besi" not in answer.text

    def test_nor_does_an_old_etag_open_it(self, regulation, ask, take, json):
        # pengunjung dengan salinan di perambannya, setelah ditarik kembali
        url = regulation.absolute_url()
        etag = ask(url, json=json).headers["ETag"]
        take(url, "karo.ortala", "tarik", alasan=REASON)
        answer = ask(url, json=json, **{"If-None-Match": etag})
        assert answer.status_code in (302, 401, 404)

    def test_it_leaves_the_list_and_the_search(self, site, regulation, ask, take):
        # Kepala Biro menarik kembali, pengunjung melihat daftar dan mencari
        place = f"{site.absolute_url()}/peraturan"
        search = f"{site.absolute_url()}/@search?portal_type=Peraturan"
        for _ in range(2):
            assert regulation.getId() in ask(place).text
            assert ask(search, json=True).json()["items_total"] == 1
        take(regulation.absolute_url(), "karo.ortala", "tarik", alasan=REASON)
        assert regulation.getId() not in ask(place).text
        assert ask(search, json=True).json()["items_total"] == 0

    def test_published_again_it_shows_its_new_text(self, regulation, ask, take, json):
        # Kepala Biro menarik, teksnya dibetulkan, Kepala Biro menerbitkan lagi
        url = regulation.absolute_url()
        assert is_kept([ask(url, json=json) for _ in range(2)][-1])
        take(url, "karo.ortala", "tarik", alasan=REASON)
        transaction.begin()
        regulation.title = "Pengelolaan Berkas Pegawai"
        notify(ObjectModifiedEvent(regulation))
        transaction.commit()
        take(url, "karo.ortala", "terbitkan")
        fresh = ask(url, json=json)
        assert fresh.status_code == 200
        assert not is_kept(fresh)
        assert "Pengelolaan Berkas Pegawai" in fresh.text
        assert "Pengelolaan Dokumen Kepegawaian" not in fresh.text


class TestListed:
    def test_a_new_regulation_is_in_the_list_at_once(self, site, publish, ask):
        # pengunjung melihat daftar sebelum dan sesudah penerbitan kedua
        publish("Peraturan pertama")
        place = f"{site.absolute_url()}/peraturan"
        assert is_kept([ask(place) for _ in range(2)][-1])
        publish("Peraturan kedua", TEXT)
        listed = ask(place).text
        assert "Peraturan pertama" in listed
        assert "Peraturan kedua" in listed


class TestLocked:
    def test_a_page_under_revision_is_not_the_one_that_was_kept(self, site, ask, json):
        # penyunting mengunci halaman; pengunjung membaca sebelum dan sesudahnya
        page = createContentInContainer(
            site, "Document", checkConstraints=False, title="Pengumuman"
        )
        page.manage_permission("View", ["Anonymous"])
        transaction.commit()
        url = page.absolute_url()
        before = [ask(url, json=json) for _ in range(2)][-1]
        assert is_kept(before)
        with people.acting_as(site, "karo.ortala"):
            ILockable(page).lock()
        transaction.commit()
        after = ask(url, json=json)
        assert after.status_code == 200
        assert not is_kept(after)
        assert after.headers["ETag"] != before.headers["ETag"]


class TestSignedIn:
    def test_what_an_official_sees_is_not_kept(self, regulation, ask, json):
        # Kepala Biro membaca lebih dahulu, lalu pengunjung
        url = regulation.absolute_url()
        for _ in range(2):
            own = ask(url, "karo.ortala", json=json)
            assert own.status_code == 200
            assert not is_kept(own)
        visitor = ask(url, json=json)
        assert not is_kept(visitor)
        assert "karo.ortala" not in visitor.text
        assert visitor.headers["ETag"] != own.headers["ETag"]

    def test_an_official_is_not_served_the_visitors_page(self, regulation, ask):
        # pengunjung dua kali, lalu Kepala Biro
        url = f"{regulation.absolute_url()}?expand=workflow"
        assert is_kept([ask(url, json=True) for _ in range(2)][-1])
        own = ask(url, "karo.ortala", json=True)
        assert not is_kept(own)
        offered = own.json()["@components"]["workflow"]["offers"]
        assert [offer["verb"] for offer in offered] == ["tarik"]
        assert ask(url, json=True).json()["@components"]["workflow"]["offers"] == []

    def test_what_only_an_office_may_read_is_never_kept(self, site, ask, json):
        # Staf membaca drafnya, pengunjung mencoba alamatnya
        draft = people.begin(site, "Memorandum")
        transaction.commit()
        url = draft.absolute_url()
        assert ask(url, "staf.sisdur", json=json).status_code == 200
        assert not is_kept(ask(url, "staf.sisdur", json=json))
        assert ask(url, json=json).status_code in (302, 401, 404)
