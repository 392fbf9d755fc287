"""Forms in English: what is shipped, what a site manager gives, what becomes of it."""

import io
from lxml import html
from pathlib import Path
import pytest
from setneg.policy.designer import exchange
from setneg.policy.designer import package
from setneg.policy.forms import editions
from setneg.policy.forms import languages
from setneg.policy.forms import texts
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.policy.setuphandlers import MINISTRY
from tests.policy.designer.test_wizard import begin
from tests.policy.designer.test_wizard import made
from tests.policy.designer.test_wizard import ROOM
from tests.stories.client import Portal
import transaction


SHIPPED = sorted(path.parent.name for path in Path(MINISTRY).glob("formulir/*/*.yaml"))
ENGLISH = {"I18N_LANGUAGE": "en"}
ASKED = {"Accept-Language": "en-GB,en;q=0.8,id;q=0.2"}


@pytest.fixture
def official(site):
    """Somebody who works in the ministry, over REST."""
    return Portal(site.absolute_url(), DEMO_PASSWORD).person


def room(site):
    return site["formulir"]["permohonan-ruang-rapat"]


def said_in(tree):
    """What every element of a page says."""
    elements = (each for each in tree.iter() if isinstance(each.tag, str))
    return {" ".join(each.text_content().split()) for each in elements}


def give(designer, where, given, status=302):
    """The page on which texts get their English."""
    page = designer.open(f"{where}/@@rancang-inggris")
    number = {
        node.get("value"): node.get("name").partition(".")[2]
        for node in page.xpath("//input[starts-with(@name, 'asal.')]")
    }
    data = {"aksi": "simpan"}
    for text, english in given.items():
        data[f"asal.{number[text]}"] = text
        data[f"inggris.{number[text]}"] = english
    return designer.send(f"{where}/@@rancang-inggris", data, status=status)


class TestShippedForms:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_every_text_of_it_has_its_english(self, site, name):
        # nobody acts: the form as it is shipped
        form = site["formulir"][name]
        assert [each.words for each in texts.lacking(form)] == []
        has = {languages.key(each.words) for each in texts.texts(form)}
        assert set(languages.pairs(form)) <= has

    def test_the_name_of_the_first_part_may_have_its_english_too(self, site):
        # a site manager named the first part of a form with several
        form = site["formulir"]["usulan-kegiatan"]
        assert texts.PART not in [each.part for each in texts.texts(form)]
        form.default_fieldset_label = "Data pokok"
        [named] = [each for each in texts.texts(form) if each.part == texts.PART]
        assert named.words == "Data pokok"

    @pytest.mark.parametrize("name", SHIPPED)
    def test_its_page_asks_nothing_in_indonesian(self, site, designer, name):
        # a site manager looks at the form as its senders see it, in English
        designer.who.session.cookies.update(ENGLISH)
        page = designer.open(f"/formulir/{name}/@@rancang-pratinjau")
        said = said_in(page.get_element_by_id("pratinjau-formulir"))
        form = site["formulir"][name]
        kept = languages.pairs(form)
        other = {text for text, english in kept.items() if text != english}
        assert not other & said
        asked = [each for each in texts.texts(form) if each.part == texts.LABEL]
        shown = {each.removesuffix(" (Required)").strip() for each in said} | said
        # Who holds no position is not asked in which of them he complains.
        assert {kept[languages.key(each.words)] for each in asked} - shown <= {
            "Sent as"
        }

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_its_name_is_said_in_one_language(self, visitor, language):
        # a visitor reads the list of forms, then the form for complaints
        visitor.session.cookies["I18N_LANGUAGE"] = language
        own, other = "Pengaduan, keluhan, dan masukan", "Complaints, grievances and"
        if language == "en":
            own, other = other, own
        for path in ("/formulir", "/formulir/pengaduan"):
            page = visitor.request("GET", path, headers={"Accept": "text/html"})
            assert page.status_code == 200
            assert own in page.text and other not in page.text, path


