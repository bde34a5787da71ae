"""A column that is no question is kept with each return as a text, where somebody says so."""

from dataclasses import replace
from pathlib import Path
from typing import cast

from core.acts import bring_in
from core.acts.returns_aside import restore_return
from core.intake.mapping_file import read_mapping
from core.intake.read import read
from core.intake.vocabulary import vocabulary_of
from core.model.case import KeptText, Return
from core.model.draft.match import KEPT, Agreed, Certainty, MatchKind
from core.model.draft.returns import DoubtKind, Draft, DraftKind, ReturnDraft
from core.model.return_aside import ReturnAside
from core.queries.returns import return_contents
from core.queries.search import HitKind, search
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.conftest import NOON
from tests.small import contents

TABLE = (
    "case,agency,1a,2,Anything else we should know?,Anything else we should know?\n"
    "Child B,Police,yes,no,Ask the {word} worker,and soon\n"
)


def read_kept(file: WorkshopFile, path: Path, agreed: Agreed) -> Draft[ReturnDraft]:
    words = vocabulary_of(snapshot(file), {}, NOON.date())
    found = read(path, replace(words, agreed={**words.agreed, **agreed}))
    assert found.kind is DraftKind.RETURNS
    return cast(Draft[ReturnDraft], found)


def test_it_comes_in_is_found_and_is_kept_beside_what_takes_its_place(
    file: WorkshopFile, tmp_path: Path
) -> None:
    path = tmp_path / "police.csv"
    path.write_text(TABLE.format(word="zebra"), encoding="utf-8")
    unsaid = read_kept(file, path, {})
    assert len(unsaid.problems) == 1  # the columns are named, and nothing of them comes in
    asked = [one for one in unsaid.matches if one.certainty is not Certainty.CERTAIN]
    said = read_kept(file, path, {one.key: KEPT for one in asked})
    assert not said.problems
    before = contents(file)
    bring_in.take(file, said.accepting(list(DoubtKind)))
    (kept,) = file.all(KeptText)
    assert (kept.heading, kept.text) == (
        "Anything else we should know?",
        "Ask the zebra worker\nand soon",
    )
    (hit,) = search(file, "zebra")
    assert (hit.kind, hit.row_id) == (HitKind.KEPT, kept.id)
    # The next file of the form asks nothing, and the other return is kept with its text.
    path.write_text(TABLE.format(word="gnu"), encoding="utf-8")
    again = read_kept(file, path, {})
    assert not again.problems
    bring_in.take(file, again.accepting(list(DoubtKind)))
    (aside,) = file.all(ReturnAside)
    assert {hit.kind for hit in search(file, "zebra")} == {HitKind.ASIDE}
    restore_return(file, aside)
    assert [one.text for one in file.all(KeptText)] == ["Ask the zebra worker\nand soon"]
    # A correction by hand shows no such field, so it lets nothing of it go.
    bring_in.type_return(file, ReturnDraft("Child B", "Police", answers={"1a": "no"}))
    there = next(one for one in file.all(Return) if one.id == file.all(KeptText)[0].return_id)
    found = return_contents(file, there.id)
    assert found.kept == {"Anything else we should know?": "Ask the zebra worker\nand soon"}
    assert check(file) == []
    for _ in range(4):
        file.undo()
    assert contents(file) == before


def test_a_mapping_says_it_too(file: WorkshopFile, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[columns]\n"Anything else?" = "kept"\n', encoding="utf-8")
    words = vocabulary_of(snapshot(file), {}, NOON.date())
    assert read_mapping(path, words) == {(MatchKind.COLUMN, "", "", "anything else?"): KEPT}
