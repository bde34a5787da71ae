"""Brings a programme's tables up to date: numbered files, each once, by their digests."""

from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from core.programme.faults import Refused
from core.programme.server.connection import Server
from core.words import tr

_FOLDER: Final = Path(__file__).parent / "sql"
_LOCK: Final = 7101
"""The number two offices that begin at once agree on, one after the other."""

_GROUPS: Final = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'programme_member') THEN
        CREATE ROLE programme_member NOLOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'programme_reader') THEN
        CREATE ROLE programme_reader NOLOGIN; END IF;
END $$
"""
_BEGIN: Final = """
CREATE SCHEMA IF NOT EXISTS programme;
CREATE TABLE IF NOT EXISTS programme.migration (
    version int PRIMARY KEY, sha256 text NOT NULL, at timestamptz NOT NULL DEFAULT now())
"""


class Migration(NamedTuple):
    """One numbered file."""

    version: int
    sha256: str
    text: str


def migrations() -> tuple[Migration, ...]:
    """Return the files that come along, in order."""
    found = []
    for path in sorted(_FOLDER.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        found.append(Migration(int(path.name[:4]), sha256(text.encode()).hexdigest(), text))
    return tuple(found)


def bring_up_to_date(server: Server) -> int:
    """Run what was not run yet, all of it or nothing; return how many that were.

    Raises Refused where the programme was made by other files, or by a newer Casewalk.
    """
    known = migrations()
    with server.at_once():
        server.ask("SELECT pg_advisory_xact_lock(%s)", _LOCK)
        server.ask(_GROUPS)
        for statement in _BEGIN.split(";"):
            server.ask(statement)
        rows = server.ask("SELECT version, sha256 FROM programme.migration")
        done = {int(version): str(digest) for version, digest in rows}
        _assure_ours(done, known)
        new = [one for one in known if one.version not in done]
        for one in new:
            server.run_file(one.text)
            server.ask(
                "INSERT INTO programme.migration (version, sha256) VALUES (%s, %s)",
                *(one.version, one.sha256),
            )
    return len(new)


def _assure_ours(done: dict[int, str], known: tuple[Migration, ...]) -> None:
    ours = {one.version: one.sha256 for one in known}
    if done.keys() - ours.keys():
        raise Refused(
            tr("This programme was set up by a newer version of Casewalk."),
            tr("Nothing was changed on the server."),
            tr("Update Casewalk on this computer."),
        )
    if any(ours[version] != digest for version, digest in done.items()):
        raise Refused(
            tr("This programme's tables were made by files other than those that come along."),
            tr("Nothing was changed on the server."),
            tr("Restore it from its backup, or ask whoever changed it."),
        )
