"""What the form of a draft says, laid over the draft's text.

Every row of the form is one line of the declaration. A text that cannot work is kept all
the same, with the reason beside its row: a draft may be wrong as long as it is a draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from setneg.workflows import _
from setneg.workflows import typed
from setneg.workflows.chains import glossary
from setneg.workflows.chains.editing import Entry
from setneg.workflows.chains.editing import LINE
from setneg.workflows.chains.editing import Sheet
from setneg.workflows.chains.model import ChainError
from setneg.workflows.chains.panel import activation
from setneg.workflows.chains.sending import SIGN
from setneg.workflows.clock import durations
from typing import Any
from typing import Final


SIGNER: Final = "penandatangan"
OUTSIDE: Final = "jarak_jauh"


@dataclass(frozen=True)
class Problems:
    """What is wrong with a draft: in general, and by the number of a row from 0."""

    general: tuple[str, ...] = ()
    rows: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    line: int = 0

    def __bool__(self) -> bool:
        return bool(self.general or self.rows)


def problems(name: str, text: str) -> Problems:
    """All that stands in the way of a draft; empty when it may run."""
    try:
        entries = Sheet(text).entries()
    except ChainError as error:
        return Problems(activation.refusal(error), line=error.line)
    rows: dict[int, tuple[str, ...]] = {}
    for entry in entries:
        wrong = _time_problem(entry.data.get("waktu"))
        if wrong:
            rows[entry.index] = (wrong,)
    try:
        activation.checked(name, text)
    except ChainError as error:
        place = next((e for e in entries if e.first <= error.line <= e.last), None)
        if place is None:
            return Problems(activation.refusal(error), rows, error.line)
        if place.index not in rows:
            rows[place.index] = (error.said,)
        return Problems((), rows, error.line)
    except activation.PanelError as error:
        return Problems(error.reasons, rows)
    return Problems((), rows)


def _time_problem(text: Any) -> str:
    if text is None:
        return ""
    try:
        if isinstance(text, str) and durations.parse(text) is not None:
            return ""
    except ValueError:
        pass
    return _(
        "row_time",
        default="Waktu “${text}” tidak dapat dibaca; tulis misalnya “2 hari” atau "
        "“30 menit”.",
        mapping={"text": str(text)},
    )


def verb_of(data: Mapping[str, Any]) -> str:
    """The verb of a line of `rantai`; "" when it names none."""
    return next((key for key in data if key in glossary.CHAIN_VERBS), "")


def applied(sheet: Sheet, form: Mapping[str, Any]) -> Sheet:
    """The draft with what was typed in the form."""
    sheet = _heads(sheet, form)
    for entry in sheet.entries():
        if f"b{entry.index}.ada" not in form:
            continue
        change = _line_row if sheet.style == LINE else _stage_row
        sheet = sheet.put_item(entry.index, change(entry, form))
    return sheet


def _heads(sheet: Sheet, form: Mapping[str, Any]) -> Sheet:
    """Name, signers, number and register of the whole chain."""
    if "judul" in form:
        sheet = sheet.put("judul", _said(form, "judul") or None)
    if sheet.style != LINE:
        return sheet
    if "baku" in form:
        chosen = [
            level for level in typed.several(form, SIGNER) if level in glossary.LADDER
        ]
        first = _said(form, "baku")
        chosen.sort(key=lambda level: (level != first, glossary.rank(level)))
        old = sheet.values.get(SIGNER) or []
        if set(chosen) == set(old) and chosen[:1] == list(old)[:1]:
            chosen = list(old)
        sheet = sheet.put(SIGNER, chosen or None)
    for key in ("nomor", "register"):
        if key in form:
            sheet = sheet.put(key, _said(form, key) or None)
    return sheet


def _line_row(entry: Entry, form: Mapping[str, Any]) -> dict[str, Any]:
    """One line upwards: level, round, time, titles, on or off."""
    at = f"b{entry.index}"
    data = dict(entry.data)
    verb = verb_of(data)
    if verb and _said(form, f"{at}.jenjang"):
        data[verb] = _said(form, f"{at}.jenjang")
    for key in ("putaran", "waktu", "judul", "sebutan"):
        _put(data, key, form, f"{at}.{key}")
    if verb == SIGN:
        data.pop(OUTSIDE, None)
        if f"{at}.{OUTSIDE}" in form:
            data[OUTSIDE] = True
    return _switched(data, form, at)


def _stage_row(entry: Entry, form: Mapping[str, Any]) -> dict[str, Any]:
    """A stage of its own: title, time, who takes its steps, on or off."""
    at = f"b{entry.index}"
    data = dict(entry.data)
    for key in ("judul", "waktu"):
        _put(data, key, form, f"{at}.{key}")
    steps = []
    for index, step in enumerate(data.get("langkah") or ()):
        mine = dict(step) if isinstance(step, dict) else {}
        name = f"{at}.l{index}"
        if f"{name}.ada" in form:
            _put(mine, "judul", form, f"{name}.judul")
            roles = typed.several(form, f"{name}.oleh")
            if roles:
                mine["oleh"] = _in_order(mine.get("oleh"), roles)
            mine = _switched(mine, form, name)
        steps.append(mine)
    steps += _new_step(form, at)
    if steps:
        data["langkah"] = steps
    return _switched(data, form, at)


def _new_step(form: Mapping[str, Any], at: str) -> list[dict[str, Any]]:
    """A further step of a stage, when a verb was chosen for one."""
    verb, target = _said(form, f"{at}.baru.verb"), _said(form, f"{at}.baru.ke")
    if not verb:
        return []
    step: dict[str, Any] = {
        "verb": verb,
        "ke": target,
        "oleh": typed.several(form, f"{at}.baru.oleh"),
    }
    if f"{at}.baru.alasan" in form:
        step["alasan"] = True
    return [step]


def _in_order(before: Any, chosen: list[str]) -> list[str]:
    """The chosen roles, those that stood there already in their old order."""
    old = [role for role in (before or ()) if role in chosen]
    return old + [role for role in chosen if role not in old]


def _put(data: dict[str, Any], key: str, form: Mapping[str, Any], name: str) -> None:
    if name not in form:
        return
    value = _said(form, name)
    if value:
        data[key] = value
    else:
        data.pop(key, None)


def _switched(data: dict[str, Any], form: Mapping[str, Any], at: str) -> dict[str, Any]:
    """On when its box was ticked; what is off is kept and says so."""
    if f"{at}.aktif" in form:
        data.pop("nonaktif", None)
    else:
        data["nonaktif"] = True
    return data


def added(sheet: Sheet, form: Mapping[str, Any]) -> Sheet:
    """The draft with the stage that the form wants to add; PanelError when it says none.

    `baru.setelah` is the number of the row behind which it comes, from 1; 0 = first.
    """
    data = _new_line(form) if sheet.style == LINE else _new_stage(form)
    place = _said(form, "baru.setelah")
    count = len(sheet.entries())
    return sheet.add_item(int(place) if place.isdigit() else count, data)


def _new_line(form: Mapping[str, Any]) -> dict[str, Any]:
    verb, level = _said(form, "baru.verb"), _said(form, "baru.jenjang")
    if verb not in glossary.CHAIN_VERBS or not level:
        raise activation.PanelError(
            _(
                "row_new_line",
                default="Pilih tindakan dan jenjang untuk tahap yang ditambahkan.",
            )
        )
    data: dict[str, Any] = {verb: level}
    for key in ("putaran", "waktu", "judul"):
        _put(data, key, form, f"baru.{key}")
    return data


def _new_stage(form: Mapping[str, Any]) -> dict[str, Any]:
    name = _said(form, "baru.id")
    if not glossary.IDENTIFIER.match(name):
        raise activation.PanelError(
            _(
                "row_new_stage",
                default="Id tahap yang ditambahkan hanya boleh huruf kecil, angka, "
                "dan “_”.",
            )
        )
    data: dict[str, Any] = {"id": name}
    _put(data, "judul", form, "baru.judul")
    _put(data, "waktu", form, "baru.waktu")
    data["melihat"] = typed.several(form, "baru.melihat")
    step = _new_step(form, "baru.langkah")
    if step:
        data["langkah"] = step
    else:
        data["akhir"] = True
    return data


def _said(form: Mapping[str, Any], name: str) -> str:
    value = form.get(name, "")
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    return str(value).strip()
