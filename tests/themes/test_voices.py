"""Other voices stand by theme with their base, and only where an audit has any."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.model.voices import FamilyVoice, LeaderTalk
from tests.themes.conftest import Open
from tests.themes.looking import choose
from ui.themes.page import ThemesPage
from ui.themes.voices import VoicesView


def voices(page: ThemesPage) -> VoicesView:
    page.show_view("voices")
    assert isinstance(page.view, VoicesView)
    return page.view


def test_family_voices_stand_by_theme_with_how_many_families_spoke(open_themes: Open) -> None:
    view = voices(open_themes("cin"))
    assert view.heard.text() == "3 of 5 families asked were heard"
    headings = [line.title for line in view.lines.lines if line.heading]
    assert "The plan · 1 family voice, from 1 of 3 families heard" in headings
    own = next(line for line in view.lines.lines if line.text.startswith("“I had"))
    assert own.small == "Family · Parent, telephone · Child C"


def test_meetings_that_were_watched_stand_there_too(open_themes: Open) -> None:
    view = voices(open_themes("tier2"))
    assert view.lines.lines[0].title == "No theme yet · 4 meetings observed"
    assert view.lines.lines[1].small.startswith("Meeting observed · 11 May 2011 · ")


def test_a_line_leads_to_its_case_at_a_question_of_its_theme(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view = voices(page)
    view.lines.go_to(next(n for n, line in enumerate(view.lines.lines) if line.value))
    with qtbot.waitSignal(view.visit_requested) as news:
        QTest.keyClick(view.lines, Qt.Key.Key_Return)
    now = page.context.session.now
    target = news.args[0]
    voice = view.lines.at.value if view.lines.at else None
    assert isinstance(voice, FamilyVoice)
    assert target.case_id == voice.case_id
    assert now.tool.theme_at(target.point).id == voice.theme_id


def test_the_theme_chosen_narrows_them(open_themes: Open) -> None:
    page = open_themes("cin")
    view = voices(page)
    choose(page.by_theme, "The plan")
    assert len([line for line in view.lines.lines if not line.heading]) == 1
    choose(page.by_theme, "Records")
    assert view.nothing.isVisible()


def test_an_audit_without_other_voices_has_no_such_view(open_themes: Open) -> None:
    page = open_themes("small")
    session = page.context.session
    page.show_view("voices")
    assert not isinstance(page.view, VoicesView)
    talk = LeaderTalk("Director", text="More time is needed")
    session.do(lambda file: prepare.keep_rows(file, "add a talk", [talk]))
    view = voices(page)
    assert view.lines.lines[1].small == "Talk with leaders · Director"
    session.undo()
    assert not isinstance(page.view, VoicesView)
    assert page.switch.value == "counts"
