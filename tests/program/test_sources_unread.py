"""What PySide6 would read of every module at the start is not read, and is there afterwards."""

import linecache
from pathlib import Path

import pytest

from core.interpreter import forget_sources, leave_sources_unread


def test_sources_that_were_left_unread_are_read_for_a_traceback_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linecache, "cache", {})
    module = tmp_path / "module.py"
    module.write_text("first = 1\n", encoding="utf-8")
    leave_sources_unread(tmp_path, tmp_path / "a folder that is not there")
    assert linecache.getlines(str(module)) == []
    for _ in range(2):  # what came since the last call stays until the next
        forget_sources()
    assert linecache.getlines(str(module)) == ["first = 1\n"]
