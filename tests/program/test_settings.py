"""What this computer remembers, and what it never does."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from ui.program.settings import KEPT, RecentFile, Settings, SettingsFile

AT = datetime(2014, 4, 9, 12, 0, 0)


def test_a_first_start_has_the_usual_settings(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "settings.json").now == Settings()
    assert not (tmp_path / "settings.json").exists()


def test_changes_are_there_the_next_day(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.json"
    first = SettingsFile(path)
    first.change(look="dark", text_scale=1.5, single_letters=False)
    first.opened(Path("audits/cin.casewalk"), AT, locked=True)
    second = SettingsFile(path)
    assert second.now == first.now
    assert second.now.recent == (
        RecentFile(str(Path("audits/cin.casewalk")), "2014-04-09T12:00:00", True),
    )
    assert [path.name for path in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="cut short"),
        pytest.param("[1, 2]", id="not an object"),
        pytest.param('{"recent": [{"path": "x"}]}', id="a recent file without a time"),
        pytest.param(
            '{"recent": [{"path": "x", "opened": "lately", "locked": true}]}',
            id="a recent file with a time that is none",
        ),
        pytest.param('{"recent": 7}', id="recent is a number"),
        pytest.param('{"text_scale": NaN}', id="a size that is no number"),
        pytest.param("[" * 100_000, id="nested without end"),
        pytest.param("\x00\x01", id="not text"),
    ],
)
def test_a_broken_file_gives_the_usual_settings(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings = SettingsFile(path)
    assert settings.now == Settings()
    settings.change(look="dark")
    assert SettingsFile(path).now.look == "dark"


def test_a_field_of_the_wrong_kind_keeps_its_usual_value(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"look": 3, "text_scale": 1.5, "unheard_of": true}', encoding="utf-8")
    assert SettingsFile(path).now == Settings(text_scale=1.5)


def test_the_latest_file_is_first_and_the_list_is_short(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    for number in (*range(KEPT + 3), 5):
        settings.opened(Path(f"{number}.casewalk"), AT, locked=False)
    names = [recent.path for recent in settings.now.recent]
    assert names[0] == "5.casewalk"
    assert len(names) == len(set(names)) == KEPT
    settings.forget_recent()
    assert SettingsFile(tmp_path / "settings.json").now.recent == ()


def test_a_place_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    settings = SettingsFile(in_the_way / "settings.json")
    settings.change(look="dark")
    assert settings.now.look == "dark"


def test_only_the_named_fields_are_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).opened(Path("a.casewalk"), AT, locked=False)
    found = json.loads(path.read_text(encoding="utf-8"))
    assert set(found) == {
        "look",
        "text_scale",
        "single_letters",
        "recent",
        "geometry",
        "export_folder",
        "export_formats",
        "room_display",
        "room_display_day",
        "lock_minutes",
        "hidden_from_capture",
        "heard_window",
        "heard_geometry",
        "window_size",
        "room_geometry",
        "column_widths",
        "welsh",
    }
    assert found["recent"][0]["kept_until"] == "", "unless a reminder was asked for"
    assert set(found["recent"][0]) == {"path", "opened", "locked", "kept_until"}