class TestRest:
    def test_a_client_is_asked_in_the_language_that_it_names(self, official):
        # the head of Biro SDM's own program
        leader = official("pimpinan.sdm")
        path = "/formulir/usulan-kegiatan/@formulir"
        plain = leader.get(path)
        answer = leader.request("GET", path, headers=ASKED)
        told = answer.json()
        assert plain["properties"]["judul"]["title"] == "Judul"
        assert plain["title"] == "Usulan kegiatan"
        assert told["properties"]["judul"]["title"] == "Title"
        assert told["title"] == "Proposal of an activity"
        assert told["properties"]["dasar"]["description"].startswith("Regulations")
        assert told["edisi"] == plain["edisi"]
        assert "Accept-Language" in answer.headers["Vary"]

    def test_choices_and_columns_are_named_and_answered_alike(self, official):
        # a member of staff's own program
        staff = official("staf.sisdur")
        path = "/formulir/evaluasi-pelayanan/@formulir"
        asked = staff.request("GET", path, headers=ASKED).json()["properties"]
        assert asked["kemudahan"]["enum"] == ["1", "2", "3", "4", "5"]
        assert asked["kemudahan"]["enumNames"][0] == "Strongly disagree"
        path = "/formulir/usulan-tim/@formulir"
        rows = staff.request("GET", path, headers=ASKED).json()["properties"]["anggota"]
        role = rows["items"]["properties"]["peran"]
        assert role["title"] == "Role in the team"
        assert (
            dict(zip(role["enum"], role["enumNames"], strict=True))["Ketua"] == "Chair"
        )

    def test_a_script_of_a_page_is_answered_in_the_language_of_the_page(self, official):
        # the head of Biro SDM, whose browser was bought abroad
        leader = official("pimpinan.sdm")
        headers = {**ASKED, "Sec-Fetch-Mode": "cors"}
        path = "/formulir/usulan-kegiatan/@formulir"
        told = leader.request("GET", path, headers=headers).json()
        assert told["title"] == "Usulan kegiatan"

    def test_pages_do_not_follow_the_browser(self, visitor):
        # a visitor whose browser was bought abroad
        headers = {**ASKED, "Accept": "text/html"}
        page = visitor.request("GET", "/formulir/pengaduan", headers=headers)
        assert "Pengaduan, keluhan, dan masukan" in page.text


class TestAnswers:
    @pytest.fixture
    def ticket(self, site, official):
        """What the head of Biro SDM has sent, reading English."""
        leader = official("pimpinan.sdm")
        body = {
            "judul": "Prosedur arsip",
            "jenis_kegiatan": "Penyusunan standar pelayanan",
            "alasan": "Belum ada prosedurnya.",
        }
        path = "/formulir/usulan-kegiatan/@kirim"
        answer = leader.request("POST", path, json=body, headers=ASKED)
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"]

    def labels(self, who, ticket, **headers):
        told = who.request("GET", ticket, headers=headers).json()
        return {each["nama"]: each["label"] for each in told["isian"]}

    def test_everybody_reads_the_questions_in_his_own_language(self, official, ticket):
        # the head of the same bureau, twice
        leader = official("pimpinan.sdm")
        assert self.labels(leader, ticket)["judul"] == "Judul"
        assert self.labels(leader, ticket, **ASKED)["judul"] == "Title"

    def test_old_answers_keep_the_words_of_their_edition(self, site, official, ticket):
        # a site manager takes the English away again
        languages.keep(site["formulir"]["usulan-kegiatan"], {})
        transaction.commit()
        leader = official("pimpinan.sdm")
        assert self.labels(leader, ticket, **ASKED)["judul"] == "Title"

    def test_a_refusal_is_said_in_the_language_of_the_client(self, official):
        # the head of Biro SDM's own program sends nothing
        leader = official("pimpinan.sdm")
        path = "/formulir/usulan-kegiatan/@kirim"
        plain = leader.request("POST", path, json={}).json()
        told = leader.request("POST", path, json={}, headers=ASKED).json()
        assert set(plain["isian"]) == set(told["isian"])
        assert plain["isian"]["judul"] != told["isian"]["judul"]


