"""The counts of a large audit come a moment later than the page, and are the same counts."""

import pytest
from pytestqt.qtbot import QtBot

from core.acts import findings
from core.counting.live_number import LiveNumber
from core.counting.thread import numbers_of_theme
from core.model.case import AnswerGiven
from core.model.changed import Changed
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, FindingKind
from core.model.ids import FindingId
from core.queries.cuts import answers_grouped
from core.queries.returns import answer_cells_to
from core.store.file import WorkshopFile
from tests.themes.conftest import OpenPlaces
from ui.program.jobs import wait_for_all
from ui.themes.findings import counting
from ui.themes.findings.count_reading import _grouped
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.page import FindingsPage

NOW_IT_IS = "95.8% (23 of 24 returns where applicable)"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any audit is a large one."""
    monkeypatch.setattr(counting, "ENOUGH", 0)


def opened(open_places: OpenPlaces, key: str = "cin") -> FindingsPage:
    """Return the findings of an example, in front."""
    places = open_places(key)
    places.run("next_place")
    return places.findings


def take_an_answer(file: WorkshopFile) -> Changed | None:
    """Take one agency's answer to the first line away."""
    with file.act("take an answer away") as act:
        file.remove(file.all(AnswerGiven, "item_id = (SELECT id FROM items WHERE key = '1a')")[0])
    return act.news


def rest_on(page: FindingsPage, number: LiveNumber, shown: str) -> None:
    """Write a finding that rests on a number as it was once shown."""
    evidence = EvidenceNamed(FindingId(0), EvidenceKind.COUNT, 0, count=number.text, shown=shown)
    one = Finding("Plans are on the files.", kind=FindingKind.STRENGTH)
    page.context.session.do(lambda file: findings.add_finding(file, one, [evidence]))


def small(page: FindingsPage) -> list[str]:
    """Return how each finding stands, as its line says."""
    return [line.small for line in page.list.lines if isinstance(line.value, int)]


def begun(counts: FindingCounts) -> None:
    """Read all of what was asked for; another thread is at work on it."""
    counts._on_soon()
    while counts._reading._job is None:
        counts._reading._on_turn()


def worked_out(counts: FindingCounts) -> None:
    """Let the other thread end, without a turn of the window."""
    begun(counts)
    assert wait_for_all()


@pytest.mark.parametrize("by_case", [True, False])
def test_answers_are_grouped_as_the_file_groups_them(
    open_places: OpenPlaces, by_case: bool
) -> None:
    session = opened(open_places).context.session
    items = [one.id for one in session.now.tool.items]
    whole = items[::3]
    answers = session.read(lambda file: answer_cells_to(file, items))
    in_file = session.read(lambda file: list(answers_grouped(file, by_case, not by_case, whole)))
    assert sorted(_grouped(answers, whole, by_case=by_case)) == sorted(in_file)


@pytest.mark.parametrize("key", ["cin", "asked", "kinds"])
def test_what_is_counted_on_another_thread_is_what_is_counted_at_once(
    open_places: OpenPlaces, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    context = opened(open_places, key).context
    numbers = numbers_of_theme(context.session.now, None)
    at_once, later = FindingCounts(context), FindingCounts(context)
    counts, bases = at_once.count(numbers), at_once.bases
    assert counts
    monkeypatch.setattr(counting, "ENOUGH", 0)
    with qtbot.waitSignal(later.counted):
        assert later.count(numbers) == {}
        assert later.bases is None
    assert not later.waiting
    assert later.count(numbers) == counts
    assert later.bases == bases


def test_nothing_is_called_ready_or_gone_before_it_is_counted(
    alone: None, large: None, open_places: OpenPlaces, qtbot: QtBot
) -> None:
    page = opened(open_places)
    (number, *_) = numbers_of_theme(page.context.session.now, None)
    with qtbot.waitSignal(page.counts.counted):
        rest_on(page, number, "12.5% (3 of 24 returns where applicable)")
        assert small(page) == ["Being counted…"]
        assert [line.small for line in page.rests_on.lines.lines] == ["", "Being counted…"]
        page.statement.editor.fields["text"].setPlainText("Plans are on most files.")
        with qtbot.waitSignal(page.context.notice_requested) as said:
            page.go_to_next_decision()
        assert said.args == ["The counts are still being worked out."]
    assert small(page) == ["! A number in it changed"]
    assert page.statement.number_news.decision is not None
    assert page.statement.number_news.decision.why.endswith(NOW_IT_IS)
    assert page.statement.editor.fields["text"].toPlainText() == "Plans are on most files."


def test_what_changes_while_it_is_counted_is_counted_anew(
    alone: None, large: None, open_places: OpenPlaces, qtbot: QtBot
) -> None:
    page = opened(open_places)
    session = page.context.session
    (number, *_) = numbers_of_theme(session.now, None)
    with qtbot.waitSignal(page.counts.counted):
        rest_on(page, number, NOW_IT_IS)
    assert small(page) == ["✓ Ready"]
    session.do(take_an_answer)
    worked_out(page.counts)
    assert session.undo(), "what was worked out meanwhile is not told yet, and never is"
    assert page.counts.waiting
    with qtbot.waitSignal(page.counts.counted):
        assert small(page) == ["✓ Ready"], "as it was before, until it is known"
    assert small(page) == ["✓ Ready"]
    with qtbot.waitSignal(page.counts.counted):
        session.do(take_an_answer)
    assert small(page) == ["! A number in it changed"]


def test_a_page_that_goes_while_it_counts_ends_nothing(
    large: None, open_places: OpenPlaces, qtbot: QtBot
) -> None:
    page = opened(open_places)
    page.counts.count(numbers_of_theme(page.context.session.now, None))
    begun(page.counts)
    with qtbot.waitSignal(page.destroyed):
        page.setParent(None)
        page.deleteLater()
