"""Concerns, comments, views and returns in the words of the documents, case by case."""

from dataclasses import replace

import pytest

from core.counting.returns_summary import ReturnsSummary
from core.documents.blocks import Box, Entries, Heading, Paragraph, Section, Table, TextLook, Words
from core.documents.catalogue import compose
from core.documents.concerns import concern_box
from core.model.audit import Audit
from core.model.case import Case, Papers
from core.model.ids import AgencyId, CaseId, ItemId, JudgementId, QuestionId, ThemeId
from core.model.judgement import DifferingView, EvidenceSeen, JudgementState, ViewKind
from core.model.note import Note, NoteKind
from core.model.snapshot import AnswerRow
from core.model.tool import Point
from core.wording.returns import case_returns_words
from tests.documents.audits import DONT_KNOW, JUDGEMENTS, NO, PARTLY, YES, Parts, note
from tests.documents.test_summaries import words


def child_d(parts: Parts) -> Section:
    """The summary of the one case these tests are about."""
    (found,) = [
        section
        for section in compose("summaries", parts.full()).sections
        if section.title == "Child D"
    ]
    return found


def headings(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Heading)]


def paragraphs(section: Section) -> list[str]:
    return [words(block.words) for block in section.blocks if isinstance(block, Paragraph)]


def why(parts: Parts, key: str) -> Words:
    (table,) = [block for block in child_d(parts).blocks if isinstance(block, Table)]
    (found,) = [row[-1] for row in table.rows if words(row[0]).startswith(f"{key} ")]
    assert isinstance(found, tuple)
    return found


def boxed(concern: Note, about: str = "") -> Box:
    return concern_box(Parts().full().now, concern, about)


def test_an_open_concern_tells_all_that_is_on_record_in_order() -> None:
    concern = note(
        NoteKind.CONCERN, "Left alone", 1, for_whom="the duty team", told="nobody yet",
        told_at="about noon", carried="no answer yet",
    )  # fmt: skip
    assert words(boxed(concern, "Child D").words) == (
        "Child D: Left alone. Not yet passed on. For: the duty team. Told so far: nobody yet. "
        "When: about noon. Carried as open: no answer yet."
    )
    did = replace(concern, told="", told_at="", did="rang twice", carried="", for_whom="")
    assert words(boxed(did).words) == "Left alone. Not yet passed on. Done so far: rang twice."


def test_only_what_is_not_passed_on_is_a_warning() -> None:
    concern = note(NoteKind.CONCERN, "Left alone", 1)
    looks = {span.text.strip(): span.look for span in boxed(concern, "Child D").words}
    assert looks["Not yet passed on."] is TextLook.WARNING
    assert looks["Child D:"] is TextLook.STRONG
    settled = replace(concern, told="duty team", told_at="12:05", did="rang")
    assert TextLook.WARNING not in {span.look for span in boxed(settled, "Child D").words}


def test_one_concern_has_a_heading_of_its_own_and_two_share_one() -> None:
    one = note(NoteKind.CONCERN, "Left alone", 1)
    assert "Immediate concern" in headings(child_d(Parts(notes=(one,))))
    two = child_d(Parts(notes=(one, replace(one, text="Hurt"))))
    assert "Immediate concerns" in headings(two)
    assert len([block for block in two.blocks if isinstance(block, Box)]) == 2


def test_notes_stand_under_their_kind_and_what_was_heard_has_no_bullets() -> None:
    kinds = (NoteKind.OBSERVATION, NoteKind.COMMENT, NoteKind.IMPROVEMENT, NoteKind.STRENGTH)
    notes = tuple(note(kind, f" A {kind.value} ", at) for at, kind in enumerate(kinds))
    section = child_d(Parts(notes=notes))
    assert headings(section)[1:] == [
        "Strengths", "Areas to improve", "Observations", "Heard from practitioners"
    ]  # fmt: skip
    entries = [block for block in section.blocks if isinstance(block, Entries)]
    assert [(words(block.entries[0]), block.bullets) for block in entries] == [
        ("A strength", True),
        ("A improvement", True),
        ("A observation", True),
        ("A practitioner comment.", False),
    ]


