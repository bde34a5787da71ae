"""Hidden means hidden: what an agency wrote is nowhere until the table gave its first views."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.acts.first_views import reveal
from core.acts.prepare import set_audit
from core.cli.main import run
from core.counting.case_order import CaseOrder, cases_in_order
from core.counting.replies import replies
from core.documents.tables import tables_record
from core.documents.words_in_order import document_words
from core.model.case import AnswerComment, Return
from core.model.changed import Changed
from core.model.hand_out import DifferenceKind, HandBack, KnownRow, TableDifference
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Point
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.counting.divergent import map_of
from tests.journeys.facilitator import Facilitator, focused, name_of, settle
from tests.journeys.test_room_screen import to_the_wall
from ui.prepare.page import PreparePage
from ui.prepare.reply_panel import ReplyPanel
from ui.walk.map.grid import MapGrid

_PLANTED = "zebrafinch"
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def _all_texts(window: QWidget) -> Iterator[str]:
    """Yield whatever is on the screen, in a tooltip, or read out by a screen reader."""
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
        for name in ("text", "toPlainText"):
            asked = getattr(one, name, None)
            if callable(asked):
                yield str(asked())
        model = one.model() if isinstance(one, QAbstractItemView) else None
        if model is None:
            continue
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(model.rowCount()):
            for column in range(columns):
                for role in _ROLES:
                    yield str(model.index(row, column).data(role))


def _says(facilitator: Facilitator, words: str = _PLANTED) -> bool:
    settle()
    return any(words in text for text in _all_texts(facilitator.window)) or (
        words in facilitator.wall
    )


@pytest.fixture
def blind(at_work: Facilitator) -> Facilitator:
    """At a question of Child D at which one comment says a word that stands nowhere else."""
    session = at_work.page.context.session
    case = next(one for one in session.now.cases if one.reference == "Child D")
    point = _point(session.now)

    def plant(file):  # type: ignore[no-untyped-def]
        with file.act("a comment comes in") as act:
            back = file.all(Return, "case_id = ?", (case.id,))[0]
            pair = (back.id, case.id, back.agency_id)
            held = file.existing(AnswerComment(*pair, point.question_id, ""))
            file.put(replace(held, text=f"A {_PLANTED} was here."))
        return act.news

    session.do(plant)
    at_work.page.context.cursor.go(case.id, point)
    assert _says(at_work), "it is on the screen where nothing is hidden"
    session.do(lambda file: set_audit(file, replace(session.now.audit, asks_first=True)))
    for stage in ("report", "prepare", "themes"):  # as they are made while the keys rest
        list(at_work.page.workspace.stages.ahead(stage))
    return at_work


def _point(now: Snapshot) -> Point:
    return next(one for one in now.tool.points if now.tool.key_at(one) == "9")


def test_what_is_hidden_is_on_no_page_in_no_search_tooltip_label_or_on_the_wall(
    blind: Facilitator, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, session = blind.page.workspace, blind.page.context.session
    to_the_wall(blind)
    blind.press("F5")
    assert not _says(blind)
    assert "family" in blind.wall
    assert "School" not in blind.wall, "nor who is on which side"
    blind.press("Alt+O")
    assert not _says(blind)
    blind.press("Alt+O", "Ctrl+F")
    blind.say(_PLANTED)
    assert workspace.search.results.isHidden()
    blind.press("Escape", "Alt+M")
    assert not _says(blind)
    grid = blind.walk.findChild(MapGrid)
    assert grid is not None
    row = next(one for one in grid.shown.rows if one.cells[0].parts[-1] == "Child D")
    hidden = "hidden until the first views are in"
    assert {cell.spoken for cell in row.cells[1:-1]} == {hidden}
    assert blind.sees("Ordered by what is revealed")
    blind.press("Alt+A")
    assert "Nothing" in blind.message or blind.walk.map_in_front
    with blind.in_file() as file:
        found = map_of(file)
        assert not [one for one in found.alike if session.now.hides(one.case_id, one.point)]
        open_rows = [row for row in found.open if any(cell.hidden for cell in row.cells)]
        assert {row.apart[0] for row in open_rows} == {0}, "the split orders nothing"
        everything = full(file)
        taken = cases_in_order(everything.now, everything.answers, CaseOrder.STRENGTHS)
        assert len(taken) == len(everything.now.cases)
    for stage in ("themes", "report"):
        workspace.go(stage)
        assert workspace.stages.is_covered
        assert not _says(blind)
        blind.press("F5", "Ctrl+Return", "Ctrl+E" if stage == "report" else "Ctrl+3")
        assert workspace.stages.is_covered
        assert "Some returns are still hidden" in blind.message
    _hold_the_hour(blind)
    _walk_returns(blind)
    assert run(["counts", str(session.path)]) != 0
    said = capsys.readouterr()
    assert "wait for first views; this would show them" in said.err
    assert not said.out
    assert run(["counts", str(session.path), "--hidden-too"]) == 0
    for label in session.read(lambda file: [file.undo_label]):
        assert _PLANTED not in label


def _hold_the_hour(blind: Facilitator) -> None:
    """Hold the theme hour meanwhile: its cards are the room's own, what is beside it waits."""
    session, stages = blind.page.context.session, blind.page.workspace.stages
    session.do(lambda file: set_audit(file, replace(session.now.audit, has_theme_hour=True)))
    for stage in ("walk", "themes"):
        blind.page.workspace.go(stage)
        blind.press("Ctrl+Shift+H")
        assert not stages.is_covered
        assert not _says(blind)
        blind.press("Ctrl+3")
        assert stages.is_covered
    blind.press("Ctrl+Shift+H")
    blind.say("What should change first?")
    blind.press("Return", "F5")
    assert "What should change first?" in blind.wall
    session.do(lambda file: set_audit(file, replace(session.now.audit, has_theme_hour=False)))
    assert stages.is_covered, "in the place of the hour that is gone is what waits"


