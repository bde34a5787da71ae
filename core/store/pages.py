"""Whether every page of a file is as it was written; a page that nothing lies on is not looked at.

After a power cut a page that was free before may hold half of what was being
written: nothing is lost with it, and the next who needs it writes it whole.
"""

import re
from typing import Any, Final

_MOST_LOOKED_THROUGH: Final = 8_000
_OF_ONE_PAGE: Final = re.compile(r"HMAC verification failed for page \d+")


def page_faults(db: Any, most: int = 1) -> list[str]:
    """Return what is wrong with the pages, at most so many lines; of either library.

    Every page that is in use is read from the disk.
    """
    locked = [str(row[0]) for row in db.execute("PRAGMA cipher_integrity_check").fetchall()]
    db.execute("PRAGMA shrink_memory").close()  # what was read before is read again
    found = [str(row[0]) for row in db.execute(f"PRAGMA integrity_check({most})").fetchall()]
    faults = [line for line in found if line != "ok"]
    if faults or len(locked) > _free_pages(db):
        return locked + faults
    # All pages in use were read just now, each with its checksum: what is left are free ones.
    return [line for line in locked if not _OF_ONE_PAGE.fullmatch(line)]


def is_torn(db: Any) -> bool:
    """Return whether a page in use cannot be read, as far as a look at each of them tells.

    About 0.1 s for 60 cases. A file far beyond that is not looked through: it would take
    seconds, and its pages are compared soon after opening anyway.
    """
    if db.execute("PRAGMA page_count").fetchone()[0] > _MOST_LOOKED_THROUGH:
        return False
    locked = db.execute("PRAGMA cipher_integrity_check").fetchall()
    if locked:
        return bool(page_faults(db))
    if db.execute("PRAGMA cipher_status").fetchone() == ("1",):
        return False  # each page was compared with its checksum
    return [row[0] for row in db.execute("PRAGMA quick_check(1)")] != ["ok"]


def _free_pages(db: Any) -> int:
    return int(db.execute("PRAGMA freelist_count").fetchone()[0])
