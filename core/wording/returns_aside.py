"""How returns that do not stand are told: where from, and what they say."""

from collections.abc import Iterable

from core.model.case import Case
from core.model.clock import date_text
from core.model.fault import shown
from core.model.ids import ItemId
from core.model.names import normalised
from core.model.return_aside import AsideState, ReturnAside, parts_of
from core.model.tool import Tool
from core.words import plural, tr


def place_words(aside: ReturnAside) -> str:
    """Return "Row 4 of police.csv"."""
    source = shown(aside.source)
    return tr("Row {row} of {source}", row=aside.row, source=source) if aside.row else source


def unknown_case(written: str) -> str:
    """Return why a row of an unknown case waits."""
    return tr("“{shown}” is not {a case} in this audit.", shown=shown(written))


def case_since(aside: ReturnAside, cases: Iterable[Case]) -> Case | None:
    """Return the case a return waited for, where it has come into the audit since."""
    name = normalised(aside.case_written)
    if aside.case_id is not None or not name:
        return None
    return next((one for one in cases if normalised(one.reference) == name), None)


def reason_words(aside: ReturnAside, since: Case | None = None) -> str:
    """Return why a return waits, as a sentence that stands alone.

    *since* is the case it waited for and that is in the audit now: that is said instead.
    """
    reason = aside.reason
    if since is not None:
        there = tr("“{shown}” is in the audit now.", shown=shown(since.reference))
        missing = unknown_case(aside.case_written)
        reason = reason.replace(missing, there) if missing in reason else f"{there} {reason}"
    return reason[:1].upper() + reason[1:]


def contents_words(aside: ReturnAside) -> str:
    """Return whose return it is as it stands in the file, from when, and how much it says."""
    names = [shown(name) for name in (aside.case_written, aside.agency_written) if name]
    day = [date_text(aside.completed)] if aside.completed else []
    nil = [tr("no record is held")] if aside.nil else []
    size = [size_words(aside)] if aside.says_both or not aside.nil else []
    return " · ".join([*names, *day, *nil, *size])


def size_words(aside: ReturnAside) -> str:
    """Return "2 answers, 1 comment"."""
    return ", ".join(
        (
            plural(len(parts_of(aside.answers)), "answer"),
            plural(len(parts_of(aside.comments)), "comment"),
        )
    )


def kept_words(aside: ReturnAside) -> str:
    """Return what is said of a return that is kept beside the one that stands."""
    if aside.state is AsideState.SECOND:
        return tr("A second reader's return is kept beside it")
    return tr("Another return stood here before and is kept")


def differences(first: dict[ItemId, str], aside: ReturnAside, tool: Tool) -> list[str]:
    """Return question by question where a return kept beside says something else.

    *first* is what the return that stands answers, by question, as keys or values.
    """
    other = {ItemId(number): said for number, said in parts_of(aside.answers).items()}
    found = []
    for item in tool.items:
        one, two = first.get(item.id, ""), other.get(item.id, "")
        if one != two:
            labels = {answer.key: answer.label for answer in tool.answers_of(item.answer_set_id)}
            here, there = (labels.get(said, said) or tr("blank") for said in (one, two))
            found.append(tr("{key}: {there}; here {here}", key=item.key, there=there, here=here))
    return found
