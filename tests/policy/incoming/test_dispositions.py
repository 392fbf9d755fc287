"""Directions on a letter: down the tree, back with reports, taken back while unread."""

from persistent.mapping import PersistentMapping
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.workflows import journal
import transaction


BIRO = "biro-keuangan__kepala"
UMUM = "biro-umum__kepala"


def see(rest, name, url):
    return rest(name).request("GET", url).status_code == 200


class TestGiving:
    def test_each_recipient_has_a_branch_in_his_inbox_with_its_deadline(
        self, put, rest, dispose, site
    ):
        """Acts: the Sekretaris Kementerian, to two heads of biro."""
        url = put()
        made = dispose("sesmen", url, BIRO, UMUM, tenggat="2099-12-01T16:00:00")
        assert [each["untuk"]["id"] for each in made] == [BIRO, UMUM]
        for name, branch in zip(("karo.keuangan", "karo.umum"), made, strict=True):
            inbox = rest(name).get(f"{site.absolute_url()}/@kotak-masuk")
            [row] = [row for row in inbox["items"] if row["@id"] == branch["@id"]]
            assert "2099-12-01" in str(row)
            assert see(rest, name, url)

    def test_the_letter_moves_on_with_its_first_direction(self, put, rest, dispose):
        """Acts: the Sekretaris Kementerian."""
        url = put()
        assert rest("sesmen").stage(url) == "diteruskan"
        dispose("sesmen", url, BIRO)
        assert rest("sesmen").stage(url) == "didisposisikan"

    @pytest.mark.parametrize("name", ["staf.tusesmen", "menteri", "karo.keuangan"])
    def test_only_the_leader_who_received_it_directs(self, put, rest, name):
        """Acts: the desk, another leader, a head of biro."""
        url = put()
        body = {"dari": "setmen__kepala", "untuk": [BIRO], "arahan": "Kerjakan."}
        answer = rest(name).request("POST", f"{url}/@disposisi", json=body)
        assert answer.status_code in (401, 403, 404)

    @pytest.mark.parametrize(
        ("said", "word"),
        [
            ({"untuk": []}, "penerima"),
            ({"untuk": ["deputi-hukum__kepala"]}, "tidak berada di bawah"),
            ({"untuk": [BIRO], "instruksi": []}, "instruksi"),
            ({"untuk": [BIRO], "instruksi": ["bakar"]}, "instruksi"),
            ({"untuk": [BIRO], "tenggat": "2020-01-01"}, "sudah lewat"),
            ({"untuk": [BIRO], "tenggat": "besok"}, "tidak dapat dibaca"),
            ({"untuk": [BIRO], "lisan": True, "pencatat": "x"}, "lisan"),
            ({"untuk": "x" * 3 + "__y"}, "tidak berada di bawah"),
            ({"untuk": [1]}, "tidak dapat dibaca"),
        ],
    )
    def test_a_direction_without_sense_is_refused_in_words(self, put, rest, said, word):
        """Acts: the Sekretaris Kementerian."""
        url = put()
        body = {"instruksi": ["telaah"], **said}
        answer = rest("sesmen").request("POST", f"{url}/@disposisi", json=body)
        assert answer.status_code == 400
        assert word in answer.json()["message"]
        assert rest("sesmen").stage(url) == "diteruskan"

    def test_nobody_gets_a_second_branch_while_the_first_is_open(
        self, put, rest, dispose
    ):
        """Acts: the Sekretaris Kementerian."""
        url = put()
        dispose("sesmen", url, BIRO)
        body = {"untuk": [BIRO], "instruksi": ["telaah"]}
        answer = rest("sesmen").request("POST", f"{url}/@disposisi", json=body)
        assert answer.status_code == 400


