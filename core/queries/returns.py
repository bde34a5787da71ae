"""What agencies answered: counted, to some items, in one return, and at one question."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import starmap
from typing import Final

from core.model.aside import AnswerAside, JudgementAside
from core.model.case import Agency
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId, QuestionId, ReturnId
from core.model.snapshot import AnswerRow, Position, Snapshot, ValueRow
from core.model.tool import Point
from core.store.file import WorkshopFile

AnswerCells = tuple[CaseId, AgencyId, ItemId, AnswerId]
"""An answer as the bare cells of an `AnswerRow`."""


def counts(
    file: WorkshopFile,
    agency_id: AgencyId | None = None,
    cases: Collection[CaseId] | None = None,
    returns: Collection[ReturnId] | None = None,
) -> dict[tuple[ItemId, AnswerId], int]:
    """Count the answers given by item and answer; blanks are what is missing.

    Narrowed to one agency, some cases or some returns if asked.
    """
    where, values = _narrowed(agency_id, cases)
    where += _only_returns(returns)
    rows = file.query(
        f"SELECT item_id, answer_id, count(*) FROM answers_given{_where(where)} "
        "GROUP BY item_id, answer_id",
        values,
    )
    return {(ItemId(item), AnswerId(answer)): count for item, answer, count in rows}


def values_given(
    file: WorkshopFile,
    items: Collection[ItemId] | None = None,
    agency_id: AgencyId | None = None,
    returns: Collection[ReturnId] | None = None,
) -> tuple[ValueRow, ...]:
    """Return every value given: to some items, of one agency or of some returns, or all."""
    where, values = _narrowed(agency_id, None)
    where += _only_returns(returns)
    if items is not None:
        where.append(f"item_id IN ({', '.join('?' * len(items))})")
        values.extend(items)
    rows = file.query(
        f"SELECT case_id, agency_id, item_id, value FROM values_given{_where(where)} ORDER BY id",
        values,
    )
    return tuple(ValueRow(*row) for row in rows)


def values_by_item(
    file: WorkshopFile,
    agency_id: AgencyId | None = None,
    returns: Collection[ReturnId] | None = None,
) -> dict[ItemId, list[str]]:
    """Return the values given by item, of all agencies, of one, or of some returns."""
    found: dict[ItemId, list[str]] = {}
    for row in values_given(file, agency_id=agency_id, returns=returns):
        found.setdefault(row.item_id, []).append(row.value)
    return found


@dataclass(frozen=True, slots=True)
class ReturnContents:
    """What one return holds; blanks have no answer, comments are in the tool's order."""

    answers: dict[ItemId, AnswerId]
    comments: dict[QuestionId, str]
    values: dict[ItemId, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)


