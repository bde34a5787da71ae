"""Whatever breaks is a sentence, nothing is lost and nothing is there twice."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from core.model.fault import NotYet, WorkshopError
from core.programme.faults import NotReached, Refused
from core.programme.server import connection
from core.programme.server.answers import SendOutcome
from core.programme.server.connection import connected, service_named
from core.programme.server.doors import send
from core.programme.server.faults import clock_is_off, no_connection
from tests.programme.server.postgres import PASSWORD, SUPERUSER, certificate
from tests.programme.server.programme import Programme, round_of, signed_by
from tests.programme.server.wires import silence, wire

HERE = "north_shire"


def fault_of(work: Callable[[], object]) -> WorkshopError:
    with pytest.raises(WorkshopError) as found:
        work()
    for part in (found.value.happened, found.value.safe, found.value.remedy):
        assert part.endswith("."), part
        assert PASSWORD not in part
    return found.value


def sending(programme: Programme, who: int = 0, login: str = HERE) -> WorkshopError:
    """Send a round that cannot arrive; return why not."""
    return fault_of(lambda: send(signed_by(round_of(who), who), login))


WRONG = {
    "host": ({"host": "nowhere.invalid"}, "No computer has the name"),
    "port": ({"port": "1"}, "No server answers"),
    "database": ({"dbname": "gone"}, "no database of that name"),
    "login": ({"user": "nobody"}, "did not take the login"),
    "root certificate": ({"sslrootcert": "/gone.crt"}, "certificate is missing"),
    "name in the certificate": ({"host": "127.0.0.1"}, "is of another computer"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_the_service_file_is_said_and_waits(
    what: str, programme: Programme
) -> None:
    changes, words = WRONG[what]
    programme.write_services(**changes)
    found = sending(programme)
    assert isinstance(found, NotReached)
    assert words in found.happened


def test_a_wrong_password_waits(programme: Programme) -> None:
    (programme.folder / "pgpass").write_text("*:*:*:*:wrong")
    assert "did not take the login" in sending(programme).happened


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_password_file_that_others_may_read_waits(programme: Programme) -> None:
    (programme.folder / "pgpass").chmod(0o644)
    found = sending(programme)
    assert "others may read" in found.remedy


def test_another_servers_certificate_waits_and_names_this_computers_clock(
    programme: Programme, tmp_path: Path
) -> None:
    other = certificate(tmp_path, "other")
    programme.write_services(sslrootcert=str(other))
    found = sending(programme)
    assert "could not be trusted" in found.happened
    assert "clock is right (it says" in found.remedy


def test_a_service_nobody_wrote_waits(programme: Programme) -> None:
    assert "no service called" in sending(programme, login="elsewhere").happened


@pytest.mark.parametrize("text", ["postgresql://me:secret@host/db", "host=x password=y", "", "a b"])
def test_an_address_with_a_password_in_it_is_not_taken(text: str) -> None:
    with pytest.raises(NotYet) as found:
        service_named(text)
    assert "secret" not in found.value.sentences


def test_somebody_who_takes_connections_and_says_nothing_is_waited_for_briefly(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 2)
    with silence() as port:
        programme.write_services(port=str(port))
        assert isinstance(sending(programme), NotReached)


@pytest.mark.parametrize("bytes_of_it", [4, 600, 2500])
def test_half_a_connection_leaves_nothing_and_the_whole_follows(
    programme: Programme, bytes_of_it: int
) -> None:
    with wire(programme.postgres.port, cut_after=bytes_of_it) as port:
        programme.write_services(port=str(port))
        assert isinstance(sending(programme), NotReached)
    programme.write_services()
    assert programme.run("SELECT count(*) FROM programme.publication") == [(0,)]
    assert send(signed_by(round_of(0), 0), HERE) is SendOutcome.SENT


def test_a_server_that_stops_answering_is_given_up_and_asked_again_has_it_once(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 0.3)
    with programme.as_login(SUPERUSER) as blocking, blocking.transaction():
        blocking.execute("SELECT pg_advisory_xact_lock(7102)")
        found = sending(programme)
    assert isinstance(found, NotReached)
    assert "did not answer in time" in found.happened
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 60)
    send(signed_by(round_of(0), 0), HERE)  # it may have arrived, or not
    assert programme.run("SELECT count(*) FROM programme.round") == [(1,)]


def test_a_server_killed_in_mid_publish_has_it_once_when_it_is_sent_again(
    programme: Programme,
) -> None:
    outcome: list[WorkshopError] = []
    waits = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with closing(programme.as_login(SUPERUSER)) as blocking:
        blocking.execute("SELECT pg_advisory_lock(7102)")
        thread = Thread(target=lambda: outcome.append(sending(programme)))
        thread.start()
        while blocking.execute(waits).fetchone() == (0,):
            pass
        programme.postgres.stop()
        thread.join()
    programme.postgres.start()
    assert isinstance(outcome[0], NotReached)
    assert "broke off" in outcome[0].happened
    found = signed_by(round_of(0), 0)
    assert send(found, HERE) is SendOutcome.SENT
    assert send(found, HERE) is SendOutcome.ALREADY_THERE
    assert programme.run("SELECT count(*) FROM programme.round") == [(1,)]


def test_two_that_send_the_same_at_once_are_one(programme: Programme) -> None:
    found, outcomes = signed_by(round_of(0), 0), list[SendOutcome]()
    threads = [Thread(target=lambda: outcomes.append(send(found, HERE))) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == [SendOutcome.ALREADY_THERE, SendOutcome.SENT]
    assert programme.run("SELECT count(*) FROM programme.judged") == [(1,)]


def test_an_old_server_is_refused(programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "OLDEST", 990000)
    found = sending(programme)
    assert isinstance(found, Refused)
    assert "is needed" in found.happened


def test_a_login_of_no_partnership_and_a_database_without_programme_are_refused(
    programme: Programme,
) -> None:
    assert isinstance(sending(programme, login=SUPERUSER), Refused)
    programme.write_services(dbname="postgres")
    found = sending(programme)
    assert isinstance(found, Refused)
    assert "no programme" in found.happened


def test_a_round_held_in_the_future_is_refused_by_the_servers_clock(programme: Programme) -> None:
    """This computer's clock is a year ahead: what was held on its today is refused."""
    ahead = signed_by(round_of(0, year=2199), 0)
    found = fault_of(lambda: send(ahead, HERE))
    assert isinstance(found, Refused)
    assert "lies in the future" in found.happened


