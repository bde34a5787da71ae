"""Somebody with every public document of an audit at once tries to work out a small number."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from core.counting.collation import Base
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import AGENCY, Within
from core.documents.audience import for_audience, why_closed
from core.documents.catalogue import compose, documents_of
from core.model.audience import THRESHOLD, Audience, AudienceKind
from core.model.audit import Participant
from core.model.case import Case, Return
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, FindingKind
from core.model.ids import AgencyId, CaseId, FindingId, ItemId, QuestionId, ThemeId
from core.model.snapshot import AnswerRow, FullSnapshot
from core.wording.bands import band_words
from core.wording.numbers import Unit
from tests.documents.audits import NO, NOT_APPLICABLE, YES, Parts
from tests.documents.test_shorter import said_in

PUBLIC = Audience(AudienceKind.PUBLIC)
NORTH, SOUTH = 13, 11
"""Returns of two agencies: 24 usable ones in all, which anybody may know."""
TOLD = {"whole": "100.1%", "north": "100.2%", "south": "100.3%", "every": "100.4%", "no": "100.5%"}
Cells = tuple[int, int, int]
"""How many said yes in the north and in the south, and to how many it did not apply."""


def _audit(cells: Cells) -> FullSnapshot:
    north, south, apart = cells
    cases = tuple(Case(f"Case {at}", CaseId(at), at) for at in range(1, NORTH + 1))
    pairs = [(CaseId(at), AgencyId(1)) for at in range(1, NORTH + 1)]
    pairs += [(CaseId(at), AgencyId(2)) for at in range(1, SOUTH + 1)]
    said = [YES] * north + [NO] * (NORTH - north)
    said += [YES] * south + [NO] * (SOUTH - south - apart) + [NOT_APPLICABLE] * apart
    answers = tuple(
        AnswerRow(*pair, ItemId(12), answer) for pair, answer in zip(pairs, said, strict=True)
    )
    number = LiveNumber(Counted.RETURNS, QuestionId(2), ItemId(12), (YES,))
    numbers = {
        "whole": number,
        "north": replace(number, within=(Within(AGENCY, "1"),)),
        "south": replace(number, within=(Within(AGENCY, "2"),)),
        "every": replace(number, base=Base.ALL),
        "no": replace(number, answer_ids=(NO,)),
    }
    text = " ".join(f"{name} <{TOLD[name]}>." for name in numbers)
    finding = Finding(text, FindingId(1), 0, ThemeId(1), FindingKind.LESSON)
    evidence = tuple(
        EvidenceNamed(finding.id, EvidenceKind.COUNT, 0, at, at, one.text, TOLD[name])
        for at, (name, one) in enumerate(numbers.items(), 1)
    )
    full = Parts(cases=cases, judgements=(), views=(), notes=(), answers=answers).full()
    returns = tuple(Return(*pair) for pair in pairs)
    now = replace(
        full.now, findings=(finding,), evidence=evidence, returns=returns, usable=frozenset(pairs)
    )
    return replace(full, now=now)


def _read(full: FullSnapshot) -> str:
    """Everything the public is given of an audit."""
    view = for_audience(full, PUBLIC)
    keys = [one.key for one in documents_of(full.now) if not why_closed(one.key, PUBLIC)]
    assert {"public-report", "leaflet", "briefing", "seven-minutes"} <= set(keys)
    return "\n".join(said_in(compose(key, view)) for key in keys)


def _told(said: str) -> dict[str, str]:
    """What is told of each share, wherever it stands; of the question too, as the report has it."""
    found = {name: set(re.findall(rf"{name} <(.*?)>", said)) for name in TOLD}
    found["whole"] |= set(re.findall(r"Overseen in supervision: yes in (.*?)\.", said))
    assert all(len(words) == 1 for words in found.values()), found
    return {name: words.pop() for name, words in found.items()}


def _bands(cells: Cells) -> dict[str, str]:
    """What would be told if every share had its span: the control."""
    north, south, apart = cells
    usable, applicable, yes = NORTH + SOUTH, NORTH + SOUTH - apart, north + south
    return {
        "whole": band_words(yes, applicable, Unit.RETURNS, usable),
        "north": band_words(north, NORTH, Unit.RETURNS),
        "south": band_words(south, SOUTH - apart, Unit.RETURNS, SOUTH),
        "every": band_words(yes, usable, Unit.RETURNS, usable),
        "no": band_words(applicable - yes, applicable, Unit.RETURNS, usable),
    }


def _every() -> Iterator[Cells]:
    for apart in range(SOUTH + 1):
        for south in range(SOUTH - apart + 1):
            for north in range(NORTH + 1):
                yield north, south, apart


def _hidden(cells: Cells) -> Mapping[str, int]:
    north, south, apart = cells
    return {
        "north yes": north,
        "north no": NORTH - north,
        "south yes": south,
        "south no": SOUTH - apart - south,
        "not applicable": apart,
        "whole yes": north + south,
    }


def _known_small(told: Mapping[str, str], rule: Callable[[Cells], Mapping[str, str]]) -> set[str]:
    """Return which cells a solver knows to be small, and not none, of all that fits what is told.

    What is told of it is held against the *rule*; what has no span says nothing.
    """
    could_be: dict[str, set[int]] = {}
    for cells in _every():
        bands = rule(cells)
        if all(bands[name] == words for name, words in told.items() if name in bands):
            for name, count in _hidden(cells).items():
                could_be.setdefault(name, set()).add(count)
    return {name for name, found in could_be.items() if max(found) < THRESHOLD}


@pytest.mark.parametrize("cells", [(13, 0, 0), (1, 11, 0), (12, 4, 3), (7, 6, 0), (0, 6, 4)])
def test_from_all_public_documents_of_an_audit_no_small_number_can_be_worked_out(
    cells: Cells,
) -> None:
    told = _told(_read(_audit(cells)))
    untold = "a share of the returns that is not told"
    assert {told[name] for name in ("north", "south", "every", "no")} == {untold}
    known = {name: words for name, words in told.items() if words != untold}
    assert _known_small(known, _bands) == set()


def test_were_each_share_told_in_its_span_small_numbers_could_be_worked_out() -> None:
    """The control: the same solver, given the spans of the whole and of its parts."""
    assert next(cells for cells in _every() if _known_small(_bands(cells), _bands))


def test_public_documents_are_equal_where_only_names_differ() -> None:
    full = _audit((12, 4, 3))
    first, second = (
        replace(
            full.now,
            participants=(Participant(role="Nurse", name=name, agency_id=AgencyId(1)),),
            cases=tuple(replace(one, reference=f"{name} {one.id}") for one in full.now.cases),
        )
        for name in ("Zofia Kowalczyk", "Ng")
    )
    assert _read(replace(full, now=first)) == _read(replace(full, now=second))
