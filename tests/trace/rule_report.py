"""What is proven and what is not, by standard, for reading on screen or as a page."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from tests.trace.rule_catalogue import Catalogue
from tests.trace.rule_catalogue import Item
from tests.trace.rule_catalogue import KINDS
from tests.trace.rule_marks import Proof


class Report:
    """The catalogue beside the tests that prove it."""

    def __init__(self, catalogue: Catalogue, proofs: Iterable[Proof]) -> None:
        self.catalogue = catalogue
        self.tests: dict[str, list[str]] = defaultdict(list)
        for proof in proofs:
            if (
                proof.rule in catalogue.items
                and proof.test not in self.tests[proof.rule]
            ):
                self.tests[proof.rule].append(proof.test)

    def proven(self, items: list[Item]) -> str:
        """``covered/all`` of the given promises."""
        return f"{sum(bool(self.tests.get(item.id)) for item in items)}/{len(items)}"

    def closing(self) -> str:
        """The line that everybody quotes: ``steps a/262 rules b/85 ...``."""
        return " ".join(
            f"{kind} {self.proven(self.catalogue.of(kind=kind))}" for kind, _ in KINDS
        )

    def heading(self, group: str) -> str:
        counts = [
            f"{key} {self.proven(items)}"
            for kind, key in KINDS
            if (items := self.catalogue.of(group, kind))
        ]
        return f"{group} {self.catalogue.titles[group]}: {', '.join(counts)}"

    def text(self, uncovered: bool = False) -> Iterator[str]:
        """Lines for the terminal; ``uncovered`` leaves out what is proven."""
        for group in self.catalogue.titles:
            yield self.heading(group)
            for item in self.catalogue.of(group):
                tests = self.tests.get(item.id, [])
                if not (tests and uncovered):
                    yield f"  {'+' if tests else '-'} {item.id:<16} {item.text}"
                    yield from (f"{'':21}{test}" for test in tests)
            yield ""
        yield self.closing()

    def page(self) -> Iterator[str]:
        """Lines of the page for the developers' documentation."""
        yield "# Jejak standar ke uji"
        yield ""
        yield "Dibuat oleh `python tests/trace --write`; jangan disunting."
        yield ""
        yield f"`{self.closing()}`"
        for group in self.catalogue.titles:
            yield from ("", f"## {self.heading(group)}", "")
            yield "| id | isi | uji |"
            yield "|---|---|---|"
            for item in self.catalogue.of(group):
                tests = "<br>".join(f"`{t}`" for t in self.tests.get(item.id, []))
                printed = f" (tercetak {item.printed})" if item.printed else ""
                yield f"| {item.id}{printed} | {item.text} | {tests or '–'} |"
