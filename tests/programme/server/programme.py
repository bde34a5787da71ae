"""A programme on the tests' server, and the partnerships in it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import psycopg

from core.programme.canonical import tool_digest
from core.programme.publication import (
    AnsweredRow,
    JudgedRow,
    Publication,
    PublishedTool,
    StatementAsked,
    TextRow,
    Withdrawal,
    same_words,
)
from core.programme.server.answers import ReleasedCell
from core.programme.server.connection import Server, connected
from core.programme.server.doors import released_over
from core.programme.server.office import NewPartnership, add_partnership, init
from core.programme.signed import Signed
from core.programme.signing import public_half, public_line, signed
from tests.programme.server.postgres import HOST, OWNER, PASSWORD, SUPERUSER, Postgres

TEMPLATE: Final = "programme_template"
KEYS: Final = ("north-shire", "south-shire", "east-shire", "west-shire")
REGIONS: Final = ("North", "South", "South", "North")
BEARINGS: Final = ("met", "partly met", "not met", "unknown")
_numbers = count(1)


def seed(number: int) -> str:
    """Return the secret half of a partnership's signing key."""
    return f"{number + 1:02x}" * 32


def released(service: str, same: Sequence[str]) -> tuple[ReleasedCell, ...]:
    """Return the figures of these statements that all may see, by their words."""
    with connected(service) as server:
        return released_over(server, same)


class Programme:
    """One database with a programme, and the service file by which it is reached."""

    def __init__(self, postgres: Postgres, folder: Path, name: str) -> None:
        self.postgres, self.folder, self.name = postgres, folder, name
        self.write_services()

    @property
    def environment(self) -> dict[str, str]:
        """What libpq reads to find it."""
        return {
            "PGSERVICEFILE": str(self.folder / "pg_service.conf"),
            "PGPASSFILE": str(self.folder / "pgpass"),
        }

    def write_services(self, **changes: str) -> None:
        """Write the service file and the passwords, *changes* in each service."""
        common = {
            "host": HOST,
            "port": str(self.postgres.port),
            "dbname": self.name,
            "sslrootcert": str(self.postgres.root),
            **changes,
        }
        lines: list[str] = []
        passwords = []
        for login in (SUPERUSER, OWNER, *(key.replace("-", "_") for key in KEYS)):
            named = {**common, "user": changes.get("user", login)}
            lines += [f"[{login}]", *(f"{key}={value}" for key, value in named.items()), ""]
        passwords.append(f"*:*:*:*:{PASSWORD}")
        (self.folder / "pg_service.conf").write_text("\n".join(lines))
        (self.folder / "pgpass").write_text("\n".join(passwords))
        (self.folder / "pgpass").chmod(0o600)

    @contextmanager
    def office(self) -> Iterator[Server]:
        """Connect as the office does."""
        with connected(OWNER, long=True) as server:
            yield server

    def as_login(self, login: str, **more: Any) -> "psycopg.Connection[Any]":
        """Connect as anybody could, by whatever means."""
        return psycopg.connect(service=login, sslmode="verify-full", autocommit=True, **more)

    def run(self, text: str, *values: object) -> list[Any]:
        """Do something as the owner of everything."""
        with self.as_login(SUPERUSER) as connection:
            found = connection.execute(text.encode(), values or None)
            return found.fetchall() if found.description else []

    def next_quarter(self) -> None:
        """Have the last release lie far back, so that the next is due."""
        self.run("UPDATE programme.release SET day = day - 400")


def make_template(postgres: Postgres, folder: Path) -> None:
    """Make what each test's programme is copied from: an office and four partnerships."""
    first = Programme(postgres, folder, "postgres")
    os.environ.update(first.environment)
    first.run(f"CREATE ROLE {OWNER} LOGIN CREATEROLE PASSWORD '{PASSWORD}'")
    first.run(f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}")
    made = Programme(postgres, folder, TEMPLATE)
    with made.office() as server:
        init(server)
        for number, (key, region) in enumerate(zip(KEYS, REGIONS, strict=True)):
            line = public_line(key, public_half(seed(number)))
            add_partnership(server, NewPartnership(key, key.title(), region), line)
    for key in KEYS:
        made.run(f"ALTER ROLE {key.replace('-', '_')} PASSWORD '{PASSWORD}'")
    made.run("UPDATE programme.migration SET at = at - interval '400 days'")


def copied(postgres: Postgres, folder: Path) -> Programme:
    """Return a fresh copy of it."""
    name = f"programme_{next(_numbers)}"
    Programme(postgres, folder, "postgres").run(
        f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {OWNER}"
    )
    return Programme(postgres, folder, name)


def asked(*words: str) -> tuple[StatementAsked, ...]:
    """Return statements of these words, numbered."""
    return tuple(
        StatementAsked(str(number), "Records", text, BEARINGS, same_words(text, BEARINGS))
        for number, text in enumerate(words, 1)
    )


def round_of(
    who: int,
    number: int = 1,
    counts: Iterable[tuple[str, int, int, int]] = (("early help", 5, 2, 3),),
    *,
    words: tuple[str, ...] = ("Is the record up to date?",),
    version: int = 1,
    year: int = 2024,
) -> Publication:
    """Return a round of partnership *who*: met, partly and not met in each pathway."""
    tool = asked(*words)
    judged = tuple(
        JudgedRow(one.key, pathway, met + partly + not_met, met, partly, not_met, 0, 0, 0, 0)
        for one in tool
        for pathway, met, partly, not_met in counts
    )
    cases = sum(row.cases for row in judged if row.statement == "1")
    return Publication(
        str(UUID(int=(who + 1) * 1000 + number)),
        version,
        KEYS[who],
        f"Spring {year}",
        f"{year}-05-01",
        cases=cases,
        requests=cases * 3,
        returned=cases * 3,
        usable=cases * 2,
        tool=PublishedTool("records", "Records", tool_digest(tool), tool),
        judged=judged,
        answered=(AnsweredRow("1", "police", 9, 6, 0, 2, 0, 0, 1),),
        texts=(
            TextRow("finding", 1, "Records", f"SECRET of {KEYS[who]}: records were late."),
            TextRow("recommendation", 1, "Records", "Look at each record.", "police"),
        ),
        corrects="" if version == 1 else "0" * 64,
    )


def signed_by(found: Publication | Withdrawal, who: int) -> Signed:
    """Return it signed with the key of partnership *who*."""
    return signed(found, seed(who))


def taken_back(
    found: Publication, digest: str, reason: str = "Consent was withdrawn."
) -> Withdrawal:
    """Return the withdrawal of a publication."""
    return Withdrawal(found.round, found.version, digest, found.partnership, reason)


def published_again(found: Publication, **changes: Any) -> Publication:
    """Return the version after it."""
    return replace(found, version=found.version + 1, corrects="0" * 64, **changes)
