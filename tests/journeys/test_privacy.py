"""What people typed stays in the file: on the wall only what is named here, elsewhere nothing."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.model.note import NoteKind
from tests.journeys import marked
from tests.journeys.facilitator import Facilitator, settle, texts
from tests.journeys.looking import pages
from tests.journeys.marked import Marked
from ui.program.faults import FaultDesk, log_to
from ui.themes.places import ThemePlaces
from ui.walk.heard.panel import HeardPanel

PASSPHRASE = "kept between us"

MAY_REACH_THE_WALL: Final = {
    "audit.title",
    "themes.title",
    "questions.key of a question",
    "questions.key of a checklist",
    "questions.text of a question",
    "questions.text of a checklist",
    "items.short of a checklist",
    "answers.label of yes",
    "answers.label of no",
    "cases.reference of case 1",
    "agencies.short of agency 1",
    "agencies.short of agency 2",
    "judgements.reason of agreed",
    "notes.text of practitioner comment",
    "notes.role of practitioner comment",
    "agenda.title",
}
"""Field by field; a reason and a comment only because the test shows that very text."""


class Ears:
    """Hears everything that leaves the facilitator's window."""

    def __init__(self, facilitator: Facilitator, marks: Marked) -> None:
        self._facilitator, self._marks = facilitator, marks
        self.wall: set[str] = set()
        self.titles: set[str] = set()

    def listen(self) -> None:
        """Note what the wall says, paints and tells a screen reader, and every window's title."""
        window = self._facilitator.page.room.window
        page = window.page
        assert not page.cut
        said = [window.accessibleName(), window.accessibleDescription(), window.toolTip()]
        said += [words.text for words in page.words]
        self.wall |= self._marks.found_in(" ".join(said))
        titles = [one.windowTitle() for one in QApplication.topLevelWidgets()]
        titles += [one.windowFilePath() for one in QApplication.topLevelWidgets()]
        titles += [one.title() for one in QGuiApplication.allWindows()]
        self.titles |= self._marks.found_in(" ".join(titles))


def show_everything(facilitator: Facilitator, ears: Ears) -> None:
    """Put every kind of scene on the wall, each by its own act."""
    workspace = facilitator.page.workspace
    showing = workspace.showing
    facilitator.press("Ctrl+2", "F5")
    facilitator.press_button("Show it in a window anyway")
    facilitator.keep_keyboard()
    ears.listen()
    now = facilitator.page.session.now
    for case in now.cases[:1]:
        for point in now.tool.points:
            facilitator.page.context.cursor.go(case.id, point)
            for name in ("show_room", "show_case", "show_judgement", "show_agenda", "blank_room"):
                workspace.run(name)
                settle()
                ears.listen()
            showing.reason(case.id, point)
            ears.listen()
    for note in now.notes:
        if note.kind is NoteKind.COMMENT:
            showing.comment(note)
            ears.listen()
    themes = workspace.page("themes")
    assert isinstance(themes, ThemePlaces)
    facilitator.press("Ctrl+3")
    for view in ("counts", "pathways", "comments", "heard"):
        themes.evidence.show_view(view)
        facilitator.press("F5")
        ears.listen()
    for _ in range(2):
        facilitator.press("Ctrl+3", "F5")
        ears.listen()


def meet_trouble(facilitator: Facilitator, ears: Ears, log: Path, secret: str) -> str:
    """Be refused, and meet a mistake of ours that quotes what was typed; return what it said."""
    facilitator.press("Ctrl+2", "Ctrl+F")
    facilitator.say(secret)
    ears.listen()
    facilitator.press("Escape")
    log_to(log)
    context = FaultDesk(facilitator.window.last_saved)
    try:
        raise ValueError(f"cannot make sense of {secret}")
    except ValueError as error:
        context.report(error)
    assert context.dialog is not None
    settle()
    said = " ".join(texts(context.dialog))
    ears.listen()
    context.dialog.accept()
    settle()
    facilitator.keep_keyboard()
    return said


def export(facilitator: Facilitator, folder: Path) -> None:
    """Let the documents leave; the open concern is carried."""
    facilitator.press("Ctrl+4")
    facilitator.rest()
    facilitator.press("Ctrl+E")
    facilitator.tab_to("Why it stays open")
    facilitator.say("Later")
    facilitator.press("Return")
    facilitator.name_file(folder)
    facilitator.await_(lambda: any(folder.glob("*, practitioner comments.pdf")))
    facilitator.rest()


def left_behind(marks: Marked, home: Path, exports: Path) -> dict[str, set[str]]:
    """Return what any file outside the exports tells, in its name or in plain bytes."""
    found = {}
    for path in home.rglob("*"):
        if exports in path.parents or path == exports:
            continue
        told = marks.found_in(str(path.relative_to(home)))
        if path.is_file():
            told |= marks.found_in(path.read_bytes().decode("latin-1"))
        if told:
            found[path.name] = told
    return found


def test_every_text_field_is_marked(tmp_path: Path) -> None:
    marks = marked.write(tmp_path / "marked.casewalk", PASSPHRASE)
    assert {where.split(" of ")[0] for where in marks.named.values()} == marked.text_columns()


def test_what_was_typed_reaches_the_wall_only_where_it_is_named_and_nothing_else_at_all(
    facilitator: Facilitator, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    exports = home / "exports"
    exports.mkdir()
    marks = marked.write(home / "Documents" / "audit.casewalk", PASSPHRASE)
    secret = next(iter(marks.named))
    facilitator.open(home / "Documents" / "audit.casewalk", PASSPHRASE)
    ears = Ears(facilitator, marks)
    for _page in pages(facilitator):
        ears.listen()
    assert ears.wall <= {"audit.title"}, "nothing reaches the wall by itself"

    show_everything(facilitator, ears)
    dialog = meet_trouble(facilitator, ears, home / "casewalk.log", secret)
    export(facilitator, exports)
    facilitator.press("Ctrl+W")

    assert ears.wall == MAY_REACH_THE_WALL
    assert ears.titles == set()
    assert "ValueError" in dialog
    assert marks.found_in(dialog) == set()
    assert (home / "casewalk.log").exists()
    assert facilitator.settings.exists()
    assert left_behind(marks, home, exports) == {}
    assert marks.found_in("".join(capfd.readouterr())) == set()


def test_nothing_heard_stays_over_the_start_screen_or_the_next_audit(
    facilitator: Facilitator, cin: Path, tier2: Path
) -> None:
    facilitator.window.resize(1000, 800)  # what was heard lies over the page
    facilitator.open(cin)
    facilitator.press("Ctrl+K")
    facilitator.say("Mum was told at school.")
    facilitator.press("Return")
    facilitator.rest()
    assert facilitator.sees("Mum was told at school")

    facilitator.press("Ctrl+W")
    assert not facilitator.sees("Mum was told at school")
    facilitator.open(tier2)
    assert not facilitator.sees("Mum was told at school")
    assert len(facilitator.window.findChildren(HeardPanel)) == 1, "the first audit's is gone"