def test_an_outline_of_spaces_is_not_printed_and_one_with_words_is_first() -> None:
    blank = Case("Child D", CaseId(4), outline=" \n")
    told = replace(blank, outline=" Referred in spring. ")
    assert "" not in [said.strip() for said in paragraphs(child_d(Parts(cases=(blank,))))]
    assert paragraphs(child_d(Parts(cases=(told,))))[0] == "Referred in spring."


def test_the_only_case_says_that_it_is_the_only_one() -> None:
    alone = Parts(cases=(Case("Child D", CaseId(4)),))
    assert child_d(alone).foot == "The only case. Not to be read as general practice."


def test_a_case_not_judged_points_to_its_returns_only_where_it_has_some() -> None:
    without = Parts(judgements=(), views=())
    assert "The room has not judged this case. What the agencies answered is below." in paragraphs(
        child_d(without)
    )
    bare = child_d(replace(without, answers=()))
    assert "The room has not judged this case." in paragraphs(bare)
    assert not [block for block in bare.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("views", "said"),
    [
        pytest.param((ViewKind.ROLES, ""), "School nursing saw it differently (roles).", id="kind"),
        pytest.param(
            (ViewKind.OTHER, " it came late "),
            "School nursing saw it differently: it came late.",
            id="words",
        ),
        pytest.param((ViewKind.OTHER, " "), "School nursing saw it differently.", id="neither"),
    ],
)
def test_a_differing_view_says_what_it_is_about(views: tuple[ViewKind, str], said: str) -> None:
    kind, text = views
    view = DifferingView(JudgementId(2), AgencyId(2), 1, kind, text)
    found = why(Parts(views=(view,)), "2")
    assert (found[-1].text, found[-1].look) == (said, TextLook.ITALIC)


def test_a_view_of_an_agency_that_is_gone_is_still_told() -> None:
    view = DifferingView(JudgementId(2), AgencyId(99), 1)
    assert words(why(Parts(views=(view,)), "2")).endswith("One agency saw it differently.")


def test_why_is_reason_views_and_evidence_with_one_space_between() -> None:
    judgements = (replace(JUDGEMENTS[1], evidence=EvidenceSeen.PARTIAL),)
    views = (DifferingView(JudgementId(2), AgencyId(2), 1),)
    assert words(why(Parts(judgements=judgements, views=views), "2")) == (
        "Last discussed in November. School nursing saw it differently. Judged on partial evidence."
    )
    assert why(Parts(judgements=judgements), "3") == ()
    silent = (replace(JUDGEMENTS[1], reason=""),)
    assert why(Parts(judgements=silent), "2") == ()


@pytest.mark.parametrize("state", [JudgementState.AGREED, JudgementState.DRAFT])
def test_a_judgement_without_an_answer_was_not_reached(state: JudgementState) -> None:
    judgements = (replace(JUDGEMENTS[1], state=state, answer_id=None),)
    (table,) = [
        block for block in child_d(Parts(judgements=judgements)).blocks if isinstance(block, Table)
    ]
    assert words(table.rows[1][2]) == "Not reached"


def test_comments_under_no_theme_come_last_and_themes_in_the_tools_order() -> None:
    notes = (
        note(NoteKind.COMMENT, "Nowhere", 1, case_id=None),
        note(NoteKind.COMMENT, "Last", 2, theme_id=ThemeId(3)),
        note(NoteKind.COMMENT, "First", 3, theme_id=ThemeId(1)),
    )
    (section,) = compose("comments", Parts(notes=notes).full()).sections
    assert headings(section)[:-1] == ["Records", "The plan", "No theme"]
    assert section.facts == "3 comments · 9 April 2014"


