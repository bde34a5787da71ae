"""Documents as the user has them: parts left out, moved, introduced in the user's own words."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.counting.live_number import Counted, LiveNumber
from core.documents.audience import for_audience
from core.documents.blocks import ContentsList, Document, Entries, Heading, Paragraph
from core.documents.catalogue import DOCUMENTS, TEXTS, compose, parts_in
from core.documents.figures import figures_in
from core.documents.footnotes import notes_of
from core.documents.own_parts import in_own_order, own_paragraphs
from core.export.export import export
from core.model.audience import Audience, AudienceKind
from core.model.own_document import START, DocumentPart, OwnNumber, case_part, numbers_text
from core.model.snapshot import FullSnapshot
from core.review.checks import checks
from core.review.dropped import dropped_words
from core.review.leaving import leaving
from core.review.remark import RemarkKind
from core.review.settled import Replacement, Settled
from tests.documents.audits import Parts
from tests.documents.test_conclusions import full as concluded_audit


def _own(*parts: DocumentPart, full: FullSnapshot | None = None) -> FullSnapshot:
    full = full or Parts().full()
    return replace(full, now=replace(full.now, document_parts=parts))


def _titles(document: Document) -> list[str]:
    return [section.title for section in document.sections]


def _headings(document: Document) -> list[str]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [block.text for block in blocks if isinstance(block, Heading)]


def _said(document: Document) -> str:
    blocks = [block for section in document.sections for block in section.blocks]
    words = [one.words for one in blocks if isinstance(one, Paragraph)]
    return "\n".join("".join(span.text for span in one) for one in words)


def test_chapters_left_out_and_moved_are_numbered_as_they_stand_in_the_contents_too() -> None:
    full = _own(
        DocumentPart("report", "about", left_out=True),
        DocumentPart("report", "limits", "Read these first.\n\nAll of them.", position=1),
        DocumentPart("report", "found", position=2),
        DocumentPart("report", "returned", position=3),
    )
    report = compose("report", full)
    assert _titles(report)[1:3] == ["1  How far these figures reach", "2  What the audit found"]
    assert not any("What the audit was for" in title for title in _titles(report))
    (contents,) = (one for one in report.sections[0].blocks if isinstance(one, ContentsList))
    assert [one.text for one in contents.lines if not one.depth] == _titles(report)[1:]
    first = report.sections[1].blocks[:2]
    assert [(one.number, one.words[0].text) for one in first if isinstance(one, Paragraph)] == [
        ("1.1", "Read these first."),
        ("1.2", "All of them."),
    ]


def test_the_themes_of_the_report_are_parts_of_their_chapter() -> None:
    shipped = Parts().full()
    themes = [one.key for one in parts_in("report", shipped) if one.within]
    assert themes == ["theme:1", "theme:2", "theme:3", "theme:0"]
    full = _own(
        DocumentPart("report", "theme:3", "Less was seen of this.", position=1),
        DocumentPart("report", "theme:2", position=2),
        DocumentPart("report", "theme:1", left_out=True),
    )
    (found,) = (one for one in compose("report", full).sections if one.part == "found")
    first, words = found.blocks[:2]
    title = shipped.now.tool.themes[2].title
    assert first == Heading(f"{found.title[0]}.1  {title}", "theme:3")
    assert isinstance(words, Paragraph)
    assert words.words[0].text == "Less was seen of this."
    themes = [block.part for block in found.blocks if isinstance(block, Heading)]
    assert themes == ["theme:3", "theme:0", "theme:2"]


NOTED = "Named in 15 of 22.[note: Two left\n\n1c empty. [A father] too.] So [NOTE:Written] it is."


def test_what_is_typed_as_a_note_is_a_footnote_counted_through_the_document() -> None:
    full = _own(
        DocumentPart("report", "about", NOTED),
        DocumentPart(
            "report", "limits", "Few.[note: ] Not [note: closed.\n\nThen [note: a third]."
        ),
    )
    report = compose("report", full)
    told = {one.number: one.words for section in report.sections for one in notes_of(section)}
    assert told == {1: "Two left 1c empty. [A father] too.", 2: "Written", 3: "a third"}
    said = _said(report)
    assert "Named in 15 of 22.1 So2 it is." in said
    assert "Few. Not [note: closed.\nThen3." in said
    assert dropped_words(full) == ""
    figures = {one.text: one.numbers for one in figures_in(report).values()}
    assert figures["Named in 15 of 22. So it is."] == ("15", "22"), "its number is no figure"


@given(st.text(alphabet="ab [note:]\n", max_size=40))
def test_no_letter_is_lost_whatever_stands_in_brackets(text: str) -> None:
    part = DocumentPart("report", "about", text)
    said = [
        one.footnote.words if one.footnote else one.text
        for each in own_paragraphs(part)
        for one in each
    ]
    bare = re.sub(r"[\s\[\]():]|note:", "", text, flags=re.IGNORECASE)
    assert re.sub(r"[\s\[\]():]|note:", "", "".join(said), flags=re.IGNORECASE) == bare


def test_a_name_in_a_footnote_or_beside_one_is_found() -> None:
    words = "Of the files[note: Zofia’s was lost] three hold it, as Callum[note: and others] said."
    full = _own(DocumentPart("report", "about", words, id=1), full=concluded_audit())
    found = leaving(full, ("report",), Audience(AudienceKind.BOARD), Settled())[1]
    assert {"Zofia’s", "Callum"} <= {one.words for one in found} | {
        one.words.replace("’s", "") + "’s" for one in found
    }


def test_words_whose_part_is_gone_are_still_offered() -> None:
    full = _own(DocumentPart("report", "drawn", "By hand."), DocumentPart("report", "x", "Kept."))
    offered = {one.key: one.title for one in parts_in("report", full)}
    assert offered["drawn"] == "How the cases were drawn"
    assert offered["x"] == "No longer in the document"


def test_words_that_are_printed_nowhere_are_pointed_out() -> None:
    printed = DocumentPart("report", "limits", "Read these first.\n\nAll of them.", id=1)
    full = _own(printed, DocumentPart("report", "about", "Not now.", left_out=True, id=2))
    found = [one for one in checks(full) if one.kind is RemarkKind.UNPRINTED]
    assert [one.part_id for one in found] == [2]


def test_a_comment_that_no_document_prints_any_more_is_named() -> None:
    full = Parts().full()
    reason = next(one for one in full.now.judgements if one.reason and not full.now.views_on(one))
    out = [DocumentPart(key, "agreed", left_out=True) for key in ("summaries", "evaluation")]
    assert dropped_words(full) == ""
    assert dropped_words(_own(out[0])) == "", "the joint evaluation prints it still"
    found = [one for one in checks(_own(*out)) if one.kind is RemarkKind.UNPRINTED]
    assert (reason.case_id, reason.point) in [(one.case_id, one.point) for one in found]
    assert "printed in no document" in dropped_words(_own(*out))


def test_an_account_an_example_and_references_are_there_once_somebody_writes_them() -> None:
    plain = Parts().full()
    offered = {one.key: (one.title, one.group) for one in parts_in("report", plain)}
    assert offered["account"] == ("Appendix: a practitioner's account", "appendix")
    assert offered["example"][0] == "Appendix: one case in more detail"
    assert "account" not in {one.part for one in compose("report", plain).sections}
    words = "I rang on Monday.\n\nNobody rang back."
    full = _own(
        DocumentPart("report", "account", words), DocumentPart("report", "references", "A.")
    )
    *_, account, tool, references = compose("report", full).sections
    assert [account.part, tool.part, references.part] == ["account", "tool", "references"]
    numbers = [one.number for one in account.blocks if isinstance(one, Paragraph)]
    assert numbers == ["B.1", "B.2"]
    assert [one.key for one in parts_in("report", full)].count("account") == 1


def test_a_chapter_that_would_be_empty_is_there_for_the_users_own_words() -> None:
    report = compose("report", _own(DocumentPart("report", "drawn", "By hand, from a list.")))
    assert "2  How the cases were drawn" in _titles(report)


def test_every_document_begins_with_the_users_own_words_where_there_are_any() -> None:
    shipped = Parts().full()
    offered = [one.key for one in DOCUMENTS if one.concerns(shipped.now)]
    for key in offered:
        document = compose(key, _own(DocumentPart(key, START, "For the board of May.")))
        assert "For the board of May." in _said(document).splitlines()[:3], key
        assert parts_in(key, shipped)[0].key == START
        assert compose(key, _own(DocumentPart("other", START, "Elsewhere."))) == compose(
            key, shipped
        )


def test_the_parts_of_each_summary_are_left_out_and_moved_but_never_an_open_concern() -> None:
    shipped = compose("summaries", Parts().full())
    assert "What the room agreed" in _headings(shipped)
    full = _own(DocumentPart("summaries", "agreed", left_out=True))
    assert [one for one in _headings(shipped) if one != "What the room agreed"] == _headings(
        compose("summaries", full)
    )
    keys = [one.key for one in parts_in("summaries", full)]
    assert "agreed" in keys
    assert "fixed" not in keys


def test_a_document_of_which_every_part_is_left_out_says_so_and_comes_back_whole(
    tmp_path: Path,
) -> None:
    for document in DOCUMENTS:
        if document.is_data or document.of_one_case:
            continue
        keys = [one.key for one in parts_in(document.key, Parts().full())]
        full = _own(*(DocumentPart(document.key, one, left_out=True) for one in keys))
        assert compose(document.key, full).sections, document.key
    out = [
        DocumentPart("summaries", case_part(one.id), left_out=True)
        for one in Parts().full().now.every_case
    ]
    left = _own(*out)
    assert _said(compose("summaries", left)) == "All parts of this document are left out."
    assert len(export(left, ("summaries",), tmp_path, formats=tuple(TEXTS))) == 3
    own = _own(*out, DocumentPart("summaries", START, "Kept for the panel of May."))
    assert _said(compose("summaries", own)) == "Kept for the panel of May."


def test_a_case_begins_with_words_of_its_own_in_its_summary_and_its_evaluation() -> None:
    first, second = (case_part(one.id) for one in Parts().full().now.every_case[:2])
    for key in ("summaries", "evaluation"):
        full = _own(
            DocumentPart(key, first, "Read this one last."), DocumentPart(key, second, "And this.")
        )
        pages = compose(key, full).sections
        begins = {page.part: block_words(page.blocks[0]) for page in pages}
        assert (begins[first], begins[second]) == ("Read this one last.", "And this.")
        assert "agreed" in [one.key for one in parts_in(key, full) if not one.within]
    alone = replace(full, case_id=full.now.every_case[0].id)
    keys = [one.key for one in parts_in("evaluation", alone)]
    assert first in keys
    assert second not in keys, "another case's words are no part of this one"
    assert RemarkKind.UNPRINTED not in [one.kind for one in checks(alone)]
    moved = [
        DocumentPart("summaries", one, position=at) for at, one in enumerate((second, first), 1)
    ]
    order = [one.part for one in compose("summaries", _own(*moved)).sections]
    assert order.index(second) < order.index(first)


def block_words(block: object) -> str:
    return "".join(one.text for one in block.words) if isinstance(block, Paragraph) else ""


def test_a_finding_of_the_highlight_report_goes_on_in_own_words_moves_and_is_left_out() -> None:
    full = concluded_audit()
    (entry,) = (one for one in parts_in("highlights", full) if one.key == "finding:1")
    assert entry.within
    assert entry.group == "found"
    own = _own(
        DocumentPart("highlights", "finding:1", "It was so in May too."),
        DocumentPart("highlights", "action:3", position=1),
        DocumentPart("highlights", "action:2", left_out=True),
        full=full,
    )
    found = [
        "".join(span.text for span in words)
        for block in compose("highlights", own).sections[0].blocks
        if isinstance(block, Entries)
        for words in block.entries
    ]
    (said,) = (one for one in found if one.startswith("Finding 1"))
    assert said.endswith(" It was so in May too.")
    assert [one[:8] for one in found if one.startswith("Action")] == ["Action 3"]
    assert RemarkKind.UNPRINTED not in [one.kind for one in checks(own)]


def test_what_counts_its_parts_counts_those_that_are_left_in_their_order() -> None:
    full = concluded_audit()
    own = _own(
        DocumentPart("seven-minutes", "why", position=2, left_out=True),
        DocumentPart("seven-minutes", "ask", "Five minutes for this.", position=1),
        full=full,
    )
    boxes = _headings(compose("seven-minutes", own))
    assert boxes[:2] == ["1  Ask yourselves", "2  What was looked at"]
    assert len(boxes) == 6
    public = for_audience(full, Audience(AudienceKind.PUBLIC))
    left = _own(DocumentPart("public-report", "found", left_out=True), full=public)
    assert _titles(compose("public-report", left))[1:] == ["1  What should change"]


def test_parts_come_in_the_users_order_with_their_words() -> None:
    full = _own(
        DocumentPart("statement", "firm", "Small numbers all.", position=1),
        DocumentPart("statement", "asked", position=2),
        DocumentPart("statement", "since", position=3),
    )
    statement = compose("statement", full)
    assert _headings(statement)[:3] == ["How firm it is", "What was asked", "What was looked at"]
    at = statement.sections[0].blocks.index(Heading("How firm it is", "firm"))
    following = statement.sections[0].blocks[at + 1]
    assert isinstance(following, Paragraph)
    assert following.words[0].text == "Small numbers all."


@given(st.permutations(["a", "b", "c", "d", "e"]), st.integers(min_value=0, max_value=5))
def test_every_part_has_a_place_and_those_moved_stand_as_they_were_put(
    order: list[str], placed: int
) -> None:
    own = {
        key: DocumentPart("report", key, position=at) for at, key in enumerate(order[:placed], 1)
    }
    found = in_own_order(("a", "b", "c", "d", "e"), own)
    assert sorted(found) == ["a", "b", "c", "d", "e"]
    assert [key for key in found if key in own] == order[:placed]


def test_a_number_in_own_words_is_told_to_the_public_in_words_and_names_are_replaced() -> None:
    number = LiveNumber(Counted.REQUESTS)
    words = "In 3 of 4 it was so, Callum said."
    kept = numbers_text((OwnNumber(number.text, "3 of 4"),))
    full = _own(DocumentPart("terms", START, words, kept))
    (told,) = for_audience(full, Audience(AudienceKind.PUBLIC)).now.document_parts
    assert "3 of 4" not in told.words
    settled = Settled(replace=(Replacement("Callum", "the child"),))
    view, left = leaving(full, ("terms",), Audience(AudienceKind.BOARD), Settled())
    assert any(one.words == "Callum" for one in left)
    view, _ = leaving(full, ("terms",), Audience(AudienceKind.BOARD), settled)
    assert "the child said" in _said(compose("terms", view))
