"""The rules of the official form, as data that the ministry keeps.

A rule names what it looks at, for which kinds, how grave a finding is and what the
writer reads. What can be looked for stands in `checks`; a new rule of a known sort needs
a declaration and nothing else. Source: the ministry's own manual on official documents.
"""

from functools import lru_cache
from pydantic import BaseModel
from pydantic import ConfigDict
from pydantic import Field
from pydantic import ValidationError
import re
from re import _parser as sre_parse
from setneg.policy.official_form.checks import SORTS
from typing import Any
from typing import Literal
import yaml


REPEATS = (sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT)
#: Up to here a repetition within a repetition is harmless.
MOST_REPEATS = 16
MANDATORY = "wajib"


class FormRuleError(ValueError):
    """A declaration that cannot work; the message names the rule and why."""


class Rule(BaseModel):
    """One rule.

    id        its name, once in the declaration
    periksa   the sort of check, one of `checks.SORTS`
    jenis     kinds (portal types) it holds for; none = every kind
    kecuali   kinds it does not hold for
    ruas      fields it looks at, where the sort needs them
    tingkat   `wajib` must be mended before signing, `saran` is advice
    pesan     what the writer reads; `{ruas}`, `{temuan}`, `{usul}` are filled in
    kata      wrong word -> right word (sort `ejaan`)
    pola      regular expression (sort `pola`)
    huruf     most characters of a line or a cell (sort `panjang`)
    huruf_seluruhnya, butir  most characters, most lines of a field (sort `panjang`)
    terlarang whether the expression must not be found (else: must be found)
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    periksa: str
    pesan: str = Field(min_length=5)
    tingkat: Literal["wajib", "saran"] = MANDATORY
    jenis: tuple[str, ...] = ()
    kecuali: tuple[str, ...] = ()
    ruas: tuple[str, ...] = ()
    kata: dict[str, str] = Field(default_factory=dict)
    pola: str = ""
    huruf: int = Field(default=0, ge=0)
    huruf_seluruhnya: int = Field(default=0, ge=0)
    butir: int = Field(default=0, ge=0)
    terlarang: bool = False

    def holds_for(self, kind: str) -> bool:
        """Whether documents of that kind are looked at."""
        return (not self.jenis or kind in self.jenis) and kind not in self.kecuali


@lru_cache(maxsize=8)
def read(text: str) -> tuple[Rule, ...]:
    """The rules of a declaration, in its order; FormRuleError when it cannot work."""
    try:
        said = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise FormRuleError(f"Bukan YAML yang sah: {error}") from error
    rows = said.get("aturan") if isinstance(said, dict) else None
    if not isinstance(rows, list) or set(said) != {"aturan"}:
        raise FormRuleError("Deklarasi berisi satu daftar bernama “aturan”.")
    rules = tuple(_rule(number, row) for number, row in enumerate(rows, 1))
    names = [rule.id for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise FormRuleError(f"Aturan “{name}” disebut lebih dari sekali.")
    return rules


def is_endless(pola: str) -> bool:
    """Whether an expression repeats without bound what itself repeats: some lines would
    be searched for hours."""
    return _repeats(sre_parse.parse(pola), inside=False)


def _repeats(parsed: Any, inside: bool) -> bool:
    """Walk through the parsed expression; `inside` an unbounded repetition."""
    for sort, what in parsed:
        again = sort in REPEATS and what[1] > MOST_REPEATS
        if again and inside:
            return True
        for part in what if isinstance(what, tuple | list) else (what,):
            rows = part if isinstance(part, list) else [part]
            if any(
                isinstance(row, sre_parse.SubPattern) and _repeats(row, inside or again)
                for row in rows
            ):
                return True
    return False


def _rule(number: int, row: object) -> Rule:
    name = row.get("id", number) if isinstance(row, dict) else number
    try:
        rule = Rule.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise FormRuleError(f"Aturan {name}: {place}: {first['msg']}") from error
    sort = SORTS.get(rule.periksa)
    if sort is None:
        known = ", ".join(sorted(SORTS))
        raise FormRuleError(
            f"Aturan {name}: “{rule.periksa}” tidak dikenal; yang ada: {known}."
        )
    for need in sort.needs:
        if not getattr(rule, need):
            raise FormRuleError(f"Aturan {name}: “{need}” wajib disebut.")
    try:
        re.compile(rule.pola)
        rule.pesan.format(ruas="", temuan="", usul="")
    except (re.error, KeyError, IndexError, ValueError) as error:
        raise FormRuleError(f"Aturan {name}: {error}") from error
    if is_endless(rule.pola):
        raise FormRuleError(
            f"Aturan {name}: pola mengulang sesuatu yang sudah berulang; pola seperti "
            "itu dapat menghentikan portal. Tulis tanpa pengulangan di dalam "
            "pengulangan."
        )
    return rule
