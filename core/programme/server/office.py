"""What an office does at its programme: lets partnerships in, takes files in, joins statements."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from core.model.fault import FileProblem, NotYet, Unreadable, WorkshopError, shown
from core.model.made_passphrase import made_passphrase
from core.programme.faults import NotReached, Refused
from core.programme.publication import Withdrawal
from core.programme.server.connection import Server
from core.programme.server.schema import bring_up_to_date
from core.programme.signed import ENDING, Signed, read_signed
from core.programme.signing import check_signature, key_id, read_public_line
from core.words import tr

_LONGEST: Final = 40_000_000
_DAY: Final = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])")
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def init(server: Server, release_days: Sequence[str] = ()) -> int:
    """Set a programme up, or bring it up to date; return how many files were run."""
    for day in release_days:
        if not _DAY.fullmatch(day):
            raise NotYet(
                tr("“{day}” is no day of the year.", day=day[:20]),
                tr("Nothing was changed on the server."),
                tr("Write month and day, up to the 28th: 01-01,04-01,07-01,10-01."),
            )
    done = bring_up_to_date(server)
    if release_days:
        server.ask("UPDATE programme.setting SET release_days = %s", list(release_days))
        server.ask(
            "INSERT INTO programme.event (what, note) VALUES ('release days', %s)",
            ", ".join(release_days),
        )
    return done


class NewPartnership(NamedTuple):
    """Who is let in. `login` is the key with underscores unless it is said."""

    key: str
    name: str
    region: str
    login: str = ""


def add_partnership(server: Server, new: NewPartnership, line: str = "") -> str:
    """Let a partnership in, with its signing key where *line* gives it; return its password.

    The password is made here, told once and kept nowhere in readable form.
    """
    _assure_new(server, new)
    login, password = new.login or new.key.replace("-", "_"), made_passphrase()
    with server.at_once():
        server.new_login(login, password, "programme_member")
        server.ask(
            "INSERT INTO programme.partnership (key, name, region, login) VALUES (%s, %s, %s, %s)",
            *(new.key, new.name, new.region, login),
        )
        _note(server, "partnership", new.key, login)
        if line:
            _enrol(server, new.key, line)
    return password


def _assure_new(server: Server, new: NewPartnership) -> None:
    if not _KEY.fullmatch(new.key) or not new.name.strip() or not new.region.strip():
        raise NotYet(
            tr("A partnership needs a key, a name and a region."),
            tr("Nothing was changed on the server."),
            tr("Its key is of small letters, digits and hyphens, as south-shire."),
        )
    login = new.login or new.key.replace("-", "_")
    taken = server.ask(
        "SELECT 1 FROM programme.partnership WHERE key = %s"
        " UNION ALL SELECT 1 FROM pg_roles WHERE rolname = %s",
        *(new.key, login),
    )
    if taken:
        raise Refused(
            tr("There is a partnership or a login of that name already: “{key}”.", key=new.key),
            tr("Nothing was changed on the server."),
            tr("Choose another key, or enrol another signing key for it with --key-line alone."),
        )


def enrol_key(server: Server, partnership: str, line: str) -> None:
    """Enrol one more signing key of a partnership that is in: of a second laptop, or a new one."""
    with server.at_once():
        _enrol(server, partnership, line)


def _enrol(server: Server, partnership: str, line: str) -> None:
    named, public = read_public_line(line)
    if named != partnership:
        raise Refused(
            tr("That signing key says it is of “{other}”.", other=shown(named)),
            tr("Nothing was changed on the server."),
            tr("Ask the partnership for the line of its own key, and compare it by telephone."),
        )
    found = server.ask(
        "INSERT INTO programme.signing_key (id, partnership_id, public_key)"
        " SELECT %s, id, %s FROM programme.partnership WHERE key = %s"
        " ON CONFLICT (id) DO NOTHING RETURNING id",
        *(key_id(public), public, partnership),
    )
    if found:
        _note(server, "key-enrolled", partnership, key_id(public))
    elif not server.ask("SELECT 1 FROM programme.partnership WHERE key = %s", partnership):
        raise _no_partnership(partnership)


def revoke_key(server: Server, partnership: str, key: str) -> None:
    """Take a lost or replaced key's right away; what was signed with it before stays."""
    with server.at_once():
        found = server.ask(
            "UPDATE programme.signing_key k SET revoked_at = now() FROM programme.partnership p"
            " WHERE p.id = k.partnership_id AND p.key = %s AND k.id = %s"
            " AND k.revoked_at IS NULL RETURNING k.id",
            *(partnership, key),
        )
        if not found:
            raise Refused(
                tr("“{name}” has no such key that may be used.", name=shown(partnership)),
                tr("Nothing was changed on the server."),
                tr("See the keys with programme status."),
            )
        _note(server, "key-revoked", partnership, key)


