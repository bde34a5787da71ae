"""What all that a document says rests on: in one line, or number by number."""

from collections.abc import Iterator

from core.counting.collation import responses
from core.counting.drawn import current_sample
from core.counting.meetings import people_there
from core.counting.voices import families
from core.model.audience import PANEL, Audience
from core.model.clock import date_text
from core.model.snapshot import Snapshot
from core.wording.bands import number_of
from core.wording.numbers import Unit
from core.words import plural, tr


def rests_on_words(now: Snapshot, audience: Audience = PANEL) -> str:
    """Return "8 cases · 24 returns used · 13 people in the room · 3 families heard".

    Where numbers are not told, a small one is only said to be small.
    """
    if not audience.says_counts:
        return number_of(len(now.cases), Unit.CASES, now.least_shown)
    found = responses(now)
    heard = families(now).heard
    parts = (
        Unit.CASES.of(len(now.cases)),
        tr("{returns} used", returns=Unit.RETURNS.of(found.usable)) if found.usable else "",
        _here_words(now),
        tr("{families} heard", families=_families(heard)) if heard else "",
    )
    return " · ".join(part for part in parts if part)


def rests_on_facts(now: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield the same number by number, each with what is to be said of it."""
    sample, found = current_sample(now), responses(now)
    drawn = tr("drawn from {total}", total=sample.total) if sample is not None else ""
    yield Unit.CASES.of(len(now.cases)), drawn or tr("looked at together")
    if found.usable:
        asked = plural(found.requests, tr("request"), tr("requests"))
        came = tr(
            "used, of {returned} that came back from {asked}", returned=found.returned, asked=asked
        )
        yield Unit.RETURNS.of(found.usable), came if found.requests else tr("used")
    if here := _here(now):
        day = date_text(now.audit.day)
        yield _people(here), tr("in the room on {day}", day=day) if day else tr("in the room")
    if heard := families(now).heard:
        yield _families(heard), tr("heard")


def _here(now: Snapshot) -> int:
    return len(people_there(now, only_present=True))


def _people(count: int) -> str:
    return plural(count, "person", "people")


def _families(count: int) -> str:
    return plural(count, "family", "families")


def _here_words(now: Snapshot) -> str:
    """Return "13 people in the room", with how many of them joined by call."""
    there = people_there(now, only_present=True)
    called = sum(one.by_call for one in there)
    people = _people(len(there))
    if not there:
        return ""
    if called == len(there):
        return tr("{people} on a call", people=people)
    if called:
        return tr("{people} in the room, {called} of them by call", people=people, called=called)
    return tr("{people} in the room", people=people)
