"""Reading the audit back: the snapshot that pages show, and what lies behind a number."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from core.model.audit import Audit
from core.model.case import Agency, AnswerComment, AnswerGiven, Case, Return
from core.model.changed import Changed
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId, QuestionId, ReturnId
from core.model.patch import PARTS, TOOL_PARTS, StaleSnapshot, patched, with_parts
from core.model.snapshot import AnswerRow, FullSnapshot, Position, Snapshot
from core.model.tool import Answer, AnswerSet, Item, Point, Question, Theme, Tool
from core.store.file import WorkshopFile
from core.store.rows import SHAPES

_USABLE = (Return, AnswerGiven)
_ALL = frozenset({Audit, AnswerGiven, *PARTS, *TOOL_PARTS})
_FEW_PAIRS = 40


def snapshot(file: WorkshopFile) -> Snapshot:
    """Read everything small about the audit; an empty file gives an untitled one."""
    return read_whole(file, Snapshot(Audit("")), _ALL)


def refreshed(file: WorkshopFile, now: Snapshot, changed: Changed) -> Snapshot:
    """Return *now* brought up to date by the rows of an act; what they do not list is read.

    Where *now* is not what the act was done on, everything is read.
    """
    if changed.unlisted:
        now = read_whole(file, now, changed.unlisted)
        pairs = None if changed.unlisted.isdisjoint(_USABLE) else now.usable
    else:
        pairs = None
    if pairs is None and changed.touches(*_USABLE):
        pairs = _usable_after(file, now, changed)
    try:
        return patched(now, changed.rows, pairs)
    except StaleSnapshot:
        return snapshot(file)


def read_whole(file: WorkshopFile, now: Snapshot, kinds: Collection[type]) -> Snapshot:
    """Return *now* with every part that rests on *kinds* read from the file."""
    parts: dict[str, Any] = {
        name: tuple(file.all(kind)) for kind, name in PARTS.items() if kind in kinds
    }
    if Audit in kinds:
        parts["audit"] = file.get(Audit, 1) or Audit("")
    if not TOOL_PARTS.keys().isdisjoint(kinds):
        parts["tool"] = read_tool(file)
    if not set(_USABLE).isdisjoint(kinds):
        parts["usable"] = usable(file)
    return with_parts(now, parts) if parts else now


def _usable_after(
    file: WorkshopFile, now: Snapshot, changed: Changed
) -> frozenset[tuple[CaseId, AgencyId]]:
    """Ask anew of the pairs whose return or answers changed; of all where they are many."""
    pairs = {
        (row.case_id, row.agency_id)
        for change in changed.rows
        if change.kind in _USABLE
        for row in (change.before, change.after)
        if row is not None
    }
    if len(pairs) > _FEW_PAIRS:
        return usable(file)
    answered = {
        pair
        for pair in pairs
        if file.query(
            "SELECT 1 FROM answers_given WHERE return_id = "
            "(SELECT id FROM returns WHERE case_id = ? AND agency_id = ?) LIMIT 1",
            pair,
        )
    }
    return (now.usable - pairs) | answered


def read_tool(file: WorkshopFile) -> Tool:
    """Read the audit tool."""
    kinds: tuple[type, ...] = (Theme, AnswerSet, Answer, Question, Item)
    return Tool(*(tuple(file.all(kind)) for kind in kinds))


def usable(file: WorkshopFile) -> frozenset[tuple[CaseId, AgencyId]]:
    """Return the (case, agency) pairs whose return answers something."""
    return frozenset(
        (CaseId(case), AgencyId(agency))
        for case, agency in file.query(
            "SELECT case_id, agency_id FROM returns AS r WHERE EXISTS "
            "(SELECT 1 FROM answers_given WHERE return_id = r.id)"
        )
    )


def full(file: WorkshopFile) -> FullSnapshot:
    """Read everything a document may rest on."""
    return full_of(file, snapshot(file))()


def full_of(file: WorkshopFile, now: Snapshot) -> Callable[[], FullSnapshot]:
    """Read what a document rests on beside *now*, as bare rows.

    What is returned makes values of them and touches the file no more, so it may
    be called on any thread.
    """
    rows = file.query("SELECT case_id, agency_id, item_id, answer_id FROM answers_given")
    shape = SHAPES[AnswerComment]
    comments = file.query(f"{shape.select} ORDER BY {shape.ordered}")

    def made() -> FullSnapshot:
        answers = tuple(AnswerRow(*row) for row in rows)
        return FullSnapshot(now, answers, tuple(map(shape.value, comments)))

    return made


def counts(
    file: WorkshopFile,
    agency_id: AgencyId | None = None,
    cases: Collection[CaseId] | None = None,
) -> dict[tuple[ItemId, AnswerId], int]:
    """Count the answers given by item and answer; blanks are what is missing.

    Narrowed to one agency or some cases if asked.
    """
    narrowed, values = [], list[int]()
    if agency_id is not None:
        narrowed.append("agency_id = ?")
        values.append(agency_id)
    if cases is not None:
        narrowed.append(f"case_id IN ({', '.join('?' * len(cases))})")
        values.extend(cases)
    where = f" WHERE {' AND '.join(narrowed)}" if narrowed else ""
    rows = file.query(
        f"SELECT item_id, answer_id, count(*) FROM answers_given{where} "
        "GROUP BY item_id, answer_id",
        values,
    )
    return {(ItemId(item), AnswerId(answer)): count for item, answer, count in rows}


@dataclass(frozen=True, slots=True)
class CameBack:
    """What one return holds; blanks have no answer, comments are in the tool's order."""

    answers: dict[ItemId, AnswerId]
    comments: dict[QuestionId, str]


