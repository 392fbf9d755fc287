"""Finds, without running anything, which test proves which rule.

Read are ``pytest.mark.rule(...)`` on a test, on its class, in ``pytestmark`` of the class
or the module, and in ``pytest.param(..., marks=...)``, also when the parameters stand in
a constant of the module. A skipped or expected-to-fail test proves nothing and counts
for nothing.
"""

import ast
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path


UNPROVEN = {"skip", "skipif", "xfail"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Proof:
    """A test that says that it proves a rule. ``test`` is its pytest node id."""

    rule: str
    test: str
    file: str
    line: int


@dataclass(frozen=True)
class Problem:
    """A mark that cannot be counted, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass
class Found:
    proofs: list[Proof] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find(folder: Path, root: Path) -> Found:
    """All proofs in the test modules under ``folder``; names are relative to ``root``."""
    found = Found()
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"), filename=name)
        except SyntaxError as error:
            line = error.lineno or 1
            found.problems.append(Problem(name, line, f"tak terbaca: {error.msg}"))
            continue
        Module(tree, name, found).read()
    return found


class Module:
    """One test module while it is read."""

    def __init__(self, tree: ast.Module, name: str, found: Found) -> None:
        self.tree = tree
        self.name = name
        self.found = found
        self.constants = dict(assignments(tree.body))
        self.aliases = {
            key for key, value in self.constants.items() if is_mark(value, {"rule"})
        }
        self.seen: set[int] = set()

    def read(self) -> None:
        """Collect the proofs of every test, then complain about the marks left over."""
        self.scope(self.tree.body, (), self.marks(self.pytestmark(self.tree.body)))
        for call in self.marks([self.tree]):
            if id(call) not in self.seen:
                self.problem(
                    call.lineno, "penanda rule tidak melekat pada uji mana pun"
                )

    def scope(
        self, body: list[ast.stmt], parents: tuple[str, ...], outer: list[ast.Call]
    ) -> None:
        """Walk the tests of a module or class; ``outer`` marks hold for all of them."""
        tests = []
        for node in body:
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                tests.append(node)
                own = [*node.decorator_list, *self.pytestmark(node.body)]
                self.scope(node.body, (*parents, node.name), outer + self.marks(own))
            elif isinstance(node, Function) and node.name.startswith("test"):
                tests.append(node)
                self.test(node, parents, outer)
        if tests:
            self.seen.update(id(call) for call in outer)

    def test(
        self, node: Function, parents: tuple[str, ...], outer: list[ast.Call]
    ) -> None:
        """Count what one test proves."""
        used = [*node.decorator_list, *self.referenced(node.decorator_list)]
        calls = [*outer, *self.marks(used)]
        self.seen.update(id(call) for call in calls)
        unproven = any(
            is_mark(part, UNPROVEN)
            for decorator in node.decorator_list
            for part in ast.walk(decorator)
        )
        if unproven and calls:
            self.problem(node.lineno, "uji yang dilewati tidak membuktikan apa pun")
            return
        test = "::".join((self.name, *parents, node.name))
        proofs = {
            rule: Proof(rule, test, self.name, call.lineno)
            for call in calls
            for rule in self.ids(call)
        }
        self.found.proofs.extend(proofs.values())

    def pytestmark(self, body: list[ast.stmt]) -> list[ast.expr]:
        """What the module or class says of all its tests."""
        return [value for key, value in assignments(body) if key == "pytestmark"]

    def referenced(self, decorators: list[ast.expr]) -> list[ast.expr]:
        """The constants that the decorators name, such as a table of parameters."""
        names = {
            part.id
            for decorator in decorators
            for part in ast.walk(decorator)
            if isinstance(part, ast.Name)
        }
        return [self.constants[name] for name in sorted(names & set(self.constants))]

    def marks(self, nodes: Iterable[ast.AST]) -> list[ast.Call]:
        """All calls of the mark below the given nodes."""
        return [
            part
            for node in nodes
            for part in ast.walk(node)
            if isinstance(part, ast.Call) and self.is_rule(part.func)
        ]

    def is_rule(self, node: ast.expr) -> bool:
        named = isinstance(node, ast.Name) and node.id in self.aliases
        return named or is_mark(node, {"rule"})

    def ids(self, call: ast.Call) -> Iterator[str]:
        """The ids of one mark; they must be written out, so that a search finds them."""
        if not call.args:
            self.problem(call.lineno, "penanda rule tanpa id")
        for arg in call.args:
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                yield arg.value
            else:
                self.problem(call.lineno, "id harus ditulis sebagai teks")

    def problem(self, line: int, reason: str) -> None:
        problem = Problem(self.name, line, reason)
        if problem not in self.found.problems:
            self.found.problems.append(problem)


def assignments(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    """The plain ``name = value`` lines of a module or class."""
    for node in body:
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        else:
            continue
        for target in targets:
            if isinstance(target, ast.Name) and node.value is not None:
                yield target.id, node.value


def is_mark(node: ast.AST, names: set[str]) -> bool:
    """Whether the expression is ``pytest.mark.<one of the names>``."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "mark"
    )
