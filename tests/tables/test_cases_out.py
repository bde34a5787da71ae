"""Whatever is done here to a case that lies at a table is asked about once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.acts import findings, heard, parts, prepare, walk
from core.acts.case_order import order_cases
from core.acts.day_time import give_minutes
from core.model.audit import Audit
from core.model.case import Agency, AnswerGiven, Case, Request, Return
from core.model.fault import NotYet
from core.model.finding import Finding
from core.model.hand_out import HandOut
from core.model.ids import CaseId
from core.model.note import Note, NoteKind
from core.model.tool import Item
from core.model.voices import FamilyVoice
from core.store.declarations import DECLARATIONS, Travel
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.store.rows import COLUMNS
from core.tables.cases_out import CasesOut
from core.tables.hand_out import call_back, hand_out
from core.tables.take_back import take_back
from core.wording.tables import kind_words
from tests.small import contents, small_audit
from tests.tables.steps import Clock

WORDS = "maple anchor window tiger"
OUT, HERE = CaseId(1), CaseId(2)


def kinds_of_work(file: WorkshopFile) -> dict[str, Callable[[CaseId], object]]:
    """Return one act of each kind that there is of a case."""
    tool, agency = read_tool(file), file.all(Agency)[0]
    point = tool.points[0]
    answer = tool.answers_at(point)[0].id
    finding = file.all(Finding)[0]

    def bring_in(case: CaseId) -> None:
        back, item = file.all(Return, "case_id = ?", (case,))[0], file.all(Item)[0]
        with file.act("bring in"):
            file.remove_all(file.all(AnswerGiven, "return_id = ?", (back.id,)))
            given = AnswerGiven(back.id, case, back.agency_id, item.id, answer)
            file.put_new([given])

    return {
        "judge": lambda case: walk.choose(file, case, point, answer),
        "reason": lambda case: walk.give_reason(file, case, point, "because"),
        "own part": lambda case: parts.judge_part(file, case, point, agency.id, answer),
        "remark": lambda case: heard.add_note(file, Note(NoteKind.COMMENT, "so", case_id=case)),
        "voice": lambda case: prepare.keep_rows(file, "hear", [FamilyVoice("well", case_id=case)]),
        "finding": lambda case: findings.join_cases(file, finding.id, [case]),
        "outline": lambda case: prepare.keep_rows(
            file, "say", [replace(file.all(Case, "id = ?", (case,))[0], outline="new")]
        ),
        "mark": lambda case: prepare.keep_rows(
            file,
            "mark",
            [replace(one, note="by post") for one in file.all(Request, "case_id = ?", (case,))],
        ),
        "bring in": bring_in,
        "remove": lambda case: prepare.remove_rows(
            file, "remove", file.all(Case, "id = ?", (case,))
        ),
    }


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "main.casewalk", Clock()) as made:
        findings.add_finding(made, Finding("What we saw"))
        hand_out(made, tmp_path / "Table 1.casewalk", "Table 1", [OUT], WORDS)
        yield made


def test_every_kind_of_work_on_a_case_that_is_out_is_asked_about_once(file: WorkshopFile) -> None:
    for kind, work in kinds_of_work(file).items():
        file.before_kept = CasesOut(file).ask_once
        before = contents(file)
        with pytest.raises(NotYet, match="Child A lies at Table 1"):
            work(OUT)
        assert contents(file) == before, kind
        work(OUT)
        assert contents(file) != before, kind
        file.undo()
        assert contents(file) == before, kind
        work(HERE)
        file.undo()


def test_what_may_come_back_is_called_something() -> None:
    unnamed = kind_words("what nobody knows")
    travel = [one for one in COLUMNS if DECLARATIONS[one].travels is not Travel.NEVER]
    assert [one for one in travel if kind_words(one) == unnamed] == []


def test_planning_and_what_knows_of_tables_itself_is_not_asked_about(file: WorkshopFile) -> None:
    file.before_kept = CasesOut(file).ask_once
    at = datetime(2026, 3, 2, 10)
    order_cases(file, file.all(Case)[::-1])
    give_minutes(file, OUT)
    walk.visit(file, OUT, at, at + timedelta(minutes=9))
    prepare.set_audit(file, Audit("Another title"))
    table = file.path.with_name("Table 1.casewalk")
    with WorkshopFile.open(table, WORDS, file.clock) as there:
        heard.add_note(there, Note(NoteKind.COMMENT, "said there", case_id=OUT))
        take_back(file, there)
    assert len(file.all(Note)) == 1
    heard.add_note(file, Note(NoteKind.COMMENT, "it is back", case_id=OUT))
    file.undo()
    file.undo()
    call_back(file, file.all(HandOut)[0])
    heard.add_note(file, Note(NoteKind.COMMENT, "it was called back", case_id=OUT))