class TestReadingAndWithdrawing:
    def test_the_giver_sees_when_it_was_read(self, put, rest, dispose):
        """Acts: Kepala Biro Keuangan reads, the Sekretaris Kementerian looks."""
        url = put()
        [branch] = dispose("sesmen", url, BIRO)
        assert branch["dibaca"] is None
        rest("karo.keuangan").step(branch["@id"], "terima")
        [row] = rest("sesmen").get(f"{url}/@disposisi")["items"]
        assert row["tahap"] == "dibaca"
        assert row["dibaca"]

    def test_it_is_withdrawn_while_unread_and_not_afterwards(self, put, rest, dispose):
        """Acts: the Sekretaris Kementerian."""
        url = put()
        first, second = dispose("sesmen", url, BIRO, UMUM)
        leader = rest("sesmen")
        assert leader.step(first["@id"], "tarik", alasan="Salah alamat.") == "ditarik"
        assert not see(rest, "karo.keuangan", first["@id"])
        assert not see(rest, "karo.keuangan", url)
        rest("karo.umum").step(second["@id"], "terima")
        late = leader.request("POST", f"{second['@id']}/@workflow/tarik", json={})
        assert late.status_code >= 400

    def test_nobody_else_reads_or_reports_for_the_recipient(self, put, rest, dispose):
        """Acts: Kepala Biro Umum, on the branch of Kepala Biro Keuangan."""
        url = put()
        [branch] = dispose("sesmen", url, BIRO)
        for verb in ("terima", "kerjakan"):
            target = f"{branch['@id']}/@workflow/{verb}"
            answer = rest("karo.umum").request("POST", target, json={"laporan": "x"})
            assert answer.status_code in (401, 403, 404)


class TestAnsweringUpwards:
    def test_a_letter_is_closed_only_when_all_branches_are_answered(
        self, put, rest, dispose, site
    ):
        """Acts: the Sekretaris Kementerian, two heads of biro, and staff of one."""
        url = put()
        one, two = dispose("sesmen", url, BIRO, UMUM)
        karo = rest("karo.keuangan")
        karo.step(one["@id"], "terima")
        [deep] = dispose("karo.keuangan", one["@id"], "biro-keuangan__staf")
        early = karo.request(
            "POST", f"{one['@id']}/@workflow/kerjakan", json={"laporan": "Selesai."}
        )
        assert early.status_code == 400
        assert "Menunggu laporan" in early.json()["message"]
        staff = rest("staf.keuangan")
        staff.step(deep["@id"], "terima")
        staff.step(deep["@id"], "kerjakan", laporan="Konsep terlampir.")
        karo.step(one["@id"], "kerjakan", laporan="Konsep jawaban siap.")
        closing = f"{url}/@workflow/selesaikan"
        assert rest("sesmen").request("POST", closing, json={}).status_code == 400
        rest("karo.umum").step(two["@id"], "terima")
        rest("karo.umum").step(two["@id"], "kerjakan", laporan="Tidak ada tanggapan.")
        inbox = rest("sesmen").get(f"{site.absolute_url()}/@kotak-masuk")
        assert url in [row["@id"] for row in inbox["items"]]
        assert rest("sesmen").step(url, "selesaikan") == "selesai"
        assert rest("staf.tusesmen").step(url, "arsipkan") == "diarsipkan"

    def test_a_report_is_needed_and_may_be_sent_back(self, put, rest, dispose):
        """Acts: Kepala Biro Keuangan reports, the Sekretaris Kementerian wants more."""
        url = put()
        [branch] = dispose("sesmen", url, BIRO)
        karo = rest("karo.keuangan")
        karo.step(branch["@id"], "terima")
        empty = karo.request("POST", f"{branch['@id']}/@workflow/kerjakan", json={})
        assert empty.status_code == 400
        karo.step(branch["@id"], "kerjakan", laporan="Sudah.")
        rest("sesmen").step(branch["@id"], "kembalikan", alasan="Lampirkan angka.")
        assert karo.stage(branch["@id"]) == "dibaca"

    def test_those_above_see_the_whole_tree_and_others_only_their_branch(
        self, put, rest, dispose
    ):
        """Acts: all positions of a tree of three levels."""
        url = put()
        one, _two = dispose("sesmen", url, BIRO, UMUM)
        rest("karo.keuangan").step(one["@id"], "terima")
        [deep] = dispose("karo.keuangan", one["@id"], "biro-keuangan__staf")
        tops = rest("sesmen").get(f"{url}/@disposisi")["items"]
        assert [each["untuk"]["id"] for each in tops] == [BIRO, UMUM]
        assert tops[0]["lanjutan"][0]["@id"] == deep["@id"]
        [seen] = rest("staf.keuangan").get(f"{url}/@disposisi")["items"]
        assert seen["@id"] == deep["@id"]
        assert not see(rest, "staf.keuangan", one["@id"])


