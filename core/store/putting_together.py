"""A damaged file without a good copy: what can be read of it, counted, and put into a new file."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.model.clock import Clock
from core.model.fault import FileProblem, WorkshopError
from core.model.progress import Progress, unreported
from core.model.readable import CaseRead, KindRead, ReadKind
from core.store.checking import check
from core.store.cipher import connect, faults, libraries
from core.store.copying import Summary, put_in_place, summary
from core.store.cut_lines import judgement_left_open, keep_cut_draft, remark_as_draft
from core.store.damaged import Restored, kept_aside
from core.store.file import WorkshopFile
from core.store.readable import TornRows, read_rows
from core.store.rebuilding import rebuilt, write_into
from core.store.rows import COLUMNS
from core.store.torn_image import MOST_BYTES, is_plain
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_KIND_OF: Final[Mapping[str, ReadKind]] = {
    "cases": ReadKind.CASES,
    "returns": ReadKind.RETURNS,
    **dict.fromkeys(("answers_given", "values_given"), ReadKind.ANSWERS),
    "answer_comments": ReadKind.COMMENTS,
    **dict.fromkeys(("judgements", "part_judgements", "layer_judgements"), ReadKind.JUDGEMENTS),
    "notes": ReadKind.REMARKS,
    "leaving_decisions": ReadKind.DECISIONS,
    **dict.fromkeys(
        ("themes", "answer_sets", "answers", "questions", "items", "grade_meanings"), ReadKind.TOOL
    ),
    "acts": ReadKind.HISTORY,
}
_PER_CASE: Final = {
    "returns": ("returns",),
    "answers": ("answers_given", "values_given"),
    "judgements": ("judgements", "part_judgements", "layer_judgements"),
    "comments": ("answer_comments",),
    "remarks": ("notes",),
}


@dataclass(frozen=True, slots=True)
class Readable:
    """What can be read of a damaged file, by kind and by case; nothing was written yet.

    `knows_erased` tells whether it is certain which cases were erased for good; `has_title`
    whether what the audit is called could be read, `has_name` whether tables' files will
    know it; `all_compared` whether every row that comes is certain to be as it was written.
    """

    path: Path
    kinds: tuple[KindRead, ...]
    cases: tuple[CaseRead, ...]
    knows_erased: bool
    has_title: bool
    has_name: bool
    all_compared: bool
    torn: TornRows = field(repr=False)
    passphrase: str | None = field(default=None, repr=False)


def readable(
    path: Path, passphrase: str | None, progress: Progress = unreported
) -> Readable | None:
    """Read a damaged file row by row; None where nothing of it can be read.

    That is so with a wrong passphrase, too: not one page is then as it was written. Raises
    Cancelled where *progress* stops it, and FileProblem where there is no room to read it in.
    Nothing is left behind.
    """
    try:
        torn = read_rows(path, passphrase, progress)
    except OSError as error:
        raise _no_room(path) from error
    if torn is None:
        return None
    with rebuilt(torn, path.stem) as (db, left):
        kinds = tuple(_counted(db, torn, left))
        if not any(one.came for one in kinds if one.kind is not ReadKind.OTHERS):
            return None
        return Readable(
            path,
            kinds,
            tuple(_by_case(db)),
            torn.knows_erased,
            bool(torn.rows.get("audit")),
            bool(torn.rows.get("numbering")),
            torn.compared is None,
            torn,
            passphrase,
        )


def is_asked_for_a_key(path: Path, passphrase: str | None) -> bool:
    """Return whether nothing of a file can be read before a passphrase is typed for it."""
    with suppress(OSError):
        small = path.stat().st_size <= MOST_BYTES
        return passphrase is None and small and not is_plain(path.read_bytes())
    return False


def put_together(
    found: Readable, clock: Clock, aside: Path | None = None, progress: Progress = unreported
) -> Restored:
    """Put what can be read into a new file in the place of the damaged one, which is kept aside.

    The new file is looked through as `check` does before it is put there. Raises
    FileProblem and Cancelled, with all as it was.
    """
    path, now = found.path, clock()
    at = now.isoformat(timespec="seconds")

    def fill(to: Path) -> Summary:
        progress(0, 0)
        with rebuilt(found.torn, path.stem) as (source, _):
            progress(0, 0)
            db = connect(to, found.passphrase)
            try:
                with faults(path):
                    label = tr("put together what could be read of the damaged file")
                    write_into(db, source, found.torn, at, label)
                    filled = summary(db)
            finally:
                db.close()
        _must_be_sound(path, to, found.passphrase)
        return filled

    came = sum(one.came for one in found.kinds)
    with kept_aside(path, now, aside) as (kept, move):
        put_in_place(path, found.passphrase, fill, progress, let_go=move)
        file = WorkshopFile.open(path, found.passphrase, clock)
        try:
            _take_cut(file, found.torn, at)
        except BaseException:
            file.close()
            raise
    return Restored(file, kept, came)


def _take_cut(file: WorkshopFile, torn: TornRows, at: str) -> None:
    """Take lines that break off as drafts, at their places: never as facts."""
    cases = {None, *(key for (key,) in file.query("SELECT id FROM cases"))}
    unfit = (WorkshopError, ValueError, libraries()[0].IntegrityError)
    for table, key, row in torn.cut:
        draft = remark_as_draft(row, at) if table == "notes" else None
        change = judgement_left_open(key, row) if table == "judgements" else None
        if row.get("case_id") not in cases:
            continue
        with suppress(*unfit):  # what it belongs to is gone: it stays in the damaged file
            if draft is not None:
                keep_cut_draft(file.drafts, draft)
            elif change is not None:
                with file.act(tr("take in what is left of a line")):
                    file.write_changes([change])


def _must_be_sound(path: Path, to: Path, passphrase: str | None) -> None:
    with WorkshopFile.open(to, passphrase, read_only=True) as file:
        if check(file):
            raise FileProblem(
                tr("What can be read of “{name}” makes no whole audit.", name=path.name),
                tr("The damaged file is as it was, and nothing was put in its place."),
                tr("Keep the damaged file: it may be read with more time than there is now."),
            )


def _no_room(path: Path) -> FileProblem:
    return FileProblem(
        tr(
            "“{name}” is damaged, and what is left of it cannot be looked through here.",
            name=path.name,
        ),
        tr("It was not changed."),
        tr(
            "Free as much space on its disk as it takes, or copy it to a folder of your own on "
            "this computer and open it there."
        ),
    )


def _counted(db: "Database", torn: TornRows, left: Mapping[str, int]) -> list[KindRead]:
    came: Counter[ReadKind] = Counter()
    compared: Counter[ReadKind] = Counter()
    left_out: Counter[ReadKind] = Counter()
    missing: Counter[ReadKind] = Counter()
    more: set[ReadKind] = set()
    for table in (*COLUMNS, "acts"):
        kind = _KIND_OF.get(table, ReadKind.OTHERS)
        keys = [key for (key,) in db.execute(f"SELECT id FROM {table}").fetchall()]
        came[kind] += len(keys)
        compared[kind] += sum(torn.is_compared(table, key) for key in keys)
        left_out[kind] += left.get(table, 0) + torn.differing.get(table, 0)
        missing[kind] += torn.lost.get(table, 0)
        if table in torn.partly or torn.compared is not None:
            more.add(kind)
    return [
        KindRead(kind, came[kind], compared[kind], left_out[kind], missing[kind], kind in more)
        for kind in ReadKind
    ]


def _by_case(db: "Database") -> list[CaseRead]:
    counts: dict[str, Counter[int]] = {}
    for name, tables in _PER_CASE.items():
        counts[name] = Counter()
        for table in tables:
            sql = f"SELECT case_id, count(*) FROM {table} WHERE case_id NOT NULL GROUP BY case_id"
            counts[name].update(dict(db.execute(sql).fetchall()))
    cases = db.execute("SELECT id, reference FROM cases ORDER BY position, id").fetchall()
    return [
        CaseRead(str(reference), **{name: found[key] for name, found in counts.items()})
        for key, reference in cases
    ]
