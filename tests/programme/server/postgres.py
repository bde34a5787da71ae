"""A PostgreSQL of the tests' own: made, started and stopped by them, on loopback with TLS."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

OWNER: Final = "office"
SUPERUSER: Final = "postgres"
PASSWORD: Final = "only of the tests"
HOST: Final = "localhost"
_PREFIX: Final = "casewalk-postgres-"
_MEMORY: Final = Path("/dev/shm")

_SETTINGS: Final = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
ssl = on
ssl_cert_file = '{folder}/server.crt'
ssl_key_file = '{folder}/server.key'
max_wal_size = '4GB'
autovacuum = off
jit = off
max_connections = 40
shared_buffers = '{memory}'
log_min_messages = fatal
"""
_CARELESS: Final = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""
_WHO_MAY: Final = "hostssl all all 127.0.0.1/32 scram-sha-256\n"


def programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, where they are installed."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    ready = (one for one in places if (one / "initdb").exists() and (one / "pg_ctl").exists())
    return next(ready, None)


def why_not() -> str:
    """Return what is missing to run a server here; nothing where one can be."""
    if sys.platform == "win32":
        return "the tests start PostgreSQL on Linux only"
    if programs() is None or shutil.which("openssl") is None:
        return "PostgreSQL is not installed: sudo apt-get install -y postgresql postgresql-client"
    return ""


def certificate(folder: Path, name: str, host: str = HOST, *, days: int = 30) -> Path:
    """Write a certificate for *host*, signed by itself, and its key; return the certificate."""
    found = folder / f"{name}.crt"
    words = (
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days {days}"
    )
    subprocess.run(
        [
            *words.split(),
            *("-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"),
            *("-keyout", str(folder / f"{name}.key"), "-out", str(found)),
        ],
        check=True,
        capture_output=True,
    )
    return found


class Postgres:
    """A cluster in a folder of its own, run as an ordinary user: it refuses to run as root."""

    def __init__(self, *, memory: str = "64MB", on_disk: bool = False) -> None:
        base = None if on_disk or not os.access(_MEMORY, os.W_OK) else _MEMORY
        _sweep(base or Path(tempfile.gettempdir()))
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
        (self.folder / "owner").write_text(str(os.getpid()))
        self.root = certificate(self.folder, "server")
        self.port = _free_port()
        (self.folder / "password").write_text(PASSWORD)
        self._give_away()
        words = "--no-sync --no-instructions --locale=C --encoding=UTF8 --auth=scram-sha-256"
        self._run(
            *("initdb", "-D", str(self.data), "-U", SUPERUSER),
            *(*words.split(), f"--pwfile={self.folder / 'password'}"),
        )
        settings = _SETTINGS.format(folder=self.folder, memory=memory)
        settings += "" if on_disk else _CARELESS
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(f"{settings}port = {self.port}\n")
        (self.data / "pg_hba.conf").write_text(_WHO_MAY)
        self.start()

    @property
    def data(self) -> Path:
        """Where the cluster lies."""
        return self.folder / "data"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it; at once as a crash would, unless *how* says otherwise."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "-m", how, "stop")

    @staticmethod
    def stop_forgotten(folder: Path) -> None:
        """Stop a server whose tests were killed, and leave nothing of it."""
        forgotten = Postgres.__new__(Postgres)
        forgotten.folder = folder
        with suppress(AssertionError, OSError):
            forgotten.stop()
        shutil.rmtree(folder, ignore_errors=True)

    def remove(self) -> None:
        """Stop it and leave nothing of it."""
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _give_away(self) -> None:
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.iterdir()):
                shutil.chown(path, *_ORDINARY)
        self.folder.chmod(0o755)

    def _run(self, program: str, *words: str) -> None:
        place = programs()
        assert place is not None
        who: dict[str, Any] = {}
        if os.geteuid() == 0:
            who = {"user": _ORDINARY[0], "group": _ORDINARY[1], "extra_groups": []}
        # Not a pipe: the server that pg_ctl leaves running would hold it open.
        with (self.folder / "output").open("w+") as output:
            done = subprocess.run(
                [str(place / program), *words],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                check=False,
                cwd="/",
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                **who,
            )
            output.seek(0)
            assert done.returncode == 0, output.read()[-2000:]


def _sweep(base: Path) -> None:
    """Stop servers of test runs that are no more: whoever kills those ends nothing else."""
    for folder in base.glob(f"{_PREFIX}*"):
        with suppress(OSError, ValueError):
            owner = int((folder / "owner").read_text())
            try:
                os.kill(owner, 0)
            except ProcessLookupError:
                Postgres.stop_forgotten(folder)


def _ordinary() -> tuple[str, str]:
    import grp
    import pwd

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return name, grp.getgrgid(found.pw_gid).gr_name
    return "root", "root"


_ORDINARY: Final = _ordinary() if sys.platform != "win32" else ("", "")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
