"""Who may import whom: core climbs one ladder, windows know no SQL, the wall sees scenes only."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.laws.sources import nodes_of, tree_of

ROOT = Path(__file__).parents[2]

# What each room of core may know of the others: one ladder, and nothing looks up.
LADDER: dict[str, tuple[str, ...]] = {
    "words": (),
    "files": (),
    "interpreter": (),
    "markup": (),
    "allocator": (),
    "crashes": (),
    "no_window": (),
    "places": (),
    "guide": ("files",),
    "model": (),
    "counting": ("model",),
    "wording": ("model", "counting"),
    "room": ("model", "counting", "wording"),
    "charts": ("model", "counting", "wording"),
    "leftovers": ("files",),
    "store": ("model", "files", "leftovers"),
    "queries": ("model", "store"),
    "acts": ("model", "wording", "store"),
    "tables": ("model", "wording", "store", "acts", "files"),
    "intake": ("model", "counting", "wording", "files"),
    "forms": ("model", "counting", "wording", "documents", "pdf", "word"),
    "data": ("model", "counting", "wording"),
    "documents": ("model", "counting", "wording", "charts", "data", "guide"),
    "pdf": ("model", "documents"),
    "html": ("model", "charts", "documents"),
    "word": ("model", "charts", "documents", "pdf"),
    "review": ("model", "files", "counting", "wording", "documents", "pdf"),
    "export": (
        *("model", "forms", "documents", "pdf", "word", "html", "data", "files", "leftovers"),
    ),
    "earlier": ("model", "store", "queries", "acts", "data"),
    "programme": (
        *("model", "files", "counting", "wording", "charts", "store", "queries", "acts", "review"),
        *("documents", "data", "earlier"),
    ),
    "examples": (
        *("model", "counting", "wording", "store", "queries", "acts", "intake", "files"),
        "tables",
    ),
}

# What a room of the windows may know of core. Pages write through acts and read the snapshot.
UI_KNOWS: dict[str, tuple[str, ...]] = {
    "theme": ("model", "files", "interpreter"),
    "widgets": ("model", "wording"),
    "room": ("room",),
    "help": ("files", "wording", "guide", "documents"),
    "start": ("model", "intake", "files", "wording"),
    "walk": ("model", "counting", "wording", "acts", "queries"),
    "themes": ("model", "counting", "wording", "charts", "acts", "queries", "export", "room"),
    "prepare": (
        *("model", "counting", "wording", "acts", "queries", "intake", "forms", "export"),
        *("interpreter", "tables", "documents", "files"),
    ),
    "safekeeping": ("model", "wording", "acts", "queries", "documents", "review", "export"),
    "key_file": ("model", "counting", "wording", "acts", "intake", "export"),
    "report": (
        *("model", "counting", "wording", "acts", "queries", "files", "intake"),
        *("documents", "review", "pdf", "export", "interpreter", "programme", "charts"),
    ),
}

# A folder or module, and what nothing in it may import.
LAW = {
    "core": ("ui", "PySide6", "shiboken6"),
    "core/model": ("sqlite3", "sqlcipher3", "sqlite_utils"),
    "ui": ("sqlite3", "sqlcipher3", "pysqlite3", "sqlite_utils", "core.cli"),
    "ui/widgets": ("ui.audit", "ui.program"),
    "ui/theme": ("ui.widgets",),
    "ui/room": ("ui.audit", "ui.program"),
}

# Only these may be imported by the room screen from core and from ui.
ROOM_SEES = ("core.room", "core.words", "ui.room", "ui.theme", "ui.widgets")


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Return every module a file imports, however deep inside a function."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(folder: str) -> list[Path]:
    place = ROOT / folder
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def rooms(path: Path) -> set[str]:
    """Return the rooms of core that a file imports from; every room may ask of the two left out."""
    names = (module.split(".") for module in imports(path) if module.startswith("core."))
    return {name[1] for name in names} - {"words", "markup"}


def place_of(name: str) -> str:
    folder = f"core/{name}"
    return folder if (ROOT / folder).is_dir() else f"{folder}.py"


@pytest.mark.parametrize("name", LADDER)
def test_core_climbs_one_ladder(name: str) -> None:
    for path in files(place_of(name)):
        for room in rooms(path) - {name}:
            assert room in LADDER[name], f"{path.relative_to(ROOT)} may not know core.{room}"


@pytest.mark.parametrize("name", UI_KNOWS)
def test_a_room_of_the_windows_knows_only_its_part_of_core(name: str) -> None:
    for path in files(f"ui/{name}"):
        for room in rooms(path):
            assert room in UI_KNOWS[name], f"{path.relative_to(ROOT)} may not know core.{room}"


def test_every_room_stands_in_the_laws_and_nothing_lies_loose() -> None:
    core = {path.stem for path in (ROOT / "core").iterdir() if path.suffix in ("", ".py")}
    assert core - {"__init__", "__pycache__", "README"} <= {*LADDER, "cli"}
    assert [path.name for path in (ROOT / "ui").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("folder", LAW)
def test_nobody_reaches_over_the_wall(folder: str) -> None:
    assert files(folder)
    for path in files(folder):
        for module in imports(path):
            for banned in LAW[folder]:
                assert not f"{module}.".startswith(f"{banned}."), (
                    f"{path.relative_to(ROOT)} imports {module}; {folder} may not know {banned}"
                )


# The only doors to the workshop file: the session with its other thread, what opens it and
# what loads it beforehand.
DOORS = (
    *("ui/audit/session.py", "ui/audit/long_acts.py"),
    *("ui/program/opening.py", "ui/program/preloader.py"),
)


def test_pages_read_and_write_through_the_session_and_never_name_the_file() -> None:
    for path in files("ui"):
        name = path.relative_to(ROOT).as_posix()
        if name in DOORS:
            continue
        store = [module for module in imports(path) if module.startswith("core.store")]
        assert not store, f"{name} imports {store[0]}"
        text = path.read_text(encoding="utf-8")
        assert "WorkshopFile" not in text, f"{name} names the workshop file"
        assert "session._file" not in text, f"{name} reaches through the session"


def test_the_text_engine_is_a_library_of_its_own() -> None:
    for path in files("core/pdf/text"):
        for module in imports(path):
            ours = module.startswith(("core.", "ui."))
            assert not ours or module.startswith("core.pdf.text."), f"{path.name}: {module}"


# What opens a file here and now, for those that come along; files from outside go another way.
OPENS_AT_ONCE = ("contents", "delimited", "workbook", "open_document", "tables.read_grid")
OWN_FILES = ("read_cases", "read_requests", "read_returns", "read_judgements", "read.read")


def test_files_from_outside_are_opened_by_the_reading_process_only() -> None:
    banned = {f"core.intake.{name}" for name in OPENS_AT_ONCE}
    for path in [*files("core/cli"), *files("ui"), ROOT / "core/intake/eligible.py"]:
        for module in imports(path):
            assert module not in banned, f"{path.name} imports {module}"
            assert not module.endswith(tuple(f".{name}" for name in OWN_FILES)), path.name


STAGES = ("start", "prepare", "walk", "themes", "report")


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_no_other_stage(stage: str) -> None:
    others = tuple(f"ui.{other}." for other in STAGES if other != stage)
    for path in files(f"ui/{stage}"):
        for module in imports(path):
            assert not f"{module}.".startswith(others), f"{path.name} imports {module}"


def test_the_room_screen_can_hold_scenes_only() -> None:
    for path in files("ui/room"):
        for module in imports(path):
            if module.split(".")[0] in ("core", "ui"):
                assert module.startswith(ROOM_SEES), f"{path.name} imports {module}"


def test_only_the_command_line_and_the_start_of_it_see_everything() -> None:
    for path in [*files("core"), *files("ui")]:
        if "core/cli" not in path.as_posix():
            assert not any(f"{name}.".startswith("core.cli.") for name in imports(path)), path.name


def test_heavy_libraries_are_imported_when_first_used() -> None:
    heavy = ("reportlab", "pikepdf", "pypdf", "pypdfium2", "uharfbuzz", "docx")
    for path in [*files("core"), *files("ui")]:
        tree = tree_of(path)
        for node in tree.body:
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                if "core/pdf/" in path.as_posix():
                    continue  # itself imported when first used
                assert name.split(".")[0] not in heavy, f"{path.name} imports {name} at once"
