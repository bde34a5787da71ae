"""From a scene and a size to the page for the wall."""

from PySide6.QtCore import QSizeF

from core.room import (
    AgendaScene,
    BlankScene,
    CaseScene,
    ChartScene,
    HourScene,
    JudgementScene,
    MovedScene,
    QuestionScene,
    ReadBackScene,
    ReasonScene,
    RevealScene,
    Scene,
    SinceScene,
    TableScene,
    ThemeScene,
    ThenNowScene,
    TogetherScene,
)
from ui.room import plain
from ui.room.chart import chart_page
from ui.room.composer import PageComposer
from ui.room.hour import hour_page
from ui.room.moved import moved_page
from ui.room.page import RoomPage
from ui.room.question import question_page
from ui.room.reveal import reveal_page
from ui.room.table import table_page
from ui.room.then_now import since_page, then_now_page
from ui.room.together import together_page


def page_of(scene: Scene, size: QSizeF) -> RoomPage:
    """Return what a scene looks like on a screen of this size."""
    sheet = PageComposer(size)
    match scene:
        case QuestionScene():
            return question_page(scene, sheet)
        case BlankScene():
            return plain.blank_page(scene, sheet)
        case CaseScene():
            return plain.case_page(scene, sheet)
        case JudgementScene():
            return plain.judgement_page(scene, sheet)
        case ReadBackScene():
            return plain.read_back_page(scene, sheet)
        case ReasonScene():
            return plain.reason_page(scene, sheet)
        case ThemeScene():
            return plain.theme_page(scene, sheet)
        case AgendaScene():
            return plain.agenda_page(scene, sheet)
        case ChartScene():
            return chart_page(scene, sheet)
        case TableScene():
            return table_page(scene, sheet)
        case MovedScene():
            return moved_page(scene, sheet)
        case ThenNowScene():
            return then_now_page(scene, sheet)
        case SinceScene():
            return since_page(scene, sheet)
        case HourScene():
            return hour_page(scene, sheet)
        case RevealScene():
            return reveal_page(scene, sheet)
        case TogetherScene():
            return together_page(scene, sheet)
