"""A copy for an agency to check: marked, its lines by number; and what it corrected, printed."""

from dataclasses import replace

from core.documents.accuracy import accuracy_copy
from core.documents.audience import for_audience
from core.documents.blocks import Document, Entries, Paragraph, Section, Table, TextLook
from core.documents.catalogue import compose
from core.documents.plain import line
from core.documents.words_in_order import document_words
from core.model.audience import Audience, AudienceKind
from core.model.ids import AgencyId
from core.model.own_document import Correction, CorrectionState
from tests.documents.audits import Parts

CHECKS = Audience(AudienceKind.AGENCY, AgencyId(1), checks_facts=True)


def _lines(document: Document) -> list[str]:
    """Every number that stands at a line, in the order of the lines."""
    found: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.number:
                found.append(block.number)
            elif isinstance(block, Table):
                firsts = [row[0] for row in block.rows]
                found += [
                    cell[0].text.strip("[ ]")
                    for cell in firsts
                    if isinstance(cell, tuple) and cell and cell[0].text.startswith("[")
                ]
            assert not isinstance(block, Entries), "an entry has no number to name it by"
    return found


def test_a_copy_to_check_is_marked_and_every_line_has_a_number_of_its_own() -> None:
    full = for_audience(Parts().full(), CHECKS)
    copy = compose("feedback", full)
    agency = full.now.agency[AgencyId(1)].name
    assert copy.marking.startswith(f"Factual accuracy copy for {agency} · Draft 1 · ")
    assert _lines(copy) == [str(at) for at in range(1, len(_lines(copy)) + 1)]
    assert len(_lines(copy)) >= 2
    quiet = replace(copy, sections=(Section("", "", (line("In small.", TextLook.QUIET),)),))
    assert _lines(accuracy_copy(quiet, CHECKS, full.now)) == [], "a quiet remark has none"
    assert copy.sections[-1].title == "Corrections"
    bare = compose("feedback", for_audience(full, replace(CHECKS, checks_facts=False)))
    assert bare.sections[-1].title != "Corrections"
    assert "Factual" not in bare.marking


def test_corrections_are_printed_with_what_came_of_them_for_panel_and_board_alone() -> None:
    full = Parts().full()
    held = (
        Correction(AgencyId(1), "feedback", "3", "It was May.", CorrectionState.ACCEPTED),
        Correction(
            *(AgencyId(1), "feedback", "7", "We hold the plan."),
            *(CorrectionState.NOT_ACCEPTED, "The file was seen without one."),
        ),
    )
    full = replace(full, now=replace(full.now, corrections=held))
    for kind in (AudienceKind.PANEL, AudienceKind.BOARD):
        said = " ".join(document_words(compose("report", for_audience(full, Audience(kind)))))
        assert "Feedback to agencies, 3 It was May. Accepted" in said
        assert "Not accepted: The file was seen without one." in said
        assert "2 of 2 settled" in said
    for kind in (AudienceKind.PRACTITIONERS, AudienceKind.PUBLIC, AudienceKind.AGENCY):
        assert for_audience(full, Audience(kind, AgencyId(2))).now.corrections == ()
