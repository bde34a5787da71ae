"""One PostgreSQL for all tests of a process, and for each a programme of its own in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programme.server.postgres import Postgres, why_not
from tests.programme.server.programme import Programme, copied, make_template


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """The server, with a programme ready to be copied; skipped aloud where there is none."""
    missing = why_not()
    if missing:
        pytest.skip(missing)
    found = Postgres()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PGSERVICEFILE", "PGPASSFILE"):
            patch.setenv(name, "")
        try:
            make_template(found, tmp_path_factory.mktemp("template"))
            yield found
        finally:
            found.remove()


@pytest.fixture
def programme(postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programme:
    """A programme of four partnerships in two regions, with nothing in it yet."""
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "pg_service.conf"))
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    return copied(postgres, tmp_path)