class TestGiving:
    def test_a_new_form_begins_with_its_usual_texts_in_english(self, designer, fresh):
        # a site manager
        begin(designer)
        lacking = {each.words for each in texts.lacking(room(fresh()))}
        assert "Judul" not in lacking
        assert "Permohonan ruang rapat" in lacking

    def test_what_is_given_is_shown_to_whoever_reads_english(
        self, designer, fresh, official
    ):
        # a site manager; then a head of a unit
        made(designer)
        number = editions.edition(room(fresh()))
        words = {
            "Permohonan ruang rapat": "Request for a <meeting> room",
            "Biro Umum menjawab dalam enam hari kerja.": "Biro Umum answers in six days.",
        }
        give(designer, ROOM, words)
        told = official("pimpinan.sdm").request(
            "GET", f"{ROOM}/@formulir", headers=ASKED
        )
        assert told.json()["title"] == "Request for a <meeting> room"
        said = [each["kalimat"] for each in told.json()["ketentuan"]]
        assert "Biro Umum answers in six days." in said
        leader = official("pimpinan.sdm")
        leader.session.cookies.update(ENGLISH)
        page = leader.request("GET", ROOM, headers={"Accept": "text/html"})
        tree = html.fromstring(page.text)
        assert "Request for a <meeting> room" in tree.xpath("string(//h1)")
        assert "<meeting>" not in page.text
        assert editions.edition(room(fresh())) == number

    def test_a_text_that_is_emptied_is_indonesian_again(self, designer, fresh):
        # a site manager
        begin(designer)
        give(designer, ROOM, {"Judul": ""})
        assert "Judul" not in languages.pairs(room(fresh()))
        assert languages.pairs(room(fresh()))["Uraian"] == "Description"

    def test_a_text_that_the_form_does_not_have_is_not_kept(self, designer, fresh):
        # a site manager whose page was open while somebody changed a question
        begin(designer)
        data = {"asal.0": "Sudah dihapus", "inggris.0": "Gone", "aksi": "simpan"}
        designer.send(f"{ROOM}/@@rancang-inggris", data)
        assert "Sudah dihapus" not in languages.pairs(room(fresh()))

    def test_too_long_a_text_is_refused_and_kept_on_the_page(self, designer, fresh):
        # a site manager
        begin(designer)
        page = give(designer, ROOM, {"Judul": "x" * 10_001}, status=400)
        assert "x" * 10_001 in page.text_content()
        assert languages.pairs(room(fresh()))["Judul"] == "Title"

    def test_it_can_be_given_over_rest(self, designer, fresh):
        # a site manager's own program
        begin(designer)
        path = f"{ROOM}/@bahasa-inggris"
        told = designer.who.get(path)
        lacking = [each["id"] for each in told["items"] if not each["en"]]
        assert told["kurang"] == len(lacking) > 0
        pair = {"id": "Permohonan ruang rapat", "en": "Request for a room"}
        told = designer.who.call("PATCH", path, json={"items": [pair]})
        assert told["kurang"] == len(lacking) - 1
        assert languages.pairs(room(fresh()))[pair["id"]] == pair["en"]

    @pytest.mark.parametrize(
        "items",
        [
            None,
            {},
            ["Judul"],
            [{"id": "Judul"}],
            [{"id": "Judul", "en": 3}],
            [{"id": "Judul", "en": "x" * 10_001}],
            [{"id": "Uraian", "en": "Words"}, {"id": "Tidak ada", "en": "Nothing"}],
        ],
    )
    def test_what_cannot_be_given_over_rest_changes_nothing(
        self, designer, fresh, items
    ):
        # the same program, wrongly
        begin(designer)
        before = languages.pairs(room(fresh()))
        path = f"{ROOM}/@bahasa-inggris"
        answer = designer.who.request("PATCH", path, json={"items": items})
        assert answer.status_code == 400 and answer.json()["message"]
        assert languages.pairs(room(fresh())) == before

    def test_only_designers_reach_the_page(self, designer, official):
        # a head of a unit; then without the mark of the page
        made(designer)
        leader = official("pimpinan.sdm")
        path = f"{ROOM}/@@rancang-inggris"
        answer = leader.request(
            "GET", path, headers={"Accept": "text/html"}, allow_redirects=False
        )
        assert answer.status_code in (302, 401, 403)
        for method in ("GET", "PATCH"):
            told = leader.request(method, f"{ROOM}/@bahasa-inggris", json={"items": []})
            assert told.status_code in (401, 403, 404)
        forged = designer.who.request(
            "POST", path, data={"aksi": "simpan"}, headers={"Accept": "text/html"}
        )
        assert forged.status_code == 403

    def test_editors_of_fields_show_and_keep_the_indonesian(self, designer, fresh):
        # a site manager who reads English changes a help in easyform's own editor
        made(designer)
        designer.who.session.cookies.update(ENGLISH)
        page = designer.open(f"{ROOM}/fields/judul")
        (form,) = [each for each in page.forms if "form.widgets.title" in each.fields]
        assert form.fields["form.widgets.title"] == "Judul"
        values = dict(form.form_values())
        values["form.widgets.description"] = "Satu baris saja."
        values["form.buttons.save"] = "Save"
        answer = designer.who.request(
            "POST", f"{ROOM}/fields/judul", data=values, headers={"Accept": "text/html"}
        )
        assert answer.status_code == 200, answer.text[:2000]
        form = room(fresh())
        assert "<title>Judul</title>" in form.fields_model
        assert "Title" not in form.fields_model
        assert languages.pairs(form)["Judul"] == "Title"
        assert [each.words for each in texts.lacking(form)][-1:] == ["Satu baris saja."]


