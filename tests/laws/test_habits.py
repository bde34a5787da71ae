"""Habits of the whole house: what one slip would lose without anyone noticing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laws.sources import nodes_of

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for part in ("core", "ui") for path in (ROOT / part).rglob("*.py"))
STARTING_JOBS = [
    path
    for path in SOURCES
    if path.name != "jobs.py" and re.search(r"\bJob\(", path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("path", STARTING_JOBS, ids=lambda path: path.stem)
def test_a_mistake_of_ours_in_long_work_is_heard_by_someone(path: Path) -> None:
    nodes = nodes_of(path)
    calls = [ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)]
    jobs = sum(name == "Job" for name in calls)
    assert jobs
    # At least: what the session does meanwhile is heard there, and by whoever asked for it.
    assert sum(name.endswith(".broke.connect") for name in calls) >= jobs


def test_no_name_of_a_month_or_day_follows_the_computers_language() -> None:
    for path in SOURCES:
        found = re.search(r"%[aAbBcpxX]\b", path.read_text(encoding="utf-8"))
        assert found is None, f"{path.relative_to(ROOT)} writes {found and found[0]}"


WINDOWS = [path for path in SOURCES if path.is_relative_to(ROOT / "ui")]


def is_own(node: ast.expr) -> bool:
    """Whether an expression is `self.` and one name."""
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self"


def calls_of(path: Path, method: str) -> Iterator[ast.Call]:
    for node in nodes_of(path):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name == method:
                yield node


def signal_names() -> set[str]:
    made = re.compile(r"^    (\w+) = Signal\(", re.MULTILINE)
    return {name for path in WINDOWS for name in made.findall(path.read_text(encoding="utf-8"))}


def test_no_object_emits_the_signal_of_another() -> None:
    named = signal_names()
    for path in WINDOWS:
        for call in calls_of(path, "emit"):
            assert isinstance(call.func, ast.Attribute)
            assert is_own(call.func.value), f"{path.relative_to(ROOT)}: {ast.unparse(call)}"
        for call in calls_of(path, "connect"):
            for slot in call.args:
                passed_on = isinstance(slot, ast.Attribute) and slot.attr in named
                assert not passed_on or is_own(slot), (
                    f"{path.relative_to(ROOT)}: {ast.unparse(call)}"
                )


def test_no_layout_is_asked_for_its_items() -> None:
    """What PySide6 keeps of one outlives it, and is taken for whatever lies there next."""
    for path in WINDOWS:
        if path.name == "layout_items.py":  # which lets go of them
            continue
        for name in ("itemAt", "itemAtPosition", "itemAtIndex"):
            assert not list(calls_of(path, name)), f"{path.relative_to(ROOT)}: {name}"


def test_the_interpreters_knobs_are_turned_in_one_module() -> None:
    for path in [*SOURCES, ROOT / "main.py"]:
        if path.relative_to(ROOT).as_posix() == "core/interpreter.py":
            continue
        for node in nodes_of(path):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            module = [node.module] if isinstance(node, ast.ImportFrom) else []
            assert "gc" not in [*names, *module], f"{path.relative_to(ROOT)} collects garbage"
        assert not any(calls_of(path, "setswitchinterval")), path.relative_to(ROOT)


# Who may hand words to a screen reader: the speaker of acts and moves, the bar for its own, and
# what the arrows walk inside of, for the number they come to.
VOICES = (
    *("ui/audit/speaker.py", "ui/widgets/message_bar.py"),
    *("ui/widgets/bars.py", "ui/themes/lens_grid.py", "ui/program/menu.py"),
    "ui/widgets/field_note.py",
)


def test_one_place_speaks_of_acts_and_one_voice_speaks() -> None:
    for path in WINDOWS:
        name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if name != "ui/widgets/announcer.py":
            assert "AnnouncementEvent" not in text, f"{name} speaks past the announcer"
            assert name in VOICES or not any(calls_of(path, "announce")), f"{name} speaks"
    bar = (ROOT / VOICES[1]).read_text(encoding="utf-8")
    assert "session" not in bar, "of an act the speaker speaks, not the bar as well"


# The one delegate of rows; the cells of the tables people type in; chips, painted once a kind;
# and the ground of them all.
DELEGATES = frozenset(
    [
        *("ui/widgets/row_list.py", "ui/widgets/cell_delegate.py", "ui/widgets/item_grounds.py"),
        *("ui/prepare/matrix.py", "ui/prepare/tool/choices.py"),
    ]
)


def test_painted_lists_share_one_delegate() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in WINDOWS
        if re.search(r"\(Q?\w*ItemDelegate\)", path.read_text(encoding="utf-8"))
    }
    assert found <= DELEGATES


# A line of its own says whether it was typed in; what a return was begun with counts as typed.
KNOWS_TYPING = ("ui/prepare/fields.py", "ui/prepare/type_in_part.py")


def test_no_page_guards_words_being_typed_by_a_flag_of_its_own() -> None:
    for path in WINDOWS:
        name = path.relative_to(ROOT).as_posix()
        if name not in KNOWS_TYPING:
            asked = [*calls_of(path, "isModified"), *calls_of(path, "setModified")]
            assert not asked, f"{name}: a field follows the audit, and knows its own echo"


def test_an_answers_colour_is_asked_of_the_theme_which_may_keep_it_back() -> None:
    """Where colours wait for the end of the day none may be looked up past that."""
    for path in WINDOWS:
        if path.parent.name != "theme":
            assert "TONE_OF" not in path.read_text(encoding="utf-8"), path.relative_to(ROOT)
