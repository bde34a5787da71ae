"""What a partnership must and must not be able to do, tried against a real server."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from core.programme.server.doors import send
from core.programme.server.refreshing import refresh
from tests.programme.server.postgres import Postgres
from tests.programme.server.programme import Programme, copied, round_of, signed_by

ONE, TWO = "north_shire", "south_shire"


@pytest.fixture(scope="module")
def programme(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """A programme in which everybody published and figures were released; nobody changes it."""
    folder = tmp_path_factory.mktemp("rights")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGSERVICEFILE", str(folder / "pg_service.conf"))
        patch.setenv("PGPASSFILE", str(folder / "pgpass"))
        found = copied(postgres, folder)
        for who, login in enumerate(("north_shire", "south_shire", "east_shire", "west_shire")):
            send(signed_by(round_of(who), who), login)
        own = round_of(0, 2, words=("Only north asks this?",))
        send(signed_by(own, 0), ONE)
        with found.office() as server:
            refresh(server)
        yield found


@pytest.fixture(scope="module")
def another(programme: Programme) -> "Iterator[psycopg.Connection[Any]]":
    """A partnership that looks for what is not its own."""
    with programme.as_login(TWO, options="-c search_path=programme") as connection:
        yield connection


Another = psycopg.Connection[Any]

FORBIDDEN = {
    "insert": "INSERT INTO judged VALUES (1, 1, 1, 1, 2024, 1, 1, 1, 1, 1, 1, 1)",
    "insert a round": "INSERT INTO event (what) VALUES ('publish')",
    "update": "UPDATE round SET cases = 0",
    "delete": "DELETE FROM judged",
    "truncate": "TRUNCATE judged",
    "copy in": "COPY judged FROM STDIN",
    "copy out": "COPY released TO STDOUT",
    "become another": "SET ROLE north_shire",
    "become the office": "SET ROLE office",
    "become the superuser": "SET ROLE postgres",
    "session of another": "SET SESSION AUTHORIZATION north_shire",
    "let a partnership in": "CREATE ROLE fifth LOGIN IN ROLE programme_member",
    "leave its limits": "ALTER ROLE south_shire SUPERUSER",
    "give itself the office": "GRANT office TO south_shire",
    "logins": "SELECT login FROM partnership",
    "switch rights off": "ALTER TABLE judged DISABLE ROW LEVEL SECURITY",
    "a policy of its own": "CREATE POLICY mine ON judged FOR SELECT USING (true)",
    "files of the server": "SELECT pg_read_file('postgresql.conf')",
    "programs of the server": "COPY event TO PROGRAM 'cat'",
    "passwords": "SELECT rolpassword FROM pg_authid",
    "what released figures are made of": "SELECT * FROM released",
    "what is kept of replaced rounds": "SELECT * FROM kept",
    "what is closed": "SELECT * FROM closed",
    "what was touched": "SELECT * FROM touched",
    "names of pathways": "SELECT * FROM pathway",
    "all concepts": "SELECT * FROM concept",
    "who was joined with what": "SELECT * FROM mapping",
    "publish as another": "SELECT put(1, '{}', '', '')",
    "withdraw as another": "SELECT take_back(1, '{}', '', '')",
    "take in as the office": "SELECT take_in('{}', '', '')",
    "clear a round away": "SELECT take_away('00000000-0000-0000-0000-0000000003e9', true)",
    "register a tool": "SELECT known_tool('{}')",
    "a table of its own": "CREATE TABLE programme.mine (a int)",
    "a function of its own": "CREATE FUNCTION programme.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "more release days": "UPDATE setting SET release_days = '{01-01}'",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_partnership_may_not(what: str, another: Another) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        another.execute(FORBIDDEN[what].encode())


UNSEEN = {
    "rounds": "SELECT FROM round WHERE partnership_id <> mine()",
    "judgements": "SELECT FROM judged WHERE partnership_id <> mine()",
    "answers": "SELECT FROM answered WHERE partnership_id <> mine()",
    "findings": "SELECT FROM words WHERE text LIKE '%SECRET of north%'",
    "recommendations not shared": "SELECT FROM words WHERE partnership_id <> mine()",
    "payloads": "SELECT FROM publication WHERE partnership_id <> mine()",
    "events": "SELECT FROM event WHERE partnership_id IS DISTINCT FROM mine()",
    "signing keys": "SELECT FROM signing_key WHERE partnership_id <> mine()",
    "words only another asked": "SELECT FROM statement WHERE words LIKE 'Only north%'",
    "tools only another used": "SELECT FROM tool_version WHERE title <> 'Records'",
    "statistics of the planner": "SELECT FROM pg_stats WHERE schemaname = 'programme' AND tablename"
    " IN ('judged', 'round', 'publication', 'words', 'released', 'kept')",
    "running statements": "SELECT FROM pg_stat_activity WHERE usename <> 'south_shire'"
    " AND query <> '<insufficient privilege>' AND query <> ''",
    "figures of few": "SELECT FROM shown WHERE partnerships < 3 OR cases < 10",
}


@pytest.mark.parametrize("what", UNSEEN)
def test_a_partnership_does_not_see_of_others(what: str, another: Another) -> None:
    assert another.execute(UNSEEN[what].encode()).fetchall() == []


def test_it_sees_its_own(another: Another) -> None:
    for table in ("round", "judged", "answered", "words", "publication", "event", "signing_key"):
        assert another.execute(f"SELECT FROM {table}".encode()).fetchall(), table


def test_row_rights_cannot_be_switched_off(another: Another) -> None:
    another.execute("SET row_security = off")
    try:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            another.execute("SELECT * FROM round")
    finally:
        another.execute("RESET row_security")


def test_a_cheap_function_sees_no_row_it_may_not_see(another: Another) -> None:
    another.execute(
        "CREATE FUNCTION pg_temp.leak(seen text) RETURNS bool LANGUAGE plpgsql COST 0.0000001 AS"
        " $$ BEGIN IF seen LIKE '%SECRET of north%' THEN RAISE 'leaked'; END IF;"
        " RETURN true; END $$"
    )
    another.execute("SELECT FROM words WHERE pg_temp.leak(text)")


def test_a_table_of_its_own_is_not_taken_for_the_programmes(another: Another) -> None:
    another.execute("CREATE TEMP TABLE partnership (id int, login name)")
    another.execute("INSERT INTO pg_temp.partnership VALUES (1, session_user)")
    assert another.execute("SELECT programme.mine()").fetchone() == (2,)


def test_without_encryption_nobody_is_let_in(programme: Programme) -> None:
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        psycopg.connect(service=TWO, sslmode="disable")


def test_two_groups_may_not_log_in_and_a_reader_sees_figures_alone(programme: Programme) -> None:
    assert programme.run(
        "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'programme_%' AND rolcanlogin"
    ) == [(0,)]
    with programme.as_login("postgres", options="-c search_path=programme") as connection:
        connection.execute("SET ROLE programme_reader")
        assert connection.execute("SELECT FROM shown").fetchall()
        for table in ("round", "judged", "words", "publication", "event", "statement"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT FROM {table}".encode())


def test_every_publish_and_release_is_on_record_for_the_office(programme: Programme) -> None:
    found = programme.run("SELECT what, count(*) FROM programme.event GROUP BY 1 ORDER BY 1")
    assert dict(found) == {"key-enrolled": 4, "partnership": 4, "publish": 5, "release": 1}