@pytest.mark.rule("R-PIM-03")
class TestSpokenWord:
    def speak(self, rest, url, name="staf.tusesmen", **said):
        body = {
            "dari": "setmen__kepala",
            "untuk": [BIRO],
            "arahan": "Wakili saya.",
            "lisan": True,
            "pencatat": "subbag-tu-sesmen__staf",
            **said,
        }
        return rest(name).request("POST", f"{url}/@disposisi", json=body)

    @pytest.mark.parametrize("group", ["acara_rapat", "perjalanan_dinas"])
    def test_the_desk_writes_down_what_was_said_about_a_meeting(self, put, rest, group):
        """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian."""
        answer = self.speak(rest, put(golongan=group))
        assert answer.status_code == 201
        [branch] = answer.json()["items"]
        assert branch["lisan"]
        assert branch["pencatat"]["id"] == "subbag-tu-sesmen__staf"

    def test_other_letters_are_directed_in_writing(self, put, rest):
        """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian."""
        assert self.speak(rest, put()).status_code in (400, 403)

    @pytest.mark.parametrize("recorder", ["", "subbag-tu-menteri__staf"])
    def test_it_names_its_recorder_who_is_the_one_writing(self, put, rest, recorder):
        """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian."""
        url = put(golongan="acara_rapat")
        answer = self.speak(rest, url, pencatat=recorder)
        assert answer.status_code in (400, 403)
        leader = self.speak(rest, url, name="sesmen", pencatat="")
        assert leader.status_code == 400


class TestOnScreen:
    def directed(self, desk, url, words):
        """The form of the Sekretaris Kementerian, filled in."""
        browser = desk("sesmen")
        browser.open(url)
        browser.getControl(name="untuk:list").value = [BIRO, UMUM]
        browser.getControl(name="instruksi:list").value = ["telaah"]
        browser.getControl(name="arahan").value = words
        return browser

    def test_the_leader_directs_with_the_form_and_sees_the_tree(
        self, put, desk, site, rest
    ):
        """Acts: the Sekretaris Kementerian, in a browser."""
        url = put()
        browser = self.directed(desk, url, "Beri <b>saran</b>.")
        browser.getForm(action=f"{url}/@@disposisi").submit()
        assert "Disposisi diberikan kepada 2 penerima" in browser.contents
        assert "<svg" in browser.contents
        assert "Kepala Biro Keuangan" in browser.contents
        assert "<b>saran</b>" not in browser.contents

    def test_what_was_typed_outlives_a_refusal(self, put, desk):
        """Acts: the Sekretaris Kementerian, with a deadline that is over."""
        url = put()
        browser = self.directed(desk, url, "Panjang\nlebar <b>diketik</b>.")
        browser.getControl(name="tenggat").value = "2020-01-02T10:00"
        browser.getForm(action=f"{url}/@@disposisi").submit()
        assert browser.headers["status"].startswith("400")
        assert "portalMessage" in browser.contents
        assert set(browser.getControl(name="untuk:list").value) == {BIRO, UMUM}
        assert browser.getControl(name="instruksi:list").value == ["telaah"]
        kept = browser.getControl(name="arahan").value
        assert kept.split() == ["Panjang", "lebar", "<b>diketik</b>."]
        assert browser.getControl(name="tenggat").value == "2020-01-02T10:00"
        browser.getControl(name="tenggat").value = ""
        browser.getForm(action=f"{url}/@@disposisi").submit()
        assert "Disposisi diberikan kepada 2 penerima" in browser.contents

    def test_no_direction_without_the_page_s_token(self, put, desk, rest):
        """Acts: a foreign page in the browser of the Sekretaris Kementerian."""
        url = put()
        browser = desk("sesmen")
        browser.post(
            f"{url}/@@disposisi",
            f"dari=setmen__kepala&untuk:list={BIRO}&arahan=x",
        )
        assert not browser.headers["status"].startswith("2")
        assert rest("sesmen").stage(url) == "diteruskan"

    def test_the_sheet_shows_the_branches(self, put, rest, dispose):
        """Acts: Kepala Biro Keuangan prints the sheet of his disposition."""
        url = put()
        [branch] = dispose("sesmen", url, BIRO)
        answer = rest("karo.keuangan").session.get(
            f"{branch['@id']}/@@pdf", headers={"Accept": "*/*"}
        )
        assert answer.content.startswith(b"%PDF")

    def test_the_list_shows_only_what_one_may_see(self, put, desk, site):
        """Acts: the desk, its leader, and another desk."""
        put(title="Surat bagi Sesmen")
        for name, seen in (
            ("staf.tusesmen", True),
            ("sesmen", True),
            ("staf.tumenteri", False),
        ):
            browser = desk(name)
            browser.open(f"{site.absolute_url()}/surat-masuk?teks=Sesmen")
            assert ("Surat bagi Sesmen" in browser.contents) is seen, name


