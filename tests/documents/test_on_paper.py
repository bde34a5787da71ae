"""The day on paper has what a room needs without the laptop, and nobody's name."""

from dataclasses import replace

from core.documents.blocks import Table
from core.documents.catalogue import documents_of
from core.documents.on_paper import on_paper
from core.documents.words_in_order import document_words
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Participant
from core.model.snapshot import FullSnapshot
from tests.documents.audits import Parts


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


def test_it_goes_along_only_where_it_is_asked_for() -> None:
    (spec,) = (one for one in documents_of(_day().now) if one.key == "on-paper")
    assert spec.asked_for
