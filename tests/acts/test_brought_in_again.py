"""Returns that come in again: the audit says what it would say had they come in anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from core.acts import bring_in, coding, findings
from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    Case,
    KeptText,
    Request,
    Return,
    ValueGiven,
)
from core.model.changed import Changed
from core.model.coding import CodeUse
from core.model.draft.returns import Draft, ReturnDraft
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.return_aside import ReturnAside
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.opening import create_file
from core.store.reading import refreshed, snapshot
from tests.conftest import NOON
from tests.kinds import KINDS_TOOL
from tests.rounds import rounds
from tests.small import contents

CASES, AGENCIES = ("Child A", "Child B"), ("Health", "Police", "Schools")
WORDS = ("Café notes", "Café notes, and a photo", "notes", "Nothing", "…", "He sleeps on the sofa.")
OFFERED: Mapping[str, Sequence[str]] = {
    "1": ("child_in_need", "child_in_need early_help", "protection"),
    "2": ("12", "3", "1200.5"),
    "3": ("2014-03-05", "2014-02-20"),
    "5": WORDS,
    **dict.fromkeys(("6", "7", "8"), ("yes", "no")),
}
HANGING = (Return, AnswerGiven, ValueGiven, AnswerComment, KeptText)


def _some(keys: Sequence[str], said: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Any]:
    one_by_one = {key: st.none() | st.sampled_from(said[key]) for key in keys}
    return st.fixed_dictionaries(one_by_one).map(
        lambda found: {key: one for key, one in found.items() if one is not None}
    )


RETURN = st.builds(
    ReturnDraft,
    st.sampled_from(CASES),
    st.sampled_from(AGENCIES),
    st.sampled_from(("", "2014-03-01", "2014-03-02")),
    _some(tuple(OFFERED), OFFERED),
    _some(("2", "5", "6", "7"), dict.fromkeys(("2", "5", "6", "7"), WORDS)),
    known=st.sampled_from(((), ("child",), ("child", "parents"))),
    kept=_some(("Team", "Wishes"), dict.fromkeys(("Team", "Wishes"), WORDS)),
)
NIL = st.builds(ReturnDraft, st.sampled_from(CASES), st.sampled_from(AGENCIES), nil=st.just(True))
FILE = st.lists(st.one_of(RETURN, RETURN, RETURN, NIL), min_size=1, max_size=5)
DAY = st.lists(FILE, min_size=1, max_size=3)
"""Files that come in one after the other."""


@cache
def _made() -> bytes:
    more = [replace(KINDS_TOOL.questions[-1], key=key, short=key) for key in ("7", "8")]
    tool = replace(KINDS_TOOL, questions=(*KINDS_TOOL.questions, *more))
    with TemporaryDirectory(prefix="casewalk-tests-") as folder:
        path = Path(folder) / "made.casewalk"
        with WorkshopFile.create(path, None, lambda: NOON) as file:
            with file.act("begin"):
                file.put(Audit("Again", asks_role=True))
                take_tool(file, tool)
                for at, name in enumerate(CASES):
                    file.put(Case(name, position=at))
                for at, name in enumerate(AGENCIES):
                    file.put(Agency(name, position=at))
            findings.add_finding(file, Finding("Records are thin"))
        return path.read_bytes()


def opened(folder: Path, name: str) -> WorkshopFile:
    path = folder / f"{name}.casewalk"
    create_file(path)
    path.write_bytes(_made())
    return WorkshopFile.open(path, None, lambda: NOON)


Place = tuple[object, ...]
Rows = dict[tuple[type, int], Any]


def _whole(file: WorkshopFile) -> Rows:
    return {(kind, one.id): one for kind in HANGING for one in file.all(kind)}  # type: ignore[attr-defined]


def _place(one: Any) -> Place:
    """Return what a row of a return is about, whatever its number."""
    about = next(
        (
            getattr(one, name)
            for name in ("item_id", "question_id", "heading")
            if hasattr(one, name)
        ),
        "",
    )
    return (type(one), one.case_id, one.agency_id, about)


def _bare(one: Any) -> Any:
    cells = {"id": 0} if isinstance(one, Return) else {"id": 0, "return_id": 0}
    return replace(one, **cells)


def said(file: WorkshopFile) -> dict[Place, Any]:
    """Return what the audit says of its returns, whatever numbers its rows have."""
    found = {_place(one): _bare(one) for one in _whole(file).values()}
    asked = {(Request, one.case_id, one.agency_id): one.status for one in file.all(Request)}
    return found | asked


def bring_in_anew(file: WorkshopFile, rows: Sequence[ReturnDraft]) -> None:
    """Take out whole what comes in again, and bring it in where nothing is."""
    cases = {one.id: one.reference for one in file.all(Case)}
    agencies = {one.id: one.name for one in file.all(Agency)}
    pairs = {(row.case, row.agency) for row in rows}
    there = file.all(Return)
    again = [one for one in there if (cases[one.case_id], agencies[one.agency_id]) in pairs]
    with file.act("anew"):
        file.remove_all(again)
        bring_in.take_returns(file, Draft("again.csv", tuple(rows)))


def hang_on_all_comments(file: WorkshopFile) -> None:
    """Code every comment, and let a finding rest on it."""
    finding = file.all(Finding)[0].id
    coded = {one.row_id for one in file.all(CodeUse)}
    for one in file.all(AnswerComment):
        if one.id not in coded:
            coding.code_as(file, "Records", EvidenceKind.COMMENT, one.id)
            findings.rest_on(file, finding, [EvidenceNamed(finding, EvidenceKind.COMMENT, one.id)])


def is_what_changed(news: Changed, before: Rows, after: Rows) -> bool:
    """Return whether news lists the rows of returns that differ, each before and after."""
    listed = {
        (one.kind, one.id): (one.before, one.after) for one in news.rows if one.kind in HANGING
    }
    return listed == {
        key: (before.get(key), after.get(key))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    }


def _stay(before: Rows, after: Rows) -> bool:
    """Return whether each row that says the same again is the same row."""
    numbers = {_place(one): key for key, one in after.items()}
    return all(
        numbers[_place(one)] == key
        for key, one in before.items()
        if _place(one) in numbers
        and (isinstance(one, Return) or _bare(one) == _bare(after[numbers[_place(one)]]))
    )


def _hang(file: WorkshopFile) -> tuple[set[Place], set[Place]]:
    """Return the places of the comments that are coded, and of those a finding rests on."""
    comments = {one.id: _place(one) for one in file.all(AnswerComment)}
    return (
        {comments[one.row_id] for one in file.all(CodeUse)},
        {comments[one.row_id] for one in file.all(EvidenceNamed)},
    )


@settings(max_examples=rounds(20))
@given(DAY)
def test_what_comes_in_again_says_what_it_would_say_had_it_come_in_anew(
    day: list[list[ReturnDraft]],
) -> None:
    with TemporaryDirectory(prefix="casewalk-tests-") as folder:
        one, other = opened(Path(folder), "one"), opened(Path(folder), "other")
        with one, other:
            for rows in day:
                hang_on_all_comments(one)
                _comes_in(one, rows)
                bring_in_anew(other, rows)
                assert said(one) == said(other)
            assert check(one) == []


def _comes_in(file: WorkshopFile, rows: Sequence[ReturnDraft]) -> None:
    """Bring returns in, and look at all that follows from it."""
    state, now, before, told = contents(file), snapshot(file), _whole(file), said(file)
    news = bring_in.take_returns(file, Draft("again.csv", tuple(rows)))
    assert news is not None
    after = _whole(file)
    assert is_what_changed(news, before, after)
    assert _stay(before, after)
    _as_before_follows(file, told)
    then, later = contents(file), refreshed(file, now, news)
    assert later == snapshot(file)
    for turn, wanted in ((file.undo, state), (file.redo, then)) * 2:
        turned = turn()
        assert turned is not None
        later = refreshed(file, later, turned)
        assert contents(file) == wanted
        assert later == snapshot(file)


def _as_before_follows(file: WorkshopFile, told: Mapping[Place, Any]) -> None:
    """What was said otherwise is kept aside; what hung on a comment stays where it fits."""
    new = said(file)
    held = {
        place
        for place, old in told.items()
        if place[0] is AnswerComment
        and place in new
        and (old.text in new[place].text or new[place].text in old.text)
    }
    assert _hang(file) == (held, held)
    kept = {one.fingerprint for one in file.all(ReturnAside)}
    assert all(
        old.fingerprint in kept
        for place, old in told.items()
        if place[0] is Return and (place not in new or new[place].fingerprint != old.fingerprint)
    )
