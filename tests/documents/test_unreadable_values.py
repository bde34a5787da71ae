"""What a damaged file has in place of a number or a day is shown as what it is, and not counted."""

import json
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.acts import bring_in, walk
from core.acts.first_views import give_first_view
from core.cli.counts import counts_csv, counts_table, counts_text
from core.counting.answer_columns import answer_columns
from core.counting.asking import ConditionSets
from core.counting.collation import Base
from core.counting.divergence import divergence_map
from core.data import csv_files
from core.documents.audience import for_audience
from core.documents.catalogue import DOCUMENTS, compose
from core.documents.words_in_order import document_words
from core.model.asking import Clause, Relation
from core.model.audience import Audience, AudienceKind
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.ids import AnswerSetId, ItemId
from core.model.tool import AnswerKind, AnswerSet, Item, Tool
from core.model.value import each_keys, is_within, limit_in, measure, median
from core.model.working_days import WorkingDays
from core.queries.documents import full
from core.queries.returns import counts, positions, values_by_item
from core.room import question_scene
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.wording.values import answer_in_full, column_words, position_words, typed_again
from tests.counting.test_conditions import CHAIN
from tests.kinds import kinds_audit, kinds_point
from tests.people import MEASURED_TOOL, PEOPLE_TOOL, people_audit

SPOILT = (
    *("SPOILT", "NaN", "inf", "-Infinity", "1e400", "sNaN", "9" * 30, "2014-02-31", "0001-01-01"),
    *("2014-W01-1", "9999999-99-99/2014-01-01", "2014-03-20/2014-03-03", "2014-03-03/", "=", "/"),
    *("SPOILT SPOILT", "1=SPOILT", "1: SPOILT", "9" * 5_000 + "=yes", "\t", "²", "yes=1"),
)
NUMBERS = ("1e400", "9" * 30)
"""No number as a return gives one, but larger than any other."""
EACH = ReturnDraft("Child A", "Health", answers={"1": "1=yes 2=no", "2": "3=yes", "3": "no"})
MEASURED = ReturnDraft(
    "Child A",
    "Health",
    answers={
        "1": "1=3 2=12",
        "2": "1=2014-03-05",
        "3": "1=good",
        "4": "1=2014-03-03/2014-03-05",
        "5": "1: A day",
    },
)


