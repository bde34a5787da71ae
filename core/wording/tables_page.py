"""What the list of tables says beside each: how many are back, what is settled, since when."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from core.counting.conditions import asked_points
from core.model.case import Agency
from core.model.clock import short_time
from core.model.dates import kept_moment
from core.model.hand_out import DifferenceKind, HandBack, HandOut, SideChosen, TableDifference
from core.model.ids import CaseId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.wording.numbers import listed
from core.wording.tables import (
    HandOutLine,
    kind_words,
    lies_at,
    moment_words,
    side_words,
    table_lines,
    taken_words,
)
from core.words import plural, tr, word_for


def here_line(now: Snapshot) -> HandOutLine:
    """Return this laptop as a line of the list: with the cases that lie nowhere else."""
    away = {case for line in table_lines(now) if not _lapsed(line) for case in line.cases}
    return HandOutLine(tr("This laptop"), tuple(one.id for one in now.cases if one.id not in away))


def _lapsed(line: HandOutLine) -> bool:
    """Return whether a table was called back and never came."""
    return line.back is None and line.hand_out is not None and bool(line.hand_out.called_back_at)


def settled_of(now: Snapshot, cases: Sequence[CaseId]) -> tuple[int, int]:
    """Return how many judgements of these cases are settled here, and of how many."""
    there = [one for one in cases if one in now.case]
    return (
        sum(now.settled_points(one) for one in there),
        sum(asked_points(now, one) for one in there),
    )


def judged_words(now: Snapshot, cases: Sequence[CaseId]) -> str:
    """Return "21 agreed, 1 parked" of these cases; "" where nothing was judged."""
    counted: Counter[JudgementState] = Counter()
    for one in cases:
        counted.update(now.states_of(one))
    return ", ".join(
        f"{counted[state]} {word_for(state)}" for state in JudgementState if counted[state]
    )


def back_words(now: Snapshot) -> str:
    """Return "2 of 3 back"; "" where nothing was handed out."""
    lines = table_lines(now)
    back = sum(line.back is not None for line in lines)
    return tr("{back} of {all} back", back=back, all=len(lines)) if lines else ""


def out_words(now: Snapshot) -> str:
    """Return how many are still out, "1 still out"; "" for none."""
    out = sum(line.is_out for line in table_lines(now))
    return tr("{number} still out", number=out) if out else ""


def open_number_words(now: Snapshot) -> str:
    """Return "2 to settle"; "" for nothing."""
    still = sum(one.is_open for one in now.table_differences)
    return tr("{still} to settle", still=still) if still else ""


def out_since_words(line: HandOutLine, at: datetime) -> str:
    """Return "out for 1 h 51 min" of a table that is out; "" of another."""
    if line.hand_out is None or not line.is_out:
        return ""
    handed = kept_moment(line.hand_out.handed_at)
    minutes = -1 if handed is None else int((at - handed).total_seconds() // 60)
    if minutes < 0:
        return ""
    hours, rest = divmod(minutes, 60)
    if hours >= 24:
        return tr("out for {days}", days=plural(hours // 24, "day"))
    if not hours:
        return tr("out for {rest} min", rest=rest)
    return tr("out for {hours} h {rest} min", hours=hours, rest=rest)


def next_name(now: Snapshot) -> str:
    """Return the name that is offered for the next table: "Table 3"."""
    taken = {one.name.casefold() for one in now.hand_outs}
    number = len(now.hand_outs) + 1
    while tr("Table {number}", number=number).casefold() in taken:
        number += 1
    return tr("Table {number}", number=number)


def twice_words(now: Snapshot, cases: Sequence[CaseId]) -> str:
    """Return what to know of cases that already lie at a table; "" where none does."""
    lying = [(now.case[one].reference, lies_at(now, one)) for one in cases if lies_at(now, one)]
    if not lying:
        return ""
    named = listed([f"{reference} ({table})" for reference, table in lying])
    return tr(
        "Already at a table: {named}. Both may work on it; where they change the same thing "
        "you are asked.",
        named=named,
    )


def asked_of(now: Snapshot, handed: HandOut | None) -> list[TableDifference]:
    """Return what was asked of one table's file, or of all: by hand-back, as they came."""
    of = {one.id for one in now.hand_backs if handed is None or one.file == handed.file}
    found = [one for one in now.table_differences if one.hand_back_id in of]
    return sorted(found, key=lambda one: (one.hand_back_id, one.id))


def choice_words(difference: TableDifference, choice: SideChosen) -> str:
    """Return what a choice is called, in the words of what differs."""
    said = {
        (DifferenceKind.REMOVED_HERE, SideChosen.HERE): tr("Here: leave it removed"),
        (DifferenceKind.REMOVED_HERE, SideChosen.THERE): tr("There: bring it back"),
        (DifferenceKind.REMOVED_THERE, SideChosen.HERE): tr("Here: keep it"),
        (DifferenceKind.REMOVED_THERE, SideChosen.THERE): tr("There: remove it"),
        (DifferenceKind.CALLED_OTHERWISE, SideChosen.HERE): tr("It holds"),
    }
    usual = {
        SideChosen.HERE: tr("Here"),
        SideChosen.THERE: tr("There"),
        SideChosen.AS_IT_WAS: tr("As it was"),
        SideChosen.BOTH: tr("Both"),
    }
    return said.get((difference.how, choice)) or usual[choice]


