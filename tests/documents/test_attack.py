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
from core.model.asking import Clause
from core.model.audience import THRESHOLD, Audience, AudienceKind
from core.model.audit import Participant
from core.model.case import Case, Return
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, FindingKind
from core.model.house_style import HouseKind, HousePart
from core.model.ids import AgencyId, CaseId, FindingId, ItemId, QuestionId, ThemeId
from core.model.snapshot import AnswerRow, FullSnapshot
from core.wording.bands import band_words
from core.wording.numbers import Unit
from tests.documents.audits import NO, NOT_APPLICABLE, YES, Parts
from tests.documents.test_shorter import said_in
from tests.rounds import rounds

PUBLIC = Audience(AudienceKind.PUBLIC)
NORTH, SOUTH = 13, 11
"""Returns of two agencies: 24 usable ones in all, which anybody may know."""
TOLD = {"whole": "100.1%", "north": "100.2%", "south": "100.3%", "every": "100.4%", "no": "100.5%"}
Cells = tuple[int, int, int]
"""How many said yes in the north and in the south, and to how many it did not apply."""


def _audit(cells: Cells, size: tuple[int, int] = (NORTH, SOUTH)) -> FullSnapshot:
    (north, south, apart), (wide, narrow) = cells, size
    cases = tuple(Case(f"Case {at}", CaseId(at), at) for at in range(1, wide + 1))
    pairs = [(CaseId(at), AgencyId(1)) for at in range(1, wide + 1)]
    pairs += [(CaseId(at), AgencyId(2)) for at in range(1, narrow + 1)]
    said = [YES] * north + [NO] * (wide - north)
    said += [YES] * south + [NO] * (narrow - south - apart) + [NOT_APPLICABLE] * apart
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


def _every(size: tuple[int, int] = (NORTH, SOUTH)) -> Iterator[Cells]:
    wide, narrow = size
    for apart in range(narrow + 1):
        for south in range(narrow - apart + 1):
            for north in range(wide + 1):
                yield north, south, apart


