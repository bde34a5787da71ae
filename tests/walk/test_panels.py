"""Outline, parked list and search: opened by a key, left by Esc, the focus back where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.acts import prepare, walk
from core.acts.prepare import keep_rows
from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.household import CasePerson, KeyDate
from core.model.snapshot import Snapshot
from core.model.voices import FamilyVoice, LeaderTalk, MeetingObserved
from core.queries.search import Hit, HitKind
from core.store.file import WorkshopFile
from tests.journeys.facilitator import settle
from tests.journeys.looking import clipped
from tests.showing import show_active
from tests.walk.conftest import case_called
from ui.audit.context import AuditContext
from ui.audit.search import SearchPanel
from ui.audit.session import WorkshopSession
from ui.theme import BODY, AppTheme
from ui.walk.nothing import NothingToWalk
from ui.walk.outline import OutlinePanel
from ui.walk.papers import PapersCard
from ui.walk.parked import ParkedList
from ui.widgets.entry_list import EntryHeading, EntryList, ListEntry
from ui.widgets.labels import Label
from ui.widgets.overlay import Overlay
from ui.widgets.scroll import Scroll


class Page(QWidget):
    """Somewhere the focus comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = QLineEdit()
        QVBoxLayout(self).addWidget(self.reason)
        self.resize(1000, 700)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    shown = Page()
    qtbot.addWidget(shown)
    show_active(shown, qtbot)
    shown.reason.setFocus()
    return shown


def _shown(entries: EntryList) -> list[EntryHeading | ListEntry]:
    model = entries.model()
    return [model.index(at, 0).data(Qt.ItemDataRole.UserRole + 1) for at in range(model.rowCount())]


def _search(panel: SearchPanel, words: str) -> list[EntryHeading | ListEntry]:
    panel.field.clear()
    QTest.keyClicks(panel.field, words)
    return _shown(panel.results)


# Search


