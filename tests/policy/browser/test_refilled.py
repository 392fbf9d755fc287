"""What was typed outlives a refusal: the form of the page shows it again."""

from lxml import html
from setneg.policy.browser.refilled import refilled


PAGE = """<!DOCTYPE html><html><body>
<form action="http://host/x/@@lain"><input name="arahan" value="lain"></form>
<details><summary>A</summary>
<form action="http://host/x/@@disposisi#a"><input type="hidden" name="dari" value="satu">
<input name="arahan"></form></details>
<details><summary>B</summary>
<form action="http://host/x/@@disposisi">
<input type="hidden" name="_authenticator" value="baru">
<input type="hidden" name="dari" value="dua">
<select name="untuk:list" multiple><option value="u1" selected>1</option>
<option value="u2">2</option><option>u3</option></select>
<input type="checkbox" name="instruksi:list" value="i1" checked>
<input type="checkbox" name="instruksi:list" value="i2">
<input type="radio" name="pilih" value="ya"><input type="radio" name="pilih" value="tidak">
<input name="arahan" value="usul"><textarea name="catatan">usul</textarea>
<input type="password" name="sandi"><input type="file" name="berkas">
<input name="tinggal" value="tetap"><button name="kirim" value="1">Kirim</button>
</form></details></body></html>"""
SENT = {
    "_authenticator": "lama",
    "dari": "dua",
    "untuk": ["u2", "u3"],
    "instruksi": "i2",
    "pilih": "tidak",
    "arahan": '"<b>segera</b>"',
    "catatan": "</textarea><script>1</script>",
    "sandi": "rahasia",
    "kirim": "2",
}


def test_the_form_of_the_row_that_was_sent_is_filled_in_as_it_was():
    document = html.document_fromstring(refilled(PAGE, "disposisi", SENT))
    other, first, second = document.forms
    assert dict(other.fields) == {"arahan": "lain"}
    assert not first.fields["arahan"]
    assert [each.get("open") for each in document.iter("details")] == [None, "open"]
    assert set(second.inputs["untuk:list"].value) == {"u2", "u3"}
    ticked = second.xpath(".//input[@type='checkbox'][@checked]/@value")
    assert ticked == ["i2"]
    assert second.fields["pilih"] == "tidak"
    assert second.fields["arahan"] == SENT["arahan"]
    assert second.fields["catatan"] == SENT["catatan"]
    assert second.fields["_authenticator"] == "baru"
    assert second.fields["tinggal"] == "tetap"
    assert not second.inputs["sandi"].get("value")
    assert second.find(".//button").get("value") == "1"
    assert not document.xpath("//script")


def test_a_page_without_the_form_stays_as_it_is():
    assert refilled(PAGE, "tidak-ada", SENT) == PAGE


def test_what_was_sent_as_something_else_is_left_alone():
    odd = {**SENT, "arahan": ["a", "b"], "untuk": {"x": 1}, "catatan": object()}
    document = html.document_fromstring(refilled(PAGE, "disposisi", odd))
    assert document.forms[2].fields["catatan"] == ""
    assert list(document.forms[2].inputs["untuk:list"].value) == []
