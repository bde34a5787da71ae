"""What the workshop file costs: one act, opening, counting, searching."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from core.acts import walk
from core.model.case import Agency, AnswerComment, Case, Return
from core.model.ids import AgencyId, CaseId, ReturnId
from core.model.snapshot import Snapshot
from core.model.tool import Question
from core.queries.returns import counts, positions
from core.queries.search import search
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.bench.big import WORDS, build_big, fill, sentence
from tests.bench.figures import Figure, at_most, median, p95, seconds, taking_turns

if TYPE_CHECKING:
    from sqlite_utils import Database

PASSPHRASE = "nothing secret"
COMMENTS = 100_000

Deed = Callable[[], object]


@contextmanager
def big_audit() -> Iterator[WorkshopFile]:
    """The big audit, open, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.casewalk"
        build_big(path, PASSPHRASE)
        with WorkshopFile.open(path, PASSPHRASE) as file:
            yield file


def bench_act(rounds: int = 300) -> list[Figure]:
    """One judgement agreed and saved, beside a bare commit with the same settings."""
    with big_audit() as file:
        bare = _bare(file.path.with_name("bare.db"))
        agreeing = iter(_agreements(file, snapshot(file)))
        numbers = count()
        acts, commits = taking_turns(
            rounds, partial(_next, agreeing), lambda: _commit(bare, next(numbers))
        )
        bare.close()
    return [
        at_most("agree, median", median(acts) / median(commits), "bare commits", 2),
        at_most("agree, p95", p95(acts) * 1000, "ms", 50),
    ]


def _next(deeds: Iterator[Deed]) -> None:
    next(deeds)()


def _agreements(file: WorkshopFile, now: Snapshot) -> Iterator[Deed]:
    """Yield agreements that each change something, first ones and changed ones in turn."""
    for case in reversed(now.cases):
        for at, point in enumerate(now.tool.points):
            held = now.judgement(case.id, point)
            answers = [answer.id for answer in now.tool.answers_at(point)]
            if not answers or not now.tool.kind_at(point).one_of_some:
                continue
            other = next(one for one in answers if held is None or one != held.answer_id)
            yield partial(walk.agree, file, case.id, point, other)
            if at % 2:
                yield partial(walk.agree, file, case.id, point, answers[answers.index(other) - 1])


def _bare(path: Path) -> "Database":
    path.touch()
    db = connect(path, PASSPHRASE)
    db.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    return db


def _commit(db: "Database", at: int) -> None:
    db.execute("BEGIN")
    db.execute("INSERT INTO said (text) VALUES (?)", (f"agreed {at} " * 20,))
    db.execute("COMMIT")


def bench_opening(rounds: int = 7) -> list[Figure]:
    """Opening the big audit after the key is known: connection, checks and snapshot."""
    with big_audit() as file:
        path = file.path
        file.close()
        opening, key = taking_turns(
            rounds, partial(_open, path), lambda: connect(path, PASSPHRASE, read_only=True).close()
        )
    after_key = max(0.0, median(opening) - median(key))
    return [at_most("open and read the audit, after the key", after_key * 1000, "ms", 150)]


def _open(path: Path) -> None:
    with WorkshopFile.open(path, PASSPHRASE) as file:
        snapshot(file)


def bench_counts(rounds: int = 30) -> list[Figure]:
    """Counting every answer, beside one GROUP BY over the same rows."""
    grouped = "SELECT item_id, answer_id, count(*) FROM answers_given GROUP BY item_id, answer_id"
    with big_audit() as file:
        ours, floor = taking_turns(rounds, lambda: counts(file), lambda: file.query(grouped))
    return [at_most("counts, best of many", ours[0] / floor[0], "GROUP BY", 3)]


def bench_positions() -> list[Figure]:
    """Where every agency stands at the next question, read from the big audit."""
    with big_audit() as file:
        now = snapshot(file)
        times = sorted(
            seconds(partial(positions, file, now, case.id, point))
            for case in now.cases
            for point in now.tool.points
        )
    return [at_most("agencies at the next question, p95", p95(times) * 1000, "ms", 4)]


def bench_search(rounds: int = 200) -> list[Figure]:
    """Two words among a hundred thousand comments, the last one half typed."""
    with big_comments() as file:
        asked = [f"{WORDS[at % 24]} {WORDS[at // 24 % 24][:3]}" for at in range(rounds)]
        times = sorted(seconds(partial(search, file, words)) for words in asked)
        rare = sorted(seconds(partial(search, file, f"plan n{at}7")) for at in range(rounds))
    return [
        at_most("search, two usual words, p95", p95(times) * 1000, "ms", 15),
        at_most("search, a usual word and a rare one, p95", p95(rare) * 1000, "ms", 15),
    ]


@contextmanager
def big_comments() -> Iterator[WorkshopFile]:
    """A file with a hundred thousand comments, each with a word of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "comments.casewalk"
        with WorkshopFile.create(path, PASSPHRASE) as file:
            with file.act("comments"):
                fill(file, 0, 0)
                _put_comments(file)
            yield file


def _put_comments(file: WorkshopFile) -> None:
    questions = [question.id for question in file.all(Question)]
    agency = AgencyId(file.put(Agency("Health")))
    for start in range(0, COMMENTS, len(questions)):
        case = CaseId(file.put(Case(f"Child {start}")))
        came = ReturnId(file.put(Return(case, agency)))
        for at, question in enumerate(questions[: COMMENTS - start], start):
            file.put(AnswerComment(came, case, agency, question, f"{sentence(at, 14)} n{at}"))
