"""Which figures changed since a document last left: where, what they were, what they are."""

from dataclasses import replace

from core.documents.blocks import Document, Heading, Section
from core.documents.catalogue import compose
from core.documents.figures import figures_in, figures_moved, figures_text
from core.documents.plain import line, table
from core.model.audience import Audience, AudienceKind
from core.review.figures import figures_left, moved_since, moved_words
from tests.documents.audits import Parts


def test_nothing_changed_in_a_document_that_is_composed_again() -> None:
    full = Parts().full()
    for key in ("report", "summaries", "response"):
        assert figures_moved(compose(key, full), figures_text(compose(key, full))) == ()
    assert figures_moved(compose("report", full), "no json") == ()


def _report(yes: int, of: int, chapter: str = "3") -> Document:
    share = f"Yes in {100 * yes / of:.1f}% ({yes} of {of}), as of 5 March 2014."
    columns = (("Question", 100.0), ("Yes", 50.0))
    rows = table(columns, (("2 Supervision", str(yes)), ("3 Plan", "4")))
    blocks = (Heading(f"{chapter}.1  Records"), line(share), rows)
    return Document("report", "r", "r", "m", (Section(f"{chapter}  Found", "", blocks),))


def test_a_changed_figure_is_told_before_and_now_wherever_its_chapter_moved_to() -> None:
    moved = figures_moved(_report(14, 21, "5"), figures_text(_report(15, 21)))
    assert [(one.where, one.before, one.text) for one in moved] == [
        (
            "Yes in 66.7% (14 of 21), as of 5 March 2014.",
            "Yes in 71.4% (15 of 21), as of 5 March 2014.",
            "Yes in 66.7% (14 of 21), as of 5 March 2014.",
        ),
        ("2 Supervision: Yes", "15", "14"),
    ]


def test_figures_are_held_against_those_that_left_for_the_same_reader() -> None:
    full = replace(Parts().full(), day="2014-05-02")
    (held,) = figures_left(full, ("report", "evaluation", "data"))
    kept = replace(held, figures=figures_text(_report(15, 21)))
    later = replace(full, now=replace(full.now, figures_out=(kept,)))
    moved = moved_since(_report(14, 21), later)
    assert moved is not None
    assert moved_words([moved]) == "2 figures changed since 2 May 2014"
    assert moved_since(_report(15, 21), later) is None
    fewer = replace(kept, figures=figures_text(replace(_report(15, 21), sections=())))
    later_still = replace(full, now=replace(full.now, figures_out=(fewer,)))
    assert moved_since(_report(14, 21), later_still) is None, "what is new did not change"
    board = replace(later, audience=Audience(AudienceKind.BOARD))
    assert moved_since(_report(14, 21), board) is None, "it never left for the board"


def test_what_is_kept_holds_no_word_and_no_date_is_a_figure() -> None:
    kept = figures_text(_report(15, 21))
    assert set(kept) <= set('0123456789abcdef{}":,.% ')
    assert not any("2014" in one.numbers for one in figures_in(_report(15, 21)).values())
