"""How the cases were drawn, on paper: method, strata, what was replaced and why."""

from pathlib import Path

import pytest

from core.acts import sample as acts
from core.documents.blocks import Entries, Heading, Paragraph, Table
from core.documents.catalogue import compose, documents_of
from core.model.clock import Clock
from core.model.snapshot import FullSnapshot
from core.store.reading import snapshot
from tests.documents.audits import Parts
from tests.sample_lists import bring_in, current, draw, replace_line
from tests.small import small_audit


@pytest.fixture
def full(tmp_path: Path, clock: Clock) -> FullSnapshot:
    """An audit with 8 of 63 drawn at the second draw, one replaced, and the list gone."""
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        bring_in(file)
        draw(file, "7")
        replace_line(file, draw(file, "2014").lines[0])
        acts.write_reason(file, current(file).left_out[0], "Moved to another authority")
        acts.remove_list(file)
        return FullSnapshot(snapshot(file))


def text_of(block: Paragraph) -> str:
    return "".join(span.text for span in block.words)


def test_an_audit_without_a_draw_is_not_offered_it() -> None:
    now = Parts().full().now
    assert "sample" not in [one.key for one in documents_of(now)]
    (section,) = compose("sample", Parts().full()).sections
    assert section.title == "How the cases were drawn"
    (nothing,) = section.blocks
    assert isinstance(nothing, Paragraph)
    assert text_of(nothing) == "No sample was drawn for this audit."


def test_seed_method_strata_and_replacements_stand_on_paper(full: FullSnapshot) -> None:
    assert "sample" in [one.key for one in documents_of(full.now)]
    (section,) = compose("sample", full).sections
    paragraphs = [text_of(block) for block in section.blocks if isinstance(block, Paragraph)]
    assert paragraphs[0].startswith(
        "Of 63 on the list, 8 were drawn by chance, balanced by sex, age and team (seed 2014). "
        "1 was replaced"
    )
    assert "SHA-256" in paragraphs[1]
    assert paragraphs[2] == "It was drawn once before, with seed 7."
    assert "Every quota met." in paragraphs
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    first = ["".join(span.text for span in cell) for cell in table.rows[0]]  # type: ignore[union-attr]
    assert first == ["Sex: F", "29 of 63 (46.0%)", "3.7", "4", "4 of 8"]
    assert len(table.rows) == 7
    (entries,) = [block for block in section.blocks if isinstance(block, Entries)]
    (said,) = ["".join(span.text for span in one) for one in entries.entries]
    assert said.endswith("Moved to another authority.")
    assert " out, line " in said
    assert [block.text for block in section.blocks if isinstance(block, Heading)] == [
        *("The sample against the list", "Lines replaced")
    ]
