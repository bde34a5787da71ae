"""A programme of 150 partnerships and 10,000 rounds: publishing, its questions, its releases.

240 rounds go through the door; the others are copies of them that the server itself makes, as
it would have them. `CASEWALK_BENCH_ROUNDS` makes it another number.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from core.programme.canonical import tool_digest
from core.programme.compare import compare, round_counts
from core.programme.publication import (
    AnsweredRow,
    JudgedRow,
    Publication,
    PublishedTool,
    StatementAsked,
    same_words,
)
from core.programme.server.connection import Server, connected
from core.programme.server.doors import released_over, send, send_over
from core.programme.server.office import NewPartnership, add_partnership, init
from core.programme.server.refreshing import refresh
from core.programme.signing import public_half, public_line, signed
from tests.bench.figures import Figure, at_most, median, p95, seconds
from tests.programme.server.postgres import HOST, PASSWORD, SUPERUSER, Postgres, why_not

ROUNDS: Final = int(os.environ.get("CASEWALK_BENCH_ROUNDS", "10000"))
PARTNERSHIPS: Final = 150
_THROUGH_THE_DOOR: Final = 240
_DESKTOPS: Final = 60
_NEW: Final = 150
_SEED: Final = "11" * 32
_FIRST, _LAST = 2017, 2025
_REGIONS: Final = tuple(f"Region {number}" for number in range(9))
_PATHWAYS: Final = tuple(f"pathway {number}" for number in range(8))
_KINDS: Final = tuple(f"agency {number}" for number in range(12))
_BEARINGS: Final = ("met", "partly met", "not met", "not applicable", "unknown")


def bench_programme() -> list[Figure]:
    """Measure it, where it is asked for and PostgreSQL is installed."""
    if not os.environ.get("CASEWALK_BENCH_PROGRAMME"):
        return []
    missing = why_not()
    if missing:
        raise SystemExit(missing)
    with TemporaryDirectory() as folder, _programme(Path(folder)):
        return [*_measured()]


def _measured() -> Iterator[Figure]:
    random = Random(7)
    tools = [_tool(number, random.randint(17, 60)) for number in range(12)]
    rounds = [_round(number, tools, random) for number in range(_THROUGH_THE_DOOR)]
    signatures = [signed(one, _SEED) for one in rounds]
    with connected("office", long=True) as office:
        times = sorted(seconds(partial(send, one, "desktop")) for one in signatures[:_DESKTOPS])
        yield at_most("publish from a desktop, TLS and login, p95", p95(times) * 1e3, "ms", 150)
        with connected("desktop") as desktop:
            rest = signatures[_DESKTOPS:]
            times = sorted(seconds(partial(send_over, desktop, one)) for one in rest)
        yield at_most("publish on an open connection, median", median(times) * 1e3, "ms", 150)
        _copy_rounds(office)
        yield from _first_release(office)
        yield from _questions(office)
        yield from _new_rounds(office, tools, random)
    thirty = [round_counts(one) for one in rounds if one.tool == rounds[0].tool][:30]
    thirty = (thirty * 30)[:30]
    times = sorted(seconds(lambda: compare(thirty)) for _ in range(40))
    yield at_most("30 own rounds compared, median", median(times) * 1e3, "ms", 5)


def _first_release(office: Server) -> Iterator[Figure]:
    ((rows,),) = office.ask("SELECT count(*) FROM judged")
    ((size,),) = office.ask(
        "SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c"
        " WHERE relnamespace = 'programme'::regnamespace AND relkind = 'r'"
    )
    yield at_most(f"{ROUNDS} rounds, {rows} rows judged: size", size / 1e6, "MB", ROUNDS / 4)
    took = seconds(lambda: refresh(office))
    yield at_most("release of everything", took, "s", 120)
    office.run_file("VACUUM ANALYZE shown")
    office.run_file("VACUUM ANALYZE released")


def _questions(office: Server) -> Iterator[Figure]:
    concepts = [row[0] for row in office.ask("SELECT id FROM concept ORDER BY id")]
    trend = (
        "SELECT year, sum(met), sum(partly), sum(not_met), count(DISTINCT partnership_id)"
        " FROM judged WHERE concept_id = %s GROUP BY year"
    )
    whole = "SELECT concept_id, sum(met), sum(partly), sum(not_met) FROM judged WHERE year = %s"
    own = "SELECT year, sum(met), sum(partly), sum(not_met) FROM judged WHERE concept_id = %s"
    some = [concepts[at * 7 % len(concepts)] for at in range(60)]

    def of(server: Server, text: str, values: list[int]) -> float:
        return p95(sorted(seconds(partial(server.ask, text, one)) for one in values)) * 1e3

    yield at_most("trend of one statement, p95", of(office, trend, some), "ms", 20)
    years = [*range(_FIRST, _LAST + 1)] * 2
    yield at_most("one year, all statements", of(office, f"{whole} GROUP BY 1", years), "ms", 150)
    with connected("desktop") as member:
        yield at_most(
            "own trend under row rights, p95", of(member, f"{own} GROUP BY year", some), "ms", 25
        )
        same = [row[0] for row in office.ask("SELECT same FROM concept ORDER BY id LIMIT 60")]
        times = sorted(seconds(partial(released_over, member, [one])) for one in same)
        yield at_most("released trend of one statement, p95", p95(times) * 1e3, "ms", 25)


def _new_rounds(office: Server, tools: list[PublishedTool], random: Random) -> Iterator[Figure]:
    with connected("desktop") as desktop:
        for number in range(_NEW):
            found = _round(50_000 + number, tools, random, year=_LAST)
            send_over(desktop, signed(found, _SEED))
    office.ask(
        "WITH spread AS (SELECT id, 1 + id %% %s AS who FROM round WHERE round::text LIKE %s)"
        " UPDATE round SET partnership_id = who FROM spread WHERE spread.id = round.id",
        *(PARTNERSHIPS, "%-00000000c%"),
    )
    office.ask(
        "UPDATE judged j SET partnership_id = r.partnership_id FROM round r"
        " WHERE r.id = j.round_id AND r.partnership_id <> j.partnership_id"
    )
    office.ask("UPDATE release SET day = day - 400")
    done = []
    took = seconds(lambda: done.append(refresh(office)))
    yield at_most(f"release after {_NEW} new rounds", took, "s", 5)
    yield at_most("years that were made anew", float(len(done[0].years)), "of all", 1)


def _tool(number: int, size: int) -> PublishedTool:
    words = [f"Tool {number} asks: is statement {at} as it should be?" for at in range(size)]
    asked = tuple(
        StatementAsked(str(at), "Theme", text, _BEARINGS, same_words(text, _BEARINGS))
        for at, text in enumerate(words)
    )
    return PublishedTool(f"tool{number}", f"Tool {number}", tool_digest(asked), asked)


def _round(
    number: int, tools: list[PublishedTool], random: Random, *, year: int = 2020
) -> Publication:
    tool, cases = random.choice(tools), random.randint(8, 60)
    pathways = random.sample(_PATHWAYS, random.randint(2, 6))
    each = _split(random, cases, [1] * len(pathways))
    kinds = random.sample(_KINDS, random.randint(8, 12))
    judged, answered = [], []
    for one in tool.statements:
        for pathway, many in zip(pathways, each, strict=True):
            if many:
                parts = _split(random, many, [50, 15, 20, 8, 3, 2, 2])
                judged.append(JudgedRow(one.key, pathway, many, *parts))
        for kind in kinds:
            many = random.randint(1, min(cases, 12))
            parts = _split(random, many, [50, 10, 20, 10, 5, 5])
            answered.append(AnsweredRow(one.key, kind, many, *parts))
    return Publication(
        str(UUID(int=number + 1)),
        1,
        "p1",
        "A round",
        f"{year}-03-01",
        cases=cases,
        requests=cases * 5,
        returned=cases * 4,
        usable=cases * 4,
        tool=tool,
        judged=tuple(judged),
        answered=tuple(answered),
    )


def _split(random: Random, total: int, weights: list[int]) -> list[int]:
    found = [0] * len(weights)
    for at in random.choices(range(len(weights)), weights, k=total):
        found[at] += 1
    return found


def _copy_rounds(office: Server) -> None:
    """Fill the programme: each copy is of another partnership, on another day."""
    first, last = date(_FIRST, 1, 1), date(_LAST, 12, 31)
    office.ask(
        """CREATE TEMP TABLE copies AS
           SELECT r.id AS old, row_number() OVER () AS nth, gen_random_uuid() AS uid,
                  1 + (random() * %s)::int AS who, %s::date + (random() * %s)::int AS day
             FROM round r CROSS JOIN generate_series(1, %s / 240 + 1) LIMIT %s""",
        *(PARTNERSHIPS - 1, first, (last - first).days - 1),
        *(ROUNDS, max(0, ROUNDS - _THROUGH_THE_DOOR)),
    )
    for statement in _COPYING:
        office.run_file(statement)
    office.run_file("UPDATE migration SET at = at - interval '400 days'")
    for table in ("judged", "answered", "round", "publication", "released"):
        office.run_file(f"VACUUM ANALYZE {table}")


_COPYING: Final = (
    """INSERT INTO publication (round, version, partnership_id, sha256, key_id, signature, checked)
       SELECT uid, 1, who, 'copy', (SELECT id FROM signing_key LIMIT 1), '', 'sound' FROM copies""",
    """INSERT INTO round (round, version, partnership_id, tool_version_id, title, held_on, cases,
                          requests, returned, usable, shared)
       SELECT c.uid, 1, c.who, r.tool_version_id, r.title, c.day, r.cases, r.requests, r.returned,
              r.usable, false FROM copies c JOIN round r ON r.id = c.old ORDER BY c.nth""",
    "CREATE TEMP TABLE made AS SELECT c.old, c.who, r.id, r.year FROM copies c"
    " JOIN round r ON r.round = c.uid",
    """INSERT INTO judged SELECT m.id, m.who, j.concept_id, j.pathway_id, m.year, j.met, j.partly,
              j.not_met, j.not_applicable, j.unknown, j.not_agreed, j.open
         FROM made m JOIN judged j ON j.round_id = m.old""",
    """INSERT INTO answered SELECT m.id, m.who, a.concept_id, a.agency_kind_id, m.year, a.met,
              a.partly, a.not_met, a.not_applicable, a.unknown, a.blank
         FROM made m JOIN answered a ON a.round_id = m.old""",
    "INSERT INTO touched SELECT DISTINCT year, tool_version_id FROM round",
)


@contextmanager
def _programme(folder: Path) -> Iterator[Postgres]:
    """Start a server that keeps what it has, with 150 partnerships let in."""
    postgres = Postgres(memory="256MB", on_disk=True)
    before = {name: os.environ.get(name) for name in ("PGSERVICEFILE", "PGPASSFILE")}
    try:
        common = f"host={HOST}\nport={postgres.port}\ndbname=postgres\nsslrootcert={postgres.root}"
        services = f"[office]\n{common}\nuser={SUPERUSER}\n[desktop]\n{common}\nuser=p1\n"
        (folder / "pg_service.conf").write_text(services)
        (folder / "pgpass").write_text(f"*:*:*:*:{PASSWORD}")
        (folder / "pgpass").chmod(0o600)
        os.environ["PGSERVICEFILE"] = str(folder / "pg_service.conf")
        os.environ["PGPASSFILE"] = str(folder / "pgpass")
        with connected("office", long=True) as office:
            init(office)
            for number in range(1, PARTNERSHIPS + 1):
                region = _REGIONS[number % len(_REGIONS)]
                new = NewPartnership(f"p{number}", f"Partnership {number}", region)
                line = public_line("p1", public_half(_SEED)) if number == 1 else ""
                add_partnership(office, new, line)
            office.run_file(f"ALTER ROLE p1 PASSWORD '{PASSWORD}'")
        yield postgres
    finally:
        postgres.remove()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
