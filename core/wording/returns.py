"""What came back, in words: of the requests, of each case, and how the answers divide."""

from collections.abc import Collection, Sequence
from typing import Final

from core.counting.collation import ItemCount, Responses
from core.counting.returns_summary import ReturnsSummary
from core.model.case import Case, Papers, Request, RequestStatus
from core.model.clock import date_text
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Bearing, Item, Point
from core.wording.labels import in_sentence, sentence
from core.wording.numbers import Unit, listed, number
from core.wording.value_counts import is_for_the_room, value_count_words
from core.words import plural, tr

FEW: Final = 37
"""Up to this many returns a percentage with one place gives its count away."""

_IN_FULL: Final = 3
_NAMED: Final = 2
"""A checklist of more than three items names the two that fewest agencies have."""


def responses_words(found: Responses) -> str:
    """Return "37 requested · 28 returned (75.7% of 37 requests) · 24 usable".

    Where some of the usable ones were not asked for, it says how many.
    """
    if not found.requests:
        came = tr(" · {usable} usable came in unasked", usable=found.usable) if found.usable else ""
        return tr("No returns were asked for{came}", came=came)
    unasked = tr(", {unasked} of them unasked", unasked=found.unasked) if found.unasked else ""
    rate = (
        ""
        if found.rate is None
        else tr(" ({rate}% of {count})", rate=found.rate, count=Unit.REQUESTS.of(found.requests))
    )
    lacking = f" · {not_here_words(found.not_here)}" if found.not_here else ""
    return tr(
        "{requests} requested · {returned} returned{rate} · {usable} usable{unasked}{lacking}",
        requests=found.requests,
        returned=found.returned,
        rate=rate,
        usable=found.usable,
        unasked=unasked,
        lacking=lacking,
    )


def not_here_words(count: int) -> str:
    """Say of how many returns there is the mark and nothing else."""
    return tr("{count} marked as returned, answers not here yet", count=count)


def few_of_group_words(cases: int, usable: int) -> str:
    """Return the same of a group that numbers are narrowed to; of one case no rate is told."""
    if cases == 1:
        return tr("One {case} only: it is told by its counts, never as a percentage.")
    return few_words(cases, usable)


def few_words(cases: int, usable: int) -> str:
    """Return the caution where numbers are small; empty where they are not."""
    if not cases or max(cases, usable) > FEW:
        return ""
    counted = Unit.CASES.of(cases)
    if not usable:
        return tr(
            "{counted}: too few to stand for wider practice. Numbers are counts of {cases}.",
            counted=counted,
        )
    counted += tr(" and {count}", count=Unit.RETURNS.of(usable))
    return tr(
        "{counted}: too few to stand for wider practice. Percentages always show their counts.",
        counted=counted,
    )


def case_status_text(now: Snapshot, case: Case, usable: Collection[AgencyId]) -> str:
    """Return what came of a case: returns, status at the end, papers.

    *usable* are the agencies whose return for it answers something, asked or not.
    """
    parts = [_came_back(now, case, usable)]
    if case.status_at_end:
        parts.append(
            sentence(
                tr("At the end of the audit: {status_at_end}", status_at_end=case.status_at_end)
            )
        )
    if case.papers is Papers.INCOMPLETE:
        parts.append(tr("The papers were incomplete."))
    return " ".join(part for part in parts if part)


def _came_back(now: Snapshot, case: Case, usable: Collection[AgencyId]) -> str:
    """Say what came of the requests; a return nobody asked for is never one of them."""
    requests = now.requests_for(case.id)
    if not requests:
        return ""
    asked = {request.agency_id for request in requests}
    back = sum(now.counts_as_returned(request) for request in requests)
    lacking = sum(now.lacks_answers(one) for one in requests if one.agency_id not in usable)
    used = len(asked.intersection(usable))
    said = f"{_of_those_asked(len(asked), back)}{_of_use(back - lacking, used, lacking)}."
    unasked = len(set(usable) - asked)
    if not unasked:
        return said
    more = " more" if back else ""
    audits = "audit" if unasked == 1 else "audits"
    return tr(
        "{said} {capitalize}{more} {audits} came in unasked.",
        said=said,
        capitalize=number(unasked).capitalize(),
        more=more,
        audits=audits,
    )


