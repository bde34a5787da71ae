"""What can be added to a finding where there is very much: the first, and what is looked for."""

from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from core.counting.thread import MOST_PIECES, EvidencePiece
from core.model.changed import Changed
from core.model.finding import EvidenceKind
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.wording.findings import EvidenceWords, PieceWords
from tests.themes.conftest import OpenPlaces
from ui.themes.findings import words_reading
from ui.themes.findings.page import FindingsPage

MANY = 3_000


def hear(file: WorkshopFile) -> Changed | None:
    """Hear some thousand remarks about no case."""
    with file.act("hear") as act:
        file.put_new([Note(NoteKind.OBSERVATION, f"said {at} times") for at in range(MANY)])
    return act.news


@pytest.fixture
def page(open_places: OpenPlaces) -> FindingsPage:
    """Findings over an audit in which thousands of remarks were heard, with one begun."""
    places = open_places("cin")
    places.context.session.do(hear)
    places.run("next_place")
    places.run("new_finding")
    return places.findings


@pytest.fixture
def put_in_words(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Every piece that is put in words: whether that was on the window's thread."""
    found: list[bool] = []
    whole = EvidenceWords.of

    def noted(self: EvidenceWords, piece: EvidencePiece) -> PieceWords:
        found.append(current_thread() is main_thread())
        return whole(self, piece)

    monkeypatch.setattr(EvidenceWords, "of", noted)
    return found


def values(page: FindingsPage) -> list[object]:
    """Return what the lines stand for."""
    return [line.value for line in page.add.lines.lines if not line.heading]


def test_of_thousands_the_first_are_listed_and_any_is_found_by_its_words(
    page: FindingsPage, qtbot: QtBot
) -> None:
    page.open_adding()
    page.add.by_theme.set_value(None)
    page.add.theme_chosen.emit(None)
    assert len(page.add.lines.lines) == MOST_PIECES
    every = int(page.add.said.text().split()[0])
    assert every > MANY
    assert "Type words" in page.add.said.text()
    page.add.field.setText("said 2999")
    qtbot.waitUntil(lambda: len(values(page)) == 1)
    last = max(page.context.session.now.notes, key=lambda one: one.id)
    assert values(page) == [EvidencePiece(EvidenceKind.NOTE, last.id)]
    (head,) = (line for line in page.add.lines.lines if line.heading)
    assert "· 1 of " in head.title, "not of all that could be found"
    assert "Type words" not in page.add.said.text()
    page.add.field.setText("")
    assert len(page.add.lines.lines) == MOST_PIECES
    page.add.put_away()


def test_lines_are_made_of_what_is_listed_and_words_compared_off_the_windows_thread(
    page: FindingsPage, qtbot: QtBot, put_in_words: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words_reading, "AT_ONCE", 0)
    page.open_adding()
    page.add.by_theme.set_value(None)
    page.add.theme_chosen.emit(None)
    page.add.field.setText("said 2999")
    assert page.add.said.text() == "Reading what was said and written…"
    assert values(page) == []
    qtbot.waitUntil(lambda: len(values(page)) == 1)
    assert put_in_words.count(False) >= MANY
    assert put_in_words.count(True) <= 3 * MOST_PIECES
    page.add.put_away()


def test_what_comes_late_is_not_listed_under_another_theme(
    page: FindingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words_reading, "AT_ONCE", 0)
    page.open_adding()
    page.add.theme_chosen.emit(None)
    page.add.field.setText("said 2999")
    theme = page.context.session.now.tool.themes[0].id
    page.add.by_theme.set_value(theme)
    page.add.theme_chosen.emit(theme)
    qtbot.waitUntil(lambda: page.add.said.text().startswith("Nothing here"))
    assert values(page) == []
    page.add.put_away()


def test_once_it_is_put_away_nothing_is_read_on(
    page: FindingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words_reading, "AT_ONCE", 0)
    page.open_adding()
    page.add.field.setText("said")
    words = page.adding._words
    assert words._reading.running
    page.add.put_away()
    assert not words._reading.running