def test_a_day_nobody_set_is_not_printed() -> None:
    (section,) = compose("comments", Parts(audit=Audit("T"), notes=()).full()).sections
    assert section.facts == "0 comments"


def test_a_comments_own_theme_goes_before_that_of_its_question() -> None:
    now = Parts().full().now
    heard = note(NoteKind.COMMENT, "We wait", 1, question_id=QuestionId(4))
    assert now.theme_of_note(heard) == ThemeId(2)
    assert now.theme_of_note(replace(heard, theme_id=ThemeId(3))) == ThemeId(3)
    assert now.theme_of_note(replace(heard, theme_id=ThemeId(99))) == ThemeId(2)
    assert now.theme_of_note(replace(heard, question_id=QuestionId(99))) is None


def test_a_concern_about_no_case_says_so_among_the_comments() -> None:
    concern = note(NoteKind.CONCERN, "Left alone", 1, case_id=None)
    (section,) = compose("comments", Parts(notes=(concern,)).full()).sections
    (box,) = [block for block in section.blocks if isinstance(block, Box)]
    assert words(box.words).startswith("About no case in particular: Left alone.")
    assert "There were no immediate concerns." not in paragraphs(section)


def test_every_document_carries_title_and_marking() -> None:
    full = Parts(audit=Audit("Neglect", marking="Restricted")).full()
    for key, name in (("summaries", "case summaries"), ("comments", "practitioner comments")):
        found = compose(key, full)
        assert (found.key, found.title, found.running, found.marking) == (
            key, f"Neglect · {name}", f"Neglect · {name}", "Draft 1 · Restricted"
        )  # fmt: skip


def test_incomplete_papers_and_status_stand_together() -> None:
    case = Case("Child D", CaseId(4), papers=Papers.INCOMPLETE, status_at_end="closed")
    assert paragraphs(child_d(Parts(cases=(case,))))[0] == (
        "Four of five agencies returned an audit. At the end of the audit: closed. "
        "The papers were incomplete."
    )


def rows(*given: tuple[int, int, int]) -> ReturnsSummary:
    """The returns from (agency, item, answer) for Child D."""
    answers = tuple(
        AnswerRow(CaseId(4), AgencyId(agency), ItemId(item), answer)  # type: ignore[arg-type]
        for agency, item, answer in given
    )
    return ReturnsSummary(Parts().full().now.tool, answers)


def test_a_case_without_a_usable_return_says_so_at_every_question() -> None:
    returns = rows()
    assert not returns.any
    assert {case_returns_words(returns, CaseId(4), Point(QuestionId(at))) for at in (1, 2)} == {
        "no usable return"
    }
    assert rows((1, 12, YES)).any


def test_answers_are_told_in_the_tools_order_and_blanks_last() -> None:
    returns = rows((1, 12, PARTLY), (2, 12, DONT_KNOW), (3, 12, YES), (4, 1, YES))
    assert (
        case_returns_words(returns, CaseId(4), Point(QuestionId(2)))
        == "1 yes · 1 don't know · 1 in part · 1 blank"
    )


def test_what_is_neither_held_nor_missing_stands_beside_a_checklists_item() -> None:
    returns = rows((1, 1, YES), (2, 1, DONT_KNOW), (3, 1, PARTLY), (4, 1, NO), (5, 2, YES))
    assert case_returns_words(returns, CaseId(4), Point(QuestionId(1))) == (
        "chronology 1 of 5 (1 don't know, 1 in part, 1 blank), "
        "plan 1 of 5 (4 blank), minutes 0 of 5 (5 blank)"
    )


def test_one_item_of_a_checklist_is_told_like_a_question() -> None:
    returns = rows((1, 2, YES), (2, 2, NO))
    assert case_returns_words(returns, CaseId(4), Point(QuestionId(1), ItemId(2))) == "1 yes · 1 no"
