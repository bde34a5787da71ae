"""Does an office's work at its programme's server."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.audit_file import open_audit, say_fault, snapshot_of
from core.model.clock import date_text
from core.words import plural, tr, word_for

if TYPE_CHECKING:
    from core.programme.server.office import OfficeState


def _init(wanted: argparse.Namespace) -> int:
    from core.programme.server.connection import connected
    from core.programme.server.office import init

    days = [one.strip() for one in wanted.release_days.split(",") if one.strip()]
    with connected(wanted.service, long=True) as server:
        done = init(server, days)
    print(tr("The programme is set up.") if done else tr("The programme is up to date."))
    return 0


def _add_partnership(wanted: argparse.Namespace) -> int:
    """Let one in where a name or region is given; else only its keys change."""
    from core.programme.server.connection import connected
    from core.programme.server.office import (
        NewPartnership,
        add_partnership,
        enrol_key,
        revoke_key,
    )

    with connected(wanted.service) as server:
        if wanted.name or wanted.region:
            new = NewPartnership(wanted.key, wanted.name, wanted.region, wanted.login)
            password = add_partnership(server, new, wanted.key_line)
            print(tr("{key} is in. Its password, shown this once:", key=wanted.key))
            print(password)
        elif wanted.key_line:
            enrol_key(server, wanted.key, wanted.key_line)
            print(tr("The key is enrolled. Compare its last letters by telephone."))
        if wanted.revoke:
            revoke_key(server, wanted.key, wanted.revoke)
            print(tr("The key cannot be used any more."))
    return 0


def _refresh(wanted: argparse.Namespace) -> int:
    from core.programme.server.connection import connected
    from core.programme.server.refreshing import refresh

    with connected(wanted.service, long=True) as server:
        done = refresh(server)
    years = ", ".join(map(str, done.years))
    print(
        tr(
            "Released as of {day}: {cells} of {years}.",
            day=date_text(done.day),
            cells=plural(done.cells, "figure"),
            years=years or tr("no year"),
        )
    )
    if done.waiting:
        print(tr("Changes wait at {things}.", things=plural(done.waiting, "statement")))
    for one in done.not_sound:
        print(
            tr(
                "Left out, as it is not what {partnership} signed: {round}, version {version}.",
                partnership=one.partnership,
                round=one.round,
                version=one.version,
            ),
            file=sys.stderr,
        )
    return 1 if done.not_sound else 0


def _take_in(wanted: argparse.Namespace) -> int:
    from core.programme.server.connection import connected
    from core.programme.server.office import take_in

    refused = 0
    with connected(wanted.service, long=True) as server:
        for one in take_in(server, wanted.folder):
            if one.why is None:
                print(f"{one.name}\t{tr(one.outcome)}")
            else:
                refused += 1
                print(one.name, file=sys.stderr)
                say_fault(one.why)
    return 1 if refused else 0


def _map(wanted: argparse.Namespace) -> int:
    from core.programme.server.connection import connected
    from core.programme.server.joining import join_statements

    with connected(wanted.service, long=True) as server:
        join_statements(server, wanted.old, wanted.new)
    print(tr("They are one thing asked from now on; the break stays in sight."))
    return 0


def _status(wanted: argparse.Namespace) -> int:
    """Say how an audit's versions are; at a service how the office, or this login, is there."""
    if not wanted.what.startswith("service="):
        return _status_of_file(wanted)
    from core.programme.server.connection import connected
    from core.programme.server.doors import state_over
    from core.programme.server.office import office_state

    with connected(wanted.what) as server:
        mine = state_over(server)
        found = None if mine.partnership else office_state(server)
    if found is not None:
        _say_state(found)
        return 0
    print("\t".join((mine.partnership, mine.region, plural(mine.rounds, "round"))))
    _say_days(mine.released_on, mine.next_release)
    return 0


def _status_of_file(wanted: argparse.Namespace) -> int:
    """Say what is known of each version; 3 where one waits, or the word that takes one back."""
    from core.model.published import PublishedState
    from core.programme.leave_words import version_lines

    wanted.file = Path(wanted.what)
    with open_audit(wanted) as file:
        versions = snapshot_of(file).publications
    for one in versions:
        print(tr("Version {number}: {state}", number=one.version, state=word_for(one.state)))
        for line in version_lines(one):
            print(f"  {line}")
    if not versions:
        print(tr("Nothing was published of it."))
    waits = (one.withdrawal or one.state is PublishedState.WAITING for one in versions)
    return 3 if any(waits) else 0


def _say_state(found: "OfficeState") -> None:
    for one in found.partnerships:
        print("\t".join((one.key, one.name, one.region, plural(one.rounds, "round"), *one.keys)))
    for title, digest, number in found.tools:
        print("\t".join((title, digest[:12], plural(number, "round"))))
    _say_days(found.released_on, found.next_release)
    if found.since_release:
        print(tr("{rounds} since the last release.", rounds=plural(found.since_release, "version")))
    if found.waiting:
        print(tr("Changes wait at {things}.", things=plural(found.waiting, "statement")))


def _say_days(released_on: str, next_release: str) -> None:
    if released_on:
        print(tr("Released as of {day}.", day=date_text(released_on)))
    if next_release:
        print(tr("The next release is on {day}.", day=date_text(next_release)))


COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "init": _init,
    "add-partnership": _add_partnership,
    "refresh": _refresh,
    "take-in": _take_in,
    "map": _map,
    "status": _status,
}
