"""The two published audits as open snapshots, and small tools made by hand."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from core.counting.collation import Counts
from core.examples import build_example
from core.model.ids import AnswerId, AnswerSetId, ItemId, QuestionId, ThemeId
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Answer, AnswerSet, Bearing, Item, Question, Theme, Tool
from core.queries.documents import full
from core.queries.returns import counts
from core.store.file import WorkshopFile

BEARINGS = (
    ("yes", "Yes", Bearing.MET),
    ("partly", "In part", Bearing.PARTLY),
    ("no", "No", Bearing.NOT_MET),
    ("dont_know", "Don't know", Bearing.UNKNOWN),
    ("not_applicable", "Not applicable", Bearing.NOT_APPLICABLE),
)
ONE_ITEM = Tool(
    themes=(Theme("Records", ThemeId(1)),),
    answer_sets=(AnswerSet("all", AnswerSetId(1)),),
    answers=tuple(
        Answer(AnswerSetId(1), key, label, bearing, AnswerId(at), at)
        for at, (key, label, bearing) in enumerate(BEARINGS, start=1)
    ),
    questions=(Question("1", "A?", "A", ThemeId(1), AnswerSetId(1), QuestionId(1)),),
    items=(Item(QuestionId(1), "1", "A?", "A", AnswerSetId(1), ItemId(1)),),
)
ANSWER = {answer.key: answer for answer in ONE_ITEM.answers}


@cache
def example(key: str) -> tuple[FullSnapshot, Counts]:
    """Return an example audit and its counts."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{key}.casewalk"
        build_example(key, path)
        with WorkshopFile.open(path) as file:
            return full(file), counts(file)


def snapshot_of(key: str) -> Snapshot:
    """Return an example audit's snapshot."""
    return example(key)[0].now
