"""Releases the programme's figures: on its fixed days, of the years in which something changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from core.counting.release import Contribution, Counts, Figures, release_figures
from core.counting.ties import CubePart
from core.model.clock import long_date
from core.model.fault import Unreadable
from core.programme.faults import NotReached
from core.programme.publication import Publication
from core.programme.server.connection import Row, Server, assure_clock
from core.programme.signed import Signed
from core.programme.signing import check_signature
from core.words import tr

_LOCK: Final = 7102
"""Taken by whoever publishes, shared: nobody publishes while figures are released."""

_CONTRIBUTIONS: Final = """
SELECT c.concept_id, c.partnership_id, p.region, w.name,
       sum(was_met)::int, sum(was_partly)::int, sum(was_not_met)::int, bool_or(c.erased),
       sum(c.met)::int, sum(c.partly)::int, sum(c.not_met)::int
  FROM (SELECT j.concept_id, j.partnership_id, j.pathway_id, false AS erased,
               CASE WHEN s.round_id IS NOT NULL THEN j.met ELSE 0 END AS was_met,
               CASE WHEN s.round_id IS NOT NULL THEN j.partly ELSE 0 END AS was_partly,
               CASE WHEN s.round_id IS NOT NULL THEN j.not_met ELSE 0 END AS was_not_met,
               CASE WHEN j.round_id = ANY(%(bad)s) THEN 0 ELSE j.met END AS met,
               CASE WHEN j.round_id = ANY(%(bad)s) THEN 0 ELSE j.partly END AS partly,
               CASE WHEN j.round_id = ANY(%(bad)s) THEN 0 ELSE j.not_met END AS not_met
          FROM programme.judged j
          LEFT JOIN programme.released s
            ON s.year = j.year AND s.concept_id = j.concept_id AND s.round_id = j.round_id
         WHERE j.year = %(year)s AND j.concept_id = ANY(%(concepts)s)
        UNION ALL
        SELECT k.concept_id, k.partnership_id, k.pathway_id, k.met IS NULL,
               coalesce(k.met, 0), coalesce(k.partly, 0), coalesce(k.not_met, 0), 0, 0, 0
          FROM programme.kept k
         WHERE k.year = %(year)s AND k.concept_id = ANY(%(concepts)s)) c
  JOIN programme.partnership p ON p.id = c.partnership_id
  JOIN programme.pathway w ON w.id = c.pathway_id
 GROUP BY c.concept_id, c.partnership_id, p.region, w.name
 ORDER BY c.concept_id
"""

_TEMPORARY: Final = """
CREATE TEMP TABLE new_shown (concept_id int, year smallint, cube text, part text,
    partnerships int, cases int, met int, partly int, not_met int) ON COMMIT DROP;
CREATE TEMP TABLE new_accepted (concept_id int, year smallint, partnership_id int) ON COMMIT DROP;
CREATE TEMP TABLE new_closed (concept_id int, year smallint, cube text, part text) ON COMMIT DROP;
"""

_SAVE: Final = (
    """DELETE FROM programme.shown s USING (SELECT DISTINCT concept_id, year FROM new_accepted) a
        WHERE s.concept_id = a.concept_id AND s.year = a.year""",
    """INSERT INTO programme.shown (cube, part, year, concept_id, release_id, partnerships, cases,
                                    met, partly, not_met)
       SELECT cube, part, year, concept_id, %(release)s, partnerships, cases, met, partly, not_met
         FROM new_shown""",
    """INSERT INTO programme.closed SELECT * FROM new_closed ON CONFLICT DO NOTHING""",
    """DELETE FROM programme.released r USING new_accepted a WHERE r.year = a.year
          AND r.concept_id = a.concept_id AND r.partnership_id = a.partnership_id""",
    """INSERT INTO programme.released (year, concept_id, round_id, partnership_id)
       SELECT DISTINCT j.year, j.concept_id, j.round_id, j.partnership_id
         FROM programme.judged j JOIN new_accepted a ON a.year = j.year
          AND a.concept_id = j.concept_id AND a.partnership_id = j.partnership_id
        WHERE NOT j.round_id = ANY(%(bad)s)""",
    """DELETE FROM programme.kept k WHERE NOT EXISTS (SELECT FROM programme.released r
        WHERE r.year = k.year AND r.concept_id = k.concept_id AND r.round_id = k.round_id)""",
)


class NotSound(NamedTuple):
    """A publication that is not what its partnership signed, or does not add up."""

    partnership: str
    round: str
    version: int


@dataclass(frozen=True, slots=True)
class Released:
    """What a release did. `waiting` counts statements in a year in which a change waits."""

    day: str
    years: tuple[int, ...]
    cells: int
    waiting: int
    not_sound: tuple[NotSound, ...]


def refresh(server: Server) -> Released:
    """Release the figures anew, all at once. Raises NotReached before the next day."""
    assure_clock(server)
    with server.at_once():
        server.ask("SELECT pg_advisory_xact_lock(%s)", _LOCK)
        day = _day_due(server)
        _check_new(server)
        bad = [row[0] for row in server.ask(_BAD)]
        years, cells, waiting = _work_out(server, bad)
        _save(server, day, bad, cells, waiting)
        found = tuple(NotSound(*row) for row in server.ask(_NOT_SOUND))
    return Released(day, years, cells, waiting, found)


_BAD: Final = """
SELECT r.id FROM programme.round r JOIN programme.publication p USING (round, version)
 WHERE p.checked <> 'sound'
