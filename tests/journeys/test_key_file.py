"""Who is behind the references, from nothing by the keys, and nothing of it anywhere else."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtWidgets import QApplication

from core.model.access import AccessKind
from core.model.kept_copy import PlainCopies
from core.store.key_file import KeyFile
from tests.journeys.facilitator import Facilitator, focused, texts
from tests.small import small_audit
from ui.key_file.page import KeyFilePage

AUDIT_KEY = "what opens the audit"
OWN_KEY = "nine other slow wheels turning"
NEXT_KEY = "eleven slower wheels standing"
NAMES = ("Zebedee", "Quillfeather", "PNC-7731", "Xanthe", "Wrenfield")
LIST = "Child;Name;Date of birth\nChild B;Xanthe Wrenfield;3 June 2015\nChild Q;Nobody;\n"


@pytest.fixture(autouse=True)
def _a_profile_in_sight(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / "profile"))


def audit_of_two(home: Path, passphrase: str | None) -> Path:
    path = home / "Documents" / "small.casewalk"
    small_audit(path, lambda: datetime(2014, 4, 9, 10, 40), passphrase).close()
    return path


def ask_for_it(facilitator: Facilitator) -> KeyFilePage:
    facilitator.press("Alt+F")
    facilitator.choose("Key file")
    page = facilitator.page.over.key_file
    assert page is not None
    return page


def make(facilitator: Facilitator, *places: Path) -> KeyFilePage:
    page = ask_for_it(facilitator)
    facilitator.tab_to("Passphrase")
    facilitator.say(OWN_KEY)
    facilitator.tab_to("The passphrase again")
    facilitator.say(OWN_KEY)
    for place in places:
        facilitator.press_button("Choose where")
        facilitator.name_file(place)
    facilitator.await_(lambda: page.key.is_open)
    return page


def names_left(home: Path, *apart: Path) -> dict[str, list[str]]:
    """Return which files tell a name or a passphrase, by their bytes or their own names."""
    found: dict[str, list[str]] = {}
    for path in home.rglob("*"):
        if path in apart or not path.is_file():
            continue
        content = path.read_bytes()
        for secret in (*NAMES, OWN_KEY, NEXT_KEY):
            coded = (secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be"))
            if any(one in content for one in coded) or secret in path.name:
                found.setdefault(str(path.relative_to(home)), []).append(secret)
    return found


def test_names_are_typed_and_listed_and_each_agency_gets_a_locked_sheet_by_the_keys(
    facilitator: Facilitator, home: Path
) -> None:
    stick, sheets = home / "stick", home / "sheets"
    stick.mkdir()
    sheets.mkdir()
    brought = stick / "list.csv"
    brought.write_text(LIST, encoding="utf-8")
    audit = audit_of_two(home, None)  # without a passphrase: all its bytes can be read
    facilitator.open(audit)
    facilitator.page.session.copies.choose(PlainCopies.KEEP)
    beside, place = audit.with_name("who.casekey"), stick / "who.casekey"
    page = make(facilitator, beside, place)
    assert not beside.exists()
    assert focused() is page.lines.view

    facilitator.press("Right")
    facilitator.say("Zebedee Quillfeather")
    facilitator.wait(timedelta(seconds=0.5))
    assert facilitator.page.details.note.text == "", "here names belong"
    facilitator.press("Tab")
    facilitator.say("1 May 2012")
    facilitator.press("Return", "Escape")
    facilitator.tab_to("Name of a further column")
    facilitator.say("Police number")
    facilitator.press("Return")
    facilitator.press("Shift+Tab")
    facilitator.tab_to("Who is behind each reference")
    facilitator.press("Ctrl+Home", "End")
    facilitator.say("PNC-7731")
    facilitator.press("Return", "Escape")
    facilitator.tab_to("On whose sheets this column goes")
    facilitator.press("Down", "Down")
    facilitator.press_button("Take a list in")
    facilitator.name_file(brought)
    facilitator.await_(lambda: facilitator.sees("The list is in"))
    assert facilitator.sees("Not in this audit: “Child Q”.")
    with_list = page.key.identities
    facilitator.press("Alt+Z")
    assert "Child Q" not in [one.reference for one in page.key.identities.lines]
    facilitator.press_button("Take a list in")
    facilitator.name_file(brought)
    facilitator.await_(lambda: page.key.identities == with_list)
    assert KeyFile.open(place, OWN_KEY).identities == with_list

    facilitator.press_button("Health: 2 of 2 known")
    facilitator.tab_to("Passphrase of this sheet")
    facilitator.say(OWN_KEY)
    facilitator.press_button("Write the sheets")
    facilitator.name_file(sheets)
    facilitator.await_(lambda: facilitator.sees("opens the audit or the key file"))
    assert not list(sheets.iterdir())
    facilitator.press_button("Police: 2 of 2 known")
    facilitator.press_button("Write the sheets")
    facilitator.name_file(sheets)
    facilitator.await_(lambda: bool(page.sheets.made_words))
    made = dict(line.split(": ") for line in page.sheets.made_words[1:])
    assert sorted(made) == ["Health, identity sheet.pdf", "Police, identity sheet.pdf"]
    for name, passphrase in made.items():
        with pytest.raises(PdfiumError, match="password"):
            PdfDocument(sheets / name, password="")
        with PdfDocument(sheets / name, password=passphrase) as opened:
            said = opened[0].get_textpage().get_text_range()
        assert "Zebedee" in said
        assert ("PNC-7731" in said) is name.startswith("Police")
    log = facilitator.page.session.access.all()
    lines = [one.about for one in log if one.kind is AccessKind.IDENTITIES]
    assert lines == ["Health: 2", "Police: 2"]

    facilitator.press_button("Change its passphrase")
    assert "has now" in focused().accessibleName()
    for typed in ("not this", OWN_KEY):
        facilitator.press("Ctrl+A")
        facilitator.say(typed)
        facilitator.press("Tab", "Tab")
        facilitator.tab_to("Passphrase")
        facilitator.press("Ctrl+A")
        facilitator.say(NEXT_KEY)
        facilitator.tab_to("The passphrase again")
        facilitator.press("Ctrl+A")
        facilitator.say(NEXT_KEY)
        facilitator.press("Return")
        facilitator.await_(lambda: not page.passphrase.busy)
        if typed != OWN_KEY:
            assert facilitator.sees("That is not the passphrase this key file has.")
    assert facilitator.sees("The key file has another passphrase.")
    assert KeyFile.open(place, NEXT_KEY).identities == page.key.identities
    log = facilitator.page.session.access.all()
    assert [one.kind for one in log].count(AccessKind.KEY_FILE) == 1

    facilitator.press("Ctrl+F")
    facilitator.say("Zebedee")
    facilitator.pause()
    assert facilitator.sees("Nothing in this audit holds all of these words.")
    facilitator.press("Escape")
    assert facilitator.page.over.key_file is None
    titles = " ".join(one.windowTitle() for one in QApplication.topLevelWidgets())
    seen = " ".join([titles, *texts(facilitator.window)])
    assert not [name for name in (*NAMES, *made.values()) if name in seen]
    facilitator.press("Ctrl+W")
    facilitator.rest()
    assert list((home / "profile").rglob("*.casewalk")), "copies were kept"
    assert names_left(home, brought) == {}


def test_it_closes_when_the_page_is_left_or_nobody_is_there_and_not_while_the_room_looks_on(
    facilitator: Facilitator, home: Path
) -> None:
    facilitator.open(audit_of_two(home, AUDIT_KEY), AUDIT_KEY)
    hidden: list[bool] = []

    def hide(_window: int, wanted: bool) -> bool:
        hidden.append(wanted)
        return True

    facilitator.window.capture.hide = hide
    page = ask_for_it(facilitator)
    assert hidden == [True], "a shared screen shows no names"
    facilitator.tab_to("Passphrase")
    facilitator.say(AUDIT_KEY)
    facilitator.tab_to("The passphrase again")
    facilitator.say(AUDIT_KEY)
    facilitator.press_button("Choose where")
    assert facilitator.sees("That passphrase opens the audit.")
    facilitator.press("Escape")
    assert hidden == [True, False]

    place = home / "who.casekey"
    page = make(facilitator, place)
    facilitator.press("Right")
    facilitator.say("Zebedee")  # the cell is still open
    page.idle.idle.emit()
    facilitator.keep_keyboard()
    assert facilitator.page.over.key_file is None
    assert "no key was pressed" in facilitator.message
    assert KeyFile.open(place, OWN_KEY).identities.lines[0].cells[0] == "Zebedee"

    page = ask_for_it(facilitator)
    facilitator.press_button("Choose a key file")
    facilitator.name_file(place)
    facilitator.say("not this one")
    facilitator.press("Return")
    facilitator.await_(lambda: facilitator.sees("could not be opened"))
    facilitator.write(OWN_KEY)
    facilitator.press("Return")
    facilitator.await_(lambda: page.key.is_open)
    key = page.key
    facilitator.press("Right", "Ctrl+C")
    assert QApplication.clipboard().text() == "Zebedee"
    facilitator.press("Ctrl+Shift+L")
    facilitator.rest()
    assert not key.is_open
    assert not facilitator.sees("Zebedee")
    facilitator.say(AUDIT_KEY)
    facilitator.press("Return")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    assert facilitator.page.over.key_file is None
    assert not QApplication.clipboard().text()

    facilitator.press("Ctrl+2", "F5")
    facilitator.press_button("Show it in a window anyway")
    facilitator.keep_keyboard()
    facilitator.press("Alt+F")
    facilitator.choose("Key file")
    assert facilitator.page.over.key_file is None
    assert "The room screen is up" in facilitator.message


def test_before_anybody_is_known_it_is_said_what_a_sheet_needs(
    facilitator: Facilitator, home: Path
) -> None:
    facilitator.open(audit_of_two(home, None))
    make(facilitator, home / "who.casekey")
    facilitator.press_button("Write the sheets")
    assert facilitator.sees("Nobody the agencies were asked about is known yet.")
