"""Sheets of indicators: the template, the criteria, units and parents by their names."""

import io
from openpyxl import load_workbook
from plone import api
import pytest
from setneg.policy.iku import checks
from setneg.policy.iku import criteria
from setneg.policy.iku import sheet
from setneg.policy.iku import workbooks
from setneg.policy.iku.vocabulary import parents as parents_vocabulary
from setneg.policy.vocabularies.offices import unit_title
from tests.policy.iku.test_grid import line
import transaction


JUDGED = dict.fromkeys(criteria.COLUMNS, "Ya: jelas menurut buku agenda")


def checked(cycle, *rows, unit="setpres", userid="staf.setpres"):
    with api.env.adopt_user(userid):
        return sheet.checked(list(rows), unit, cycle, userid)


def test_the_template_has_no_line_to_delete_and_its_choices_drop_down(cycle):
    # Staff of the Sekretariat Presiden download it, fill in one line and send it back.
    book = load_workbook(io.BytesIO(workbooks.template()))
    first = book.worksheets[0]
    assert first.max_row == 1
    listed = {each.formula1 for each in first.data_validations.dataValidation}
    assert '"Maksimalkan,Minimalkan,Stabilkan"' in listed
    titles = [each.value for each in first[1]]
    assert [row[0].value for row in book.worksheets[1].iter_rows()] == titles
    given = line(polaritas="Minimalkan", tingkat="Unit kerja", **JUDGED)
    first.append([given.get(name) for name in sheet.NAMES])
    out = io.BytesIO()
    book.save(out)
    [found] = checked(cycle, *workbooks.read(out.getvalue()))
    assert found.errors == {}
    assert found.values["polaritas"] == "minimalkan"


def test_a_line_of_the_sheet_carries_the_judged_criteria(cycle, site):
    # Staff of the Sekretariat Presiden judge four criteria, one of them as not met.
    typed = JUDGED | {"smart_relevan": "tidak : belum", "smart_terukur": ""}
    [found] = checked(cycle, line(**typed))
    with api.env.adopt_user("staf.setpres"):
        [made] = sheet.store([found], "setpres", cycle, "staf.setpres")
    assert len(made.smart) == 4
    gaps = " ".join(str(each.mapping) for each in checks.smart_gaps(made.smart))
    assert "smart_terukur" in gaps
    assert "belum" in gaps
    back = workbooks.read(workbooks.export(cycle, "setpres"))
    assert criteria.read(back[0]) == criteria.read(typed)
    transaction.abort()


@pytest.mark.parametrize("typed", ["mungkin: ya", "ya", "tidak:", "=1+1"])
def test_a_criterion_that_nobody_can_read_is_said_in_its_cell(cycle, typed):
    # Staff of the Sekretariat Presiden.
    [found] = checked(cycle, line(smart_spesifik=typed))
    assert list(found.errors) == ["smart_spesifik"]


def test_a_name_that_several_units_bear_is_asked_back_with_their_codes(cycle):
    # Staff of the Sekretariat Presiden name “Biro Umum”, of which there are four.
    [found] = checked(cycle, line(penyedia="Biro Umum"))
    assert "biro-umum, biro-umum-setmilpres, " in found.errors["penyedia"]
    [found] = checked(cycle, line(penyedia="biro-umum-setpres"))
    assert found.errors == {}
    [found] = checked(cycle, line(penyedia="Dinas Anu"))
    assert "tidak dikenal" in found.errors["penyedia"]


def test_what_is_exported_names_its_provider_so_that_it_is_read_again(cycle, propose):
    # Staff of the Sekretariat Presiden; the name of the provider alone is ambiguous.
    assert unit_title("biro-umum-setpres") == "Biro Umum"
    propose("staf.setpres", "setpres", penyedia="biro-umum-setpres")
    [row] = workbooks.read(workbooks.export(cycle, "setpres"))
    [found] = checked(cycle, row | {"indikator": "Baru"})
    assert found.errors == {}
    assert found.values["penyedia"] == "biro-umum-setpres"


def test_an_unknown_choice_is_answered_with_the_words_of_the_list(cycle):
    # Staff of the Sekretariat Presiden.
    [found] = checked(cycle, line(pelaporan="Mingguan"))
    assert "Bulanan, Triwulanan, Semesteran, Tahunan" in found.errors["pelaporan"]


@pytest.mark.rule("I-34")
def test_a_parent_of_next_years_round_may_be_chosen_and_named(cycle, propose):
    # Staff of the Sekretariat Presiden; the round of 2027 is filled in this year.
    parent = propose("staf.setpres", "setpres", indikator="Indeks layanan")
    assert parent.tahun > parent.tanggal.year
    named = {"induk": "indeks layanan", "metode_turunan": "Adopsi langsung"}
    [found] = checked(cycle, line(**named))
    assert found.errors == {}
    assert found.values["induk"] == parent.UID()
    with api.env.adopt_user("staf.setpres"):
        child = propose("staf.setpres", "setpres", indikator="Lain", kode=None)
        assert parent.UID() in parents_vocabulary(child)


def loads(cycle, rows):
    """Objects that are read from the database to check some lines."""
    connection = cycle._p_jar
    transaction.commit()
    connection.cacheMinimize()
    connection.getTransferCounts(clear=True)
    found = checked(cycle, *rows)
    assert [each.errors for each in found if each.errors] == []
    return connection.getTransferCounts()[0]


def test_two_hundred_lines_read_no_more_objects_than_ten(cycle, propose):
    # Staff of the Sekretariat Presiden derive every line from one indicator by its code.
    parents = [
        propose("staf.setpres", "setpres", indikator=f"Induk {number}", kode=None)
        for number in ("satu", "dua", "tiga")
    ]
    parents[0].kode = "S-2/2027/01"
    transaction.commit()
    rows = [
        line(
            indikator=f"Layanan nomor {number}",
            induk="S-2/2027/01",
            metode_turunan="Komponen pembentuk",
        )
        for number in range(200)
    ]
    few = loads(cycle, rows[:10])
    assert loads(cycle, rows) <= few + 5
