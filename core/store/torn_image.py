"""A damaged file as it can be asked: its pages under a first page that is known to be good.

What a table is called and where it begins stands in the file's own list of tables, which
may be damaged like any page. So each page is looked at as if that list lay on it, and what
is found there is entered in the list of an empty file of ours, under which all other
pages are then put. Nothing of the damaged file is written to. In the place of a page of a
locked file that is not as it was written lies one of the empty file, which is no part of a
table: it is never read for something it is not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.leftovers import under_way
from core.model.fault import FileProblem
from core.store.cipher import PLAIN_HEADER, connect, libraries
from core.store.page_sums import PAGE, SALT, PageSums
from core.store.patience import Budget, bounded
from core.store.recovery_key import RAW
from core.store.rows import COLUMNS
from core.store.schema import VERSION, migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_BYTES: Final = 1 << 30
"""Of a larger file nothing is read: it has to be in memory as a whole."""

OTHERS: Final = ("acts", "drafts", "access_log", "erased_cases", "sitting", "numbering")
"""Tables that are read too, though no value lies in them."""

SEQUENCE: Final = "sqlite_sequence"
_NUMBERED: Final = ("INTEGER", "PRIMARY", "KEY")
_UNDER_ITS_KEY: Final = " ".join(("WITHOUT", "ROWID"))
_STEPS: Final = "_sqlite_migrations"
_OWN_ENDING: Final = ".torn.part"
_FILLING: Final = 400_000
_LEGIBLE: Final = b"CREATE TABLE cases"
_PROBES: Final = 20_000
"""So many pages are looked at for the list of tables; it lies among the first."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """How the rows of one table lie on a page, in the order of its columns."""

    columns: tuple[tuple[str, str, bool, str | None], ...]
    """Name, type, whether it has to be there, and what stands for it in older rows."""
    key: str
    by_key: bool
    """Whether rows lie under `key` itself, without a number."""
    sql: str

    @property
    def as_it_lies(self) -> str:
        """The columns for a statement that makes a table of them, with no rule of ours."""
        parts = []
        for name, _, _, default in self.columns:
            words = [name, "DEFAULT", default] if default is not None else [name]
            if name == self.key:
                words = [name, "PRIMARY", "KEY"] if self.by_key else [name, *_NUMBERED]
            parts.append(" ".join(words))
        return f"({', '.join(parts)}){_UNDER_ITS_KEY if self.by_key else ''}"


@lru_cache
def forms(version: int) -> Mapping[str, TableForm]:
    """Return the tables that a file of that version has rows of ours in."""
    dbapi, database = libraries()
    connection = dbapi.connect(":memory:", isolation_level=None)
    try:
        db = database(connection)
        migrations(version).apply(db)
        made = dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
        wanted = [name for name in (*COLUMNS, *OTHERS) if name in made]
        found = {name: _form(db, name, made[name]) for name in wanted}
    finally:
        connection.close()
    columns = (("name", "TEXT", True, None), ("seq", "INTEGER", True, None))
    return found | {SEQUENCE: TableForm(columns, "", False, made[SEQUENCE])}


def _form(db: "Database", table: str, sql: str) -> TableForm:
    found = db.execute(f"PRAGMA table_info({table})").fetchall()
    columns = tuple((name, kind, bool(needed), given) for _, name, kind, needed, given, _ in found)
    key = next(name for _, name, _, _, _, place in found if place)
    return TableForm(columns, key, "WITHOUT ROWID" in sql, sql)


@dataclass(frozen=True, slots=True)
class TornImage:
    """The image, open for reading; `t_NAME` is the table of that name, where it was found."""

    db: "Database"
    version: int
    found: frozenset[str]
    pages: int
    locked: bool
    broken: tuple[int, ...] = field(default=())
    """Pages that are known not to be as they were written; of a plain file, none are known."""
    anew: Callable[[], "Database"] = field(kw_only=True)
    """Opens the image once more: what one connection failed to read it may keep as damaged.

    To be closed by who asks; what it is asked counts with what `db` is.
    """

    def name_as_ours(self) -> None:
        """Let the tables be asked for by their own names, too; one that is lost has no rows."""
        for name, form in forms(self.version).items():
            columns = ", ".join(column[0] for column in form.columns)
            nothing = ", ".join(f"NULL {column[0]}" for column in form.columns)
            asked = f"SELECT {columns} FROM t_{name}"
            if name not in self.found:
                asked = f"SELECT {nothing} WHERE 0"
            if name != SEQUENCE:
                self.db.execute(f"CREATE TEMP VIEW {name} AS {asked}").close()


@contextmanager
def torn_image(
    path: Path, content: bytes, key: bytes | None, version: int | None
) -> Iterator[TornImage | None]:
    """Have the image of a damaged file with that *content*; None where no table is found in it.

    *key* is what the passphrase makes for its salt; None for a plain file. *version* is
    what the file says of itself, where it does. Gone afterwards. Raises OSError.
    """
    salt = content[:SALT] if key is not None else b""
    broken = [] if key is None else PageSums(key, salt).broken(content)
    count = -(-len(content) // PAGE)
    if not content or (key is not None and len(broken) == count):
        yield None  # another passphrase, or nothing that is left
        return
    image = path.with_name(path.name + _OWN_ENDING)  # a copy under way elsewhere has another
    with under_way(image):
        try:
            work = _Work(image, content, key, salt, broken)
            with _as_trouble_of_the_disk():
                roots = work.roots(version)
                db = work.opened(roots, forms(work.version)) if roots else None
            if db is None:
                yield None
                return
            try:
                yield TornImage(
                    *(db, work.version, frozenset(roots), count, key is not None, tuple(broken)),
                    anew=work.anew,
                )
            finally:
                db.close()
        finally:
            with suppress(OSError):
                image.unlink()


@contextmanager
def _as_trouble_of_the_disk() -> Iterator[None]:
    """Have what stops an image from being written be raised as OSError: a full disk, say."""
    dbapi, _ = libraries()
    try:
        yield
    except (dbapi.Error, FileProblem) as error:
        raise OSError(str(error)) from error


class _Work:
    def __init__(
        self, image: Path, content: bytes, key: bytes | None, salt: bytes, broken: list[int]
    ) -> None:
        self._image = image
        self._pass = None if key is None else RAW.format((key + salt).hex())
        self._pages, self._broken = content, frozenset(broken)
        self.version = VERSION
        self._budget = Budget()

    def anew(self) -> "Database":
        """Open the image once more. Raises OSError."""
        with _as_trouble_of_the_disk():
            db = connect(self._image, self._pass, as_it_lies=True)
        bounded(db, self._budget)
        return db

    def roots(self, version: int | None) -> dict[str, int]:
        """Return the page on which each table begins, as the list of tables says."""
        count = min(-(-len(self._pages) // PAGE), _PROBES)
        probes = {f"p_{at}": ("(a, b, c, d, e)", at) for at in range(2, count + 1)}
        db = self._grafted(probes)
        said: dict[str, dict[str, set[int]]] = {}
        try:
            if unread := _listed(db, probes, said):
                with closing(self.anew()) as again:  # a disk may fail at one call alone
                    _listed(again, unread, said)
            done = _last_step(db, set().union(*said.get(_STEPS, {}).values()))
        finally:
            db.close()
        named = [one for one in (VERSION, done, version) if one and 0 < one <= VERSION]
        self.version = max(named, key=lambda one: _alike(said, one))
        return dict(_agreed(said, self.version))

    def opened(self, roots: Mapping[str, int], known: Mapping[str, TableForm]) -> "Database":
        """Have the tables themselves to ask; nothing of the budget is spent on them yet."""
        self._budget = Budget()
        return self._grafted(
            {f"t_{name}": (known[name].as_it_lies, root) for name, root in roots.items()}
        )

    def _grafted(self, tables: Mapping[str, tuple[str, int]]) -> "Database":
        """Return the pages under a first page whose list names these tables."""
        self._image.unlink(missing_ok=True)
        self._image.touch(mode=0o600)
        pages = -(-len(self._pages) // PAGE)
        db = self._at_work()
        try:
            db.execute("CREATE TABLE filling (x)").close()
            while db.execute("PRAGMA page_count").fetchone()[0] < pages:
                db.execute("INSERT INTO filling VALUES (zeroblob(?))", (_FILLING,)).close()
        finally:
            db.close()
        with self._image.open("r+b") as file:
            for at in range(PAGE, len(self._pages), PAGE):
                if at // PAGE + 1 not in self._broken:
                    file.seek(at)
                    file.write(self._pages[at : at + PAGE])
        db = self._at_work()
        try:
            db.execute("PRAGMA writable_schema = ON").close()
            db.execute("DELETE FROM sqlite_schema").close()
            db.conn.executemany(
                "INSERT INTO sqlite_schema VALUES ('table', ?1, ?1, ?2, ?3)",
                [(name, root, f"CREATE TABLE {name}{sql}") for name, (sql, root) in tables.items()],
            ).close()
        finally:
            db.close()
        return self.anew()

    def _at_work(self) -> "Database":
        db = connect(self._image, self._pass)
        db.execute("PRAGMA journal_mode = OFF").close()
        db.execute("PRAGMA synchronous = OFF").close()
        return db


def _listed(
    db: "Database", probes: Iterable[str], said: dict[str, dict[str, set[int]]]
) -> list[str]:
    """Note what pages say where a table begins, as a list of tables would; return those unread."""
    dbapi, _ = libraries()
    unread = []
    for probe in probes:
        try:
            for name, root, sql in db.execute(
                f"SELECT b, d, e FROM {probe} WHERE a = 'table' AND b = c "
                "AND typeof(d) = 'integer' AND d > 1"
            ):
                said.setdefault(str(name), {}).setdefault(str(sql), set()).add(root)
        except (dbapi.Error, UnicodeDecodeError, MemoryError):
            unread.append(probe)
    return unread


def _last_step(db: "Database", roots: Iterable[int]) -> int | None:
    """Return the last of our migrations that the file lists as done."""
    dbapi, _ = libraries()
    for root in roots:
        for column in "abc":
            with suppress(dbapi.Error, UnicodeDecodeError, MemoryError):
                sql = f"SELECT max({column}) FROM p_{root} WHERE {column} GLOB ?"
                (name,) = db.execute(sql, ("m[0-9][0-9][0-9]_*",)).fetchone()
                if name is not None:
                    return int(name[1:4])
    return None


def _alike(said: Mapping[str, Mapping[str, object]], version: int) -> int:
    return sum(form.sql in said.get(name, ()) for name, form in forms(version).items())


def _agreed(said: Mapping[str, Mapping[str, set[int]]], version: int) -> Iterator[tuple[str, int]]:
    """Yield where each table begins, where the list says one place only."""
    for name, form in forms(version).items():
        by_sql = said.get(name, {})
        found = by_sql.get(form.sql) or (set().union(*by_sql.values()) if by_sql else set())
        if len(found) == 1:
            yield name, min(found)


def content_of(path: Path) -> bytes:
    """Return what is in a file, nothing for one of over a gigabyte. Raises OSError."""
    return path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""


def is_plain(content: bytes) -> bool:
    """Return whether a file was written without a passphrase, whatever became of its beginning."""
    return content.startswith(PLAIN_HEADER) or _LEGIBLE in content