def audits(folder: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with kinds_audit(folder / "kinds.casewalk", clock) as file:
        yield file
    for name, tool, given in (("each", PEOPLE_TOOL, EACH), ("measured", MEASURED_TOOL, MEASURED)):
        with people_audit(folder / f"{name}.casewalk", clock, tool) as file:
            bring_in.take_returns(file, Draft("r.csv", (given,)))
            yield file


def judge(file: WorkshopFile) -> None:
    """Agree at each question what the first return says, and note it as somebody's first view."""
    now = full(file).now
    for point in now.tool.points:
        held = now.tool.set_at(point)
        if held is None or held.kind.one_of_some:
            continue
        said = positions(file, now, now.cases[0].id, point)[0].value
        walk.give_value(file, now.cases[0].id, point, said)
        walk.agree(file, now.cases[0].id, point)
        give_first_view(file, now.cases[0].id, point, now.agencies[0].id, None, value=said)


def spoil(path: Path, text: str) -> None:
    with closing(connect(path, None)) as db:
        db.execute("UPDATE values_given SET value = ?", (text,))
        db.execute("UPDATE judgements SET value = ? WHERE value <> ''", (text,))
        db.execute("UPDATE first_views SET answer_key = ?", (text,))


@pytest.mark.parametrize("text", ["SPOILT", "1=SPOILT", "2014-02-31", "1e400"])
def test_each_document_sheet_and_scene_is_made_of_values_that_are_none(
    tmp_path: Path, clock: Clock, text: str
) -> None:
    for made in audits(tmp_path, clock):
        judge(made)
        made.close()
        spoil(made.path, text)
        with WorkshopFile.open(made.path) as file:
            found = full(file)
            now = found.now
            views = [found, *(for_audience(found, Audience(kind)) for kind in AudienceKind)]
            for one, view in product(DOCUMENTS, views):
                if one.concerns(view.now):
                    compose(one.key, view)
            with ZipFile(BytesIO(csv_files.write(found))) as sheets:
                assert any(text.encode() in sheets.read(name) for name in sheets.namelist())
            values = values_by_item(file)
            json.dumps(counts_table(now, counts(file), values))
            counts_csv(now, counts(file), Base.ALL, values)
            divergence_map(now, (), found.values)
            for case, point in product(now.cases, now.tool.points):
                assert "SPOILT" not in str(
                    question_scene(now, case.id, point, positions(file, now, case.id, point))
                )


def test_it_stands_in_a_column_of_its_own_and_is_neither_counted_nor_blank(
    tmp_path: Path, clock: Clock
) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        pass
    with closing(connect(file.path, None)) as db:
        db.execute("UPDATE values_given SET value = 'SPOILT' WHERE value IN ('12', '2014-03-05')")
    with WorkshopFile.open(file.path) as file:
        found = full(file)
        now = found.now
        text = counts_text(now, counts(file), Base.ALL, values_by_item(file))
        assert "3 to 1,200.5 visits · 2 of 4 returns · not readable 1 · blank 1" in text
        assert "20 February 2014 · 1 of 4 returns · not readable 1 · blank 2" in text
        point = kinds_point(file, "2")
        columns = answer_columns(now.tool, point, positions(file, now, now.cases[0].id, point))
        (own,) = (one for one in columns if one.unreadable)
        assert [at.agency.name for at in own.positions] == ["Health"]
        assert (column_words(own), position_words(own, own.positions[0])) == ("Not readable", "")
        said = " ".join(document_words(compose("evaluation", found)))
        assert "Not readable: “SPOILT”" in said


def test_what_the_room_said_is_shown_as_it_is_kept(tmp_path: Path, clock: Clock) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        judge(file)
    spoil(file.path, "SPOILT")
    with WorkshopFile.open(file.path) as file:
        now = full(file).now
        said = [answer_in_full(now.tool, one) for one in now.judgements if one.value]
        assert said[:4] == ["Not readable: “SPOILT”"] * 4
        assert typed_again(AnswerKind.NUMBER, "SPOILT") == ("SPOILT", "")


@pytest.mark.parametrize("text", SPOILT)
def test_no_text_ends_what_is_worked_out(text: str) -> None:
    calendar = WorkingDays()
    for kind in AnswerKind:
        held = AnswerSet("x", kind=kind, target=10)
        measure(held, text, calendar)
        median(held, [text, text], calendar)
    each_keys(text)
    assert limit_in(text) is None
    assert is_within(text, text, "3")
    assert not is_within("", "", text)


def sets_where(tool: Tool, said: str) -> ConditionSets[str]:
    return ConditionSets(tool, ["one"], lambda _: [("one", said)], lambda *_: said)


def test_a_condition_on_what_is_none_keeps_nobody_out() -> None:
    held = AnswerSet("x", kind=AnswerKind.NUMBER, id=AnswerSetId(1))
    item = Item(CHAIN.questions[0].id, "1", "Visits", "Visits", held.id, ItemId(1))
    tool = Tool(CHAIN.themes, (held,), (), CHAIN.questions, (item,))
    for text, relation in product(SPOILT, (Relation.AT_LEAST, Relation.AT_MOST)):
        for said, bound in ((text, "3"), ("3", text)):
            of_item = Clause(on_item_id=item.id, relation=relation, value=bound)
            of_case = Clause(attribute="Visits", relation=relation, value=bound)
            sets = sets_where(tool, said)
            for clause in (of_item, of_case):
                assert not sets.failed(((clause,),)) or text in NUMBERS
