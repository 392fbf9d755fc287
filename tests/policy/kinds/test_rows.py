"""Structured bodies: what may be written, over REST and in the form; what is computed."""

from lxml import html
import pytest
import re
import requests
from setneg.policy.behaviors import articles
from setneg.policy.behaviors.rows import mark
from setneg.policy.rendering import chart_svg
from setneg.policy.rendering import flowchart
from setneg.policy.rendering.articles import composed
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.policy.rendering.body_samples import BODY
from tests.policy.rendering.body_samples import STEPS


STEP = {"kegiatan": "Menulis", "pelaksana": "Staf", "waktu": "1 hari"}


class TestNumbers:
    def test_articles_run_through_the_chapters(self):
        # nobody acts: headings follow from the order
        assert articles.headings(BODY) == [
            "BAB I",
            "Pasal 1",
            "BAB II",
            "Bagian Kesatu",
            "Pasal 2",
            "Bagian Kedua",
            "Pasal 3",
            "Pasal 4",
        ]

    def test_a_moved_article_renumbers_the_others(self):
        # nobody acts: the last article goes to the top
        moved = [BODY[-1], *BODY[:-1]]
        assert articles.headings(moved)[:3] == ["Pasal 1", "BAB I", "Pasal 2"]

    def test_paragraphs_and_items_are_counted(self):
        # nobody acts: two paragraphs, and items in an article with one
        found = composed(BODY)
        assert [p["tanda"] for p in found[4]["ayat"]] == ["(1)", "(2)"]
        assert found[1]["ayat"][0]["tanda"] == ""
        items = found[1]["ayat"][0]["butir"]
        assert [item["tanda"] for item in items] == ["a.", "b."]
        assert [deep["tanda"] for deep in items[1]["butir"]] == ["1.", "2."]

    def test_marks_go_on_after_the_tenth(self):
        # nobody acts: marks of points
        assert [mark("KESATU", n) for n in (1, 10, 11)] == [
            "KESATU",
            "KESEPULUH",
            "KE-11",
        ]
        assert [mark("a.", n) for n in (1, 26, 27)] == ["a.", "z.", "aa."]


class TestRest:
    def test_articles_are_kept_as_they_are_sent(self, make, rest):
        """Acts: staf Sisdur, writing a guideline over REST."""
        document = make("staf.sisdur", "Pedoman", title="Konsep")
        person = rest("staf.sisdur")
        person.patch(document.absolute_url(), batang_tubuh=BODY)
        assert person.get(document.absolute_url())["batang_tubuh"] == BODY
        found = person.get("/@search", SearchableText="dievaluasi")
        assert found["items_total"] == 1

    @pytest.mark.parametrize(
        ("kind", "field", "value", "said"),
        [
            ("Pedoman", "batang_tubuh", "Pasal 1", "daftar baris"),
            ("Pedoman", "batang_tubuh", [1], "Baris 1"),
            ("Pedoman", "batang_tubuh", [{"nomor": "1"}], "Baris 1"),
            ("Pedoman", "batang_tubuh", [{"isi": 5}], "Baris 1"),
            ("Pedoman", "batang_tubuh", [{"jenis": "ayat", "isi": "x"}], "Baris 1"),
            ("Pedoman", "batang_tubuh", [{"jenis": "pasal"}], "Pasal 1"),
            ("Pedoman", "batang_tubuh", [{"jenis": "bagian", "judul": "x"}], "bab"),
            ("SOP", "langkah", [{"kegiatan": "x"}], "Langkah 1"),
            ("SOP", "langkah", [STEP | {"waktu": "kapan-kapan"}], "kapan-kapan"),
            ("SOP", "langkah", [STEP | {"jenis": "keputusan"}], "tidak"),
            ("SOP", "langkah", [STEP | {"tidak": "1"}], "keputusan"),
            ("SOP", "langkah", [STEP | {"tidak": "9"}], "Baris 1"),
        ],
    )
    def test_what_is_no_body_is_refused(self, make, rest, kind, field, value, said):
        """Acts: staf Sisdur, sending nonsense."""
        document = make("staf.sisdur", kind, title="Konsep")
        answer = rest("staf.sisdur").request(
            "PATCH", document.absolute_url(), json={field: value}
        )
        assert answer.status_code == 400, answer.text
        assert said in answer.text


class Form:
    """The edit form of a document in a browser without scripts."""

    def __init__(self, document, userid):
        self.url = f"{document.absolute_url()}/edit"
        self.document = document
        self.session = requests.Session()
        self.session.auth = (userid, DEMO_PASSWORD)
        page = html.fromstring(self.session.get(self.url, timeout=60).text)
        [form] = [each for each in page.forms if each.get("id") == "form"]
        self.text = html.tostring(form, encoding="unicode")
        self.values = {
            name: value for name, value in form.form_values() if "buttons" not in name
        }

    def save(self):
        """Send it as the button would; what the answer says."""
        data = {**self.values, "form.buttons.save": "Simpan"}
        answer = self.session.post(self.url, data=data, timeout=60)
        self.document._p_jar.sync()
        return answer.text


