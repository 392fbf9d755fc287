"""Whoever does a task says what came of it."""

from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.workflows import steps
from tests.workflows.steps import people


def task(portal, **fields):
    return people.begin(
        portal,
        "Tugas",
        "kasubbag.sisdur",
        oleh="subbag-sisdur__kepala",
        untuk=["subbag-sisdur__staf"],
        **fields,
    )


def test_the_doer_leaves_text_and_file_with_the_task(portal):
    # Staf Subbagian Sisdur, pelaksana
    document = task(portal)
    file = NamedBlobFile(b"%PDF-1.4", "application/pdf", "hasil.pdf")
    entry = people.step(
        portal,
        document,
        "staf.sisdur",
        "kerjakan",
        hasil="Sepuluh peraturan terkumpul.",
        hasil_berkas=file,
    )
    assert document.hasil == "Sepuluh peraturan terkumpul."
    assert document.hasil_berkas.data == b"%PDF-1.4"
    assert entry.said["hasil"] == document.hasil


def test_a_task_may_be_done_without_words_and_keeps_its_date(portal):
    # Staf Subbagian Sisdur, pelaksana; yang lain bukan wewenangnya
    document = task(portal)
    with people.acting_as(portal, "staf.sisdur"):
        steps.take(document, "kerjakan", {"tenggat": "2030-01-01"})
    assert people.stage(document) == "selesai"
    assert document.tenggat is None


@pytest.mark.rule("R-X-15")
def test_a_task_that_asks_for_the_file_is_not_done_without_it(portal):
    # Staf Subbagian Sisdur menyerahkan naskah bertanda tangan beserta berkasnya
    document = task(portal, berkas_wajib=True)
    refused = pytest.raises(steps.StepRefused, match="Unggah berkas hasil")
    with people.acting_as(portal, "staf.sisdur"), refused:
        steps.take(document, "kerjakan", {"hasil": "Sudah ditandatangani."})
    assert people.stage(document) == "dikerjakan"
    file = NamedBlobFile(b"%PDF-1.4", "application/pdf", "naskah.pdf")
    people.step(portal, document, "staf.sisdur", "kerjakan", hasil_berkas=file)
    assert people.stage(document) == "selesai"