def came_back(file: WorkshopFile, return_id: ReturnId) -> CameBack:
    """Return what is in one return."""
    answers = file.query(
        "SELECT item_id, answer_id FROM answers_given WHERE return_id = ?", (return_id,)
    )
    comments = file.query(
        "SELECT question_id, a.text FROM answer_comments AS a JOIN questions AS q "
        "ON q.id = question_id WHERE return_id = ? ORDER BY q.position",
        (return_id,),
    )
    return CameBack(
        {ItemId(item): AnswerId(answer) for item, answer in answers},
        {QuestionId(question): text for question, text in comments},
    )


@dataclass(frozen=True, slots=True)
class Behind:
    """One return behind a number: who answered for which case, and what they wrote."""

    case: Case
    agency: Agency
    comment: str


def returns_behind(
    file: WorkshopFile,
    now: Snapshot,
    item_id: ItemId,
    answer_id: AnswerId | None,
    agency_id: AgencyId | None = None,
) -> tuple[Behind, ...]:
    """Return the usable returns behind a count, by case and agency.

    *answer_id* None means the blanks: usable returns that left the item out.
    """
    rows = file.query(
        "SELECT case_id, agency_id, answer_id FROM answers_given WHERE item_id = ?", (item_id,)
    )
    given = {(CaseId(case), AgencyId(agency)): answer for case, agency, answer in rows}
    said = _comments(file, now.tool.item[item_id].question_id)
    return tuple(
        Behind(case, agency, said.get((case.id, agency.id), ""))
        for case in now.cases
        for agency in now.agencies
        if (case.id, agency.id) in now.usable
        and given.get((case.id, agency.id)) == answer_id
        and agency_id in (None, agency.id)
    )


def _comments(file: WorkshopFile, question_id: QuestionId) -> dict[tuple[CaseId, AgencyId], str]:
    rows = file.query(
        "SELECT case_id, agency_id, text FROM answer_comments WHERE question_id = ?",
        (question_id,),
    )
    return {(CaseId(case), AgencyId(agency)): text for case, agency, text in rows}


def positions(
    file: WorkshopFile, now: Snapshot, case_id: CaseId, point: Point
) -> tuple[Position, ...]:
    """Return where every agency on a case stands on a point, in order of agency."""
    tool = now.tool
    items = tool.items_at(point)
    given = _given(file, case_id, [item.id for item in items])
    said = {
        AgencyId(agency): text
        for agency, text in file.query(
            "SELECT agency_id, text FROM answer_comments WHERE case_id = ? AND question_id = ?",
            (case_id, point.question_id),
        )
    }
    requests = {request.agency_id: request for request in now.requests_for(case_id)}
    checklist = tool.question[point.question_id].checklist and point.item_id is None

    def stand(agency: Agency) -> Position:
        answers = [tool.answer.get(given.get((agency.id, item.id), AnswerId(0))) for item in items]
        return Position(
            agency,
            None if checklist or not answers else answers[0],
            now.has_return(case_id, agency.id) and (case_id, agency.id) in now.usable,
            said.get(agency.id, ""),
            requests.get(agency.id),
            tuple(zip((item.id for item in items), answers, strict=True)) if checklist else (),
        )

    return tuple(stand(agency) for agency in now.agencies_on(case_id))


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
