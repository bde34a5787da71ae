"""Taking an act back, or doing it again, by the rows that the history kept of it."""

from core.store.history import ActState, History, OpenAct
from core.store.journal import Added, Change, Journal
from core.store.writing import Rows


def turn(
    rows: Rows, history: History, entry: int, journal: Journal, target: ActState
) -> list[Change]:
    """Write the rows of an entry as they were before it, or after it; return what changed.

    *target* says which: UNDONE or DONE. Inside a transaction that is counted.
    """
    changes = [one for one in journal if isinstance(one, Change)]
    added = [one for one in journal if isinstance(one, Added)]
    if added:  # before these rows go, so that redo and later looks back have them
        changes += [row for one in added for row in rows.written_out(one)]
        history.write_out(entry, changes)
    if target is ActState.UNDONE:
        changes = [change.inverse for change in changes]
    left_over = rows.left_over(changes)
    bare = [one for one in changes if not any(a.holds(one.table, one.key) for a in added)]
    rows.apply_at_once([*left_over, *bare], added)
    history.mark(entry, target)
    if left_over:  # the time a case took goes with the case, and is of no meeting that is gone
        history.enter(OpenAct("time", quiet=True, changes=left_over))
    history.note_turn(entry, target)
    return [*left_over, *changes]
