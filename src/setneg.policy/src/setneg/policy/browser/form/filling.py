"""What passes between the inputs of a form's page, the answers and a draft."""

from collections.abc import Iterable
from plone.namedfile.interfaces import INamedField
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.forms import conditions
from setneg.policy.forms import editions
from setneg.policy.forms.conditions_grammar import ConditionRefused
from setneg.policy.forms.conditions_grammar import options
from setneg.policy.forms.conditions_grammar import parse
from setneg.policy.forms.drafts import Draft
from setneg.policy.forms.fields_files import is_file
from setneg.policy.forms.fields_files import of_answer
from typing import Any
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IErrorViewSnippet
from z3c.form.interfaces import ISelectWidget
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import Invalid
from zope.schema import getFieldsInOrder


def edition_of(form: Any) -> int:
    """The edition of a form's questions."""
    return editions.edition(form)


def widget_of(page: Any, name: str) -> Any:
    """The input of a field, None when the page has none."""
    widgets = (each for each in page.widgets_in_order() if each.field is not None)
    return next((each for each in widgets if each.field.getName() == name), None)


def leave_open(page: Any) -> None:
    """No choice is made for somebody: a list that has to be answered begins with the
    request to choose, unless the form itself proposes an answer."""
    for widget in page.widgets_in_order():
        if ISelectWidget.providedBy(widget) and widget.required:
            widget.prompt = True
            widget.promptMessage = _("option_choose", default="Pilih …")


def fill(page: Any, draft: Draft) -> None:
    """Put a draft into the inputs of a page; its files are listed apart."""
    for widget in page.widgets_in_order():
        name = widget.field.getName()
        if is_file(widget.field):
            if of_answer(draft.values.get(name)):
                widget.required = False
        elif name in draft.typed:
            widget.value = draft.typed[name]
        elif name in draft.values:
            widget.value = IDataConverter(widget).toWidgetValue(draft.values[name])


def files_of(draft: Draft, form_schema: Any) -> list[dict[str, str]]:
    """The files of a draft: key `<field>/<number>`, field, name, question."""
    return [
        {
            "key": f"{name}/{number}",
            "field": name,
            "name": file.filename or "-",
            "label": field.title or name,
        }
        for name, field in getFieldsInOrder(form_schema)
        for number, file in enumerate(of_answer(draft.values.get(name)))
        if is_file(field)
    ]


def ticked(request: Any, box: str) -> set[str]:
    """The keys of files that shall go along."""
    return set(typed.several(request.form, box))


def with_draft_files(page: Any, data: dict[str, Any], box: str) -> set[str]:
    """Add the ticked files of the draft to the answers; the fields that got one."""
    keys = ticked(page.request, box)
    if not keys or page.draft is None:
        return set()
    found: dict[str, list] = {}
    for file in files_of(page.draft, page.schema):
        if file["key"] in keys:
            name, number = file["key"].split("/")
            kept = of_answer(page.draft.values[name])[int(number)]
            found.setdefault(name, []).append(kept)
    for name, kept in found.items():
        sent = of_answer(data.get(name))
        if INamedField.providedBy(page.schema[name]):
            data[name] = sent[0] if sent else kept[0]
        else:
            data[name] = [*kept, *sent]
    return set(found)


def as_typed(page: Any, sound: set[str]) -> dict[str, Any]:
    """What stands in the inputs whose answer could not be read, as plain data."""
    found = {}
    for widget in page.widgets_in_order():
        name = widget.field.getName()
        value = widget.value
        if name not in sound and not is_file(widget.field) and _plain(value):
            found[name] = value
    return found


def _plain(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(_plain(each) for each in value)
    if isinstance(value, dict):
        return all(isinstance(each, str) for each in (*value, *value.values()))
    return isinstance(value, str) and bool(value)


def without_errors(
    page: Any, errors: Iterable[Any], names: set[str], shown: bool
) -> tuple:
    """Errors without those of some fields; they are taken from the inputs too."""
    if not names:
        return tuple(errors)
    kept = tuple(each for each in errors if not _concerns(each, names))
    if shown:
        for part in (page, *(page.groups or ())):
            left = tuple(e for e in part.widgets.errors if not _concerns(e, names))
            part.widgets.errors = left
        for widget in page.widgets_in_order():
            if widget.field.getName() in names:
                widget.error = None
    return kept


def _concerns(error: Any, names: set[str]) -> bool:
    field = getattr(error, "field", None)
    return field is not None and field.getName() in names


def error_at(page: Any, name: str, reason: Any, shown: bool) -> Any:
    """An error at the input of a field; None when the page has no such input."""
    widget = widget_of(page, name)
    if widget is None:
        return None
    views = (Invalid(reason), page.request, widget, widget.field, page, page.context)
    view = getMultiAdapter(views, IErrorViewSnippet)
    view.update()
    if shown:
        for part in (page, *(page.groups or ())):
            if widget in part.widgets.values():
                part.widgets.errors = (*part.widgets.errors, view)
        widget.error = view
        if is_file(widget.field):
            widget.value = None  # a refused file does not wait for the next try
    return view


def without_files(page: Any) -> None:
    """Let no file wait for the next try: somebody unknown may send as many as he likes."""
    for widget in page.widgets_in_order():
        if is_file(widget.field):
            widget.value = None


def reason_of(error: Any, request: Any) -> str:
    """What an error says, in the language of the page: words of zope stand in the
    catalogue of z3c.form, too."""
    message = getattr(error, "message", "") or ""
    said = translate(message, context=request)
    if said == str(message):
        said = translate(str(message), domain="z3c.form", context=request)
    return said


def names_of_inputs(page: Any) -> dict[str, str]:
    """Field -> name of its input, as the page writes it, for fields of conditions."""
    wanted = set()
    for text in conditions.conditions(page.schema).values():
        try:
            wanted |= {part.name for part in parse(options(text)[0]).parts()}
        except ConditionRefused:
            continue
    found = {}
    for name in wanted:
        widget = widget_of(page, name)
        if widget is not None and not is_file(widget.field):
            drawn = widget.render()
            plain = f'name="{widget.name}"' in drawn
            found[name] = widget.name if plain else f"{widget.name}:list"
    return found
