"""Taking in what was read from outside: each draft whole, in one act, or not at all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Final, cast

from core.acts.agreed import keep_agreed
from core.acts.attributes import note_attributes
from core.acts.file_names import named_as_kept
from core.acts.keeping_returns import keep_rejected, keep_replaced
from core.acts.prepare import end_of
from core.acts.requests import calendar_of
from core.acts.return_rows import ReturnRows
from core.acts.waiting import keep_waiting
from core.model.case import (
    Agency,
    BroughtIn,
    Case,
    KeptText,
    RejectedRow,
    Request,
    RequestStatus,
    Return,
    WorkedWith,
)
from core.model.changed import Changed
from core.model.draft.returns import (
    AnyDraft,
    CaseDraft,
    Draft,
    DraftKind,
    JudgementDraft,
    RequestDraft,
    ReturnDraft,
)
from core.model.due import DueBy
from core.model.fault import NotYet
from core.model.ids import (
    AgencyId,
    CaseId,
    JudgementId,
    RequestId,
)
from core.model.judgement import Judgement, JudgementState
from core.model.names import normalised
from core.model.progress import Progress, unreported
from core.model.tool import Tool
from core.model.working_days import WorkingDays
from core.store.declarations import by_key, natural_key
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.words import plural, tr

TYPED: Final = tr("Typed in")
"""Where a return came from that no file held."""

_ENDING: Final = re.compile(r"\.([A-Za-z]{2,5})(?:, |$)")
_AT_ONCE: Final = 25


def take(file: WorkshopFile, draft: AnyDraft, progress: Progress = unreported) -> Changed | None:
    """Take in what a file holds, whatever it is."""
    draft = named_as_kept(file, draft)
    match draft.kind:
        case DraftKind.CASES:
            return take_cases(file, cast(Draft[CaseDraft], draft))
        case DraftKind.REQUESTS:
            return take_requests(file, cast(Draft[RequestDraft], draft))
        case DraftKind.JUDGEMENTS:
            return take_judgements(file, cast(Draft[JudgementDraft], draft))
        case DraftKind.RETURNS:
            return take_returns(file, cast(Draft[ReturnDraft], draft), progress)


def take_all(
    file: WorkshopFile, drafts: Sequence[AnyDraft], progress: Progress = unreported
) -> Changed | None:
    """Take in what several files hold, all of it in one act; there has to be one at least."""
    if len(drafts) == 1:
        return take(file, drafts[0], progress)
    returns = sum(len(one.rows) for one in drafts if one.kind is DraftKind.RETURNS)
    files = plural(len({one.digest or one.source for one in drafts}), "file")
    label = tr("bring in {files}", files=files)
    if returns:
        label = tr("bring in {count} from {files}", count=plural(returns, "return"), files=files)
    with file.act(label) as act:
        for draft in drafts:
            take(file, draft, progress)
    return act.news


def take_cases(file: WorkshopFile, draft: Draft[CaseDraft]) -> Changed | None:
    """Take in cases; one whose reference is there already is brought up to date.

    What the file does not say stays as it is: a list of ages empties no outline.
    """
    known = by_key(file.all(Case))
    places = count(end_of(file, Case))
    with file.act(
        tr("bring in {count}", count=plural(len(draft.rows), "{case}", "{cases}"))
    ) as act:
        for row in draft.rows:
            key = natural_key(Case(row.reference))
            case = known.get(key) or Case(row.reference, position=next(places))
            kept = replace(
                case,
                age=row.age or case.age,
                sex=row.sex or case.sex,
                team=row.team or case.team,
                pathway=row.pathway or case.pathway,
                papers=row.papers or case.papers,
                status_at_end=row.status_at_end or case.status_at_end,
                outline=row.outline or case.outline,
            )
            known[key] = replace(kept, id=CaseId(file.put(kept)))
            note_attributes(file, known[key].id, row.attributes)
        _record(file, draft)
    return act.news


def take_requests(file: WorkshopFile, draft: Draft[RequestDraft]) -> Changed | None:
    """Take in requests; an agency not known yet is added, in order of appearance.

    Of a request that is there already, what the file does not say stays as it is.
    """
    with file.act(tr("bring in {count}", count=plural(len(draft.rows), "request"))) as act:
        cases = _cases(file)
        agencies = _agencies(file)
        held, calendar = by_key(file.all(Request)), calendar_of(file)
        marked = set(by_key(file.all(WorkedWith)))
        for row in draft.rows:
            if row.not_worked_with and row.only_worked_with:
                continue
            pair = (cases[normalised(row.case)], _agency(file, agencies, row.agency))
            if row.worked_with and pair not in marked:
                marked.add(pair)
                file.put(WorkedWith(*pair))
            if row.only_worked_with:
                continue
            kept = _as_listed(held.get(pair) or Request(*pair), row, calendar)
            held[pair] = replace(kept, id=RequestId(file.put(kept)))
        _record(file, draft)
    return act.news


def _as_listed(request: Request, row: RequestDraft, calendar: WorkingDays) -> Request:
    """Return a request with what a list says of it; what it does not say stays."""
    due = row.due
    if row.due_in is not None:
        due = DueBy(working_days=row.due_in).after(row.asked, calendar)
    listed = replace(
        request,
        asked=row.asked or request.asked,
        due=due or request.due,
        status=row.status or request.status,
        means=row.means or request.means,
        note=row.note or request.note,
    )
    return listed.chased_also(row.chased) if row.chased else listed


def take_returns(
    file: WorkshopFile, draft: Draft[ReturnDraft], progress: Progress = unreported
) -> Changed | None:
    """Take in returns; a second return from an agency for a case replaces the first.

    An agency nobody has asked is added, in order of appearance; a nil return marks its
    request and holds nothing else. Cancelled from *progress*, nothing has come in.
    """
    label = tr("bring in {count}", count=plural(len(draft.rows), "return"))
    if draft.kept_waiting and not draft.rows:
        label = tr("let {count} wait", count=plural(draft.kept_waiting, "return"))
    with file.act(label) as act:
        tool = read_tool(file)
        newest = put_returns(file, draft.source, draft.rows, progress)
        if newest:
            keep_agreed(file, tool, draft.matches, {row.row: row.case for row in draft.rows})
            named = {(normalised(row.case), normalised(row.agency)): p for p, row in newest.items()}
            keep_waiting(file, tool, draft.problems, named)
        keep_rejected(file, tool, draft)
        _record(file, draft)
    return act.news


def put_returns(
    file: WorkshopFile,
    source: str,
    rows: Iterable[ReturnDraft],
    progress: Progress = unreported,
) -> dict[tuple[CaseId, AgencyId], ReturnDraft]:
    """Put returns in their places, inside an act; return them by case and agency.

    Of what stood there only what differs is written, and what came from a file is kept beside.
    """
    tool = read_tool(file)
    cases = _cases(file)
    agencies = _agencies(file)
    there = by_key(file.all(Return))
    newest: dict[tuple[CaseId, AgencyId], ReturnDraft] = {}
    for row in rows:
        newest[cases[normalised(row.case)], _agency(file, agencies, row.agency)] = row
    replaced = [there[pair] for pair in newest if pair in there]
    if source == TYPED:
        newest = _with_kept(file, newest, replaced)
    else:
        differing = (one for one in replaced if one.fingerprint != newest[pair_of(one)].fingerprint)
        keep_replaced(file, tool, list(differing))
    gone = [one for one in replaced if newest[pair_of(one)].nil]
    for start in range(0, len(gone), _AT_ONCE):
        progress(start, len(newest))
        file.remove_all(gone[start : start + _AT_ONCE])
    filled = {pair: row for pair, row in newest.items() if not row.nil}
    if filled:
        ReturnRows(file, tool, source, there).put(filled, progress)
    _mark(file, newest)
    return newest


def _with_kept(
    file: WorkshopFile,
    rows: dict[tuple[CaseId, AgencyId], ReturnDraft],
    replaced: Iterable[Return],
) -> dict[tuple[CaseId, AgencyId], ReturnDraft]:
    """Return what is typed in with the texts kept with what it corrects: no field shows those."""
    found = dict(rows)
    for one in replaced:
        texts = file.all(KeptText, "return_id = ?", (one.id,))
        said = {text.heading: text.text for text in texts}
        if said and not found[pair_of(one)].nil:
            found[pair_of(one)] = replace(found[pair_of(one)], kept=said)
    return found


def pair_of(row: Return) -> tuple[CaseId, AgencyId]:
    """Return whose return it is."""
    return row.case_id, row.agency_id


def _mark(file: WorkshopFile, rows: dict[tuple[CaseId, AgencyId], ReturnDraft]) -> None:
    """Mark the requests that were answered with a nil, and unmark those that were before."""
    asked = by_key(file.all(Request))
    for pair, row in rows.items():
        request = asked.get(pair) or Request(*pair)
        if row.nil and request.status is not RequestStatus.NIL:
            file.put(replace(request, status=RequestStatus.NIL))
        elif not row.nil and request.status is RequestStatus.NIL:
            file.put(replace(request, status=RequestStatus.RETURNED))


def type_return(file: WorkshopFile, row: ReturnDraft) -> Changed | None:
    """Take in one return that was typed from paper or a form that cannot be read.

    Raises NotYet when nothing was typed.
    """
    if not row.answers and not row.comments and not row.nil:
        raise NotYet(
            tr("Nothing has been typed yet."),
            tr("Nothing was changed."),
            tr("Choose an answer or type a comment first."),
        )
    with file.act(
        tr("type in the return of {agency} for {reference}", agency=row.agency, reference=row.case)
    ) as act:
        take_returns(file, Draft(TYPED, (row,)))
    return act.news


def take_judgements(file: WorkshopFile, draft: Draft[JudgementDraft]) -> Changed | None:
    """Take in judgements agreed elsewhere; one that is there already is replaced."""
    with file.act(tr("bring in {count}", count=plural(len(draft.rows), "judgement"))) as act:
        tool = read_tool(file)
        cases = _cases(file)
        points = {tool.key_at(point): point for point in tool.points}
        held = by_key(file.all(Judgement))
        for row in draft.rows:
            case, point = cases[normalised(row.case)], points[row.point]
            new = Judgement(case, point.question_id, item_id=point.item_id)
            judgement = held.get(natural_key(new), new)
            agreed = replace(
                answered_with(tool, judgement, row.answer),
                state=JudgementState.AGREED,
                settled_at=file.clock().isoformat(timespec="seconds"),
            )
            held[natural_key(new)] = replace(agreed, id=JudgementId(file.put(agreed)))
        _record(file, draft)
    return act.news


def answered_with(tool: Tool, judgement: Judgement, answer: str) -> Judgement:
    """Return a judgement with an answer, given by its key or as a value; "" for none."""
    if not tool.kind_at(judgement.point).one_of_some:
        return replace(judgement, answer_id=None, value=answer)
    keys = {one.key: one.id for one in tool.answers_at(judgement.point)}
    return replace(judgement, answer_id=keys[answer] if answer else None, value="")


def _agency(file: WorkshopFile, known: dict[str, AgencyId], name: str) -> AgencyId:
    """Return an agency's number; a new one joins the end of the list."""
    key = normalised(name)
    if key not in known:
        known[key] = AgencyId(file.put(Agency(name, position=end_of(file, Agency))))
    return known[key]


def _agencies(file: WorkshopFile) -> dict[str, AgencyId]:
    return {normalised(agency.name): agency.id for agency in file.all(Agency)}


def _cases(file: WorkshopFile) -> dict[str, CaseId]:
    return {normalised(case.reference): case.id for case in file.all(Case)}


def _record(file: WorkshopFile, draft: Draft[object]) -> None:
    """Note which file was brought in and what was held back of it."""
    answers = [len(row.answers) for row in draft.rows if isinstance(row, ReturnDraft)]
    number = file.put(
        BroughtIn(
            draft.source,
            file.clock().isoformat(timespec="seconds"),
            kind=draft.kind.value,
            returns=len(answers),
            answers=sum(answers),
            held_back=draft.held_back,
            sha256=draft.digest,
            file_kind=_kind_of_file(draft.source),
        )
    )
    for problem in draft.problems:
        if problem.answer is not None or problem.entry is not None:
            continue  # it waits, with its reason
        file.put(RejectedRow(number, problem.row, problem.what))


def _kind_of_file(source: str) -> str:
    """Return how a file's name ends, "xlsx"; a sheet's name may stand behind it."""
    found = _ENDING.search(source)
    return found[1].lower() if found else ""