def test_clocks_that_are_a_year_apart_release_nothing(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import datetime, timedelta, tzinfo

    from core.programme.server.refreshing import refresh

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Ahead":
            return super().now(tz) + timedelta(days=366)

    monkeypatch.setattr(connection, "datetime", Ahead)
    with programme.office() as server:
        found = fault_of(lambda: refresh(server))
    assert "clock says" in found.happened
    assert programme.run("SELECT count(*) FROM programme.release") == [(0,)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SSL error: certificate verify failed", "could not be trusted"),
        ('FATAL: sorry, too many connections for role "north_shire"', "is busy"),
        ("FATAL:  the database system is starting up", "is busy"),
        ("server does not support SSL, but SSL was required", "no encryption"),
        ("connection timeout expired", "No server answers"),
    ],
)
def test_a_fault_of_a_connection_is_known_by_its_words(text: str, words: str) -> None:
    found = no_connection("region", text)
    assert found is not None
    assert words in found.happened


def test_the_two_clocks_are_both_named() -> None:
    assert "2027-01-01" in clock_is_off("2027-01-01", "2026-01-01").happened


def test_a_connection_is_encrypted_whatever_the_service_file_says(programme: Programme) -> None:
    programme.write_services(sslmode="disable")
    with connected(HERE) as server:
        assert server.ask("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()") == [(True,)]


def test_a_mistake_of_ours_is_none_of_the_servers_sentences(programme: Programme) -> None:
    with programme.office() as server, pytest.raises(psycopg.errors.SyntaxError):
        server.ask("SELEC")
