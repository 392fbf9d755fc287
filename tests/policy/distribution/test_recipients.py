"""Who is meant by a line of "Yth." or "Tembusan", and the lists of recipients."""

from datetime import timedelta
import pytest
from setneg.policy.distribution import lists
from setneg.policy.distribution import receipts
from setneg.policy.distribution import recipients
from setneg.policy.distribution import searching
from setneg.policy.rendering.data import document_data
from setneg.workflows import journal
from setneg.workflows import organisation
from setneg.workflows.authority.judging import judged
from tests.workflows.steps import people


LINES = [
    "biro-sdm__kepala",
    "unit:biro-keuangan",
    "Universitas Gadjah Mada <ugm@ac.id>",
]


@pytest.fixture
def heads(portal):
    """Kepala Biro Ortala keeps a list of his biro."""
    with people.acting_as(portal, "karo.ortala"):
        return lists.save("", "Para Kepala Biro", "biro-ortala", LINES, "karo.ortala")


class TestLines:
    @pytest.mark.parametrize(
        ("text", "kind", "value"),
        [
            ("biro-sdm__kepala", "jabatan", "biro-sdm__kepala"),
            ("Kepala Biro Keuangan", "jabatan", "biro-keuangan__kepala"),
            ("Biro Keuangan", "unit", "biro-keuangan"),
            ("unit:biro-keuangan", "unit", "biro-keuangan"),
            ("orang:karo.umum", "orang", "karo.umum"),
            ("Universitas Gadjah Mada", "luar", "Universitas Gadjah Mada"),
            ("luar:Biro Keuangan", "luar", "Biro Keuangan"),
            ("unit:tidak-ada", "luar", "tidak-ada"),
            ("orang:siapa pun", "luar", "siapa pun"),
            ("daftar:tidak-ada", "luar", "tidak-ada"),
            ("Perihal: undangan", "luar", "Perihal: undangan"),
        ],
    )
    def test_each_line_means_one_recipient_and_unknown_words_somebody_outside(
        self, portal, text, kind, value
    ):
        # nobody acts: lines are read
        meant = recipients.parse(text)
        assert (meant.kind, meant.value) == (kind, value)
        assert recipients.parse(meant.line()) == meant

    def test_an_address_stays_with_somebody_outside(self, portal):
        # nobody acts: a line with an address is read
        meant = recipients.parse("Rektor UGM <rektor@ugm.ac.id>")
        assert (meant.title, meant.address) == ("Rektor UGM", "rektor@ugm.ac.id")
        assert meant.line() == "luar:Rektor UGM <rektor@ugm.ac.id>"
        assert recipients.written(meant.line()) == "Rektor UGM"

    def test_paper_shows_titles_and_never_a_prefix(self, portal, heads):
        # Staf Subbagian Sisdur
        memo = people.begin(
            portal, "Memorandum", kepada=["unit:biro-sdm", f"daftar:{heads.id}"]
        )
        shown = document_data(memo)["kepada"]
        assert "Para Kepala Biro" in shown
        assert not [each for each in shown if ":" in each]

    @pytest.mark.rule("R-X-09")
    def test_the_signer_is_settled_by_the_members_of_a_list(self, portal, heads):
        # Staf Subbagian Sisdur
        memo = people.begin(portal, "Memorandum", kepada=[f"daftar:{heads.id}"])
        assert judged(memo).matter.addressees[:2] == (
            "biro-sdm__kepala",
            "biro-keuangan__kepala",
        )
        unit = people.begin(portal, "Memorandum", kepada=["unit:biro-sdm"])
        post = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
        assert judged(unit).usual == judged(post).usual

    def test_the_picker_finds_units_positions_persons_and_lists(self, portal, heads):
        # nobody acts: words are looked up
        kinds = {each["jenis"] for each in searching.search("biro keuangan", 50)}
        assert {"jabatan", "unit", "orang"} <= kinds
        assert searching.search("para kepala")[0]["baris"] == f"daftar:{heads.id}"
        assert searching.search("k") == []


class TestLists:
    def test_a_head_keeps_the_lists_of_his_line_and_no_other(self, portal, heads):
        # Kepala Biro Ortala, Kepala Biro SDM, Staf Sisdur
        with people.acting_as(portal, "pimpinan.sdm"):
            with pytest.raises(lists.ListRefused, match="pimpinan unit"):
                lists.save(heads.id, "Lain", "", ["x"], "pimpinan.sdm")
            assert lists.units_kept("pimpinan.sdm") == ["biro-sdm"] or (
                "" not in lists.units_kept("pimpinan.sdm")
            )
        with people.acting_as(portal, "staf.sisdur"):
            assert lists.units_kept("staf.sisdur") == []
        assert heads.latest.number == 1

    def test_the_mail_desk_keeps_lists_of_the_whole_house(self, portal):
        # Staf Biro Tata Usaha
        with people.acting_as(portal, "staf.tu"):
            kept = lists.save("", "Seluruh Deputi", "", LINES[:1], "staf.tu")
        assert kept.unit == ""
        acts = [entry.act for entry in journal.entries(portal)]
        assert "ubah_daftar" in acts

    def test_a_change_is_an_edition_and_the_day_decides(self, portal, heads):
        # Kepala Biro Ortala
        tomorrow = organisation.today() + timedelta(days=1)
        with people.acting_as(portal, "karo.ortala"):
            save = lists.save
            same = save(heads.id, "Para Kepala Biro", "", LINES, "karo.ortala")
            assert same.latest.number == 1
            new = ["biro-umum__kepala"]
            save(heads.id, "Para Karo", "", new, "karo.ortala", tomorrow.isoformat())
        assert heads.on(organisation.today()).lines == tuple(LINES)
        assert heads.on(tomorrow).lines == tuple(new)
        assert heads.title == "Para Kepala Biro"

    @pytest.mark.parametrize(
        ("title", "lines", "since"),
        [
            ("", ["x"], ""),
            ("Kosong", [" "], ""),
            ("Bersarang", ["daftar:lain"], ""),
            ("Kemarin", ["x"], "2001-01-01"),
            ("Kacau", ["x"], "besok"),
            ("Para Kepala Biro", ["x"], ""),
        ],
    )
    def test_what_is_no_list_is_refused(self, portal, heads, title, lines, since):
        # Kepala Biro Ortala
        given = ("", title, "biro-ortala", lines, "karo.ortala", since)
        refused = pytest.raises(lists.ListRefused)
        with people.acting_as(portal, "karo.ortala"), refused:
            lists.save(*given)

    @pytest.mark.rule("R-X-14")
    def test_a_document_keeps_the_edition_of_its_day(self, portal, heads):
        # Staf Subbagian Sisdur; then Kepala Biro Ortala changes the list
        memo = people.begin(portal, "Memorandum", tembusan=[f"daftar:{heads.id}"])
        people.until(portal, memo, "arsipkan")
        with people.acting_as(portal, "karo.ortala"):
            lists.save(heads.id, "Para Karo", "", ["biro-umum__kepala"], "karo.ortala")
            lists.close(heads.id, "karo.ortala")
        _first, *rows = receipts.rows(memo)
        assert [row.position for row in rows] == [
            "biro-sdm__kepala",
            "unit:biro-keuangan",
            "Universitas Gadjah Mada",
        ]
        assert {row.source for row in rows} == {f"{heads.id}@1"}
        assert rows[2].address == "ugm@ac.id"
        assert heads.on(organisation.today()) is None