class TestTravelling:
    def test_english_goes_along_and_comes_back(self, designer, fresh):
        # a site manager takes a form to another site
        made(designer)
        give(designer, ROOM, {"Permohonan ruang rapat": "Request for a room"})
        files = exchange.collect([room(fresh())])
        before = languages.pairs(room(fresh()))
        languages.keep(room(fresh()), {"Judul": "Heading"})
        found = {each.key: each for each in exchange.examine(files)}
        finding = found["formulir/permohonan-ruang-rapat"]
        assert finding.state == exchange.CHANGED
        exchange.take(files, None, "Dari portal lain")
        assert languages.pairs(room(fresh())) == before
        same = {each.key: each.state for each in exchange.examine(files)}
        assert set(same.values()) == {exchange.SAME}

    def test_a_package_without_english_takes_none_away(self, designer, fresh):
        # a site manager brings in a form that was written out earlier
        made(designer)
        files = dict(exchange.collect([room(fresh())]))
        name = "formulir/permohonan-ruang-rapat/formulir.yaml"
        files[name] = files[name].split("\ninggris:")[0] + "\n"
        found = {each.key: each.state for each in exchange.examine(files)}
        assert found["formulir/permohonan-ruang-rapat"] == exchange.SAME

    def test_a_broken_list_is_refused_with_its_name(self, designer, fresh):
        # a site manager whose package was written by hand
        made(designer)
        files = dict(exchange.collect([room(fresh())]))
        name = "formulir/permohonan-ruang-rapat/formulir.yaml"
        files[name] = files[name].split("\ninggris:")[0] + "\ninggris: [Judul]\n"
        found = {each.key: each for each in exchange.examine(files)}
        finding = found["formulir/permohonan-ruang-rapat"]
        assert finding.state == exchange.REFUSED
        assert "inggris" in str(finding.reasons[0].mapping["key"])

    def test_a_copy_speaks_english_too(self, designer, fresh):
        # a site manager begins a form as a copy of a shipped one
        said = {"judul": "Usulan lain", "salin": "usulan-kegiatan", "aksi": "lanjut"}
        designer.send("/@@formulir-baru", said)
        copy = fresh()["formulir"]["usulan-lain"]
        assert languages.pairs(copy)["Dasar"] == "Basis"

    def test_an_archive_holds_it_as_text(self, designer, fresh):
        # a site manager downloads what goes into Git
        made(designer)
        path = "/@@formulir-ekspor?formulir=permohonan-ruang-rapat"
        data = designer.who.request("GET", path).content
        text = package.read(io.BytesIO(data).getvalue())
        words = text["formulir/permohonan-ruang-rapat/formulir.yaml"]
        assert "- id: Judul\n  en: Title\n" in words.replace("  - ", "- ").replace(
            "    en", "  en"
        )
