"""A page whose form shows again what was typed in it, when that was refused."""

from collections.abc import Mapping
from lxml import html
from setneg.policy.browser import typed
from typing import Any


#: Fields that the page itself gives, or that a browser may not be handed back.
GIVEN = frozenset({"hidden", "submit", "button", "image", "reset", "file", "password"})
TICKED = frozenset({"checkbox", "radio"})
ONCE = frozenset({"_authenticator"})


def refilled(page: str, act: str, form: Mapping[str, Any]) -> str:
    """The page with what was typed.

    page    HTML of a whole page
    act     name of the view that the form is sent to
    form    what was sent: name -> text or several texts
    """
    document = html.document_fromstring(page)
    found = [each for each in document.forms if _name(each) == act]
    if not found:
        return page
    one = next((each for each in found if _same(each, form)), found[0])
    for field in one.iter("input", "textarea", "select"):
        if field.get("name"):
            _fill(field, form)
    for above in one.iterancestors("details"):
        above.set("open", "open")
    return str(html.tostring(document, doctype="<!DOCTYPE html>", encoding="unicode"))


def _name(form: Any) -> str:
    """The view that a form is sent to."""
    address = (form.action or "").partition("#")[0].partition("?")[0]
    return str(address.rpartition("/")[2].removeprefix("@@"))


def _same(one: Any, form: Mapping[str, Any]) -> bool:
    """Whether what the page gives in this form is what was sent (one form a row)."""
    return all(
        field.get("value", "") in typed.several(form, _plain(field))
        for field in one.iterfind(".//input[@type='hidden']")
        if field.get("name") and field.get("name") not in ONCE
    )


def _plain(field: Any) -> str:
    """A field's name without what Zope makes of its value (`unit:list`)."""
    return str(field.get("name").partition(":")[0])


def _fill(field: Any, form: Mapping[str, Any]) -> None:
    kind = field.get("type", "text") if field.tag == "input" else field.tag
    name = _plain(field)
    values = typed.several(form, name)
    if kind in TICKED:  # a box that is left empty is not sent
        _mark(field, "checked", field.get("value", "on") in values)
    elif name not in form or kind in GIVEN:
        return
    elif kind == "select":
        for option in field.iterfind(".//option"):
            chosen = option.get("value", option.text or "") in values
            _mark(option, "selected", chosen)
    elif kind == "textarea":
        field.text = typed.text(form, name)
    else:
        field.set("value", typed.text(form, name))


def _mark(field: Any, mark: str, wanted: bool) -> None:
    if wanted:
        field.set(mark, mark)
    elif mark in field.attrib:
        del field.attrib[mark]
