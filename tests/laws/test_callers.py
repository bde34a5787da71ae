"""What nothing of the product calls is not in the product."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.laws.sources import nodes_of

ROOT = Path(__file__).parents[2]
SOURCES = [
    ROOT / "main.py",
    *(path for room in ("core", "ui") for path in sorted((ROOT / room).rglob("*.py"))),
]
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

# Called by what is not ours: Qt asks widgets, the parsers of Python hand on what they read.
_BY_OTHERS = re.compile(r"__\w+__|[a-z]+[A-Z]\w*|handle_\w+|visit_\w+|m\d{3}_\w+")


def is_property(node: ast.FunctionDef) -> bool:
    """Return whether it only says how something is, which a test may ask too."""
    return any("property" in ast.unparse(one) for one in node.decorator_list)


def is_signal(node: ast.AST) -> bool:
    """Return whether a statement makes a signal."""
    match node:
        case ast.Assign(value=ast.Call(func=ast.Name(id="Signal"))):
            return True
    return False


def defined(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield what a file defines to be called: functions, methods, classes and signals."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            if not is_property(node):
                yield node.name
        elif isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and is_signal(node):
            yield from (name.id for name in node.targets if isinstance(name, ast.Name))


def called(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield every name that is read, and those in texts: types that come later, names looked up."""
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from () if ". " in node.value else WORD.findall(node.value)


def test_whatever_is_defined_is_called_from_somewhere_in_the_product() -> None:
    known = {name for path in SOURCES for name in called(nodes_of(path))}
    uncalled = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for path in SOURCES
        for name in defined(nodes_of(path))
        if name not in known and not _BY_OTHERS.fullmatch(name)
    }
    assert uncalled == set()
