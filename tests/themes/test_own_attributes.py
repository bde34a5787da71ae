"""Themes is narrowed to the cases of which the audit's own attributes say the same."""

from dataclasses import replace
from functools import partial

from pytestqt.qtbot import QtBot

from core.acts.attributes import note_attributes, remove_attribute, rename_attribute
from core.acts.findings import add_finding
from core.acts.own_documents import write_own_words
from core.acts.prepare import keep_rows
from core.counting.collation import Base
from core.counting.evidence import ReturnsSelection
from core.counting.judgements import (
    JudgementsSelection,
    counted_points,
    room_counts,
    selected_judgements,
)
from core.counting.live_number import Counted, LiveNumber, live_number
from core.counting.narrowing import Within, cases_within
from core.model.case import Attribute
from core.model.changed import Changed
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId
from core.model.judgement import JudgementState
from core.model.own_document import START, OwnNumber, own_numbers
from core.store.file import WorkshopFile
from core.wording.findings import gone_words
from core.wording.live_number import live_words, share_parts
from tests.themes.conftest import Open
from tests.themes.looking import bar_says, choose, counting, pathways, rows
from ui.themes.charts import ChartsView
from ui.themes.numbers import count_now, number_of
from ui.themes.page import ThemesPage
from ui.themes.pathways import PathwaysView

_READERS = (("Amina", ""), ("Beth", "Amina"), ("Amina", "Beth"), ("Beth", ""))


def note_readers(page: ThemesPage) -> None:
    """Note of each case who reads it, of some two, and in which region it is."""
    session = page.context.session
    cases = session.now.cases

    def noted(file: WorkshopFile) -> Changed | None:
        with file.act("note who reads what") as act:
            for at, case in enumerate(cases):
                first, second = _READERS[at % len(_READERS)]
                region = "North" if at % 2 else "South"
                own = [("First reader", first), ("Second reader", second), ("Region", region)]
                note_attributes(file, case.id, own)
        return act.news

    session.do(noted)


def test_who_has_no_attributes_sees_nothing_of_them_and_others_find_theirs(
    open_themes: Open,
) -> None:
    page = open_themes("cin")
    assert not page.by_group.isVisible()
    note_readers(page)
    assert page.by_group.isVisible()
    assert [text for _, text in page.by_group._choices] == [
        "All cases",
        "First reader: Amina",
        "First reader: Beth",
        "Second reader: Amina",
        "Second reader: Beth",
        "Region: North",
        "Region: South",
        "First reader or Second reader: Amina",
        "First reader or Second reader: Beth",
    ]
    page.context.session.undo()
    assert not page.by_group.isVisible()


