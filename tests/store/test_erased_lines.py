"""A case's line on the list of all eligible goes with it; how many were listed stays."""

from pathlib import Path

from core.acts import prepare
from core.acts import sample as acts
from core.counting.drawn import is_changed_since, take_over
from core.documents.sample import sample_blocks
from core.model.audit import Audit
from core.model.clock import Clock
from core.model.sample import DrawnLine, DrawnStratum, Eligible, SampleList
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.journal import inflated
from core.store.reading import snapshot
from core.wording.erased import erased_lines
from tests.sample_lists import CHILDREN, bring_in, current, draft_of, draw


def history(file: WorkshopFile) -> str:
    """Return all that the history holds, unpacked."""
    rows = file.query("SELECT label, changes, packed FROM acts")
    return str([(label, inflated(*cells)) for label, *cells in rows])


def test_its_line_goes_from_the_list_every_draw_and_the_history(path: Path, clock: Clock) -> None:
    with WorkshopFile.create(path, None, clock) as file:
        prepare.set_audit(file, Audit("Small"))
        bring_in(file)
        draw(file, "first")
        current_one = draw(file, "2014")
        acts.make_cases(file, take_over(snapshot(file), current_one))
        (also,) = (one for one in snapshot(file).sample_columns if one.heading == "Team")
        acts.remove_column(file, also)  # each line is in the history once more, as it was
        drawn = next(one for one in current(file).lines if one.case_id is not None)
        case, (line,) = drawn.case_id, file.all(Eligible, "line = ?", (drawn.line,))
        assert case is not None
        assert line.key in history(file)
        strata, listed = file.all(DrawnStratum), file.all(SampleList)[0].listed
        assert "eligible" in {one.table for one in file.holdings_on(case).rows}
        erased = file.erase_case(case, "chair")
        assert ("Its line in the list of all eligible", 1) in list(erased_lines(erased))
        assert file.all(Eligible, "line = ?", (drawn.line,)) == []
        assert file.all(DrawnLine, "line = ?", (drawn.line,)) == []
        assert line.key not in history(file)
        assert len(file.all(Eligible)) == listed - 1
        assert file.all(DrawnStratum) == strata
        assert file.all(SampleList)[0].listed == listed
        assert check(file) == []


def test_what_is_printed_of_the_sample_still_adds_up(path: Path, clock: Clock) -> None:
    with WorkshopFile.create(path, None, clock) as file:
        bring_in(file)
        before = draw(file, "2014")
        acts.make_cases(file, take_over(snapshot(file), before))
        case = current(file).lines[0].case_id
        assert case is not None
        file.erase_case(case, "chair")
        now, sample = snapshot(file), current(file)
        assert (sample.size, sample.erased, sample.total) == (before.size - 1, 1, before.total)
        assert not is_changed_since(now, sample, file.all(Eligible))
        said = str(list(sample_blocks(now, sample)))
        assert "Erased for good since the draw: 1 case." in said
        again = draw(file, "another")
        assert again.total == before.total - 1
        assert again.erased == 0


def test_the_same_number_on_another_list_is_another_child(path: Path, clock: Clock) -> None:
    with WorkshopFile.create(path, None, clock) as file:
        bring_in(file)
        acts.make_cases(file, take_over(snapshot(file), draw(file, "2014")))
        drawn = current(file).lines[0]
        assert drawn.case_id is not None
        draft = draft_of(CHILDREN).balanced_by(("Sex",))
        acts.take_list(file, draft, "of another list")
        file.erase_case(drawn.case_id, "chair")
        assert len(file.all(Eligible, "line = ?", (drawn.line,))) == 1
        assert file.all(DrawnLine, "line = ?", (drawn.line,)) == []
