"""A list of all eligible brought into an audit, for the tests of the sample."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from core.acts import sample as acts
from core.counting.drawing import new_draw, substitute
from core.counting.drawn import CurrentSample, current_sample
from core.counting.sampling import fingerprint_of
from core.intake.eligible_draft import eligible_draft
from core.intake.file_reader import FileReader
from core.model.draft.sample import EligibleDraft
from core.model.sample import DrawnLine, Eligible
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot

CHILDREN = Path(__file__).parent / "golden" / "samples" / "children.csv"
BALANCE = ("Sex", "Age", "Team")


def draft_of(path: Path) -> EligibleDraft:
    """Read a list by the reading process; the same list is read once."""
    return _draft_of(path, path.read_bytes())


@cache
def _draft_of(path: Path, _content: bytes) -> EligibleDraft:
    with FileReader() as reader:
        return eligible_draft(reader.read(path))


def bring_in(
    file: WorkshopFile, path: Path = CHILDREN, balance: Collection[str] = BALANCE
) -> Snapshot:
    """Bring a list in and return the audit as it is then."""
    draft = draft_of(path).balanced_by(balance)
    acts.take_list(file, draft, fingerprint_of(draft.keys))
    now = snapshot(file)
    for to, heading in enumerate(balance):
        column = next(one for one in now.sample_columns if one.heading == heading)
        acts.move_column(file, column, to)
    return snapshot(file)


def draw(file: WorkshopFile, seed: str = "2014") -> CurrentSample:
    """Draw as the audit says."""
    acts.keep_draw(file, new_draw(snapshot(file), file.all(Eligible), seed))
    return current(file)


def current(file: WorkshopFile) -> CurrentSample:
    """Return the sample as it is."""
    found = current_sample(snapshot(file))
    assert found is not None
    return found


def replace_line(file: WorkshopFile, line: DrawnLine) -> DrawnLine:
    """Replace a line and return the one that stepped in."""
    into = substitute(snapshot(file), current(file), line, file.all(Eligible))
    acts.replace_line(file, line, into)
    return next(one for one in current(file).lines if one.instead_of == line.line)
