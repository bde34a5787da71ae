"""What may stand in the audit's details, and how each is put in and shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from core.counting.hours import ends_too_early
from core.model.audit import Audit
from core.model.clock import date_text
from core.model.fault import shown
from core.words import later, tr
from ui.prepare.words import typed_date, typed_minutes, typed_time
from ui.widgets.table.shape import Misfit

Keep = Callable[[Audit, str], Audit]
Show = Callable[[Audit], str]

TEXTS: Final = (
    ("subject", tr("What the audit asks"), tr("One sentence on what this round looks at"), 2),
    ("terms", tr("Terms of reference"), tr("What it is to find out, and what not"), 4),
    (
        "sample_note",
        later("How the {cases} were drawn"),
        tr("Such as: of 63 children, 8 were drawn"),
        2,
    ),
    (
        "confidentiality",
        tr("Confidentiality statement, read out at the start"),
        tr("What is said about families stays in this room"),
        4,
    ),
)
"""The long texts: field, what it is called, an example, and how many lines it has at least."""

_MOST_DIGITS: Final = 4
_LONGEST_WORD: Final = 24


def title_typed(text: str) -> str:
    """Return a title; raises Misfit for none."""
    if not text:
        raise Misfit(tr("The audit needs a title."), tr("Type one."))
    return text


def own_word_typed(text: str) -> str:
    """Return a word for what is audited; raises Misfit for one too long for a button."""
    if len(text) > _LONGEST_WORD:
        raise Misfit(
            tr("A word of over {count} letters leaves no room on a button.", count=_LONGEST_WORD),
            tr("Write a shorter one, such as child."),
        )
    return text


def date_typed(text: str) -> str:
    """Return a date as it is shown; raises Misfit for what is none."""
    return date_text(typed_date(text))


def minutes_typed(text: str) -> str:
    """Return minutes as they are shown; raises Misfit for what is none."""
    return str(typed_minutes(text))


def families_typed(text: str) -> str:
    """Return a number of families as typed; raises Misfit for what is none."""
    if text and not (text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise Misfit(
            tr("“{shown}” is not a number.", shown=shown(text)),
            tr("Write it in figures, such as 3."),
        )
    return text


def start_typed(audit: Audit, text: str) -> str:
    """Return when the day starts; raises Misfit where that is not before its end."""
    starts = typed_time(text)
    if ends_too_early(starts, audit.finishes):
        raise Misfit(
            tr(
                "The day would start at {starts}, but it finishes at {finishes}.",
                starts=starts,
                finishes=audit.finishes,
            ),
            tr(
                "{stays} Write an earlier time, or change when it finishes.",
                stays=_stays(audit.starts),
            ),
        )
    return starts


def finish_typed(audit: Audit, text: str) -> str:
    """Return when the day finishes; raises Misfit where that is not after its start."""
    finishes = typed_time(text)
    if ends_too_early(audit.starts, finishes):
        raise Misfit(
            tr(
                "The day would finish at {finishes}, but it starts at {starts}.",
                finishes=finishes,
                starts=audit.starts,
            ),
            tr(
                "{stays} Write a later time, or change when it starts.",
                stays=_stays(audit.finishes),
            ),
        )
    return finishes


def look_back_typed(audit: Audit, name: str, text: str) -> str:
    """Return one end of the time looked back at; raises Misfit where it begins after its end."""
    found = date_into(name)(audit, text)
    if found.looked_from and found.looked_to and found.looked_from > found.looked_to:
        raise Misfit(
            tr("It would look back from a day after the one it looks back to."),
            tr("Write an earlier first day, or a later last one."),
        )
    return date_typed(text)


def put_into(name: str) -> Keep:
    """Return what puts a text into the field called *name*."""

    def keep(audit: Audit, text: str) -> Audit:
        changed: dict[str, Any] = {name: text}
        return replace(audit, **changed)

    return keep


def date_into(name: str) -> Keep:
    """Return what puts a date that was typed into the field called *name*."""
    return lambda audit, text: put_into(name)(audit, typed_date(text))


def showing(name: str) -> Show:
    """Return what shows the field called *name*."""
    return lambda audit: str(getattr(audit, name))


def date_showing(name: str) -> Show:
    """Return what shows the date in the field called *name*."""
    return lambda audit: date_text(getattr(audit, name))


def _stays(time: str) -> str:
    return tr("{time} stays.", time=time) if time else tr("Nothing was changed.")