def test_a_received_memorandum_is_passed_on_too(site, rest, dispose):
    """Acts: Kepala Biro Keuangan, who received a memorandum, to his staff."""
    url = received(site, BIRO).absolute_url()
    [branch] = dispose("karo.keuangan", url, "biro-keuangan__staf")
    assert see(rest, "staf.keuangan", branch["@id"])
    assert see(rest, "staf.keuangan", url)


def received(site, *posts):
    """A memorandum of Biro Organisasi that these positions have received."""
    with api.env.adopt_user("staf.sisdur"):
        memo = createContentInContainer(site["naskah"], "Memorandum", title="Data")
    memo.readers = posts
    memo.tanda_terima = PersistentMapping()
    workflow = api.portal.get_tool("portal_workflow")
    status = dict(workflow.getStatusOf("memorandum", memo), review_state="selesai")
    workflow.setStatusOf("memorandum", memo, status)
    workflow["memorandum"].updateRoleMappingsFor(memo)
    memo.reindexObject()
    transaction.commit()
    return memo


def test_what_is_taken_back_gives_no_right_to_a_passed_on_memorandum(
    site, rest, dispose
):
    """Acts: Kepala Biro Keuangan, to his staff; his staff had not read it yet."""
    memo = received(site, BIRO)
    url = memo.absolute_url()
    [branch] = dispose("karo.keuangan", url, "biro-keuangan__staf")
    assert see(rest, "staf.keuangan", url)
    rest("karo.keuangan").step(branch["@id"], "tarik", alasan="Salah alamat.")
    assert not see(rest, "staf.keuangan", url)
    transaction.begin()
    acts = [
        (entry.act, entry.details.get("langkah")) for entry in journal.entries(memo)
    ]
    assert ("disposisi", None) in acts
    assert ("langkah_disposisi", "tarik") in acts


def test_who_received_it_himself_keeps_it(site, rest, dispose):
    """Acts: Kepala Biro Keuangan takes a direction back from staff on the list."""
    memo = received(site, BIRO, "biro-keuangan__staf")
    url = memo.absolute_url()
    [branch] = dispose("karo.keuangan", url, "biro-keuangan__staf")
    rest("karo.keuangan").step(branch["@id"], "tarik", alasan="Salah alamat.")
    assert see(rest, "staf.keuangan", url)