def _of_those_asked(asked: int, back: int) -> str:
    if asked == 1:
        return tr(
            "The one agency asked {part} an audit",
            part="returned" if back else tr("did not return"),
        )
    if not back:
        none = (
            tr("Neither of the two")
            if asked == 2
            else tr("None of the {asked}", asked=number(asked))
        )
        return tr("{none} agencies returned an audit", none=none)
    every = "both" if asked == 2 else tr("all {asked}", asked=number(asked))
    which = (
        every if back == asked else tr("{back} of {asked}", back=number(back), asked=number(asked))
    )
    return tr("{upper}{which} agencies returned an audit", upper=which[:1].upper(), which=which[1:])


def _of_use(here: int, used: int, lacking: int) -> str:
    """Say what became of those that came back; of a mark alone, only that it is one."""
    if not lacking:
        return _of_those_here(here, used)
    if not here:
        return (
            tr(", as marked; its answers are not here yet")
            if lacking == 1
            else (tr(", as marked; their answers are not here yet"))
        )
    return tr(
        "{used}; the answers of {lacking} are not here yet",
        used=_of_those_here(here, used),
        lacking=number(lacking),
    )


def _of_those_here(back: int, used: int) -> str:
    if used >= back:
        return ""
    if back == 1:
        return tr("; it could not be used")
    none = "neither" if back == 2 else "none"
    return tr("; {part} of them could be used", part=number(used) if used else none)


def no_return_words(request: Request | None) -> str:
    """Say in a few words why there is nothing from an agency."""
    if request is None:
        return tr("Not asked")
    match request.status:
        case RequestStatus.UNUSABLE:
            return tr("Returned, no form filled in")
        case RequestStatus.NIL:
            return tr("Holds no record")
        case RequestStatus.REFUSED:
            return tr("Refused")
        case RequestStatus.RETURNED:
            return tr("Marked as returned, answers not here yet")
        case _:
            return (
                tr("Requested {date_text}", date_text=date_text(request.asked))
                if request.asked
                else tr("Requested")
            )


# How answers divide


def split_text(views: Sequence[tuple[str, Answer | None]], no_return: Sequence[str] = ()) -> str:
    """Say how agencies stand: "4 of 5 say yes, Police no".

    *views* are agencies' names with their answers, None for no answer;
    *no_return* are those nothing came from. Names are left as they are written.
    """
    given: dict[str, list[str]] = {}
    for name, answer in views:
        if answer is not None:
            given.setdefault(in_sentence(answer.label), []).append(name)
    silent = [name for name, answer in views if answer is None]
    parts = [_groups(given) or tr("no agency has answered")]
    if silent:
        parts.append(tr("no answer from {listed}", listed=listed(silent)))
    if no_return:
        parts.append(tr("no return from {listed}", listed=listed(no_return)))
    return "; ".join(parts)


def _groups(given: dict[str, list[str]]) -> str:
    total = sum(len(names) for names in given.values())
    groups = sorted(given.items(), key=lambda group: -len(group[1]))
    if not groups:
        return ""
    label, names = groups[0]
    if total == 1:
        return tr("{names} says {label}", names=names[0], label=label)
    if len(groups) == 1:
        return (
            tr("both say {label}", label=label)
            if total == 2
            else tr("all {total} say {label}", total=total, label=label)
        )
    if len(groups[1][1]) == len(names):
        return ", ".join(f"{len(who)} {one} ({listed(who)})" for one, who in groups)
    others = ", ".join(f"{_few(who)} {one}" for one, who in groups[1:])
    return tr(
        "{count} of {total} say {label}, {others}",
        count=len(names),
        total=total,
        label=label,
        others=others,
    )


