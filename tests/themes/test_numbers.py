"""Every number in Themes is as long as the list behind it, whatever the audit."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from core.counting.collation import Base, responses
from core.counting.count_lines import CountLine, count_lines
from core.counting.evidence import ReturnsSelection, dependency_of, item_returns
from core.counting.judgements import (
    JudgementsSelection,
    kept_out,
    pathway_matrix,
    room_count,
    room_counts,
    selected_judgements,
)
from core.model.audit import Audit
from core.model.case import Agency, Case, Papers, Return
from core.model.ids import (
    AgencyId,
    AnswerId,
    AnswerSetId,
    CaseId,
    ItemId,
    JudgementId,
    QuestionId,
    ThemeId,
)
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer, AnswerSet, Bearing, Item, Question, Theme, Tool
from tests.themes.conftest import Open
from tests.themes.looking import choose, pathways, rows
from ui.themes.count_cells import CountCell, Selection, returns_cell, room_cell
from ui.themes.evidence import judgements_evidence, returns_evidence
from ui.themes.page import ThemesPage

USUAL, GRADES = AnswerSetId(1), AnswerSetId(2)
ANSWERS = (
    Answer(USUAL, "yes", "Yes", Bearing.MET, AnswerId(1), 0),
    Answer(USUAL, "no", "No", Bearing.NOT_MET, AnswerId(2), 1),
    Answer(USUAL, "na", "Not applicable", Bearing.NOT_APPLICABLE, AnswerId(3), 2),
    Answer(GRADES, "na", "Not applicable", Bearing.NOT_APPLICABLE, AnswerId(4), 0),
    Answer(GRADES, "met", "Met", Bearing.MET, AnswerId(5), 1),
    Answer(GRADES, "partly", "Partly met", Bearing.PARTLY, AnswerId(6), 2),
)
TOOL = Tool(
    (Theme("Records", ThemeId(1)), Theme("The plan", ThemeId(2), position=1)),
    (AnswerSet("usual", USUAL), AnswerSet("grades", GRADES)),
    ANSWERS,
    (
        Question("1", "Held?", "Held", ThemeId(1), USUAL, QuestionId(1), 0, checklist=True),
        Question("2", "Seen?", "Seen", ThemeId(2), GRADES, QuestionId(2), 1),
    ),
    (
        Item(QuestionId(1), "1a", "A plan?", "Plan", USUAL, ItemId(1), 0),
        Item(QuestionId(1), "1b", "A letter?", "Letter", USUAL, ItemId(2), 1),
        Item(QuestionId(2), "2", "Seen?", "Seen", GRADES, ItemId(3), 2, ItemId(1), AnswerId(1)),
    ),
)
CASES, AGENCIES, ITEMS = range(1, 6), range(1, 5), range(1, 4)

given_answers = st.dictionaries(
    st.tuples(st.sampled_from(CASES), st.sampled_from(AGENCIES), st.sampled_from(ITEMS)),
    st.integers(1, 6),  # also answers that the item does not allow
    max_size=60,
)
judged = st.dictionaries(
    st.tuples(st.sampled_from(CASES), st.sampled_from([1, 2])),
    st.tuples(
        st.sampled_from(list(JudgementState)),
        st.integers(0, 2),
        st.sampled_from(list(EvidenceSeen)),
    ),
)
cases = st.lists(
    st.tuples(st.sampled_from(["North", "South", ""]), st.sampled_from(list(Papers))),
    min_size=len(CASES),
    max_size=len(CASES),
)


@st.composite
def audits(draw: st.DrawFn) -> tuple[Snapshot, tuple[AnswerRow, ...]]:
    """An audit of five cases and four agencies, with whatever was answered and judged."""
    answers = tuple(
        AnswerRow(CaseId(case), AgencyId(agency), ItemId(item), AnswerId(answer))
        for (case, agency, item), answer in draw(given_answers).items()
    )
    pairs = {(row.case_id, row.agency_id) for row in answers}
    judgements = []
    for at, ((case, question), (state, answer, seen)) in enumerate(draw(judged).items(), 1):
        allowed = TOOL.answers_of(USUAL if question == 1 else GRADES)
        keeps = state not in (JudgementState.NOT_AGREED, JudgementState.NOT_REACHED)
        chosen = allowed[answer].id if keeps else None
        key = (CaseId(case), QuestionId(question), JudgementId(at))
        judgements.append(Judgement(*key, state=state, answer_id=chosen, evidence=seen))
    now = Snapshot(
        Audit("Made"),
        TOOL,
        cases=tuple(
            Case(f"Case {at}", CaseId(at), at, pathway=pathway, papers=papers)
            for at, (pathway, papers) in zip(CASES, draw(cases), strict=True)
        ),
        agencies=tuple(Agency(f"Agency {at}", AgencyId(at), at) for at in AGENCIES),
        returns=tuple(Return(case, agency) for case, agency in sorted(pairs)),
        usable=frozenset(pairs),
        judgements=tuple(judgements),
    )
    return now, answers


def cells_of(line: CountLine, base: Base) -> list[CountCell]:
    found = (returns_cell(line, base, named=True), room_cell(line, base, named=True))
    return [cell for cell in found if cell is not None]


def behind(
    now: Snapshot, answers: tuple[AnswerRow, ...], agency: AgencyId | None, selection: Selection
) -> int:
    """Return how many lines are listed behind a number."""
    if isinstance(selection, JudgementsSelection):
        return len(judgements_evidence(now, selection).rows)
    item = now.tool.item[selection.item_id]
    returns = item_returns(now, item, answers, agency, narrowed=selection.narrowed)
    return len(returns_evidence(now, returns, selection, {}, Base.ALL).rows)


def narrowed(
    now: Snapshot, line: CountLine, answers: tuple[AnswerRow, ...], agency: AgencyId | None
) -> list[CountLine]:
    """Return the line, and as it is narrowed where it depends on another."""
    if line.item is None or line.depends is None:
        return [line]
    found = item_returns(now, line.item, answers, agency, narrowed=True)
    return [line, replace(line, narrowed=True, counted=found.counted)]


@given(audits(), st.sampled_from([None, *AGENCIES]), st.sampled_from(list(Base)))
def test_every_number_of_the_table_is_as_long_as_its_list(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]], of: int | None, base: Base
) -> None:
    now, answers = audit
    agency = AgencyId(of) if of is not None else None
    counts = Counter(
        (row.item_id, row.answer_id) for row in answers if agency in (None, row.agency_id)
    )
    lines = count_lines(now, counts, responses(now, agency).usable)
    for line in [made for one in lines for made in narrowed(now, one, answers, agency)]:
        for cell in cells_of(line, base):
            for part in cell.parts:
                assert isinstance(part.value, ReturnsSelection | JudgementsSelection)
                found = behind(now, answers, agency, part.value)
                assert found == part.count, (line.key, line.narrowed, part.text)
            if cell.selection is not None:
                lead = next(part for part in cell.parts if part.value == cell.selection)
                assert f"{lead.count} of " in cell.spoken


@given(audits())
def test_a_narrowed_line_counts_only_returns_that_fulfil_what_it_depends_on(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]],
) -> None:
    now, answers = audit
    item = TOOL.item[ItemId(3)]
    depends = dependency_of(TOOL, item)
    assert depends is not None
    plain = item_returns(now, item, answers).pairs
    fulfil = set(item_returns(now, depends.on, answers).pairs.get(depends.answer.id, ()))
    for answer, pairs in item_returns(now, item, answers, narrowed=True).pairs.items():
        assert list(pairs) == [pair for pair in plain[answer] if pair in fulfil]


@given(audits())
def test_all_points_counted_at_once_are_what_each_is_by_itself(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]],
) -> None:
    now, _ = audit
    assert room_counts(now) == {point: room_count(now, point) for point in TOOL.points}


@given(audits())
def test_every_cell_of_the_pathways_is_as_long_as_its_list(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]],
) -> None:
    now, _ = audit
    out = kept_out(now)
    for row in pathway_matrix(now):
        for cell in row.cells:
            for answer, count in cell.counts:
                selection = JudgementsSelection(
                    cell.point, JudgementState.AGREED, answer.id, row.pathway, complete_only=True
                )
                found = selected_judgements(now, selection)
                assert len(found) == count
                assert {now.case[one.case_id].pathway for one in found} <= {row.pathway}
                assert not {one.case_id for one in found} & {case.id for case in out.cases}


def numbers_behind(page: ThemesPage, qtbot: QtBot) -> int:
    """Press every number in the table; return how many were pressed."""
    pressed = 0
    for key, row in rows(page, qtbot).items():
        for numbers in (row.returns, row.room):
            if numbers.cell is None or numbers.bar is None:
                continue
            for part in numbers.cell.parts:
                numbers.bar.picked.emit(part.value)
                listed = page.evidence.lines.lines
                assert len(listed) == part.count, (key, part.text)
                said = page.evidence.counted.text()
                number = said.partition("(")[2] if said[:1].isdigit() and "% (" in said else said
                if part.count:
                    assert number.startswith(f"{part.count} "), (key, part.text, said)
                pressed += 1
    return pressed


@pytest.mark.parametrize(("key", "least"), [("cin", 100), ("tier2", 30)])
def test_every_number_on_the_page_opens_as_many_lines(
    open_themes: Open, qtbot: QtBot, key: str, least: int
) -> None:
    page = open_themes(key)
    assert numbers_behind(page, qtbot) >= least
    if page.context.session.now.returns:
        rows(page, qtbot)["8"].chip.click()  # type: ignore[union-attr]
        numbers_behind(page, qtbot)
        choose(page.by_agency, page.context.session.now.agencies[0].name)
        numbers_behind(page, qtbot)


@pytest.mark.parametrize("key", ["cin", "tier2"])
def test_every_cell_of_the_matrix_opens_as_many_lines(open_themes: Open, key: str) -> None:
    page = open_themes(key)
    matrix = pathways(page).matrix
    for line in matrix.grid.shown.cells:
        for cell in line:
            if cell.selection is not None:
                matrix.evidence_requested.emit(cell.selection)
                assert len(page.evidence.lines.lines) == int(
                    (cell.counts or cell.words).split(" of ")[0]
                )
