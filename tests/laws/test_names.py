"""Names can be guessed: one class a name, wishes as requests, no participle for an object."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.laws.sources import nodes_of

ROOT = Path(__file__).parents[2]
SOURCES = [path for room in ("core", "ui") for path in sorted((ROOT / room).rglob("*.py"))]

# Words that tell a reader nothing about what they name.
RIDDLES = frozenset(
    [
        *("told", "said", "held", "stand", "stands", "standing", "beside", "behind"),
        *("lent", "lend", "worn", "wear", "steady", "untold", "wished"),
    ]
)

# What the field itself calls so: who was told of a concern, a row held back, who said a thing.
FIELD_WORDS = frozenset(
    ["told", "told_at", "told_when", "said_at", "said_by", "held_back", "held_on"]
)


def parts() -> Iterator[tuple[Path, tuple[ast.AST, ...]]]:
    for path in SOURCES:
        yield path, nodes_of(path)


def test_no_two_public_classes_share_a_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path, nodes in parts():
        for node in nodes:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def signals(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            called = node.value.func
            if isinstance(called, ast.Name) and called.id == "Signal":
                yield from (name.id for name in node.targets if isinstance(name, ast.Name))


def test_a_wish_is_a_request() -> None:
    odd = re.compile(r"(^|_)(want|wants|wanted|wish|wished)(_|$)")
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for path, nodes in parts()
        for name in signals(nodes)
        if odd.search(name)
    }
    assert found == set()


def named(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield what is named for others: classes, functions, fields and signals."""
    for node in nodes:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                    yield part.target.id
                if isinstance(part, ast.Assign):
                    yield from (name.id for name in part.targets if isinstance(name, ast.Name))


def words(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))


def test_no_name_is_a_riddle() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for path, nodes in parts()
        for name in (path.stem, *named(nodes))
        if words(name) & RIDDLES and name not in FIELD_WORDS
    }
    assert found == set()
