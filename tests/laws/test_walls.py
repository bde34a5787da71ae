"""Who may import whom: core climbs one ladder, windows know no SQL, the wall sees scenes only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# A folder or module, and what nothing in it may import.
LAW = {
    "core": ("ui", "PySide6", "shiboken6"),
    "core/resources.py": ("core",),
    "core/model": (
        "core.counting",
        "core.room",
        "core.store",
        "core.acts",
        "core.intake",
        "core.report",
        "core.cli",
        "sqlite3",
        "sqlcipher3",
        "sqlite_utils",
    ),
    "core/counting": ("core.store", "core.acts", "core.intake", "core.report", "core.cli"),
    "core/room.py": ("core.store", "core.acts", "core.intake", "core.report", "core.cli"),
    "core/store": ("core.acts", "core.intake", "core.report", "core.cli"),
    "core/intake": ("core.store", "core.acts", "core.report", "core.room", "core.cli"),
    "core/report": ("core.store", "core.acts", "core.intake", "core.room", "core.cli"),
    "core/acts": ("core.report", "core.room", "core.cli"),
    "ui": ("sqlite3", "sqlcipher3", "pysqlite3", "sqlite_utils", "core.cli"),
    "ui/widgets": (
        "core.store",
        "core.acts",
        "core.intake",
        "core.report",
        "core.counting",
        "core.room",
        "ui.session",
        "ui.desk",
        "ui.place",
    ),
    "ui/room": ("core.store", "core.acts", "core.intake", "core.report", "core.counting"),
    "ui/theme": ("core.store", "core.acts", "core.counting", "core.report", "ui.widgets"),
}

# Only these may be imported by the room screen from core and from ui.
ROOM_SEES = ("core.room", "ui.room", "ui.theme", "ui.widgets")


def imports(path: Path) -> Iterator[str]:
    """Yield every module a file imports, however deep inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(folder: str) -> list[Path]:
    place = ROOT / folder
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


@pytest.mark.parametrize("folder", LAW)
def test_nobody_reaches_over_the_wall(folder: str) -> None:
    assert files(folder)
    for path in files(folder):
        for module in imports(path):
            for banned in LAW[folder]:
                assert not f"{module}.".startswith(f"{banned}."), (
                    f"{path.relative_to(ROOT)} imports {module}; {folder} may not know {banned}"
                )


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
        if path.name not in ("cli.py",):
            assert "core.cli" not in set(imports(path)), path.name


def test_heavy_libraries_are_imported_when_first_used() -> None:
    heavy = ("reportlab", "pikepdf", "pypdf", "pypdfium2", "python_calamine", "uharfbuzz", "docx")
    for path in [*files("core"), *files("ui")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                if "core/report/pdf" in path.as_posix() or "typeset" in path.as_posix():
                    continue  # itself imported when first used
                assert name.split(".")[0] not in heavy, f"{path.name} imports {name} at once"
