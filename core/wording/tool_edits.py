"""What is said while an audit tool is changed: what does not fit, and what a removal touches."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from core.model.aside import ToolUse
from core.model.bearing import Bearing
from core.model.fault import NotYet, WorkshopError, shown
from core.model.names import normalised
from core.model.tool import Answer, AnswerSet, Item, Question, Theme, Tool, ToolPart
from core.wording.numbers import listed
from core.wording.removal import Loss
from core.words import plural, tr

RESERVED_NUMBERS: Final = frozenset({"case", "agency", tr("completed on"), "completed"})
"""Headings of other columns in a file of returns, so never the number of a question."""
RESERVED_KEYS: Final = frozenset({"blank", "base"})
KEY: Final = re.compile(r"[a-z0-9_]+")


def number_problem(number: str, others: Iterable[str], line: bool = False) -> WorkshopError | None:
    """Return what keeps a text from being a question's or line's number; None if nothing does.

    *others* are the numbers of everything else in the tool.
    """
    what = tr("line") if line else tr("question")
    if not number.strip():
        return NotYet(
            tr("Every {what} needs a number.", what=what),
            tr("It keeps the number it had."),
            tr("Type one, such as 5 or 1c."),
        )
    if normalised(number) in RESERVED_NUMBERS:
        return WorkshopError(
            tr("“{number}” heads another column of the agencies' files.", number=number.strip()),
            tr("It keeps the number it had."),
            tr("Give it another number."),
        )
    if normalised(number) in map(normalised, others):
        return WorkshopError(
            tr("Two lines are called {number}.", number=number.strip())
            if line
            else tr("Two questions are called {number}.", number=number.strip()),
            tr("Until then it keeps the number it had."),
            tr("Give one another number."),
        )
    return None


def label_problem(label: str, others: Iterable[str]) -> WorkshopError | None:
    """Return what keeps a text from being an answer's label among *others* of its set."""
    if not label.strip():
        return NotYet(
            tr("Every answer needs a label."),
            tr("It keeps the one it had."),
            tr("Type what people see, such as Yes."),
        )
    if normalised(label) in map(normalised, others):
        return WorkshopError(
            tr("Two answers are called “{label}”.", label=shown(label)),
            tr("Until then it keeps the label it had."),
            tr("Give one another label."),
        )
    return None


def key_problem(key: str, others: Iterable[str]) -> WorkshopError | None:
    """Return what keeps a text from being the lasting name of an answer or an answer set."""
    if key in RESERVED_KEYS or not KEY.fullmatch(key):
        return WorkshopError(
            tr("“{key}” cannot be a key.", key=shown(key)),
            tr("It keeps the key it had."),
            tr("Write it in small letters, digits and _; not “blank” or “base”."),
        )
    if key in others:
        return WorkshopError(
            tr("Two of them have the key “{key}”.", key=key),
            tr("Until then it keeps the key it had."),
            tr("Give one another key."),
        )
    return None


def part_named(part: ToolPart) -> str:
    """Return what a part of the tool is called within a sentence."""
    match part:
        case Theme():
            return tr("the theme “{title}”", title=shown(part.title))
        case Question():
            return tr("question {key}", key=part.key)
        case Item():
            return tr("line {key}", key=part.key)
        case AnswerSet():
            return tr("the answer set “{key}”", key=part.key)
        case Answer():
            return tr("the answer “{label}”", label=part.label)


def removal_words(tool: Tool, part: ToolPart) -> str:
    """Return a part with what goes with it, to begin a sentence of what went."""
    named = part_named(part)
    count = 0
    if isinstance(part, Theme):
        count = sum(one.theme_id == part.id for one in tool.questions)
        inside = plural(count, "question")
    elif isinstance(part, Question):
        count = len(tool.items_of(part.id)) if part.checklist else 0
        inside = plural(count, "line")
    named = f"{named[:1].upper()}{named[1:]}"
    return tr("{named} with its {inside}", named=named, inside=inside) if count else named


def use_loss(use: ToolUse, asked_on: bool = False) -> Loss:
    """Return what a removal from the tool touches.

    Where the question is *asked_on*, only with other answers, its counts have
    a blank where an answer was.
    """
    put = [
        (use.answers, "answer"),
        (use.comments, "comment"),
        (use.judgements, "judgement"),
    ]
    said = listed([plural(count, what) for count, what in put if count])
    stays = []
    if said:
        stays.append(tr("{said} put aside under the old words, in Returns", said=said))
    if asked_on and use.answers:
        stays.append(tr("counted as blank from then on"))
    if use.notes:
        stays.append(tr("{notes} kept under the theme", notes=plural(use.notes, "note")))
    if use.conditions:
        stays.append(tr("{lines} asked always from then on", lines=plural(use.conditions, "line")))
    return Loss("", tuple(stays), use.weighs)


def change_loss(use: ToolUse) -> Loss:
    """Return what another audit tool in place of this one touches."""
    loss = use_loss(replace(use, notes=0, conditions=0))
    if not use.notes:
        return loss
    kept = tr("{notes} kept, at no question", notes=plural(use.notes, "note"))
    return replace(loss, stays=(*loss.stays, kept), weighs=True)


def still_used(named: str, use: ToolUse, asked_on: bool = False) -> WorkshopError:
    """Return why a part is not taken out of the tool before somebody said they mean it."""
    return WorkshopError(
        use_loss(use, asked_on).question(f"{named[:1].upper()}{named[1:]}", tr("Asking")),
        tr("Nothing was changed."),
        "",
    )


def relabel_words(before: str, now: str, count: int) -> str:
    """Say that an answer that was given is called otherwise, and ask how that is to count."""
    return tr(
        "“{before}” is called “{now}” now. It was said {times} under the old words. "
        "How should that count?",
        before=shown(before),
        now=shown(now),
        times=plural(count, "time"),
    )


def rebearing_words(answer: Answer, before: Bearing, count: int) -> str:
    """Say that an answer that was given counts otherwise from now on."""
    return tr(
        "“{label}” counts as {now} and no longer as {before}: the {times} it was said do so too.",
        label=shown(answer.label),
        now=answer.bearing.value,
        before=before.value,
        times=plural(count, "time"),
    )


def kept_words(answered: int) -> str:
    """Say that those who answered before a wording changed keep their answer."""
    if answered == 1:
        return tr("1 return keeps its answer.")
    return tr("{count} keep their answer.", count=plural(answered, "return"))
