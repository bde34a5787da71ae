"""The catalogue of all words on screen and on paper: `python -m tests.catalogue` prints it.

A text is written where it is used and goes through `tr`, `later` or `plural`; this
reads them out of the code, for whoever looks over the wording or translates it.
"""

import ast
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final, NamedTuple

from tests.laws.sources import nodes_of

ROOT: Final = Path(__file__).parents[1]
OWN_WORD: Final = frozenset({"case", "cases", "Case", "Cases", "a case", "A case"})

# Rooms without words for people, or with words of other people's files.
_WORDLESS: Final = (
    *("core/pdf/text", "core/pdf/canvas.py", "core/pdf/embedding.py", "core/pdf/structure.py"),
    *("core/pdf/fields.py", "core/pdf/shapes.py", "core/forms/word_xml.py"),
    *("core/word/", "core/html/"),
    *("core/files.py", "core/interpreter.py", "core/examples.py", "core/review/names.py"),
    *("core/intake/others_words.py", "core/intake/watching_windows.py"),
    *("core/wording/answer_words.py", "core/wording/careful_reader/change_words.py"),
    *("ui/theme/fonts.py", "ui/theme/sheet.py"),
)
# What takes texts that are no words for people: errors of ours, patterns, names of Qt.
_TECHNICAL: Final = frozenset(
    re.findall(
        r"\w+",
        """ValueError KeyError TypeError RuntimeError AssertionError LookupError OSError getattr
        compile match fullmatch search sub finditer findall TypeVar cast execute executescript
        split strip partition setObjectName setProperty setStyleSheet QKeySequence warn
        startswith endswith error replace removeprefix removesuffix field strftime""",
    )
)
_NAMES: Final = frozenset(
    re.findall(
        r"\w+",
        """Casewalk Qt Esc Cmd Option Volumes Inhibit Get Fusion True False Type Bearing Snapshot
        Scene Verdict When Changed Lang Vocabulary Look Palette Sign Tone Wash Board""",
    )
) | {"reason at ", "casewalk awake"}
_KEY: Final = re.compile(r"(Ctrl|Alt|Shift|F\d|sample quota)")
_SQL: Final = re.compile(
    r"(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|DROP|ALTER|WITH|ATTACH|BEGIN|COMMIT|ROLLBACK|WHEN"
    r"|VACUUM|COPY|ANALYZE|DO|SAVEPOINT|FROM|WHERE|ORDER|REPLACE|TEMP)\b"
    r"|[+a-z_.]+ (IN|=|IS|LIKE|>|<|AND) |(OR octet_length|NOT BETWEEN|IS NOT NULL)|new\.$"
)


