"""What tables declare is so: no thing is there twice, and nothing is left of an erased case."""

import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import heard, themes, walk
from core.model.case import Agency, Case, Request
from core.model.fault import WorkshopError
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import AnswerId, CaseId, FindingId, QuestionId
from core.model.judgement import Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.sitting import Place
from core.model.tool import Theme
from core.model.voices import FamilyVoice
from core.queries.search import search
from core.store.checking import check
from core.store.declarations import DECLARATIONS, NoKey, by_key, natural_key
from core.store.file import WorkshopFile
from core.store.journal import inflated
from core.store.reading import read_tool
from core.store.rows import TABLES
from tests.small import agency_id, case_id

KEYED = [kind for kind, table in TABLES.items() if not isinstance(DECLARATIONS[table].key, NoKey)]


def nothing_is_there_twice(file: WorkshopFile) -> None:
    """Look at every row that is known by more than its number."""
    for kind in KEYED:
        values: list[Any] = file.all(kind)
        assert len(by_key(values)) == len(values), kind.__name__
        assert all(file.existing(replace(one, id=0)) == one for one in values[:3])


def says(text: object, reference: str) -> bool:
    """Return whether a text has a reference in it; slower, and by other means than the code."""
    return isinstance(text, str) and bool(
        re.search(rf"\b{re.escape(reference)}\b", text, re.IGNORECASE)
    )


def everything(file: WorkshopFile) -> list[tuple[str, dict[str, Any]]]:
    """Return every row of every table, with its columns."""
    found = []
    for table in DECLARATIONS:
        names = [row[1] for row in file.query(f"PRAGMA table_info({table})")]
        names = ["rowid AS number", *names] if table == "found" else names
        for row in file.query(f"SELECT {', '.join(names)} FROM {table}"):
            found.append((table, dict(zip(names, row, strict=True))))
    return found


@pytest.fixture
def worked(file: WorkshopFile) -> CaseId:
    """Child A, walked and spoken of, with findings that rest on it."""
    child, other = case_id(file, "Child A"), case_id(file, "Child B")
    point = read_tool(file).points[0]
    answer = read_tool(file).answers_at(point)[0].id
    for one in (child, other):
        walk.agree(file, one, point, answer)
        walk.record_view(file, one, point, agency_id(file, "Police"), note="We saw it so")
        heard.add_note(file, Note(NoteKind.STRENGTH, "Seen weekly", case_id=one))
        walk.visit(file, one, file.clock(), file.clock())
    heard.add_note(file, Note(NoteKind.OBSERVATION, "Much as with CHILD A, but not Child AB"))
    heard.add_note(file, Note(NoteKind.OBSERVATION, "Child AB is another"))
    file.drafts.keep(Place("walk", child), "reason", "Nobody said")
    file.drafts.keep(Place("walk", other), "reason", "As with Child A")
    file.drafts.keep(Place("walk", other), "note", "Their own")
    with file.act("hear"):
        file.put(FamilyVoice("We were heard", case_id=child))
    with file.act("find"):
        finding = FindingId(file.put(Finding("Visits help")))
        for kind, row in ((EvidenceKind.NOTE, 1), (EvidenceKind.NOTE, 2), (EvidenceKind.COUNT, 1)):
            file.put(EvidenceNamed(finding, kind, row))
    return child


def test_nothing_is_left_of_an_erased_case(file: WorkshopFile, worked: CaseId) -> None:
    assert len(search(file, "child a")) > 1
    nothing_is_there_twice(file)
    file.erase_case(worked, "Quality lead")
    assert [line for line in check(file) if "history" not in line] == []
    for table, row in everything(file):
        assert row.get("case_id") != worked, table
        if table == "acts":
            text = inflated(row["changes"], row["packed"])
            assert f'"case_id":{worked},' not in text
            assert not says(text + row["label"], "Child A") or text.startswith('[["notes",3,')
        elif table != "found" and any(says(text, "Child A") for text in row.values()):
            assert (table, row["id"]) == ("notes", 3), "what others say of it is theirs"
    assert [case.reference for case in file.all(Case)] == ["Child B"]
    assert len(file.all(Note)) == 3
    assert [draft.text for draft in file.drafts.all()] == ["Their own"]
    assert [one.row_id for one in file.all(EvidenceNamed)] == [2, 1]


def test_the_same_thing_is_found_whatever_its_number(file: WorkshopFile) -> None:
    child, health = case_id(file, "Child A"), agency_id(file, "Health")
    assert file.existing(Request(child, health)).id
    assert file.existing(Case("  child a")).id == child
    assert file.existing(Agency("HEALTH")).id == health
    assert file.existing(Theme("RECORDS", key="records")).id == 1
    new = Case("Child Z")
    assert file.existing(new) is new
    with pytest.raises(TypeError, match="thing of its own"):
        file.existing(Note(NoteKind.STRENGTH, "x"))


def test_a_theme_is_there_once_however_it_is_written(file: WorkshopFile) -> None:
    themes.add_theme(file, "Housing")
    added = file.all(Theme)[-1]
    with pytest.raises(WorkshopError, match="already a theme called “housing”") as caught:
        themes.add_theme(file, "housing\u00a0")
    assert "" not in (caught.value.safe, caught.value.remedy)
    with pytest.raises(WorkshopError, match="already a theme"):
        themes.rename_theme(file, added, "records")
    themes.rename_theme(file, added, "HOUSING")
    assert [theme.title for theme in file.all(Theme)] == ["Records", "The plan", "HOUSING"]


STATES = st.sampled_from(JudgementState)


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """Return a judgement as the acts leave them."""
    state = draw(STATES)
    answer = AnswerId(draw(st.integers(1, 3)))
    at = f"2014-04-09T1{draw(st.integers(0, 9))}:00:00"
    found = Judgement(CaseId(1), QuestionId(1), reason=draw(st.sampled_from(["", "so"])))
    match state:
        case JudgementState.AGREED:
            return replace(found, state=state, answer_id=answer, settled_at=at)
        case JudgementState.DRAFT:
            return replace(found, state=state, answer_id=answer)
        case JudgementState.NOT_AGREED | JudgementState.PARKED:
            return replace(found, state=state, settled_at=at)
    return found


def makes_sense(judgement: Judgement) -> bool:
    state = judgement.state
    answered = judgement.answer_id is not None
    timed = state.settled or state is JudgementState.PARKED
    needed = state in (JudgementState.AGREED, JudgementState.DRAFT)
    return timed == bool(judgement.settled_at) and answered is needed


@given(judgements(), judgements(), st.data())
def test_columns_that_belong_together_still_make_sense_taken_from_either_side(
    here: Judgement, there: Judgement, data: st.DataObject
) -> None:
    bound = DECLARATIONS["judgements"].together
    alone = [
        (one.name,) for one in fields(Judgement) if one.name not in {c for g in bound for c in g}
    ]
    merged = here
    for group in (*bound, *alone):
        if data.draw(st.booleans()):
            merged = replace(merged, **{name: getattr(there, name) for name in group})
    assert makes_sense(merged)
    assert natural_key(merged) == natural_key(here)