def test_every_key_finds_and_the_words_found_stand_out(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    found = _search(panel, "photo chi")
    assert found[0] == EntryHeading("Heard in the room")
    entry = found[1]
    assert isinstance(entry, ListEntry)
    assert [text for text, strong in entry.words if strong] == ["photo", "child"]
    assert entry.below == "Comment · Child B · Question 5"


def test_arrows_and_enter_go_there_while_typing(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    _search(panel, "plan")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.field.hasFocus()
    with qtbot.waitSignal(panel.chosen) as news:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    hit = news.args[0]
    assert isinstance(hit, Hit)
    assert (hit.kind, hit.case_id) == (HitKind.CASE, case_called(context, "Child B"))
    assert panel.isHidden()


def test_up_at_the_first_result_stays_there(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    _search(panel, "plan")
    first = panel.results.current
    QTest.keyClick(panel.field, Qt.Key.Key_Up)
    assert panel.results.current == first is not None


def test_esc_closes_the_search_and_the_focus_goes_back(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    assert panel.field.hasFocus()
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert page.reason.hasFocus()


def test_nothing_typed_and_nothing_found_are_told_apart(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    assert panel.content.text().startswith("Search cases")
    assert _search(panel, "zebra") == []
    assert panel.content.text() == "Nothing in this audit holds all of these words."
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.isVisible()


def test_an_agency_searched_for_is_named_with_where_it_stands(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    name = context.session.now.agencies[-1].name
    assert _search(panel, name) == []
    assert panel.content.text().endswith(f"Agencies called so stand in Prepare: {name}.")


def test_a_question_is_not_found_twice_as_its_own_line(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    found = _search(panel, "drugs")
    kinds = [one.value.kind for one in found if isinstance(one, ListEntry)]  # type: ignore[attr-defined]
    assert HitKind.QUESTION in kinds
    assert HitKind.ITEM not in kinds


def test_what_an_agency_wrote_is_found_under_its_name(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    found = _search(panel, "fortnight")
    written = [
        one.below
        for one in found
        if isinstance(one, ListEntry)
        and isinstance(one.value, Hit)
        and one.value.kind is HitKind.COMMENT
    ]
    names = {agency.name for agency in context.session.now.agencies}
    assert written
    assert all(words.split(" · ")[0] in names for words in written)


def test_what_is_taken_back_while_it_is_listed_can_no_longer_be_chosen(
    context: AuditContext, page: Page
) -> None:
    context.session.do(lambda file: prepare.keep_rows(file, "add a case", [Case("Child Zebra")]))
    panel = SearchPanel(context, page)
    panel.open()
    assert any(isinstance(entry, ListEntry) for entry in _search(panel, "zebra"))
    context.session.undo()
    assert _shown(panel.results) == []


def test_what_another_window_wrote_since_is_not_offered(context: AuditContext, page: Page) -> None:
    with WorkshopFile.open(context.session.path, read_only=True) as file:
        looking = AuditContext(WorkshopSession(file), context.room, context.settings, page)
        rows: list[Case | Agency] = [Case("Child Zebra"), Agency("The zebra house")]
        context.session.do(lambda file: prepare.keep_rows(file, "add them", rows))
        panel = SearchPanel(looking, page)
        panel.open()
        assert _search(panel, "zebra") == []
        assert any(isinstance(entry, ListEntry) for entry in _search(panel, "Child"))


# Parked


def test_the_parked_list_says_where_and_why(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = ParkedList(context, page)
    panel.open()
    heading, entry = _shown(panel.entries)
    assert heading == EntryHeading("Child C")
    assert isinstance(entry, ListEntry)
    assert entry.words == (("8. Drug or alcohol issues addressed", False),)
    assert entry.below.startswith("Two say it does not arise")
    with qtbot.waitSignal(panel.chosen) as news:
        QTest.keyClick(panel.entries, Qt.Key.Key_Return)
    assert news.args == [case_called(context, "Child C"), context.session.now.tool.points[7]]
    assert panel.isHidden()


def test_the_parked_list_follows_while_it_is_open(context: AuditContext, page: Page) -> None:
    panel = ParkedList(context, page)
    panel.open()
    case, point = context.session.now.parked()[0].case_id, context.session.now.parked()[0].point
    context.session.do(lambda file: walk.reopen(file, case, point))
    assert _shown(panel.entries) == []
    assert panel.nothing.isVisible()


@pytest.mark.parametrize("kind", [SearchPanel, ParkedList])
def test_a_panel_goes_when_the_focus_goes_elsewhere(
    kind: type[SearchPanel] | type[ParkedList], context: AuditContext, page: Page
) -> None:
    panel: Overlay = kind(context, page)
    panel.open()
    page.reason.setFocus()
    assert panel.isHidden()


def test_a_panel_lies_within_its_page_whatever_its_size(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = SearchPanel(context, page)
    panel.open()
    _search(panel, "the")
    for width, height in ((1440, 900), (500, 320)):
        page.resize(width, height)
        assert page.rect().contains(panel.geometry())


# Outline


def _words(panel: OutlinePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(Label) if label.isVisible()]


def test_the_outline_shows_the_case_and_what_came_back(context: AuditContext, page: Page) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    panel.toggle()
    words = _words(panel)
    assert "Child D · outline" in words
    assert any(text.startswith("Home conditions and behaviour") for text in words)
    assert "4 of 5 in, 4 usable" in words
    assert words[words.index("GP") + 1] == "No return"


def test_the_outline_tells_what_the_family_said_and_who_was_asked(
    context: AuditContext, page: Page
) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    context.cursor.go(case_called(context, "Child C"))
    panel.open()
    assert "What the family said" in _words(panel)
    said, asked = panel.family.text().split("\n")
    assert said == (
        "“I had to tell it all again each time somebody new came.” (Parent, telephone · Background)"
    )
    assert asked.endswith("consent: to be heard and quoted, heard")
    context.cursor.go(case_called(context, "Child H"))
    assert panel.family.isHidden()
    assert panel.family_title.isHidden()


def test_the_outline_tells_what_meetings_showed_and_leaders_said_on_the_theme_in_front(
    context: AuditContext, page: Page
) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    now = context.session.now
    first, other = now.tool.points[0], now.tool.points[-1]
    here, there = (now.tool.theme_at(one).id for one in (first, other))
    assert here != there
    rows: list[MeetingObserved | LeaderTalk] = [
        MeetingObserved("Core group", text="The chair asked", theme_id=here),
        LeaderTalk("Head of service", text="Cover is thin", theme_id=there),
    ]
    context.session.do(lambda file: keep_rows(file, "add", rows))
    context.cursor.go(now.listed_cases[0].id, first)
    panel.open()
    assert "Core group. The chair asked." in panel.others.text()
    assert "Cover is thin" not in panel.others.text()
    context.cursor.go(now.listed_cases[0].id, other)
    assert "Cover is thin. (Head of service)" in panel.others.text()


def test_the_outline_tells_who_belongs_to_the_case_and_what_happened_when(
    context: AuditContext, page: Page
) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    case_id = case_called(context, "Child H")
    context.cursor.go(case_id)
    panel.open()
    assert panel.dates.isHidden()
    rows: list[prepare.Kept] = [
        CasePerson(case_id, "brother", age="4"),
        CasePerson(case_id, "unborn child"),
        KeyDate(case_id, "2014-03-03", "Moved school"),
        KeyDate(case_id, "2013-11-20", "First referral"),
    ]
    context.session.do(lambda file: prepare.keep_rows(file, "add them", rows))
    assert "brother, 4 years; unborn child" in _words(panel)
    assert panel.dates.text().split("\n") == [
        "20 November 2013: First referral.",
        "3 March 2014: Moved school.",
    ]


def test_what_a_family_says_meanwhile_is_read_at_once(context: AuditContext, page: Page) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    case_id = case_called(context, "Child H")
    context.cursor.go(case_id)
    panel.open()
    voice = FamilyVoice("Nobody rang back", case_id=case_id)
    context.session.do(lambda file: prepare.keep_rows(file, "add a family voice", [voice]))
    assert panel.family.text() == "Nobody rang back."


def test_the_outline_follows_the_room_to_the_next_case(context: AuditContext, page: Page) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    panel.toggle()
    context.cursor.go(case_called(context, "Child H"))
    assert "Child H · outline" in _words(panel)


def test_esc_puts_the_outline_away_and_the_focus_goes_back(
    context: AuditContext, page: Page, qtbot: QtBot
) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    page.reason.setFocus()
    panel.toggle()
    inside = page.focusWidget()
    assert inside is not None
    assert panel.isAncestorOf(inside)
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert page.reason.hasFocus()


def test_the_same_key_opens_and_closes_the_outline(context: AuditContext, page: Page) -> None:
    panel = OutlinePanel(context)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(panel)
    panel.toggle()
    panel.toggle()
    assert panel.isHidden()
    assert page.reason.hasFocus()


@pytest.mark.parametrize("high", range(300, 320, 3))
def test_no_line_of_an_outline_is_cut_in_half(theme: AppTheme, qtbot: QtBot, high: int) -> None:
    papers = PapersCard()
    qtbot.addWidget(papers)
    papers.show_case(Case("Child A", outline="The family moved twice in one year. " * 90))
    papers.resize(600, high)
    papers.show()
    scroll = papers.findChild(Scroll)
    assert isinstance(scroll, Scroll)
    assert scroll.verticalScrollBar().maximum() > 0
    line = QFontMetrics(theme.font(BODY)).lineSpacing()
    assert scroll.viewport().height() % line == 0
    papers.show_case(Case("Child B", outline="A short one."))
    qtbot.waitUntil(lambda: scroll.viewportMargins().bottom() == 0)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_papers_are_no_higher_than_their_words(theme: AppTheme, qtbot: QtBot, scale: float) -> None:
    papers = PapersCard()
    qtbot.addWidget(papers)
    papers.resize(600, 500)
    papers.show()
    theme.apply(scale=scale)
    scroll = papers.findChild(Scroll)
    assert isinstance(scroll, Scroll)
    for words in ("Moved twice in one year.", "A long way. " * 60):
        papers.show_case(Case("Child A", outline=words, status_at_end="Open"), alone=True)
        papers.resize(600, papers.maximumHeight())
        settle()
        assert papers.height() < 500 * scale**2
        assert clipped(papers) == []
        assert scroll.verticalScrollBar().maximum() == 0
    papers.show_case(Case("Child B", outline="Moved twice."))
    assert papers.maximumHeight() < 100 * scale


def test_what_is_missing_is_said_whole_in_large_text(theme: AppTheme, qtbot: QtBot) -> None:
    theme.apply(scale=2.0)
    page = NothingToWalk()
    qtbot.addWidget(page)
    page.explain(Snapshot(Audit("Neglect")))
    page.resize(1134, 560)
    page.show()
    assert clipped(page) == []
