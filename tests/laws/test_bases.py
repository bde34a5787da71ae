"""A widget has one base that Qt knows: of a second one PySide6 forgets the signals."""

import importlib
from inspect import getmembers, isclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "ui").rglob("*.py")
    if path.name != "__init__.py"
)


@pytest.mark.usefixtures("qapp")
def test_no_class_has_two_bases_with_signals_of_their_own() -> None:
    seen = 0
    for name in MODULES:
        for _, one in getmembers(importlib.import_module(name), isclass):
            if one.__module__ == name:
                known = [base.__name__ for base in one.__bases__ if issubclass(base, QObject)]
                assert len(known) < 2, f"{name}: {one.__name__} stands on {', '.join(known)}"
                seen += 1
    assert seen > len(MODULES)
