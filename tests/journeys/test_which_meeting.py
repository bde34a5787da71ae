"""With a panel and a feedback meeting, Walk and Themes know at which of them something was said."""

from core.charts.chart import Chart
from core.model.changed import Changed
from core.model.ids import CaseId, MeetingId
from core.model.meeting import Meeting
from core.model.tool import Point
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator
from ui.themes.charts import ChartsView
from ui.themes.comments import CommentsView
from ui.themes.places import ThemePlaces
from ui.themes.view import View
from ui.walk.page import WalkPage
from ui.widgets.chip import DropChip


def plan_feedback(file: WorkshopFile) -> Changed | None:
    with file.act("plan") as act:
        file.put(Meeting("Feedback", day="2014-05-14"))
    return act.news


def meeting_of(at_work: Facilitator, at: tuple[CaseId, Point]) -> MeetingId | None:
    held = at_work.page.session.now.judgement(*at)
    assert held is not None
    return held.meeting_id


def here(at_work: Facilitator) -> tuple[CaseId, Point]:
    cursor = at_work.page.context.cursor
    assert cursor.case_id is not None
    assert cursor.point is not None
    return cursor.case_id, cursor.point


def choose(chip: DropChip, text: str) -> None:
    menu = chip.menu()
    next(one for one in menu.actions() if one.text().startswith(text)).trigger()
    menu.deleteLater()


def charted(view: View) -> Chart:
    assert isinstance(view, ChartsView)
    chart = view.cards["matrix"].chart
    assert chart is not None
    return chart


def test_what_is_said_at_a_second_meeting_is_of_it_and_themes_narrow_to_it(
    at_work: Facilitator,
) -> None:
    workspace, session = at_work.page.workspace, at_work.page.session
    walk, themes = workspace.page("walk"), workspace.page("themes")
    assert isinstance(walk, WalkPage)
    assert isinstance(themes, ThemePlaces)
    cursor = at_work.page.context.cursor
    first, card = here(at_work), walk.middle.settled
    at_work.press("Alt+1", "Ctrl+Return")
    assert not themes.evidence.by_meeting.isVisibleTo(themes)
    session.do(plan_feedback)
    feedback = session.now.meetings[0].id
    session.choose_meeting(feedback)
    second = here(at_work)
    at_work.press("Alt+1", "Ctrl+Return", "Ctrl+K")
    at_work.say("Heard at the feedback")
    at_work.press("Return", "Escape")
    assert session.now.notes[-1].meeting_id == feedback
    assert [meeting_of(at_work, one) for one in (first, second)] == [None, feedback]

    cursor.go(*second)  # it was noted wrong: the card has the way to say so
    assert "Feedback" in card.meeting.text()
    choose(card.meeting, "The day")
    assert meeting_of(at_work, second) is None
    at_work.press("Alt+Z")
    assert meeting_of(at_work, second) == feedback

    at_work.press("Ctrl+3")
    page = themes.evidence
    choose(page.by_meeting, "Feedback")
    assert at_work.sees("1 case settled there")
    assert at_work.sees("1 of 1")
    assert not at_work.sees("7 open")
    page.show_view("charts")
    matrix = charted(page.view)
    assert matrix.caption.endswith("at “Feedback” only")
    assert len(matrix.drawing.marks) == len(session.now.tool.points)  # of one case, one group
    page.show_view("comments")
    assert isinstance(page.view, CommentsView)
    assert sum("Feedback" in line.small for line in page.view.lines.lines) == 1
    choose(page.by_meeting, "All the audit's meetings")
    page.show_view("counts")