def _few(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= 3 else str(len(names))


def split_in_numbers(counts: Sequence[int], apart: int = 0) -> str:
    """Say how agencies divide over the answers to a question: "Agencies are split 3 : 1".

    *counts* are how many gave each answer, *apart* how many said it does not apply,
    which divides nobody; nothing is said where nobody answered.
    """
    given = [count for count in counts if count]
    if not given:
        return (
            tr("Not applicable to {count}", count=plural(apart, "agency", "agencies"))
            if (apart)
            else ""
        )
    if apart:
        return tr("{said}, {apart} not applicable", said=split_in_numbers(given), apart=apart)
    if len(given) == 1:
        return (
            tr("One agency answered")
            if given[0] == 1
            else tr("All {given} agencies say the same", given=given[0])
        )
    return tr("Agencies are split {names}", names=" : ".join(map(str, given)))


def case_returns_words(returns: ReturnsSummary, case_id: CaseId, point: Point) -> str:
    """Say how a case's returns divide: "2 yes · 2 no", or "plan 2 of 4" for a checklist."""
    if not returns.usable(case_id):
        return tr("no usable return")
    tool, question = returns.tool, returns.tool.question[point.question_id]
    values = [returns.values(case_id, item) for item in tool.items_at(point)]
    if values and values[0] is not None and point.item_id is None and len(values) == 1:
        if is_for_the_room(question, values[0]):
            return tr("for the room only")
        return value_count_words(values[0], Unit.RETURNS, alone=True)
    counted = [returns.item(case_id, item) for item in tool.items_at(point)]
    if counted and all(is_for_the_room(question, one) for one in counted):
        return tr("for the room only")
    if point.item_id is None and question.checklist:
        return _checklist(counted)
    return " · ".join(_answers(counted[0])) if counted else ""


def _answers(counted: ItemCount) -> list[str]:
    parts = [f"{count} {in_sentence(answer.label)}" for answer, count in counted.counts if count]
    if counted.blank:
        parts.append(tr("{blank} blank", blank=counted.blank))
    return [*parts, *_unasked(counted)]


def _unasked(counted: ItemCount) -> list[str]:
    """Return what stands apart: "2 not asked", "1 answered though not asked"."""
    if not counted.not_asked:
        return []
    said = [tr("{count} not asked", count=counted.not_asked)]
    if counted.anyway:
        said.append(tr("{count} of them answered all the same", count=counted.anyway))
    return said


def _checklist(lines: Sequence[ItemCount]) -> str:
    """Name the items fewest have, in the tool's order; say the rest in one breath."""
    if len(lines) <= _IN_FULL:
        named = list(lines)
    else:
        short = [line for line in lines if line.met < _usable(line)]
        fewest = sorted(short, key=lambda line: line.met)[:_NAMED]
        named = [line for line in lines if line in fewest]
    parts = [_line(line) for line in named]
    rest = [line for line in lines if line not in named]
    if rest:
        whose = (
            tr("the other {count}", count=len(rest))
            if named
            else tr("all {count}", count=len(rest))
        )
        numbers = [line.met for line in rest]
        least = tr("at least ") if max(numbers) > min(numbers) else ""
        parts.append(
            tr(
                "{least}{min} of {usable} for {whose}{notes}",
                least=least,
                min=min(numbers),
                usable=_usable(rest[0]),
                whose=whose,
                notes=_notes(rest),
            )
        )
    return ", ".join(parts)


def _notes(lines: Sequence[ItemCount]) -> str:
    """Return what a breath for several items must not pass over, blanks above all."""
    found = [(_named(line.item), _besides(line)) for line in lines]
    said = [f"{name} {', '.join(besides)}" for name, besides in found if besides]
    return f" ({'; '.join(said)})" if said else ""


def _line(line: ItemCount) -> str:
    besides = _besides(line)
    note = f" ({', '.join(besides)})" if besides else ""
    return tr(
        "{named} {met} of {usable}{note}",
        named=_named(line.item),
        met=line.met,
        usable=_usable(line),
        note=note,
    )


def _besides(line: ItemCount) -> list[str]:
    """Return what is neither held nor not held: "1 don't know", "2 blank"."""
    found = [
        f"{count} {in_sentence(answer.label)}"
        for answer, count in line.counts
        if count and answer.bearing not in (Bearing.MET, Bearing.NOT_MET)
    ]
    if line.blank:
        found.append(tr("{blank} blank", blank=line.blank))
    return [*found, *_unasked(line)]


def _usable(line: ItemCount) -> int:
    return line.answered + line.blank


def _named(item: Item) -> str:
    return in_sentence(item.short or item.text)