def return_contents(file: WorkshopFile, return_id: ReturnId) -> ReturnContents:
    """Return what is in one return."""
    answers = file.query(
        "SELECT item_id, answer_id FROM answers_given WHERE return_id = ?", (return_id,)
    )
    comments = file.query(
        "SELECT question_id, a.text FROM answer_comments AS a JOIN questions AS q "
        "ON q.id = question_id WHERE return_id = ? ORDER BY q.position",
        (return_id,),
    )
    return ReturnContents(
        {ItemId(item): AnswerId(answer) for item, answer in answers},
        {QuestionId(question): text for question, text in comments},
        {
            ItemId(item): value
            for item, value in file.query(
                "SELECT item_id, value FROM values_given WHERE return_id = ?", (return_id,)
            )
        },
        dict(
            file.query(
                "SELECT heading, text FROM kept_texts WHERE return_id = ? ORDER BY id", (return_id,)
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class Asides:
    """What stands aside because the tool no longer asks it: of one agency, and of the room."""

    answers: tuple[AnswerAside, ...]
    judgements: tuple[JudgementAside, ...]


def asides_for(file: WorkshopFile, case_id: CaseId, agency_id: AgencyId) -> Asides:
    """Return what one agency answered for a case, and the room judged, before the tool changed."""
    pair = (case_id, agency_id)
    return Asides(
        tuple(file.all(AnswerAside, "case_id = ? AND agency_id = ?", pair)),
        tuple(file.all(JudgementAside, "case_id = ?", (case_id,))),
    )


def answers_by_item(file: WorkshopFile, items: Collection[ItemId]) -> dict[ItemId, int]:
    """Count the answers given to some items; one that nobody answered is left out."""
    rows = file.query(
        f"SELECT item_id, count(*) FROM ({_ALL_GIVEN}) "
        f"WHERE item_id IN ({', '.join('?' * len(items))}) GROUP BY item_id",
        tuple(items),
    )
    return {ItemId(item): count for item, count in rows}


def return_sizes(file: WorkshopFile) -> dict[ReturnId, tuple[int, int]]:
    """Count the answers and the comments of every return; one without either is left out."""
    answers = dict(file.query(f"SELECT return_id, count(*) FROM ({_ALL_GIVEN}) GROUP BY return_id"))
    comments = dict(
        file.query("SELECT return_id, count(*) FROM answer_comments GROUP BY return_id")
    )
    return {
        ReturnId(number): (answers.get(number, 0), comments.get(number, 0))
        for number in answers.keys() | comments.keys()
    }


def answered_by_pair(file: WorkshopFile) -> dict[tuple[CaseId, AgencyId], int]:
    """Count how many items each return answered; one that answered none is left out."""
    rows = file.query(
        "SELECT case_id, agency_id, count(*) FROM "
        "(SELECT case_id, agency_id FROM answers_given "
        "UNION ALL SELECT case_id, agency_id FROM values_given) GROUP BY case_id, agency_id"
    )
    return {(CaseId(case), AgencyId(agency)): count for case, agency, count in rows}


def answers_to(
    file: WorkshopFile, items: Collection[ItemId], agency_id: AgencyId | None = None
) -> tuple[AnswerRow, ...]:
    """Return every answer given to some items, of all agencies or of one."""
    return tuple(starmap(AnswerRow, answer_cells_to(file, items, agency_id)))


def answer_cells_to(
    file: WorkshopFile, items: Collection[ItemId], agency_id: AgencyId | None = None
) -> list[AnswerCells]:
    """Return the same as bare cells: thousands of them weigh nothing to the collector."""
    where, values = _narrowed(agency_id, None)
    where.append(f"item_id IN ({', '.join('?' * len(items))})")
    rows = file.query(
        f"SELECT case_id, agency_id, item_id, answer_id FROM answers_given{_where(where)}",
        (*values, *items),
    )
    return list(rows)


def given_to(
    file: WorkshopFile,
    items: Collection[ItemId],
    agency_id: AgencyId | None = None,
) -> tuple[tuple[AnswerRow, ...], tuple[ValueRow, ...]]:
    """Return every answer and every value given to some items, of all agencies or of one."""
    if not items:
        return (), ()
    return answers_to(file, items, agency_id), values_given(file, items, agency_id)


def given_for(
    file: WorkshopFile, items: Collection[ItemId], case_id: CaseId
) -> tuple[tuple[AnswerRow, ...], tuple[ValueRow, ...]]:
    """Return every answer and every value given to some items for one case."""
    answers = _given(file, case_id, items) if items else {}
    values = _values(file, case_id, items) if items else {}
    return (
        tuple(AnswerRow(case_id, *at, answer) for at, answer in answers.items()),
        tuple(ValueRow(case_id, *at, value) for at, value in values.items()),
    )


def comments_on(file: WorkshopFile, question_id: QuestionId) -> dict[tuple[CaseId, AgencyId], str]:
    """Return what the returns wrote beside a question, by case and agency."""
    rows = file.query(
        "SELECT case_id, agency_id, text FROM answer_comments WHERE question_id = ?",
        (question_id,),
    )
    return {(CaseId(case), AgencyId(agency)): text for case, agency, text in rows}


def _narrowed(
    agency_id: AgencyId | None, cases: Collection[CaseId] | None
) -> tuple[list[str], list[int]]:
    """Return what narrows the answers given, and its values."""
    where, values = [], list[int]()
    if agency_id is not None:
        where.append("agency_id = ?")
        values.append(agency_id)
    if cases is not None:
        where.append(f"case_id IN ({', '.join('?' * len(cases))})")
        values.extend(cases)
    return where, values


def _only_returns(returns: Collection[ReturnId] | None) -> list[str]:
    """Return what narrows to some returns; by their numbers, of which there can be thousands."""
    if returns is None:
        return []
    return [f"return_id IN ({', '.join(str(int(one)) for one in sorted(returns))})"]


def _where(conditions: Collection[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def positions(
    file: WorkshopFile, now: Snapshot, case_id: CaseId, point: Point
) -> tuple[Position, ...]:
    """Return where every agency on a case stands on a point, in order of agency."""
    tool = now.tool
    items = tool.items_at(point)
    numbers = [item.id for item in items]
    given = _given(file, case_id, numbers)
    values = _values(file, case_id, numbers)
    said = {
        AgencyId(agency): text
        for agency, text in file.query(
            "SELECT agency_id, text FROM answer_comments WHERE case_id = ? AND question_id = ?",
            (case_id, point.question_id),
        )
    }
    requests = {request.agency_id: request for request in now.requests_for(case_id)}
    checklist = tool.question[point.question_id].checklist and point.item_id is None

    def position(agency: Agency) -> Position:
        answers = [tool.answer.get(given.get((agency.id, item.id), AnswerId(0))) for item in items]
        return Position(
            agency,
            None if checklist or not answers else answers[0],
            now.has_return(case_id, agency.id) and (case_id, agency.id) in now.usable,
            said.get(agency.id, ""),
            requests.get(agency.id),
            tuple(zip(numbers, answers, strict=True)) if checklist else (),
            "" if checklist or not items else values.get((agency.id, items[0].id), ""),
            tuple(
                (one, values[agency.id, one])
                for one in numbers
                if checklist and (agency.id, one) in values
            ),
        )

    return tuple(position(agency) for agency in now.agencies_on(case_id))


def _values(
    file: WorkshopFile, case_id: CaseId, items: Collection[ItemId]
) -> dict[tuple[AgencyId, ItemId], str]:
    rows = file.query(
        "SELECT agency_id, item_id, value FROM values_given "
        f"WHERE case_id = ? AND item_id IN ({', '.join('?' * len(items))})",
        (case_id, *items),
    )
    return {(AgencyId(agency), ItemId(item)): value for agency, item, value in rows}


_ALL_GIVEN: Final = (
    "SELECT return_id, item_id FROM answers_given "
    "UNION ALL SELECT return_id, item_id FROM values_given"
)


def _given(
    file: WorkshopFile, case_id: CaseId, items: Iterable[ItemId]
) -> dict[tuple[AgencyId, ItemId], AnswerId]:
    wanted = list(items)
    rows = file.query(
        "SELECT agency_id, item_id, answer_id FROM answers_given "
        f"WHERE case_id = ? AND item_id IN ({', '.join('?' * len(wanted))})",
        (case_id, *wanted),
    )
    return {(AgencyId(agency), ItemId(item)): AnswerId(answer) for agency, item, answer in rows}
