"""How long it takes to cut the counts, to draw them, and to look behind one number."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from core.charts.answers import answers_chart
from core.charts.matrix import matrix_chart
from core.charts.response import response_chart
from core.counting.asking import usable_pairs
from core.counting.collation import Base, collate
from core.counting.count_lines import count_lines
from core.counting.cuts import cut_judgements, cut_returns, grouping_for
from core.counting.judgements import pathway_matrix
from core.counting.lens import lens
from core.counting.live_number import Counted, LiveNumber, items_to_read
from core.counting.narrowing import EVERYTHING, AnsweredSo, Narrowing, kept_pairs
from core.counting.packed_cuts import cut_packed
from core.model.snapshot import Snapshot
from core.queries.cuts import answers_grouped, packed_answers
from core.queries.returns import answers_to, counts
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.lens import lens_words
from tests.bench.big import build_big, build_large
from tests.bench.figures import Figure, at_most, taking_turns

_CUTS: tuple[tuple[str, ...], ...] = (
    (),
    ("agency",),
    ("pathway",),
    ("case",),
    ("pathway", "agency"),
)
_GROUP_BY = "SELECT item_id, answer_id, count(*) FROM answers_given GROUP BY item_id, answer_id"


@contextmanager
def _audit(large: bool) -> Iterator[tuple[WorkshopFile, Snapshot]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "big.casewalk"
        (build_large if large else build_big)(path)
        with WorkshopFile.open(path) as file:
            yield file, snapshot(file)


def _cut(
    file: WorkshopFile, now: Snapshot, by: Sequence[str], only: Narrowing = EVERYTHING
) -> object:
    how = grouping_for(now.tool, by, only)
    answers = answers_to(file, only.items) if only else ()
    pairs = kept_pairs(now, usable_pairs(now), only, answers).pairs if only else None
    packed = packed_answers(file, how.by_agency) if how.by_case else None
    if packed is not None:
        return cut_packed(now, packed, by, pairs)
    cells = answers_grouped(file, how.by_case, how.by_agency, how.one_by_one)
    return cut_returns(now, cells, by, pairs)


def bench_counting_against_sql(rounds: int = 30) -> list[Figure]:
    """Measure the counting table's counts against one GROUP BY over the same answers."""
    with _audit(large=False) as (file, now):
        usable = len(now.usable)
        ours, floor = taking_turns(
            rounds,
            lambda: collate(now.tool, counts(file), usable),
            lambda: file.query(_GROUP_BY),
        )
    return [at_most("counting, best of many", ours[0] / floor[0], "GROUP BY", 1.5)]


def bench_every_cut(rounds: int = 5) -> list[Figure]:
    """Measure every cut of 60 cases, and with --large of 600,000 answers."""
    found = _cut_figures("60 cases", large=False, reach=100, rounds=rounds)
    if os.environ.get("CASEWALK_BENCH_LARGE"):
        found += _cut_figures("600,000 answers", large=True, reach=400, rounds=3)
    return found


def _cut_figures(name: str, *, large: bool, reach: float, rounds: int) -> list[Figure]:
    found = []
    with _audit(large) as (file, now):
        item = now.tool.items[0]
        yes = now.tool.answers_of(item.answer_set_id)[0]
        only = Narrowing((AnsweredSo(item.id, (yes.id,)),))
        for by in _CUTS:
            (times,) = taking_turns(rounds, partial(_cut, file, now, by))
            called = " by ".join(("cut", *by)) if by else "cut of all"
            found.append(at_most(f"{called}, {name}", times[0] * 1000, "ms", reach))
        works = (
            ("cut where one is yes", partial(_cut, file, now, (), only)),
            ("counting table", lambda: count_lines(now, counts(file), len(now.usable))),
            ("by pathway", lambda: pathway_matrix(now)),
            ("judgements by pathway", lambda: cut_judgements(now, ("pathway",))),
            ("charts", lambda: _charts(file, now)),
        )
        for called, work in works:
            (times,) = taking_turns(rounds, work)
            found.append(at_most(f"{called}, {name}", times[0] * 1000, "ms", reach))
    return found


def _charts(file: WorkshopFile, now: Snapshot) -> object:
    rows = collate(now.tool, counts(file), len(now.usable))
    return (
        answers_chart(now, rows, Base.APPLICABLE, EVERYTHING, len(now.usable)),
        response_chart(now),
        matrix_chart(now, pathway_matrix(now)),
    )


def bench_lens(rounds: int = 15) -> list[Figure]:
    """Measure what the lens reads, works out and says of one number."""
    found = []
    sizes = [("60 cases", False)]
    if os.environ.get("CASEWALK_BENCH_LARGE"):
        sizes.append(("600,000 answers", True))
    for name, large in sizes:
        with _audit(large) as (file, now):
            item = now.tool.items[7]
            yes = now.tool.answers_of(item.answer_set_id)[0]
            number = LiveNumber(Counted.RETURNS, item.question_id, item.id, (yes.id,))
            (times,) = taking_turns(rounds, partial(_lens, file, now, number))
            found.append(at_most(f"opening the lens, {name}", times[0] * 1000, "ms", 50))
    return found


def _lens(file: WorkshopFile, now: Snapshot, number: LiveNumber) -> object:
    shown = lens(now, number, answers_to(file, items_to_read(now.tool, [number])))
    assert shown is not None
    return lens_words(now, shown)
