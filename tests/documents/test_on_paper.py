"""The day on paper has what a room needs without the laptop, and nobody's name."""

from dataclasses import replace

from core.documents.blocks import Table
from core.documents.catalogue import documents_of
from core.documents.on_paper import on_paper
from core.documents.words_in_order import document_words
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Participant
from core.model.snapshot import FullSnapshot
from tests.documents.audits import YES, Parts


def _day() -> FullSnapshot:
    held = Parts().full()
    agenda = (AgendaEntry("Cases, first half", AgendaKind.CASES, "09:45", 75),)
    people = (Participant("Named GP", name="Rosalind Ferrant"),)
    return replace(held, now=replace(held.now, agenda=agenda, participants=people))


def test_it_has_the_agenda_who_is_expected_and_a_record_sheet_a_case() -> None:
    held = _day()
    document = on_paper(held)
    assert len(document.sections) == 1 + len(held.now.cases)
    said = " ".join(document_words(document))
    assert "09:45 Cases, first half 75" in said
    assert "Named GP" in said
    assert "Ferrant" not in said, "names are written by hand"
    asked, heard = (one for one in document.sections[1].blocks if isinstance(one, Table))
    assert len(asked.rows) == len(held.now.tool.points)
    assert asked.least_lines > 1, "there is room to write in"
    assert [one.title for one in heard.columns][-1] == "Who, by role"
    assert "not agreed · parked" in said


def test_a_question_says_what_it_depends_on_its_lines_and_whose_own_answer_it_takes() -> None:
    held = _day()
    tool, first = held.now.tool, held.now.tool.items[0]
    tied = tuple(
        replace(one, only_where_item_id=first.id, only_where_answer_id=YES)
        if one.key == "2"
        else one
        for one in tool.items
    )
    each = tuple(replace(one, each_agency=one.key == "3") for one in tool.questions)
    asked = replace(held.now, tool=replace(tool, items=tied, questions=each))
    said = " ".join(document_words(on_paper(replace(held, now=asked))))
    assert "1e Chronology · 1f Plan · 1g Minutes" in said
    assert "Only where 1e is Yes." in said
    for agency in asked.agencies_working_with(held.now.cases[0].id):
        assert f"{asked.short_name(agency)}: ________" in said


def test_it_goes_along_only_where_it_is_asked_for() -> None:
    (spec,) = (one for one in documents_of(_day().now) if one.key == "on-paper")
    assert spec.asked_for