def sides_of(now: Snapshot, difference: TableDifference) -> tuple[str, str, str]:
    """Return what is here, what is there and how it was, in words."""
    here = tr("Removed here") if difference.how is DifferenceKind.REMOVED_HERE else ""
    there = tr("Removed there") if difference.how is DifferenceKind.REMOVED_THERE else ""
    empty = tr("Nothing")
    return (
        here or side_words(now, difference.here) or empty,
        there or side_words(now, difference.there) or empty,
        side_words(now, difference.before) or empty,
    )


def changed_words(now: Snapshot, one: TableDifference) -> tuple[str, str]:
    """Return when what is here was changed, and what is there; "" where nobody knows."""
    table = table_of(now, one)
    here = there = ""
    if one.here_at:
        at = _hour(one.here_at)
        here = tr("Changed {time}, after the hand-out", time=at)
        if one.how is DifferenceKind.REMOVED_HERE:
            here = tr("Removed {time}, after the hand-out", time=at)
    if one.there_at:
        at = _hour(one.there_at)
        there = tr("Changed {time} at {table}", time=at, table=table)
        if one.how is DifferenceKind.THE_SAME:
            there = tr("New at {table}, {time}", table=table, time=at)
        if one.how is DifferenceKind.REMOVED_THERE:
            there = tr("Removed {time} at {table}", time=at, table=table)
    return here, there


def before_words(now: Snapshot, one: TableDifference) -> str:
    """Return when it was as it was: at the hand-out, or at the hand-back before."""
    back = next((two for two in now.hand_backs if two.id == one.hand_back_id), None)
    if back is None:
        return ""
    earlier = [two for two in now.hand_backs if two.file == back.file and two.id < back.id]
    if earlier:
        return tr("when it came before, {time}", time=_hour(earlier[-1].at))
    handed = next((two for two in now.hand_outs if two.file == back.file), None)
    if handed is None:
        return tr("when handed out")
    return tr("when handed out, {time}", time=_hour(handed.handed_at))


def alike_words(now: Snapshot, one: TableDifference) -> str:
    """Return that the answer is one on both sides where only its reason differs; else ""."""
    if one.kind != "judgements" or one.columns != "reason":
        return ""
    same_row = (two for two in now.table_differences if two.row_id == one.row_id)
    if any("answer_id" in two.columns for two in same_row if two.kind == one.kind):
        return ""
    held = next((two for two in now.judgements if two.id == one.row_id), None)
    answer = now.tool.answer.get(held.answer_id) if held and held.answer_id else None
    if answer is None:
        return tr("Same answer on both sides: only the words differ")
    return tr("{answer} on both sides: only the words differ", answer=answer.label)


def rests_words(counted: Mapping[str, int]) -> str:
    """Return what rests on a row, by kind: "3 remarks, 1 judgement"; "" for nothing."""
    return ", ".join(plural(number, *kind_words(kind)) for kind, number in counted.items())


def rests_on_it_words(one: TableDifference, counted: Mapping[str, int]) -> str:
    """Return what came back with a row that was removed here, or would go with it."""
    named = rests_words(counted)
    if not named or one.how not in (DifferenceKind.REMOVED_HERE, DifferenceKind.REMOVED_THERE):
        return ""
    if one.how is DifferenceKind.REMOVED_THERE:
        return tr("With it would go: {named}", named=named)
    if one.is_open or one.chosen is SideChosen.THERE:
        return tr("With it came back: {named}", named=named)
    return ""


def came_back_words(back: HandBack, asked: Sequence[TableDifference], today: date) -> str:
    """Return "Back 11:54: 43 things taken, 4 asked" of one hand-back."""
    words = tr(
        "Back {time}: {taken}",
        time=moment_words(back.at, today),
        taken=taken_words(back.taken, 0),
    )
    return tr("{words}, {number} asked", words=words, number=len(asked)) if asked else words


def _hour(iso: str) -> str:
    at = kept_moment(iso)
    return iso if at is None else short_time(at)


def table_of(now: Snapshot, difference: TableDifference) -> str:
    """Return the table that a difference came from."""
    return next((one.name for one in now.hand_backs if one.id == difference.hand_back_id), "")


def settled_words(differences: Sequence[TableDifference]) -> str:
    """Return "2 of 4 settled. Export waits for the other 2."."""
    still = sum(one.is_open for one in differences)
    done = tr("{done} of {all} settled.", done=len(differences) - still, all=len(differences))
    if not still:
        return done
    return tr("{done} Export waits for the other {still}.", done=done, still=still)


def alike(now: Snapshot, difference: TableDifference) -> tuple[list[Agency], list[Theme]] | None:
    """Return the two agencies or themes that may be one, the one from here first.

    None where one of them is gone.
    """
    numbers = ((json.loads(difference.here) or {}).get("id"), difference.row_id)
    of = {int(one.id): one for one in now.tool.themes}
    known = {int(one.id): one for one in now.agencies}
    agencies, themes = list[Agency](), list[Theme]()
    if difference.kind == "agencies":
        agencies = [known[one] for one in numbers if one in known]
    else:
        themes = [of[one] for one in numbers if one in of]
    return (agencies, themes) if len(agencies) + len(themes) == 2 else None