def _walk_returns(blind: Facilitator) -> None:
    """Look at the return in Prepare: it is asked before it is shown."""
    session = blind.page.context.session
    page = blind.page.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    blind.page.workspace.go("prepare")
    page.show_part(PreparationPart.RETURNS)
    panel = page.findChild(ReplyPanel)
    assert panel is not None
    case = next(one for one in session.now.cases if one.reference == "Child D")
    back = next(one for one in session.now.returns if one.case_id == case.id)
    panel.show_pair((case.id, back.agency_id), replies(session.now, session.clock().date()))
    assert not _says(blind)
    assert blind.sees("What came back is hidden")
    blind.press_button("Show it all the same")
    assert _says(blind)


def test_what_a_table_brought_back_is_hidden_as_well_and_in_what_is_printed(
    blind: Facilitator,
) -> None:
    session, point = blind.page.context.session, _point(blind.page.context.session.now)
    case = next(one for one in session.now.cases if one.reference == "Child D")

    def differ(file: WorkshopFile) -> Changed | None:
        with file.act("a table's file comes back") as act:
            back = file.put(HandBack("t", "Table 1", "2014-04-09T10:00:00"))
            (comment,) = file.all(AnswerComment, "text LIKE ?", (f"%{_PLANTED}%",))
            row = json.dumps({"question_id": point.question_id, "text": comment.text})
            place = ("answer_comments", comment.id)
            how = DifferenceKind.BOTH_CHANGED
            there = row.replace("here", "there")
            about = TableDifference(back, *place, how, case_id=case.id, columns="text")
            file.put(replace(about, before=row, here=row, there=there))
            known = KnownRow("t", *place, comment.id, hand_back_id=back, case_id=case.id, row=row)
            file.put(known)
        return act.news

    session.do(differ)
    page = blind.page.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    blind.page.workspace.go("prepare")
    page.show_sides(None)
    assert blind.sees("What the agencies wrote is hidden until the table gave its first views.")
    assert name_of(focused()) == "Tables", "no stray Enter shows anything"
    assert not _says(blind)
    assert _PLANTED not in _sheet(session.now)
    assert _sheet(session.now).count("hidden until the first views are in") == 4
    blind.press_button("Show it all the same")
    assert _says(blind)
    blind.press("Escape")
    blind.page.over.show_safekeeping()
    assert blind.page.over.safekeeping is not None
    erasing = blind.page.over.safekeeping.erasing
    erasing.case.set_value(case.id)
    erasing.holdings.click()
    assert "The returns on Child D wait for the table’s first views" in erasing.said.text()
    assert not erasing.writer.busy
    blind.page.over.leave()
    session.do(lambda file: reveal(file, case.id, point))
    assert _PLANTED in _sheet(session.now)


def _sheet(now: Snapshot) -> str:
    """Return what the sheet of what came back from the tables says."""
    return " ".join(document_words(tables_record(FullSnapshot(now))))


def test_once_it_is_revealed_it_is_found_again(blind: Facilitator) -> None:
    session = blind.page.context.session
    point = _point(session.now)
    case = next(one for one in session.now.cases if one.reference == "Child D")
    session.do(lambda file: reveal(file, case.id, point))
    assert _says(blind)
    blind.press("Ctrl+F")
    blind.say(_PLANTED)
    assert blind.page.workspace.search.results.isVisible()
    blind.press("Escape")
    blind.page.workspace.go("themes")
    assert blind.page.workspace.stages.is_covered, "other questions still wait"
    blind.press_button("Show it all the same")
    assert not blind.page.workspace.stages.is_covered
