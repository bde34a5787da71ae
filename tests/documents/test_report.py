"""The audit report: chapters and paragraphs by number, and only of what the audit holds."""

from dataclasses import replace
from pathlib import Path

from core.documents.audience import for_audience
from core.documents.blocks import (
    Box,
    BoxKind,
    ContentsList,
    Document,
    DrawnCell,
    DrawnFigure,
    Entries,
    Heading,
    Paragraph,
    Table,
)
from core.documents.report.chapter import MOST_PARTS
from core.documents.report.report import audit_report
from core.documents.words_in_order import plain_words
from core.model.audience import Audience, AudienceKind
from core.model.clock import Clock
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId, ThemeId
from core.model.snapshot import FullSnapshot
from core.queries.documents import full as read_full
from tests.documents.audits import Parts
from tests.golden.made import documents
from tests.kinds import kinds_audit


def _titles(document: Document) -> list[str]:
    return [section.title for section in document.sections]


def _numbers(document: Document) -> list[str]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [block.number for block in blocks if isinstance(block, Paragraph) and block.number]


def _said(document: Document) -> str:
    found: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph | Box):
                found.append("".join(span.text for span in block.words))
            elif isinstance(block, Entries):
                found += ["".join(span.text for span in words) for words in block.entries]
    return "\n".join(found)


def _concluding(full: FullSnapshot) -> FullSnapshot:
    finding = Finding(
        "Plans do not reach every file. It is so in half.",
        FindingId(1),
        theme_id=ThemeId(1),
        challenge="Satisfy yourselves that each agency holds the plan",
    )
    rests = EvidenceNamed(FindingId(1), EvidenceKind.NOTE, 1, 1)
    return replace(full, now=replace(full.now, findings=(finding,), evidence=(rests,)))


def test_a_part_the_audit_does_not_use_is_not_there_and_the_others_move_up() -> None:
    assert _titles(audit_report(Parts().full())) == [
        "Child in Need plans",
        "1  What the audit was for",
        "2  What was asked for, and what came back",
        "3  What the audit found",
        "4  What was agreed, group by group",
        "5  Conclusions",
        "6  How far these figures reach",
        "A  Appendix: the cases in outline",
        "B  Appendix: what was asked",
    ]


def test_the_contents_name_every_title_and_heading_in_their_order_but_no_43_outlines() -> None:
    for example in ("cin", "meetings"):
        report = documents(example)["report"]
        (contents,) = [one for one in report.sections[0].blocks if isinstance(one, ContentsList)]
        wanted, named = [], 0
        for section in report.sections[1:]:
            headings = [block.text for block in section.blocks if isinstance(block, Heading)]
            named += len(headings)
            wanted += [section.title, *(headings if len(headings) <= MOST_PARTS else [])]
        assert [line.text for line in contents.lines] == wanted
        assert (len(wanted) < named) == (example == "meetings")


def test_no_two_paragraphs_have_one_number() -> None:
    numbers = _numbers(documents("meetings")["report"])
    assert len(numbers) == len(set(numbers)) > 20


def test_every_figure_has_its_table_and_can_be_read_without_being_seen() -> None:
    blocks = [block for section in documents("cin")["report"].sections for block in section.blocks]
    for at, figure in enumerate(blocks):
        if isinstance(figure, DrawnFigure):
            assert isinstance(blocks[at + 1], Table)
            assert figure.words
    first, *more = [one for one in blocks if isinstance(one, Table) and one.title]
    assert len(more) > 5
    assert first.title == "Figure 1. Records: answers by question"
    assert [one.title for one in first.columns] == [
        *("Question", "Yes filled, no outlined, not applicable pale, no answer dashed"),
        *("Yes", "No", "Not applicable", "No answer", "Yes, where applicable"),
    ]
    of_1c = first.rows[2]
    assert [plain_words(cell) for cell in of_1c if isinstance(cell, tuple)] == [
        *("1c Father or male carer", "15", "7", "", "2", "68.2%"),
    ]
    assert isinstance(of_1c[1], DrawnCell)
    assert of_1c[1].words == "15 yes, 7 no, 2 no answer"


def test_a_finding_ends_its_theme_with_its_challenge() -> None:
    report = audit_report(_concluding(Parts().full()))
    (found,) = [section for section in report.sections if section.title.endswith("audit found")]
    records = found.blocks[: [isinstance(one, Heading) for one in found.blocks].index(True, 1)]
    box = records[-1]
    assert isinstance(box, Box)
    assert box.kind is BoxKind.FINDING
    assert "".join(span.text for span in box.words) == (
        "Finding 1. Plans do not reach every file. It is so in half."
        "\nChallenge. Satisfy yourselves that each agency holds the plan."
    )


def test_who_differed_over_which_case_is_told_to_the_panel_and_only_counted_for_the_board() -> None:
    full = Parts().full()
    assert "Child D, 5: agreed. School nursing saw it differently." in _said(audit_report(full))
    board = replace(full, audience=Audience(AudienceKind.BOARD))
    said = _said(audit_report(board))
    assert "Differing views stand against 1 judgement here." in said
    assert "Child D" not in said


def test_a_drawing_too_wide_to_be_read_is_left_to_its_table() -> None:
    blocks = [one for section in documents("tier2")["report"].sections for one in section.blocks]
    assert not [one for one in blocks if isinstance(one, DrawnFigure)]
    (matrix,) = [one for one in blocks if isinstance(one, Table) and one.title]
    assert matrix.title == "Figure 1. Agreed yes, by pathway"
    assert matrix.caption.startswith("The room · agreed on complete papers")
    assert len(matrix.columns) == 8, "all seven pathways beside the statement"


def test_who_was_late_is_named_to_the_panel_alone(tmp_path: Path, clock: Clock) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        everything = read_full(file)
    told = {
        kind: _said(audit_report(for_audience(everything, Audience(kind))))
        for kind in (AudienceKind.PANEL, AudienceKind.BOARD, AudienceKind.PUBLIC)
    }
    named = "Late in the returns: Child A (Police) 13 working days."
    assert [named in one for one in told.values()] == [True, False, False]
