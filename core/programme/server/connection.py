"""The one module that speaks to a server: psycopg is imported here and nowhere else.

A service is a name in libpq's service file (`pg_service.conf`), which says host, port, database
and login; the password lies in `pgpass`. Neither passes through Casewalk. Whatever the file
says, the server has to show a certificate for its own name, and it is reached by TLS alone.
"""

import logging
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from threading import Timer
from typing import Any, Final

import psycopg
from psycopg import sql

from core.model.fault import NotYet
from core.programme.server.faults import (
    clock_is_off,
    connection_broke,
    half_a_connection,
    no_connection,
    not_answered,
    old_server,
    without_tls,
)
from core.programme.server.refusals import refusal
from core.words import tr

OLDEST: Final = 150000
"""The oldest PostgreSQL whose ways are relied on: 15."""
CONNECT_SECONDS: Final = 5
ANSWER_SECONDS: Final = 60
_LONG_SECONDS: Final = 3600
_CLOCK: Final = timedelta(days=1)
_SERVICE: Final = re.compile(r"(?:service=)?([A-Za-z0-9][A-Za-z0-9_.-]*)")

Row = tuple[Any, ...]

# What breaks is said by us, in a sentence: the library would name host and login beside it.
logging.getLogger("psycopg").setLevel(logging.CRITICAL)


def service_named(text: str) -> str:
    """Return the name in "service=NAME". Raises NotYet for what is none, as a password might be."""
    found = _SERVICE.fullmatch(text.strip())
    if found is None:
        raise NotYet(
            tr("That is not the name of a service."),
            tr("Nothing was sent and nothing was changed."),
            tr("Write service=NAME, as the section in the service file is called."),
        )
    return found[1]


class Server:
    """A connection to a programme's server; every fault of it is one of ours."""

    def __init__(self, connection: "psycopg.Connection[Row]", seconds: float) -> None:
        self._connection = connection
        self._seconds = seconds

    def ask(self, text: str, *values: object, **named: object) -> list[Row]:
        """Return the rows a statement gives; none where it gives none. It is saved at once."""
        with self._patience():
            found = self._connection.execute(text.encode(), named or values or None)
            return found.fetchall() if found.description else []

    def run_file(self, text: str) -> None:
        """Run a file of statements."""
        with self._patience():
            self._connection.execute(text.encode())

    def ask_many(self, text: str, **named: object) -> Iterator[Row]:
        """Yield many rows, in binary form, which is read in half the time."""
        with self._patience(), self._connection.cursor(binary=True) as cursor:
            yield from cursor.execute(text.encode(), named)

    def put_rows(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Write many rows into a table of the programme or of this connection."""
        text = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with self._patience(), self._connection.cursor() as cursor, cursor.copy(text) as copy:
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Everything inside is saved together, or none of it."""
        with self._patience(), self._connection.transaction():
            yield

    def new_login(self, login: str, password: str, group: str) -> None:
        """Make a login that may do what *group* may; the server is given no readable password."""
        made = self._connection.pgconn.encrypt_password(
            password.encode(), login.encode(), b"scram-sha-256"
        )
        text = sql.SQL("CREATE ROLE {} LOGIN CONNECTION LIMIT 3 PASSWORD {} IN ROLE {}").format(
            sql.Identifier(login), sql.Literal(made.decode()), sql.Identifier(group)
        )
        with self._patience():
            self._connection.execute(text)

    @contextmanager
    def _patience(self) -> Iterator[None]:
        """Wait for an answer only so long; what breaks is said in sentences."""
        late = False

        def give_up() -> None:
            nonlocal late
            late = True
            _cut(self._connection)

        timer = Timer(self._seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        except psycopg.Error as error:
            raise _fault(error, late, self._connection) from error
        finally:
            timer.cancel()


def _cut(connection: "psycopg.Connection[Row]") -> None:
    with suppress(OSError, psycopg.Error):
        found = socket.socket(fileno=connection.fileno())
        try:
            found.shutdown(socket.SHUT_RDWR)
        finally:
            found.detach()  # libpq closes it


def _fault(error: psycopg.Error, late: bool, connection: "psycopg.Connection[Row]") -> Exception:
    code = error.sqlstate or ""
    if late:
        return not_answered()
    if code and not code.startswith(("08", "57P0")) and not connection.broken:
        return refusal(code, error.diag.message_detail or "") or error
    if connection.broken or code:
        return connection_broke()
    return error


@contextmanager
def connected(service: str, *, long: bool = False) -> Iterator[Server]:
    """Open a connection for a while. Raises NotReached or Refused, and Refused for an old server.

    *long* is for an office's work over everything, which may take minutes.
    """
    name = service_named(service)
    try:
        connection = psycopg.connect(
            service=name,
            sslmode="verify-full",
            gssencmode="disable",
            connect_timeout=CONNECT_SECONDS,
            application_name="casewalk",
            client_encoding="utf-8",
            autocommit=True,
        )
    except psycopg.Error as error:
        raise _not_reached(name, str(error)) from error
    with connection:
        _assure(connection)
        server = Server(connection, _LONG_SECONDS if long else ANSWER_SECONDS)
        server.ask("SELECT set_config('search_path', 'programme, pg_temp', false)")
        yield server


def _not_reached(service: str, text: str) -> Exception:
    """Say it in a sentence: faults of a connection carry no code, so by their words."""
    found = no_connection(service, text)
    return found if found is not None else half_a_connection(service)


def _assure(connection: "psycopg.Connection[Row]") -> None:
    if not connection.pgconn.ssl_in_use:
        raise without_tls()
    if connection.info.server_version < OLDEST:
        raise old_server(connection.info.server_version // 10000)


def assure_clock(server: Server) -> None:
    """Raise Refused where this computer's clock is days away from the server's."""
    ((there,),) = server.ask("SELECT now()")
    here = datetime.now(UTC)
    if abs(here - there) > _CLOCK:
        raise clock_is_off(here.date().isoformat(), there.date().isoformat())
