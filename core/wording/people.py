"""Facts about cases, people and times, in the words documents use."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.model.ages import plain_age
from core.model.case import Case
from core.model.clock import date_text, long_date, short_time, tidy_time
from core.model.judgement import DifferingView, ViewKind
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.words import plural, tr, word_for


def facts(now: Snapshot, case: Case) -> str:
    """Return what stands beside a case's name: "6 years · boy · Team 1 · level of plan: 3"."""
    noted = (f"{one.name}: {value}" for one, value in now.attributes_of(case.id))
    found = (age_words(case.age), sex_words(case), case.pathway, case.team, *noted)
    return " · ".join(fact.strip() for fact in found if fact.strip())


def age_words(age: str) -> str:
    """Return "6 years", or what was typed where that is no number."""
    years = _years(age)
    if years is None:
        return age
    return tr("under 1 year") if years == 0 else plural(years, "year")


def _years(age: str) -> int | None:
    """Return an age in figures; None for any other, and for what nobody can be."""
    plain = plain_age(age)
    return int(plain) if plain.isdecimal() and len(plain) < 4 else None


def sex_words(case: Case) -> str:
    """Return boy, girl, man or woman, or what was typed where it is none of them."""
    grown = (_years(case.age) or 0) >= 18
    match case.sex.strip().casefold():
        case "m" | "male" | "boy":
            return "man" if grown else "boy"
        case "f" | "female" | "girl":
            return "woman" if grown else "girl"
        case _:
            return case.sex


def said_by(now: Snapshot, note: Note) -> str:
    """Return who said something: role, agency or both; never a person."""
    agency = now.agency.get(note.agency_id) if note.agency_id is not None else None
    return ", ".join(part for part in (note.role.strip(), agency.name if agency else "") if part)


def comment_words(note: Note) -> str:
    """Return a verbatim comment in quotation marks, a summary marked as one."""
    return note.words if note.verbatim else tr("{note} (in summary)", note=note.text)


def no_theme_words(now: Snapshot, note: Note) -> str:
    """Say why a comment marked for the room is not shown with any theme; empty where it is."""
    if not note.chosen or now.theme_of_note(note) is not None:
        return ""
    return tr(
        "This comment is under no theme, so no theme brings it to the room screen. "
        "File it under one, or show it by itself."
    )


def differing_words(now: Snapshot, views: Sequence[DifferingView]) -> Iterator[str]:
    """Yield a sentence for each view with words of its own, then one for the rest."""
    plain: list[str] = []
    for view in views:
        agency = now.agency.get(view.agency_id)
        name = agency.name if agency else tr("One agency")
        about = "" if view.kind is ViewKind.OTHER else f" ({word_for(view.kind)})"
        if view.note.strip():
            yield sentence(
                tr(
                    "{name} saw it differently{about}: {strip}",
                    name=name,
                    about=about,
                    strip=view.note.strip(),
                )
            )
        elif about:
            yield tr("{name} saw it differently{about}.", name=name, about=about)
        else:
            plain.append(name)
    if plain:
        yield tr("{listed} saw it differently.", listed=listed(plain))


def passed_on(note: Note, the_day: str) -> str:
    """Return in words how an immediate concern was passed on; empty while it is open."""
    if note.is_open:
        return ""
    told = note.told.strip().rstrip(".;,")
    return sentence(
        tr("Passed to {told} {when}; {did}", told=told, when=_when(note, the_day), did=note.did)
    )


def told_when(note: Note) -> str:
    """Return when somebody was told: "12:05" on the day it was raised, else with its day."""
    day, _, time = note.told_at.partition("T")
    return ", ".join(part for part in (date_text(day), time[:5]) if part)


def _when(note: Note, the_day: str) -> str:
    at, raised = note.told_at, note.said_at[:10]
    if raised and raised != the_day and tidy_time(at) == at:
        at = f"{raised}T{at}"  # a time alone is of the day the concern was raised
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return tr("at {at}", at=at) if at[:1].isdecimal() else at
    if len(at) <= len("2014-04-09"):
        return (
            tr("on the day") if at == the_day else tr("on {long_date}", long_date=long_date(found))
        )
    on = (
        tr("on the day") if at[:10] == the_day else tr("on {long_date}", long_date=long_date(found))
    )
    return tr("{on} at {short_time}", on=on, short_time=short_time(found))


def place(now: Snapshot, note: Note) -> str:
    """Return where a note belongs: "Child D and E, question 5", or "question 1b" at a line."""
    key = now.tool.key_of(note.question_id, note.item_id)
    cases = listed([now.case[one].reference for one in now.cases_of_note(note)])
    parts = (cases, tr("question {key}", key=key) if key else "")
    return ", ".join(part for part in parts if part)


def names_looked_for_words(now: Snapshot) -> str:
    """Return what the search for names went by, so that nobody takes it for more."""
    count = sum(bool(person.name.strip()) for person in now.participants)
    if not count:
        return tr(
            "Names were looked for by given names, and by words with a capital inside a sentence. "
            "Nobody on the list of people has a name. Others may have been passed over."
        )
    return tr(
        "Names were looked for among {people} on the list, given names, and words with a capital "
        "inside a sentence. Others may have been passed over.",
        people=plural(count, "person", "people"),
    )
