"""How it is told what a file's own headings and words were read as."""

from collections.abc import Iterable, Sequence
from typing import Final

from core.model.clock import date_text
from core.model.draft.match import (
    COMMENTS,
    KEPT,
    ROW_MOVED,
    Certainty,
    Match,
    MatchGroup,
    MatchKind,
    group_of,
)
from core.model.draft.returns import AnyDraft, CaseDraft, ReturnDraft
from core.model.fault import shown
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Tool
from core.wording.numbers import listed
from core.words import later, plural, tr

_NAMED: Final = {
    "case": later("the {case}"),
    "agency": later("the agency"),
    "completed on": later("the day it was completed"),
    "nil": later("that no record is held"),
    "known": later("whether a record is held"),
}


def meaning(match: Match) -> str:
    """Return what a heading or a word means in the audit: "question 1a", "Police"."""
    match match.kind:
        case MatchKind.COLUMN if match.means in _NAMED:
            return tr(_NAMED[match.means])
        case MatchKind.COLUMN if match.means == KEPT:
            return tr("a text kept with the return")
        case MatchKind.COLUMN if match.means.endswith(COMMENTS):
            return tr("comment on {key}", key=match.means.removesuffix(COMMENTS))
        case MatchKind.COLUMN:
            return tr("question {key}", key=match.means)
        case MatchKind.DATE:
            return date_text(match.means)
        case MatchKind.NIL:
            return tr(_NAMED[match.means]) if match.means in _NAMED else ""
    return match.label or match.means


def grouped(matches: Iterable[Match], tool: Tool | None = None) -> list[MatchGroup]:
    """Return matches with those as one that are answered by one yes, in their order.

    An answer's word is one wherever it means the same; what cannot be known, where the *tool*
    offers the same. Days are one where they are turned for the same reason.
    """
    found: dict[object, list[Match]] = {}
    for match in matches:
        found.setdefault(_sameness(match, tool), []).append(match)
    return [group_of(parts) for parts in found.values()]


def _sameness(match: Match, tool: Tool | None) -> object:
    told = (match.kind, match.certainty, match.why, match.comment)
    if match.kind is MatchKind.ANSWER and match.means:
        return *told, normalised(match.written), match.label or match.means
    if match.kind is MatchKind.ANSWER and tool is not None:
        labels = tuple(one.label for one in _answers_at(match.place, tool))
        return *told, normalised(match.written), labels
    if match.kind is MatchKind.DATE and match.why:
        return *told, match.place
    return match.key


def place_words(group: MatchGroup) -> str:
    """Return where an answer's word stands: " at question 2", " at 3 questions"; else ""."""
    if group.match.kind is not MatchKind.ANSWER:
        return ""
    places = tuple(dict.fromkeys(one.place for one in group.parts))
    if len(places) == 1:
        return tr(" at question {key}", key=places[0])
    return tr(" at {count}", count=plural(len(places), "question"))


def written_words(group: MatchGroup) -> str:
    """Return the file's words: “Y”, or “03/11/2014” and 3 more."""
    if group.match.place == ROW_MOVED:
        return tr("Row {row}", row=group.match.written)
    more = len({one.written for one in group.parts}) - 1
    written = f"“{shown(group.match.written)}”"
    return tr("{written} and {more} more", written=written, more=more) if more > 0 else written


def proposal(group: MatchGroup) -> str:
    """Return one match in words."""
    match = group.match
    why = f" ({match.why})" if match.why else ""
    return tr(
        "{written}{at} as {meaning}{why}",
        written=written_words(group),
        at=place_words(group),
        meaning=meaning(match),
        why=why,
    )


def proposals(matches: Iterable[Match]) -> list[str]:
    """Return what waits for a yes, one by one, with in how many cells it stands."""
    return [
        tr(
            "{proposal}: {count}",
            proposal=proposal(group),
            count=plural(group.match.cells, "cell"),
        )
        for group in grouped(one for one in matches if one.certainty is Certainty.PROPOSED)
    ]


def certain_words(matches: Sequence[Match], most: int = 6) -> str:
    """Return what is certain in one line: "12 more are certain: the case, questions 1a and 2."."""
    names = [meaning(match) for match in matches]
    more = len(names) - most
    if more > 0:
        names = [*names[:most], tr("{more} more", more=more)]
    return tr(
        "{count} certain: {names}.",
        count=plural(len(matches), "is", "are"),
        names=listed(names),
    )


def question_before(match: Match, matches: Iterable[Match], now: Snapshot) -> str:
    """Return the question before a column in its file, if it takes comments; "" for none."""
    if match.column is None:
        return ""
    found = [
        (one.column, one.means.removesuffix(COMMENTS))
        for one in matches
        if one.column is not None and one.column < match.column and one.means
    ]
    questions = {one.key: one.key for one in now.tool.questions if one.takes_comments}
    items = {
        one.key: now.tool.question[one.question_id].key
        for one in now.tool.items
        if now.tool.question[one.question_id].takes_comments
    }
    asked = [(at, key) for at, key in found if key in items or key in questions]
    return {**items, **questions}[max(asked)[1]] if asked else ""


