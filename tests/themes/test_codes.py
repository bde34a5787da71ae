"""One reads along reasons, comments and remarks, and puts codes on them by key."""

from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.acts import coding
from core.counting.thread import EvidencePiece, pieces
from core.model.coding import CODED_KINDS
from core.model.finding import EvidenceKind
from core.queries.findings import comments_under
from tests.themes.conftest import Open
from ui.themes import codes
from ui.themes.codes import CodesView
from ui.themes.comments import CommentsView
from ui.themes.filters import Filters
from ui.themes.page import ThemesPage


def row_in_view(view: CodesView) -> int:
    """Return the number of what the keyboard is at."""
    piece = view.piece_in_view()
    assert piece is not None
    return piece.row_id


def read_comment(page: ThemesPage) -> tuple[CommentsView, EvidencePiece]:
    """Have the keyboard at the second line of the comments; return them and what it is at."""
    page.show_view("comments")
    comments = page.view
    assert isinstance(comments, CommentsView)
    comments.lines.go_to(1)
    piece = page.piece_in_view()
    assert piece is not None
    return comments, piece


def test_codes_are_put_on_by_key_made_while_typing_and_tallied(open_themes: Open) -> None:
    page = open_themes("cin")
    _, wanted = read_comment(page)
    assert "codes" not in {option.value for option in page._options()}
    page.run("code")
    assert page.switch.value == "codes"
    view, session = page.view, page.context.session
    assert isinstance(view, CodesView)
    assert row_in_view(view) == wanted.row_id
    assert view.bar.field.hasFocus()
    QTest.keyClicks(view.bar.field, "Waiting")
    QTest.keyClick(view.bar.field, Qt.Key.Key_Return)
    assert view.lines.hasFocus()
    assert "Waiting" in [line.mark for line in view.lines.lines]
    QTest.keyClick(view.lines, Qt.Key.Key_Down)
    QTest.keyClick(view.lines, Qt.Key.Key_1)
    assert view.tally.text() == "1 code for 2 pieces; one piece may have several."
    QTest.keyClick(view.lines, Qt.Key.Key_H)  # a letter begins another
    assert view.bar.field.text() == "h"
    QTest.keyClick(view.bar.field, Qt.Key.Key_Escape)
    assert view.lines.hasFocus()
    code = session.now.codes[0]
    view.by_code.set_value(code.id)
    view.refresh(view.filters)
    assert [line.mark for line in view.lines.lines] == ["Waiting", "Waiting"]
    view.bar.chips[0].click()
    assert [line.mark for line in view.lines.lines] == ["Waiting"]
    reasons = [one for one in session.now.judgements if one.reason.strip()]
    session.do(lambda file: coding.turn_code(file, code, EvidenceKind.JUDGEMENT, reasons[0].id))
    assert [line.mark for line in view.lines.lines] == ["Waiting"] * 2
    view.ways.rename_it.click()
    QTest.keyClicks(view.ways.field, "Long waits")
    QTest.keyClick(view.ways.field, Qt.Key.Key_Return)
    assert [one.name for one in session.now.codes] == ["Long waits"]
    view.ways.remove_it.click()
    assert not session.now.code_uses
    assert view.ways.isHidden()
    for _ in range(6):
        session.undo()
    assert not session.now.codes
    _put_on_many(view)
    view.show_lines([])
    page.run("code")
    assert not view.bar.field.hasFocus()  # it is out of sight


def _put_on_many(view: CodesView) -> None:
    """Put on more codes than a line has room for; each can be seen. One too long stays typed."""
    field = view.bar.field
    for at in range(12):
        field.given.emit(f"A code of some length, number {at}")
    QTest.qWait(1)
    last = view.bar.chips[-1]
    assert last.visibleRegion().boundingRect().size() == last.size()
    field.setText("y" * 81)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "y" * 81


def test_comments_are_read_as_far_as_they_are_listed_and_all_are_counted(
    open_themes: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_themes("cin")
    page.show_view("codes")
    view, session = page.view, page.context.session
    assert isinstance(view, CodesView)
    now = session.now
    every = session.read(lambda file: comments_under(file, now, None))
    assert len(every) > 40
    for one in every[:3]:
        session.do(
            partial(coding.code_as, name="Waiting", kind=EvidenceKind.COMMENT, row_id=one.id)
        )
    now = session.now
    monkeypatch.setattr(codes, "_MOST", 5)
    agencies = (None, every[0].agency_id)
    choices = product((None, now.tool.themes[0].id), agencies, (None, "none", now.codes[0].id))
    for theme, agency, code in choices:
        view._comments.let_go()
        view.by_code.set_value(code or "all")
        view.refresh(Filters(theme_id=theme, agency_id=agency))
        reasons = {one.id for one in now.judgements if one.reason.strip()}
        wanted = [
            one
            for one in pieces(now, every)
            if one.kind in CODED_KINDS
            and theme in (None, one.theme_id)
            and agency in (None, one.agency_id)
            and (one.kind is not EvidenceKind.JUDGEMENT or one.row_id in reasons)
            and codes._has(now, one.kind, one.row_id, code)
        ]
        listed = [one.value for one in view.lines.lines if not one.heading]
        assert len(listed) == min(5, len(wanted))
        assert set(listed) <= set(wanted)
        if len(wanted) > 5:
            assert view.lines.lines[-1].small.startswith(f"{len(wanted) - 5} more")
        assert len(view._comments._beside) <= 1


def test_who_comes_to_code_waits_for_no_counts(open_themes: Open) -> None:
    page = open_themes("cin")
    comments, wanted = read_comment(page)
    page.hide()
    page.aim_at("code")
    assert page.switch.value == "codes"
    page.show()
    assert not comments.isVisible()
    page.run("code")
    view = page.view
    assert isinstance(view, CodesView)
    assert row_in_view(view) == wanted.row_id