"""
_NOT_SOUND: Final = """
SELECT a.key, p.round::text, p.version FROM programme.publication p
  JOIN programme.partnership a ON a.id = p.partnership_id
 WHERE p.checked = 'unsound' AND p.payload IS NOT NULL ORDER BY 1, 2, 3
"""


def _day_due(server: Server) -> str:
    ((due, last, after),) = server.ask(
        "SELECT programme.release_day(), coalesce((SELECT max(day) FROM programme.release),"
        " (SELECT at::date FROM programme.migration WHERE version = 1)),"
        " programme.next_release_day()"
    )
    if due is None or due <= last:
        raise NotReached(
            tr("The next release is on {day}.", day=long_date(after)),
            tr("Nothing was released: figures of two days could be taken from one another."),
            tr("Run it again on that day, or after it."),
        )
    return str(due)


def _check_new(server: Server) -> None:
    """Look at the signature and the sums of what came since the last release."""
    rows = server.ask(
        "SELECT p.round, p.version, p.payload, p.sha256, p.key_id, p.signature, k.public_key"
        " FROM programme.publication p JOIN programme.round r USING (round, version)"
        " JOIN programme.signing_key k ON k.id = p.key_id WHERE p.checked = 'unchecked'"
    )
    for uid, version, payload, digest, key, signature, public in rows:
        found = Signed(payload, digest, key, signature)
        server.ask(
            "UPDATE programme.publication SET checked = %s WHERE round = %s AND version = %s",
            *("sound" if _is_sound(found, public) else "unsound", uid, version),
        )


def _is_sound(found: Signed, public: str) -> bool:
    try:
        check_signature(found, public)
        return isinstance(found.contents, Publication)
    except Unreadable:
        return False


def _work_out(server: Server, bad: list[int]) -> tuple[tuple[int, ...], int, int]:
    """Work out what may be shown of every year and statement that was touched."""
    server.run_file(_TEMPORARY)
    touched = server.ask(
        "WITH gone AS (DELETE FROM programme.touched RETURNING *)"
        " SELECT g.year, array_agg(DISTINCT s.concept_id) FROM gone g"
        " JOIN programme.statement s USING (tool_version_id) GROUP BY g.year ORDER BY g.year"
    )
    cells = waiting = 0
    for year, concepts in touched:
        found = list(_of_year(server, year, concepts, bad))
        cells += sum(len(figures.shown or ()) for _, figures, _ in found)
        waiting += sum(bool(figures.waiting) for _, figures, _ in found)
        _put(server, year, found)
    return tuple(year for year, _ in touched), cells, waiting


Worked = tuple[int, Figures, frozenset[CubePart]]
"""A statement, what may be shown of it, and what was shown before and is not any more."""


def _of_year(server: Server, year: int, concepts: list[int], bad: list[int]) -> Iterator[Worked]:
    shown = _parts(server, "shown", year, concepts)
    closed = _parts(server, "closed", year, concepts)
    rows = server.ask_many(_CONTRIBUTIONS, year=year, concepts=concepts, bad=bad)
    for concept, mine in groupby(rows, key=lambda row: int(row[0])):
        before = shown.get(concept, frozenset())
        figures = release_figures(
            map(_contribution, mine), before, closed.get(concept, frozenset())
        )
        gone = before - figures.shown.keys() if figures.shown is not None else frozenset()
        yield concept, figures, frozenset(gone)


def _contribution(row: Row) -> Contribution:
    _, partnership, region, pathway, was_met, was_partly, was_not_met, erased, *now = row
    before: Counts | None = None if erased else (was_met, was_partly, was_not_met)
    return Contribution(partnership, region, pathway, before, (now[0], now[1], now[2]))


def _parts(
    server: Server, table: str, year: int, concepts: list[int]
) -> dict[int, frozenset[CubePart]]:
    found: dict[int, set[CubePart]] = {}
    for concept, cube, part in server.ask(
        f"SELECT concept_id, cube, part FROM programme.{table}"
        " WHERE year = %s AND concept_id = ANY(%s)",
        *(year, concepts),
    ):
        found.setdefault(concept, set()).add((cube, part))
    return {concept: frozenset(parts) for concept, parts in found.items()}


def _put(server: Server, year: int, found: Iterable[Worked]) -> None:
    shown: list[Row] = []
    accepted: list[Row] = []
    closed: list[Row] = []
    for concept, figures, gone in found:
        for (cube, part), one in (figures.shown or {}).items():
            counts = (one.partnerships, one.cases, one.met, one.partly, one.not_met)
            shown.append((concept, year, cube, part, *counts))
        accepted += [(concept, year, who) for who in figures.accepted]
        closed += [(concept, year, *part) for part in gone]
    counted = ("partnerships", "cases", "met", "partly", "not_met")
    server.put_rows("new_shown", ("concept_id", "year", "cube", "part", *counted), shown)
    server.put_rows("new_accepted", ("concept_id", "year", "partnership_id"), accepted)
    server.put_rows("new_closed", ("concept_id", "year", "cube", "part"), closed)


def _save(server: Server, day: str, bad: list[int], cells: int, waiting: int) -> None:
    ((release,),) = server.ask(
        "INSERT INTO programme.release (day, cells, waiting) VALUES (%s, %s, %s) RETURNING id",
        *(day, cells, waiting),
    )
    server.run_file("ANALYZE new_accepted")
    for statement in _SAVE:
        server.ask(statement, release=release, bad=bad)
    server.ask(
        "INSERT INTO programme.event (what, note) VALUES ('release', %s)", f"{day}: {cells} cells"
    )