def choices_for(match: Match, now: Snapshot) -> list[tuple[str, str]]:
    """Return what a heading or a word may mean instead, each with its words.

    The last one, "", is nothing in the audit: of a heading its column is left out, a word is
    held back.
    """
    match match.kind:
        case MatchKind.COLUMN:
            kept = (KEPT, tr("Keep with the return"))
            return [*_headings(now), kept, ("", tr("Nothing in the audit"))]
        case MatchKind.AGENCY:
            found = [(agency.name, agency.name) for agency in now.agencies]
        case MatchKind.CASE:
            found = [(case.reference, case.reference) for case in now.every_case]
        case MatchKind.ANSWER:
            answers = _answers_at(match.place, now.tool)
            found = [(one.key, one.label) for one in answers]
        case MatchKind.ROW:
            found = [(match.means, match.label)] if match.means else []
        case MatchKind.NIL:
            found = [("nil", tr("No record is held"))]
        case MatchKind.DATE:
            found = [(match.means, date_text(match.means))] if match.means else []
    return [*found, ("", tr("Hold it back"))]


def _answers_at(key: str, tool: Tool) -> Sequence[Answer]:
    """Return what may be answered to a question, or judged at one."""
    item = next((one for one in tool.items if one.key == key), None)
    if item is not None:
        return tool.answers_of(item.answer_set_id)
    point = next((one for one in tool.points if tool.key_at(one) == key), None)
    return tool.answers_at(point) if point is not None else ()


def _headings(now: Snapshot) -> list[tuple[str, str]]:
    tool = now.tool
    named = [(heading, tr(words).capitalize()) for heading, words in _NAMED.items()]
    asked = [(one.key, _with_short(one.key, one.short or one.text)) for one in tool.items]
    comments = [
        (one.key + COMMENTS, tr("Comment on {key}", key=one.key))
        for one in tool.questions
        if one.takes_comments
    ]
    return [*named, *asked, *comments]


def _with_short(key: str, short: str) -> str:
    return tr("Question {key}: {short}", key=key, short=shown(short))


def rows_or_forms(count: int, *, forms: bool) -> str:
    """Return "2 rows", or "2 forms" where it is forms that a file holds."""
    return plural(count, "form") if forms else plural(count, "row")


def in_then(drafts: Iterable[AnyDraft], now: Snapshot) -> str:
    """Return how many of the requests are in once the drafts are; "" where none is asked for."""
    enter = {
        (normalised(row.case), normalised(row.agency))
        for one in drafts
        for row in one.rows
        if isinstance(row, ReturnDraft) and not row.nil
    }
    if not enter or not now.requests:
        return ""
    names = {one.id: normalised(one.name) for one in now.agencies}
    cases = {one.id: normalised(one.reference) for one in now.every_case}
    count = sum(
        now.is_in(one) or (cases.get(one.case_id), names.get(one.agency_id)) in enter
        for one in now.requests
    )
    return tr("Then {count} of {all} are in.", count=count, all=len(now.requests))


def new_cases(drafts: Iterable[AnyDraft], now: Snapshot) -> int:
    """Return how many cases lists would add to those that are there."""
    there = {normalised(one.reference) for one in now.every_case}
    listed_in = {
        normalised(row.reference)
        for one in drafts
        for row in one.rows
        if isinstance(row, CaseDraft)
    }
    return len(listed_in - there)


def _enter(count: int) -> str:
    return tr("enters") if count == 1 else tr("enter")


def _enters(count: int, counted: str) -> str:
    return tr("{count} {enter} now.", count=counted, enter=_enter(count))


def whole_sum(drafts: Iterable[AnyDraft], waiting: int, added: int = 0) -> str:
    """Return what enters now and what waits: nothing of a file is left out of the sum.

    *waiting* are the rows, among those held back, that wait for somebody's word; *added* are
    those that become new cases.
    """
    listed_drafts = list(drafts)
    returns = [row for one in listed_drafts for row in one.rows if isinstance(row, ReturnDraft)]
    others = sum(len(one.rows) for one in listed_drafts) - len(returns)
    answers = sum(len(row.answers) for row in returns)
    comments = sum(len(row.comments) for row in returns)
    texts = sum(len(row.kept) for row in returns)
    parts = []
    if returns:
        said = [plural(answers, "answer"), plural(comments, "comment")]
        said += [plural(texts, "kept text")] if texts else []
        parts.append(
            tr(
                "{returns} with {what} {enter} now.",
                returns=plural(len(returns), "return"),
                what=listed(said),
                enter=_enter(len(returns)),
            )
        )
    seconds = sum(one.seconds for one in listed_drafts)
    if seconds:
        count = plural(seconds, "second reader's return", "second readers' returns")
        parts.append(tr("{count} kept beside another.", count=count))
    if added:
        parts.append(_enters(added, plural(added, "new {case}", "new {cases}")))
    if others > added:
        parts.append(_enters(others - added, plural(others - added, "row")))
    held = sum(one.held_back for one in listed_drafts) - waiting
    alone = sum(one.unread_answers for one in listed_drafts)
    forms = all(one.of_forms for one in listed_drafts if one.doubts or one.held_back)
    left = [rows_or_forms(waiting, forms=forms) + tr(" for your word")] if waiting else []
    left += [rows_or_forms(held, forms=forms) + tr(" for a correction")] if held else []
    left += [plural(alone, "answer")] if alone else []
    if left:
        parts.append(tr("Waiting: {names}.", names=listed(left)))
    return " ".join(parts)
