"""What a server's faults are in sentences: what happened, what is safe, what to do.

A fault of a connection carries no code, so it is known by its words; all of them leave what was
to be sent waiting. A fault with a code came from the server itself: it looked, and refused.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from core.model.clock import long_date
from core.programme.faults import NotReached, Refused
from core.words import tr


def nothing_lost() -> str:
    """Return what is safe while something waits."""
    return tr("Nothing is lost: what was to be sent waits, and nothing can arrive twice.")


def _no_service(service: str) -> NotReached:
    return NotReached(
        tr("The service file has no service called “{service}”.", service=service),
        nothing_lost(),
        tr("Put the section the office sent into it; the guide says where the file lies."),
    )


def _wrong_host(service: str) -> NotReached:
    return NotReached(
        tr("No computer has the name that the service “{service}” gives.", service=service),
        nothing_lost(),
        tr("See that you are in the network, and compare the host with what the office sent."),
    )


def _wrong_name(service: str) -> NotReached:
    return NotReached(
        tr("The certificate shown is of another computer than “{service}” names.", service=service),
        nothing_lost(),
        tr("Compare the host with what the office sent, and tell the office if it is the same."),
    )


def _no_root(service: str) -> NotReached:
    return NotReached(
        tr("The office's certificate is missing, so “{service}” cannot be known.", service=service),
        nothing_lost(),
        tr("Put the file the office sent where the service file says (sslrootcert)."),
    )


def _certificate(service: str) -> NotReached:
    return NotReached(
        tr("The certificate of “{service}” could not be trusted.", service=service),
        nothing_lost(),
        tr(
            "See that this computer's clock is right (it says {today}). If it is, ask the office "
            "whether its certificate is new or has run out.",
            today=long_date(date.today()),
        ),
    )


def _password(service: str) -> NotReached:
    return NotReached(
        tr("The server of “{service}” did not take the login and its password.", service=service),
        nothing_lost(),
        tr(
            "Compare the line in the password file with what the office sent; a file that others "
            "may read is not used."
        ),
    )


def _no_entry(service: str) -> NotReached:
    return NotReached(
        tr("The server of “{service}” lets nobody in from here, or not so.", service=service),
        nothing_lost(),
        tr("Tell the office from which network you connect, and compare login and database."),
    )


def _no_database(service: str) -> NotReached:
    return NotReached(
        tr("The server of “{service}” has no database of that name.", service=service),
        nothing_lost(),
        tr("Compare the database in the service file with what the office sent."),
    )


def _busy(service: str) -> NotReached:
    return NotReached(
        tr("The server of “{service}” is busy, or just starting.", service=service),
        nothing_lost(),
        tr("Try again in a few minutes."),
    )


def _no_tls(service: str) -> NotReached:
    return NotReached(
        tr("The server of “{service}” offers no encryption.", service=service),
        nothing_lost(),
        tr("Tell the office; without it nothing is sent."),
    )


def _nobody(service: str) -> NotReached:
    return NotReached(
        tr("No server answers where the service “{service}” points.", service=service),
        nothing_lost(),
        tr("Try again when you are in the network, or write it to a folder for secure mail."),
    )


_BY_WORDS: Final[dict[str, Callable[[str], NotReached]]] = {
    "definition of service": _no_service,
    "service file": _no_service,
    "could not translate host name": _wrong_host,
    "failed to resolve host": _wrong_host,
    "does not match host name": _wrong_name,
    "root certificate file": _no_root,
    "certificate verify failed": _certificate,
    "password authentication failed": _password,
    "no password supplied": _password,
    "is not permitted to log in": _password,
    "no pg_hba.conf entry": _no_entry,
    "pg_hba.conf rejects": _no_entry,
    "does not exist": _no_database,
    "permission denied for database": _no_database,
    "too many connections": _busy,
    "too many clients": _busy,
    "connection slots": _busy,
    "the database system is": _busy,
    "does not support SSL": _no_tls,
    "Connection refused": _nobody,
    "No route to host": _nobody,
    "Network is unreachable": _nobody,
    "timeout expired": _nobody,
    "Connection timed out": _nobody,
}


def no_connection(service: str, text: str) -> NotReached | None:
    """Return why there is no connection, by what libpq says; None where it says nothing known."""
    return next((made(service) for words, made in _BY_WORDS.items() if words in text), None)


def half_a_connection(service: str) -> NotReached:
    """Somebody answered, but not as a server does."""
    return NotReached(
        tr("A connection to “{service}” began and was not finished.", service=service),
        nothing_lost(),
        tr("Try again; if it happens again, something between you and the server cuts it off."),
    )


def connection_broke() -> NotReached:
    """It was gone in the middle: nobody knows whether what was sent had arrived."""
    return NotReached(
        tr("The connection to the server broke off."),
        tr(
            "Nothing is lost. Whether it had arrived is asked when it is sent again; "
            "nothing can arrive twice."
        ),
        tr("Try again."),
    )


def not_answered() -> NotReached:
    """The server took the connection and then said nothing for too long."""
    return NotReached(
        tr("The server did not answer in time."),
        tr(
            "Nothing is lost. Whether it had arrived is asked when it is sent again; "
            "nothing can arrive twice."
        ),
        tr("Try again later."),
    )


def without_tls() -> Refused:
    """A connection that is not encrypted, as one on the server itself."""
    return Refused(
        tr("The connection is not encrypted."),
        tr("Nothing was sent over it."),
        tr("Name the server by its host in the service file, not by a folder of sockets."),
    )


def old_server(version: int) -> Refused:
    """A server older than what is relied on."""
    return Refused(
        tr("The server is PostgreSQL {version}; 15 or newer is needed.", version=version),
        tr("Nothing was sent and nothing was changed."),
        tr("Ask whoever runs it for a newer one."),
    )


def clock_is_off(here: str, there: str) -> Refused:
    """The two clocks are days apart: on which day it is released is not known."""
    return Refused(
        tr("This computer's clock says {here}, the server's {there}.", here=here, there=there),
        tr("Nothing was released or changed."),
        tr("Set the one that is wrong, and try again."),
    )