def _no_partnership(key: str) -> Refused:
    return Refused(
        tr("There is no partnership “{key}” in the programme.", key=shown(key)),
        tr("Nothing was changed on the server."),
        tr("Let it in first, with its name and region."),
    )


def _note(server: Server, what: str, partnership: str, note: str) -> None:
    server.ask(
        "INSERT INTO programme.event (what, partnership_id, note)"
        " SELECT %s, id, %s FROM programme.partnership WHERE key = %s",
        *(what, note, partnership),
    )


class TakenIn(NamedTuple):
    """What became of one file: sent, already there, or why it was refused."""

    name: str
    outcome: str
    why: WorkshopError | None = None


def take_in(server: Server, folder: Path) -> Iterator[TakenIn]:
    """Take in the publications of a folder, one by one, each whole or not at all.

    Raises NotReached where the server is gone; what is in by then stays, and again is harmless.
    """
    read: list[tuple[Path, Signed]] = []
    for path in _files_of(folder):
        try:
            read.append((path, _read(path)))
        except WorkshopError as error:
            yield TakenIn(path.name, "", error)
    for path, found in sorted(read, key=lambda one: _order(one[1])):
        try:
            yield TakenIn(path.name, _take(server, found))
        except NotReached:
            raise
        except WorkshopError as error:
            yield TakenIn(path.name, "", error)


def _files_of(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except OSError as error:
        raise FileProblem(
            tr("The folder “{name}” could not be read.", name=folder.name),
            tr("Nothing was taken in."),
            tr("See that it is there and that you may read it."),
        ) from error


def _read(path: Path) -> Signed:
    try:
        if path.stat().st_size > _LONGEST:
            raise ValueError("too long")
        found = read_signed(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unreadable(
            tr("“{name}” could not be read.", name=path.name),
            tr("Nothing was taken in of it."),
            tr("Ask the partnership to send the file once more."),
        ) from error
    assert found.contents  # read now, so that it is refused by its own name
    return found


def _order(found: Signed) -> tuple[str, int, bool]:
    contents = found.contents
    return contents.round, contents.version, isinstance(contents, Withdrawal)


def _take(server: Server, found: Signed) -> str:
    """Look at the signature, then hand it in."""
    rows = server.ask("SELECT public_key FROM programme.signing_key WHERE id = %s", found.key)
    for (public,) in rows:
        check_signature(found, public)
    ((_, outcome),) = server.ask(
        "SELECT * FROM programme.take_in(%s, %s, %s)",
        *(found.payload, found.key, found.signature),
    )
    return str(outcome)


class PartnershipState(NamedTuple):
    """How a partnership is in the programme."""

    key: str
    name: str
    region: str
    rounds: int
    keys: tuple[str, ...]


class OfficeState(NamedTuple):
    """How a programme is; days are ISO dates, empty where there is none."""

    partnerships: tuple[PartnershipState, ...]
    tools: tuple[tuple[str, str, int], ...]
    released_on: str
    next_release: str
    waiting: int
    since_release: int


def office_state(server: Server) -> OfficeState:
    """Return who is in, which tools were used, and how the releases are."""
    rows = server.ask(
        "SELECT p.key, p.name, p.region, (SELECT count(*) FROM programme.round r"
        " WHERE r.partnership_id = p.id), array(SELECT k.id FROM programme.signing_key k"
        " WHERE k.partnership_id = p.id AND k.revoked_at IS NULL ORDER BY enrolled_at)"
        " FROM programme.partnership p ORDER BY p.key"
    )
    tools = server.ask(
        "SELECT t.title, t.sha256, (SELECT count(*) FROM programme.round r"
        " WHERE r.tool_version_id = t.id) FROM programme.tool_version t ORDER BY t.title, t.id"
    )
    ((day, after, waiting, since),) = server.ask(
        "SELECT (SELECT max(day) FROM programme.release), programme.next_release_day(),"
        " coalesce((SELECT waiting FROM programme.release ORDER BY id DESC LIMIT 1), 0),"
        " (SELECT count(*) FROM programme.publication WHERE checked = 'unchecked'"
        "   AND payload IS NOT NULL)"
    )
    return OfficeState(
        tuple(PartnershipState(row[0], row[1], row[2], row[3], tuple(row[4])) for row in rows),
        tuple((title, digest, number) for title, digest, number in tools),
        "" if day is None else str(day),
        "" if after is None else str(after),
        int(waiting),
        int(since),
    )