def test_returns_and_room_are_counted_of_one_group_and_every_number_says_so(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    note_readers(page)
    now = page.context.session.now
    choose(page.by_group, "First reader or Second reader: Amina")
    within = page.by_group.value
    assert isinstance(within, Within)
    mine = cases_within(now, within)
    assert len(mine) == sum("Amina" in _READERS[at % 4] for at in range(len(now.cases)))
    usable = sum(case in mine for case, _ in now.usable)
    head = counting(page).table.head.accessibleName()
    assert f"{usable} usable returns, Amina only" in head
    assert f"{len(mine)} cases, Amina only" in head
    shown = rows(page, qtbot)["1a"]
    assert sum(bar_says(shown.returns.bar).values()) == usable
    answer = now.tool.answers_of(now.tool.items[0].answer_set_id)[0]
    said = number_of(now, ReturnsSelection(now.tool.items[0].id, answer.id), page.filters)
    point = next(one for one in counted_points(now) if room_counts(now)[one].agreed)
    lead = room_counts(now)[point].lead
    assert lead is not None
    room = number_of(now, JudgementsSelection(point, JudgementState.AGREED, lead.id), page.filters)
    for number in (said, room):
        assert number is not None
        assert within in number.within
        found = count_now(page.context.session, number)
        assert found is not None
        assert found.cases <= mine
    of_them = room_counts(page.filters.room(now))[point]
    assert of_them.agreed + of_them.not_agreed + of_them.parked + of_them.open == len(mine)
    agreed = [one.case_id for one in now.judged_at(point) if one.state is JudgementState.AGREED]
    assert of_them.base(Base.ALL) == sum(case in mine for case in agreed)
    choose(page.by_group, "All cases")
    assert "only" not in counting(page).table.head.accessibleName()


def test_the_groups_stand_over_what_is_counted_and_nowhere_else(open_themes: Open) -> None:
    page = open_themes("cin")
    note_readers(page)
    choose(page.by_group, "Region: North")
    for name, there in (("pathways", True), ("charts", True), ("comments", False)):
        page.show_view(name)
        assert page.by_group.isVisible() is there, name
    page.show_view("pathways")
    view = page.view
    assert isinstance(view, PathwaysView)
    north = cases_within(page.context.session.now, Within("Region", "North"))
    assert {case.id for row in view._rows for case in row.cases} <= north
    page.context.session.do(_without_attributes)
    assert not page.by_group.isVisible()
    assert page.filters.group is None


def _without_attributes(file: WorkshopFile) -> Changed | None:
    with file.act("take the attributes away") as act:
        for one in file.all(Attribute):
            file.remove(one)
    return act.news


def test_a_number_of_a_group_goes_on_when_its_attribute_is_called_otherwise(
    open_themes: Open,
) -> None:
    page = open_themes("cin")
    note_readers(page)
    session = page.context.session
    now = session.now
    item = now.tool.items[0]
    lead = now.tool.answers_of(item.answer_set_id)[0].id
    numbers = [
        LiveNumber(Counted.RETURNS, item.question_id, item.id, (lead,), within=(within,))
        for within in (Within("Region", "North"), Within("First reader+Second reader", "Amina"))
    ]
    found = [count_now(session, one) for one in numbers]
    rests = [
        EvidenceNamed(FindingId(0), EvidenceKind.COUNT, 0, count=one.text, shown="x")
        for one in numbers
    ]
    session.do(lambda file: add_finding(file, Finding("Late"), rests))
    own = [OwnNumber(numbers[0].text, "12 of 20")]
    session.do(lambda file: write_own_words(file, "report", START, "In 12 of 20", own))
    choose(page.by_group, "Region: North")
    for old, new in (("Region", "Area"), ("First reader", "Reader")):
        named = next(one for one in session.now.attributes if one.name == old)
        session.do(partial(rename_attribute, attribute=named, name=new))
    kept = [live_number(one.count) for one in session.now.evidence[-2:]]
    after = [count_now(session, one) for one in kept if one is not None]
    assert [one and one.members for one in after] == [one and one.members for one in found]
    assert [one.within[0].dimension for one in kept if one] == ["Area", "Reader+Second reader"]
    (part,) = session.now.document_parts
    (in_words,) = own_numbers(part)
    assert live_number(in_words.count) == kept[0]
    assert page.filters.group is None
    assert "only" not in counting(page).table.head.accessibleName()
    session.do(lambda file: remove_attribute(file, session.now.attributes[-1]))
    assert kept[0] is not None
    assert count_now(session, kept[0]) is None
    assert gone_words(session.now, kept[0]) == "What it counts is no longer in the audit"


def note_regions(page: ThemesPage, *regions: str) -> None:
    """Note of each case in which region it is, the last of these for all that are left."""
    session = page.context.session

    def noted(file: WorkshopFile) -> Changed | None:
        with file.act("note the regions") as act:
            for at, case in enumerate(session.now.cases):
                region = regions[min(at, len(regions) - 1)]
                note_attributes(file, case.id, [("Region", region)])
        return act.news

    session.do(noted)


def test_a_group_of_one_case_is_told_by_its_counts_and_never_as_a_rate(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    note_regions(page, "North", "South")
    now = page.context.session.now
    assert "8 cases and" in page.few.text()
    choose(page.by_group, "Region: South")
    assert page.few.text().startswith("7 cases and ")
    choose(page.by_group, "Region: North")
    assert page.few.text() == "One case only: it is told by its counts, never as a percentage."
    for row in rows(page, qtbot).values():
        cell = row.returns.cell
        said = f"{cell.strong} {cell.spoken}" if cell is not None else ""
        assert "%" not in said + row.accessibleDescription()
    item = now.tool.items[0]
    lead = now.tool.answers_of(item.answer_set_id)[0]
    selection = ReturnsSelection(item.id, lead.id)
    number = number_of(now, selection, page.filters)
    assert number is not None
    found = count_now(page.context.session, number)
    assert found is not None
    assert found.percent is not None
    behind = counting(page).evidence(selection).counted
    assert behind == f"{found.count} of {found.base} returns, where applicable"
    said = live_words(now, found)
    assert "%" not in said
    assert said.endswith(f"of {found.base} returns, North only")
    assert share_parts(now, found)[0] == f"{found.count} of {found.base}"
    page.show_view("charts")
    view = page.view
    assert isinstance(view, ChartsView)
    assert view.alone.isVisible()
    assert not any(card.isVisible() for card in view.cards.values())
    choose(page.by_group, "All cases")
    assert view.cards["answers"].isVisible()
    assert not view.alone.isVisible()


def test_the_groups_of_an_attribute_stand_side_by_side_and_each_number_is_of_its_own(
    open_themes: Open,
) -> None:
    page = open_themes("cin")
    view = pathways(page)
    assert not view.by.isVisible(), "who notes nothing of their own sees nothing of it"
    note_regions(page, "North", "North", "North", "West", "South")
    now = page.context.session.now
    assert [text for _, text in view.by._choices] == ["Team", "Region"]
    choose(view.by, "Region")
    grid = view.matrix.grid.shown
    assert (grid.pathways, grid.tops) == (("North", "South"), ("3 cases", "4 cases"))
    assert "by Region." in view.lead.text()
    said = [label.text() for label in view._single_words if label.text()]
    assert said[0] == "West"
    assert said[1].startswith("Of one case this is noted (Child ")
    told = [
        (cell.selection, cell.counts or cell.words)
        for line in grid.cells
        for cell in line
        if cell.selection is not None
    ]
    assert told
    for selection, counts in told:
        assert selection.dimension == "Region"
        held = selected_judgements(now, selection)
        assert counts.startswith(f"{len(held)} of ")
        number = number_of(now, selection, page.filters)
        assert number is not None
        found = count_now(page.context.session, number)
        assert found is not None
        assert (found.count, Within("Region", selection.group or "")) == (
            len(held),
            number.within[0],
        )
    page.context.session.do(_without_attributes)
    assert not view.by.isVisible()
    assert "by team." in view.lead.text()


def test_what_is_behind_a_number_goes_with_the_groups_it_is_of(open_themes: Open) -> None:
    page = open_themes("cin")
    note_readers(page)
    view = pathways(page)
    for change in (
        lambda: choose(view.by, "Region"),
        lambda: choose(view.by, "Second reader"),
        lambda: page.context.session.do(_without_attributes),
    ):
        cells = [cell for line in view.matrix.grid.shown.cells for cell in line]
        counted = next(cell.selection for cell in cells if cell.selection is not None)
        view.matrix.evidence_requested.emit(counted)
        assert page.evidence.title.isVisible()
        change()
        assert not page.evidence.title.isVisible()


def test_without_teams_and_pathways_attributes_alone_are_compared(open_themes: Open) -> None:
    page = open_themes("cin")
    session = page.context.session
    bare = [replace(one, team="", pathway="") for one in session.now.cases]
    session.do(lambda file: keep_rows(file, "no teams", bare))
    assert "pathways" not in [option.value for option in page._options()]
    note_regions(page, "North", "North", "South")
    named = {option.value: option.text for option in page._options()}
    assert named["pathways"] == "Side by side"
    view = pathways(page)
    assert [text for _, text in view.by._choices] == ["Region"]
    assert view.matrix.grid.shown.pathways == ("North", "South")