def _hidden(cells: Cells, size: tuple[int, int] = (NORTH, SOUTH)) -> Mapping[str, int]:
    (north, south, apart), (wide, narrow) = cells, size
    return {
        "north yes": north,
        "north no": wide - north,
        "south yes": south,
        "south no": narrow - apart - south,
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


Worlds = Mapping[tuple[int, ...], str]
"""What somebody reads in every audit there could have been."""


def _learnt(
    worlds: Worlds,
    hidden: Callable[[tuple[int, ...]], Mapping[str, int]],
    least: int = THRESHOLD,
) -> set[str]:
    """Return the cells known to be under *least* to whoever has the texts and knows the rules.

    What could be so is every audit of which all documents say the very same.
    """
    alike: dict[str, list[Mapping[str, int]]] = {}
    for cells, text in worlds.items():
        alike.setdefault(text, []).append(hidden(cells))
    return {
        name
        for found in alike.values()
        for name in found[0]
        if max(one[name] for one in found) < least
    }


FEWER = (11, 9)
"""Returns of two agencies in the audits that are all made: enough for quarters to be told."""


def test_knowing_how_documents_are_made_nobody_learns_a_small_number_from_all_their_words() -> None:
    some = [cells for cells in _every(FEWER) if rounds(1) > 1 or cells[2] in (0, 3, 7)]
    worlds: Worlds = {cells: _read(_audit(cells, FEWER)) for cells in some}
    assert len(set(worlds.values())) > 3, "something is told"
    assert _learnt(worlds, lambda cells: _hidden(_cells(cells), FEWER)) == set()


@pytest.mark.parametrize(("least", "size"), [(3, (7, 6)), (8, FEWER), (20, (24, 21))])
def test_how_few_may_be_told_is_the_audits_own_and_no_fewer_are_learnt(
    least: int, size: tuple[int, int]
) -> None:
    told = HousePart(HouseKind.LEAST_SHOWN, words=str(least))
    narrow, every = size[1], rounds(1) > 1 or least == 3
    worlds: dict[tuple[int, ...], str] = {}
    for cells in _every(size):
        north, _, apart = cells
        if every or (apart in (0, narrow) and north in (0, 1, 2, 3, least, size[0])):
            full = _audit(cells, size)
            now = replace(full.now, house_parts=(told,))
            worlds[cells] = _read(replace(full, now=now))
    assert len(set(worlds.values())) > 1, "something is told"
    assert _learnt(worlds, lambda cells: _hidden(_cells(cells), size), least) == set()


def _cells(found: tuple[int, ...]) -> Cells:
    north, south, apart = found
    return north, south, apart


def _asked_where(cells: tuple[int, ...], clauses: tuple[Clause, ...]) -> str:
    """Read an audit that asks a second thing only where the first is so."""
    (yes, then_yes), usable = cells, sum(FEWER)
    full = _audit((0, 0, 0), FEWER)
    said = {
        12: [YES] * yes + [NO] * (usable - yes),
        13: [YES] * then_yes + [NO] * (yes - then_yes) + [NOT_APPLICABLE] * (usable - yes),
    }
    answers = tuple(
        AnswerRow(*pair, ItemId(item), answer)
        for item, given in said.items()
        for pair, answer in zip(sorted(full.now.usable), given, strict=True)
    )
    tool = replace(full.now.tool, clauses=clauses)
    text = "first <100.1%>, then <100.2%>."
    (finding,) = full.now.findings
    counts = tuple(
        replace(full.now.evidence[0], count=number.text, shown=shown, id=at)
        for at, (number, shown) in enumerate(
            (
                (LiveNumber(Counted.RETURNS, QuestionId(2), ItemId(12), (YES,)), "100.1%"),
                (LiveNumber(Counted.RETURNS, QuestionId(3), ItemId(13), (YES,)), "100.2%"),
            ),
            1,
        )
    )
    found = (replace(finding, text=text),)
    now = replace(full.now, tool=tool, findings=found, evidence=counts)
    return _read(replace(full, answers=answers, now=now))


def _of_two(cells: tuple[int, ...]) -> Mapping[str, int]:
    yes, then_yes = cells
    return {"yes": yes, "no": sum(FEWER) - yes, "then yes": then_yes, "then no": yes - then_yes}


ONLY_WHERE = (Clause(question_id=QuestionId(3), on_item_id=ItemId(12), answer_id=YES),)


def test_of_what_is_asked_only_where_something_is_so_no_small_number_is_learnt() -> None:
    pairs = [(yes, then) for yes in range(sum(FEWER) + 1) for then in range(yes + 1)]
    worlds: Worlds = {cells: _asked_where(cells, ONLY_WHERE) for cells in pairs}
    assert len(set(worlds.values())) > 3
    assert _learnt(worlds, _of_two) == set()
    if rounds(1) > 1:  # the control: told in its span, it could be worked out
        assert _learnt({cells: _asked_where(cells, ()) for cells in pairs}, _of_two)


def test_with_the_documents_of_the_board_the_same_reader_learns_small_numbers() -> None:
    """The control."""
    board = Audience(AudienceKind.BOARD)
    worlds: Worlds = {
        cells: said_in(compose("report", for_audience(_audit(cells, (5, 4)), board)))
        for cells in _every((5, 4))
    }
    assert _learnt(worlds, lambda cells: _hidden(_cells(cells), (5, 4)))


def test_public_documents_say_nothing_by_which_one_case_differs_from_another() -> None:
    full = _audit((12, 4, 3))
    other = replace(
        full.now.cases[3],
        age="14",
        sex="Girl",
        team="North",
        pathway="Tier 3",
        outline="Moved.",
    )
    cases = (*full.now.cases[:3], other, *full.now.cases[4:])
    assert _read(replace(full, now=replace(full.now, cases=cases))) == _read(full)


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