class CatalogueText(NamedTuple):
    """One text: where it is asked for, by which function, with which values."""

    text: str
    place: str
    door: str
    given: frozenset[str]
    at_import: bool

    @property
    def wanted(self) -> frozenset[str]:
        """The values the text has a place for, without what is audited."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name) - OWN_WORD


class _Source:
    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(ROOT).as_posix()
        self.nodes = nodes_of(path)
        self._above: dict[ast.AST, ast.AST] = {}
        for node in self.nodes:
            for child in ast.iter_child_nodes(node):
                self._above[child] = node

    def above(self, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """Yield every node around one, with the child it was come from."""
        while node in self._above:
            child, node = node, self._above[node]
            yield node, child

    def at_import(self, node: ast.AST) -> bool:
        return not any(
            isinstance(above, ast.FunctionDef | ast.Lambda) for above, _ in self.above(node)
        )


@cache
def _sources() -> tuple[_Source, ...]:
    paths = (path for room in ("core", "ui") for path in sorted((ROOT / room).rglob("*.py")))
    left_out = (*_WORDLESS, "core/words.py")
    return tuple(
        _Source(path)
        for path in paths
        if not path.relative_to(ROOT).as_posix().startswith(left_out)
    )


def _called(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "id", "") or getattr(function, "attr", "")


@cache
def texts() -> tuple[CatalogueText, ...]:
    """Return every text that goes through the catalogue."""
    return tuple(_texts())


def _texts() -> Iterator[CatalogueText]:
    for source in _sources():
        for call in source.nodes:
            if not isinstance(call, ast.Call) or _called(call) not in ("tr", "later", "plural"):
                continue
            for one in call.args:
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    given = frozenset(value.arg for value in call.keywords if value.arg)
                    place = f"{source.name}:{one.lineno}"
                    early = source.at_import(call)
                    yield CatalogueText(one.value, place, _called(call), given, early)
        yield from _words_of_states(source)


def _words_of_states(source: _Source) -> Iterator[CatalogueText]:
    """Yield what states and kinds are called, which `word_for` asks for by their value."""
    for defined in source.nodes:
        if isinstance(defined, ast.ClassDef) and any(
            ast.unparse(base) == "StrEnum" for base in defined.bases
        ):
            for node in defined.body:
                text = _words_of(node.value) if isinstance(node, ast.Assign) else ""
                if text and "_" not in text:
                    place = f"{source.name}:{node.lineno}"
                    yield CatalogueText(text, place, "word_for", frozenset(), at_import=False)


def bare() -> Iterator[tuple[str, str]]:
    """Yield every text of several words that is shown without going through the catalogue."""
    for source in _sources():
        for node in source.nodes:
            text = _words_of(node)
            if _for_people(text) and not _excused(source, node):
                yield f"{source.name}:{getattr(node, 'lineno', 0)}", text


def _words_of(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        parts = (str(part.value) for part in node.values if isinstance(part, ast.Constant))
        return "\0".join(parts)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _for_people(text: str) -> bool:
    if text in _NAMES or _KEY.match(text) or _SQL.match(text.lstrip()):
        return False
    if re.search(r"[{;]\s*[a-z-]+:", text):
        return False
    return bool(re.search(r"[^\W\d]{2,} [^\W\d]|[^\W\d][.…]$|^[A-Z][a-z]+$", text))


def _excused(source: _Source, node: ast.AST) -> bool:
    for above, child in source.above(node):
        match above:
            case ast.Call() if child is not above.func and _takes(above, child):
                return True
            case ast.keyword() if above.arg == "merge":  # what one step of undo is known by
                return True
            case ast.JoinedStr() | ast.MatchValue() | ast.Compare():
                return True
            case ast.Expr():
                return above.value is node
            case ast.AnnAssign() | ast.arg() if child is above.annotation:
                return True
            case ast.Assign() if ast.unparse(above.targets[0]) == "_DAMAGE":
                return True  # what the database says
            case ast.Dict() if child in above.keys:
                return True
            case ast.Subscript() if child is above.slice:
                return True
            case ast.FunctionDef() if child is above.returns:
                return True
            case ast.ClassDef():
                values = any("Enum" in ast.unparse(base) for base in above.bases)
                sentence = _words_of(node)[:1].isupper() and "StrEnum" not in map(
                    ast.unparse, above.bases
                )
                return values and not sentence and source.at_import(node)
    return False


def _takes(call: ast.Call, child: ast.AST) -> bool:
    called = _called(call)
    if called in ("tr", "later", "plural"):
        return child in call.args
    return called in _TECHNICAL


def catalogue() -> dict[str, list[str]]:
    """Return every text with the places that ask for it."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in texts():
        found[one.text].append(one.place)
    return dict(sorted(found.items()))


def not_in_welsh() -> list[str]:
    """Return the texts of the window that the Welsh draft has not yet, for its file."""
    from ui.program.welsh import welsh

    begun = welsh().texts
    return [
        text
        for text, places in catalogue().items()
        if text not in begun and any(place.startswith("ui/") for place in places)
    ]


if __name__ == "__main__":
    asked = not_in_welsh() if "--welsh" in sys.argv[1:] else catalogue()
    print(json.dumps(asked, ensure_ascii=False, indent=1))