class TestForm:
    def test_rows_are_added_ordered_and_removed_without_a_script(self, make):
        """Acts: staf Sisdur at a browser without JavaScript."""
        document = make("staf.sisdur", "SOP", title="Konsep", langkah=STEPS[:3])
        form = Form(document, "staf.sisdur")
        name = "form.widgets.langkah"
        assert form.values[f"{name}.1.kegiatan"].strip() == STEPS[1]["kegiatan"]
        form.values[f"{name}.0.urut"] = "3"
        form.values[f"{name}.1.urut"] = "1"
        form.values[f"{name}.2.hapus"] = "1"
        form.values[f"{name}.3.kegiatan"] = "Menutup"
        form.values[f"{name}.3.pelaksana"] = "Staf"
        form.save()
        kept = document.langkah
        assert [row["kegiatan"] for row in kept] == [
            STEPS[1]["kegiatan"],
            STEPS[0]["kegiatan"],
            "Menutup",
        ]
        assert kept[0]["tidak"] == "2"  # the step it leads to has moved

    def test_points_of_a_decision_are_written_one_by_one(self, make):
        """Acts: staf Sisdur, writing the dictum."""
        document = make("staf.sisdur", "Keputusan", title="Konsep")
        form = Form(document, "staf.sisdur")
        assert "KESATU" in form.text
        name = "form.widgets.IBasis.menetapkan"
        form.values[f"{name}.0.teks"] = "Membentuk tim."
        form.values[f"{name}.1.teks"] = "Mulai berlaku."
        form.save()
        assert document.menetapkan == ["Membentuk tim.", "Mulai berlaku."]

    def test_a_wrong_time_is_said_and_nothing_is_lost(self, make):
        """Acts: staf Sisdur, typing a time that nobody can measure."""
        document = make("staf.sisdur", "SOP", title="Konsep", langkah=STEPS[:1])
        form = Form(document, "staf.sisdur")
        form.values["form.widgets.langkah.0.waktu"] = "kapan-kapan"
        answer = form.save()
        assert "kapan-kapan" in answer
        assert "tidak dapat dibaca" in answer
        assert document.langkah[0]["waktu"] == "2 hari"


class TestFlowChart:
    def test_every_page_says_where_the_flow_goes_on(self):
        # nobody acts: eight steps on two pages
        pages = flowchart.pages(STEPS)
        assert [len(page["baris"]) for page in pages] == [5, 3]
        first, second = ([word["teks"] for word in page["kata"]] for page in pages)
        assert "6" in first  # onward to step 6
        assert "5" in second  # from step 5
        assert "4" in second  # back to step 4 on the first page
        assert "7" in first  # where that comes in

    def test_the_picture_has_a_symbol_a_step_and_no_code_of_the_text(self):
        # nobody acts: markup in a name stays text
        rows = [{**STEPS[0], "pelaksana": "<script>x</script>"}, *STEPS[1:3]]
        page = flowchart.pages(rows)[0]
        assert len(page["kotak"]) == 2
        picture = chart_svg.svg(page)
        assert "<script>" not in picture
        assert len(re.findall("<polygon", picture)) >= 1

    def test_the_page_shows_matrix_and_chart(self, make, desk):
        """Acts: staf Sisdur, looking at the draft of an SOP."""
        document = make("staf.sisdur", "SOP", title="Konsep", langkah=STEPS)
        window = desk("staf.sisdur")
        window.open(document.absolute_url())
        assert window.contents.count("<svg") >= 2
        assert STEPS[2]["kegiatan"] in window.contents

    def test_branches_from_other_pages_join_in_one_sign(self):
        # nobody acts: two decisions of the second page lead to the first step
        rows = [dict(row) for row in STEPS]
        rows[6]["tidak"] = "2"
        rows.insert(7, {**rows[6], "tidak": "2"})
        first = flowchart.pages(rows)[0]
        words = [word["teks"] for word in first["kata"]]
        assert "7,8" in words
        places = [(word["x"], word["y"]) for word in first["kata"]]
        assert len(places) == len(set(places))

    def test_two_branches_to_another_page_stand_beside_each_other(self):
        # nobody acts: a decision whose both ways lead to the first page
        rows = [dict(row) for row in STEPS]
        rows[6].update(ya="3", tidak="4")
        second = flowchart.pages(rows)[1]
        signs = {word["teks"]: word["x"] for word in second["kata"]}
        assert signs["4"] != signs["3"]
        assert {"Ya", "Tidak"} <= set(signs)
