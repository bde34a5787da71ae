"""Says what a survey or another source counted, with its own base and unit."""

from core.counting.collation import percent
from core.model.clock import date_text
from core.model.finding import Source
from core.words import tr


def source_title(source: Source) -> str:
    """Return "Staff survey, 5 March 2014"."""
    return f"{source.title}, {date_text(source.dated)}" if source.dated else source.title


def source_base(source: Source) -> str:
    """Return of how many it speaks, in its own unit: "457 staff"."""
    return f"{source.base} {source.unit}".strip()


def source_figure(source: Source) -> str:
    """Return "98.9% (452 of 457 staff)", "457 staff" where no count is known, or nothing."""
    if not source.base:
        return ""
    of = source_base(source)
    if source.count is None:
        return of
    worked = percent(source.count, source.base)
    return tr("{worked}% ({count} of {of})", worked=worked, count=source.count, of=of)


def source_note(source: Source) -> str:
    """Return what stands beside the returns to a question: "Staff survey: 98.9% (452 of …)"."""
    said = source_figure(source)
    return f"{source_title(source)}: {said}" if said else source_title(source)
