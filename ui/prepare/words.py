"""How dates, times and choices are typed and shown in Prepare."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from core.counting.timetable import clock_time
from core.model.clock import date_text, minute_of, tidy_time
from core.model.dates import iso_date
from core.model.due import due_by
from core.model.fault import shown
from core.model.working_days import WorkingDays
from core.wording.dates import no_date
from core.words import tr, word_for
from ui.widgets.table.shape import Misfit

E = TypeVar("E", bound=StrEnum)


def day_text(iso: str) -> str:
    """Return an ISO date without its year, as 5 March."""
    return date_text(iso).rsplit(" ", 1)[0] if iso else ""


def typed_date(text: str) -> str:
    """Return the ISO date someone typed, or nothing. Raises Misfit."""
    found = iso_date(text)
    if found is None:
        raise Misfit(*no_date(text))
    return found


def typed_due(text: str, begins: str, calendar: WorkingDays) -> str:
    """Return the ISO date someone typed, or so many working days after *begins*. Raises Misfit."""
    found = due_by(text)
    if found is None:
        return typed_date(text)
    if found.working_days is not None and not begins:
        raise Misfit(
            tr("Working days are counted from the day it was asked."),
            tr("Type that day first, or write a date."),
        )
    return found.after(begins, calendar)


def typed_dates(text: str) -> str:
    """Return the ISO dates someone typed with semicolons between, the first first."""
    return "; ".join(sorted({typed_date(part) for part in text.split(";") if part.strip()}))


def typed_past_date(text: str, today: date) -> str:
    """Return the ISO date someone typed of what is over, or nothing. Raises Misfit."""
    found = typed_date(text)
    if found > today.isoformat():
        raise Misfit(
            tr("{day} is yet to come.", day=date_text(found)),
            tr("Type the day it was done, or leave it empty."),
        )
    return found


def typed_age(text: str) -> str:
    """Return the age someone typed, in whatever words; none is below nothing. Raises Misfit."""
    if re.match(r"[-−–]\s*\d", text):
        raise Misfit(
            tr("“{shown}” is below nothing, which no age is.", shown=shown(text)),
            tr("Type it without the sign, such as 3 or 8 months."),
        )
    return text


def typed_time(text: str) -> str:
    """Return the time someone typed as 09:30, or nothing. Raises Misfit."""
    if not text:
        return ""
    found = tidy_time(text)
    if found is None:
        raise Misfit(tr("“{shown}” is not a time.", shown=shown(text)), tr("Write it as 09:30."))
    return found


def typed_minutes(text: str) -> int:
    """Return a length in minutes. Raises Misfit."""
    number = text.removesuffix("minutes").removesuffix("min").strip()
    if not number.isdecimal() or len(number) > 4 or not 0 < int(number) <= 24 * 60:
        raise Misfit(
            tr("“{shown}” is not a number of minutes.", shown=shown(text)),
            tr("Write it in figures, such as 25."),
        )
    return int(number)


def typed_choice(text: str, kinds: Iterable[E], called: str = "") -> E:
    """Return the one of *kinds* whose word was typed, or begun. Raises Misfit.

    *called* is what all of them are; without it the fault names the words themselves.
    """
    every = list(kinds)
    told = text.casefold()
    found = [kind for kind in every if told in (word_for(kind).casefold(), str(kind).casefold())]
    if not found and told:
        found = [kind for kind in every if word_for(kind).casefold().startswith(told)]
    if len(found) != 1:
        allowed = ", ".join(word_for(kind) for kind in every)
        raise Misfit(
            tr("“{shown}” is not {called}.", shown=shown(text), called=called or _either(every)),
            tr("Write one of: {allowed}.", allowed=allowed),
        )
    return found[0]


def _either(kinds: Sequence[StrEnum]) -> str:
    """Return the words as a choice: "complete or incomplete"."""
    return tr(" or ").join(word_for(kind) for kind in kinds)


def typed_yes(text: str) -> bool:
    """Return whether yes was typed. Raises Misfit."""
    match text.casefold():
        case "yes" | "y" | "x" | "✓" | "present" | "true":
            return True
        case "" | "no" | "n" | "false":
            return False
    raise Misfit(tr("“{shown}” is neither yes nor no.", shown=shown(text)), tr("Write yes or no."))


def to_time(starts: str, minutes: int) -> str:
    """Return when something ends, as 10:15; nothing where it has no time."""
    begins = minute_of(starts)
    if begins is None:
        return ""
    return clock_time(begins + minutes)
