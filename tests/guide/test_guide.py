"""What people ask for is found, whatever they call it; every place leads to a page."""

from pathlib import Path

import pytest

from core.cli.main import run
from core.cli.usage import COMMANDS
from core.files import HELP
from core.guide.finding import find
from core.guide.pages import PAGES, page, page_for
from core.guide.text import BlockKind, TextBlock, blocks
from core.wording.readiness import PreparationPart
from ui.audit.top_bar import STAGES
from ui.themes.places import PLACES


def test_headings_lists_paragraphs_and_what_is_written_out_are_told_apart() -> None:
    text = (
        "# One\n\nTwo\n`three`\n\n### Four {prepare forms, walk}\n- five\n  six\n- seven\n\n"
        "```\na\n\nb\n```\nEight\n"
    )
    assert blocks(text) == (
        TextBlock(BlockKind.TITLE, "One"),
        TextBlock(BlockKind.PARAGRAPH, "Two three"),
        TextBlock(BlockKind.SUBHEADING, "Four", ("prepare forms", "walk")),
        TextBlock(BlockKind.ENTRY, "five six"),
        TextBlock(BlockKind.ENTRY, "seven"),
        TextBlock(BlockKind.WRITTEN_OUT, "a\n\nb"),
        TextBlock(BlockKind.PARAGRAPH, "Eight"),
    )


def test_every_file_of_the_guide_is_a_page_and_begins_with_its_title() -> None:
    assert {path.stem for path in HELP.glob("*.md")} == set(PAGES)
    for key, title in PAGES.items():
        first = page(key)[0]
        assert first.kind is BlockKind.TITLE
        assert first.words in (title, "Writing an audit tool as a file"), key


def test_its_examples_begin_as_the_program_was_started(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        for started, words in (("", "python main.py"), ("casewalk", "casewalk-cli")):
            monkeypatch.setenv("CASEWALK_STARTED_AS", started)
            page.cache_clear()
            written = " ".join(block.words for block in page("tools"))
            assert f"{words} tool check first.toml" in written
            assert f"{words} tool show neglect" in written
    finally:
        page.cache_clear()


@pytest.mark.parametrize(
    "query",
    [
        *("MACFA", "maca", "deep dive", "dip sample", "JTAI", "section 11", "moderation"),
        *("7 minute briefing", "composite action plan", "closing the loop", "assurance"),
        *("how do I erase a case", "forgot passphrase", "projector", "nil return", "RAG"),
        *("form on paper", "virus scanner", "DPIA", "retention", "small numbers"),
    ],
)
def test_what_people_call_it_is_found(query: str) -> None:
    assert find(query), query


@pytest.mark.parametrize(
    ("query", "page", "begins"),
    [
        ("LSCP", "words", "Safeguarding partnership"),
        ("rapid review", "words", "Rapid review"),
        ("thematic audit", "words", "Thematic audit"),
        ("professional disagreement", "words", "Professional disagreement"),
        ("anonymise", "words", "Redaction"),
        ("GDPR", "words", "Data sharing"),
        ("scribe", "words", "Scribe"),
        ("Teams call", "words", "Teams"),
        ("re-audit", "words", "Re-audit"),
        ("independent chair", "words", "Facilitator"),
        ("backup", "words", "Backup"),
        ("OneDrive", "words", "USB stick"),
        ("undo", "words", "Undo"),
        ("lock", "words", "Lock"),
        ("sample", "guide", "Sample"),
        ("agenda", "guide", "Meetings, people and agenda"),
        ("small numbers", "numbers", "Small numbers"),
    ],
)
def test_what_people_ask_about_comes_first(query: str, page: str, begins: str) -> None:
    first = find(query)[0]
    assert first.passage.page == page
    told = first.excerpt if page == "words" else first.passage.heading
    assert told.startswith(begins)


def test_a_heading_goes_before_words_in_the_text_and_nothing_is_found_for_nothing() -> None:
    assert find("sample")[0].passage.heading == "Sample"
    assert find("erasing")[0].passage.heading == "Erasing a case for good"
    assert find("") == find("  ,") == find("qwertz") == []


def test_a_word_people_use_is_found_by_itself() -> None:
    assert find("JTAI")[0].excerpt.startswith("JTAI, joint targeted area inspection: ")


def test_who_asks_for_a_dpia_is_led_to_its_page() -> None:
    assert "data-protection" in {one.passage.page for one in find("DPIA")}


def test_it_is_told_every_command_there_is() -> None:
    text = (HELP / "it.md").read_text(encoding="utf-8")
    told = text.partition("can be scripted: ")[2].partition(". ")[0]
    assert sorted(one.strip("`") for one in told.split(", ")) == sorted(COMMANDS)


def test_every_part_of_the_program_has_a_page_of_its_own_in_the_guide() -> None:
    places = [f"prepare {part}" for part in PreparationPart]
    places += [
        *STAGES,
        *(f"themes {place}" for place in PLACES),
        "going_back",
        "safekeeping",
        "key_file",
    ]
    assert [one for one in places if page_for(one) == ("guide", "")] == []
    assert page_for("report summaries") == page_for("report")
    assert page_for("walk map") == ("guide", "The map, the breaks and the time")
    assert page_for("walk outline") == page_for("walk")
    assert page_for("prepare returns list") == page_for("prepare returns")
    assert page_for("") == ("guide", "")


def test_no_word_of_ours_is_in_the_guide() -> None:
    for key in set(PAGES) - {"tools"}:  # what a file of a tool says has names of its own
        for block in page(key):
            assert "bearing" not in block.words.casefold(), (key, block.words[:60])


def test_the_guide_is_written_as_pdf_and_html(tmp_path: Path) -> None:
    assert run(["guide", "--to", str(tmp_path / "guide")]) == 0
    made = {path.suffix: path.read_bytes() for path in (tmp_path / "guide").iterdir()}
    assert made[".pdf"].startswith(b"%PDF")
    for title in PAGES.values():
        assert title in made[".html"].decode()


def test_a_picture_is_there_and_says_what_is_on_it() -> None:
    shown = [one for key in PAGES for one in page(key) if one.kind is BlockKind.PICTURE]
    assert len(shown) == 4
    for one in shown:
        assert (HELP / one.picture).is_file()
        assert len(one.words) > 30
