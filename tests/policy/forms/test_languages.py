"""Texts of forms carry their English with them, and lose it when they are changed."""

from plone.supermodel import loadString
import pytest
from setneg.policy.forms import languages
from setneg.policy.forms import texts
from setneg.policy.forms.fields_rows import RepeatedRows
from zope.i18nmessageid import Message


WORDS = {"Judul": "Title", "Ketua": "Chair", "Setuju": "Agree", "Peran": "Role"}


def english(text):
    """What somebody reads who reads English."""
    carried = isinstance(text, Message) and text.domain == languages.DOMAIN
    return (
        languages.carried.translate(text, text.mapping, None, "en") if carried else text
    )


@pytest.mark.parametrize("written", ["Judul", " Judul ", "Ju\ndul", "Judul\r\n"])
def test_a_text_is_known_again_however_its_spaces_are_written(written):
    # a designer gave English to a label that was then saved by another editor
    words = {"Judul": "Title", "Ju dul": "Ti tle"}
    assert english(languages.message(written, words)).replace(" ", "") == "Title"


def test_a_text_that_was_changed_is_shown_in_indonesian():
    # a designer changed a question after its English was given
    assert english(languages.message("Judul rapat", WORDS)) == "Judul rapat"


@pytest.mark.parametrize("language", ["id", "fr", ""])
def test_whoever_reads_another_language_reads_indonesian(language):
    # somebody whose language the portal does not speak
    text = languages.message("Judul", WORDS)
    said = languages.carried.translate(text, text.mapping, None, language or "id")
    assert said == "Judul" == str(text)


def test_a_text_is_indonesian_where_nobody_translates_it():
    # what is stored and what is compared
    text = languages.message("Judul", WORDS)
    assert text == "Judul" and type(str(text)) is str


def test_a_text_with_dollars_and_braces_is_not_filled_in():
    # a designer asks for an amount
    text = languages.message("Harga ${en}", {"Harga ${en}": "Price ${en} $en"})
    assert english(text) == "Price ${en} $en"


def test_labels_helps_and_choices_get_their_english():
    # a form with a question that has choices
    found = loadString(
        """<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
        <field name="a" type="zope.schema.Choice"><title>Judul</title>
        <description>Setuju</description>
        <values><element key="1">Setuju</element><element key="2">Tidak</element></values>
        </field></schema></model>"""
    ).schema
    field = languages.in_both(found, WORDS)["a"]
    assert (english(field.title), english(field.description)) == ("Title", "Agree")
    assert [english(term.title) for term in field.vocabulary] == ["Agree", "Tidak"]
    assert [term.value for term in field.vocabulary] == ["1", "2"]


def test_columns_get_their_english_and_keep_what_is_answered():
    # rows of members with a role
    field = RepeatedRows(title="Anggota", kolom="peran: Peran: pilihan Ketua, Anggota")
    field.in_english = WORDS
    (column,) = field.columns
    assert english(column.title) == "Role"
    assert [(value, english(title)) for value, title in column.choices] == [
        ("Ketua", "Chair"),
        ("Anggota", "Anggota"),
    ]
    field.validate([{"peran": "Ketua"}])


@pytest.mark.parametrize(
    "wrong",
    [
        {"Judul": "Title"},
        [{"id": "Judul"}],
        [{"id": "Judul", "en": ""}],
        [{"id": "Judul", "en": 3}],
        [{"id": "Judul", "en": "Title", "fr": "Titre"}],
        [{"id": "Judul", "en": "x" * 10_001}],
        ["Judul"],
        [{"id": "a", "en": "b"}] * 1_001,
    ],
)
def test_a_list_of_another_shape_is_refused(wrong):
    # somebody wrote the file of a form by hand
    with pytest.raises(ValueError):
        texts.read(wrong)


def test_a_list_is_read_as_it_is_written():
    # the same, rightly
    assert texts.read([{"id": " Judul\n rapat ", "en": " Title "}]) == {
        "Judul rapat": "Title"
    }
