"""How recent files are named and how hard a passphrase is said to be."""

from datetime import datetime
from pathlib import Path

import pytest

from ui.start.new_audit import file_name
from ui.start.recent_labels import missing_of, name_label, place_label, time_label
from ui.theme import Tone
from ui.widgets.strength import strength

NOW = datetime(2014, 7, 21, 15, 40)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        pytest.param(datetime(2014, 7, 21, 11, 2), "today 11:02", id="the same day"),
        pytest.param(datetime(2014, 7, 20, 23, 59), "yesterday 23:59", id="the day before"),
        pytest.param(datetime(2014, 7, 14, 9, 0), "14 July", id="earlier this year"),
        pytest.param(datetime(2013, 12, 3, 9, 0), "3 December 2013", id="another year"),
    ],
)
def test_a_time_is_said_as_people_say_it(at: datetime, said: str) -> None:
    assert time_label(at, NOW) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("/home/mo/Documents/Audits/a.casewalk", "Documents › Audits", id="home"),
        pytest.param("/home/mo/a.casewalk", "Home folder", id="home itself"),
        pytest.param("/media/mo/STICK/a.casewalk", "Removable drive", id="stick"),
        pytest.param("/run/media/mo/STICK/day/a.casewalk", "Removable drive › day", id="folder"),
        pytest.param("/srv/audits/a.casewalk", "srv › audits", id="elsewhere"),
        pytest.param("/a.casewalk", "Top folder", id="top"),
    ],
)
def test_a_folder_is_said_from_home(path: str, said: str) -> None:
    assert place_label(Path(path), Path("/home/mo")) == said


def test_a_file_is_named_without_its_ending() -> None:
    assert name_label(Path("plans.casewalk")) == "plans"
    assert name_label(Path("plans.2014.zip")) == "plans.2014.zip"


def test_files_that_are_gone_are_found_out(tmp_path: Path) -> None:
    here, gone = tmp_path / "here.casewalk", tmp_path / "gone.casewalk"
    here.touch()
    assert missing_of([here, gone]) == {gone}


@pytest.mark.parametrize(
    ("passphrase", "tone"),
    [
        pytest.param("plans", Tone.WARN, id="short"),
        pytest.param("aaaaaaaaaaaaaaaaaaaa", Tone.WARN, id="one letter"),
        pytest.param("childrenplans", Tone.WARN, id="middling"),
        pytest.param("four horses under water", Tone.GOOD, id="four words"),
    ],
)
def test_a_weak_passphrase_is_pointed_out(passphrase: str, tone: Tone) -> None:
    assert strength(passphrase)[1] is tone


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plans for children in need", "plans-for-children-in-need"),
        ("Réponses / 2014", "réponses-2014"),
        ("…", "audit"),
    ],
)
def test_a_file_is_named_after_its_title(title: str, name: str) -> None:
    assert file_name(title) == name
