"""Who has an audit follows from the lines of its access log alone."""

from core.counting.custody import custody_of
from core.model.access import AccessEntry, AccessKind, Custody
from core.wording.access import custody_words


def line(kind: AccessKind, who: str, minute: int, about: str = "") -> AccessEntry:
    return AccessEntry(f"2014-04-09T10:{minute:02}:00", kind, who, about)


OPENED, TAKEN, HANDED, WANTED = (
    *(AccessKind.OPENED, AccessKind.TAKEN),
    *(AccessKind.HANDED, AccessKind.WANTED),
)


def test_nobody_has_an_audit_of_which_nobody_said_so() -> None:
    now = custody_of([line(OPENED, "Anna", 0), line(AccessKind.EXPORTED, "Anna", 1)])
    assert now == Custody()
    assert custody_words(now, "Anna") == ""


def test_it_is_handed_over_with_a_note_and_taken_by_whoever_opens_it() -> None:
    day = [line(TAKEN, "Anna", 0), line(WANTED, "Bert", 5)]
    assert custody_words(custody_of(day), "Anna") == (
        "You have had this audit since 9 April 2014, 10:00. Bert asked for it, 9 April 2014, 10:05."
    )
    day.append(line(HANDED, "Anna", 9, "C to F are open"))
    handed = custody_of(day)
    assert (handed.has, handed.note, handed.wanted_by) == ("", "C to F are open", "")
    day += [line(OPENED, "Bert", 20), line(TAKEN, "Bert", 20)]
    assert custody_words(custody_of(day), "Anna") == (
        "Bert has had this audit since 9 April 2014, 10:20 and has not handed it over."
    )


def test_whoever_has_it_open_asks_for_it_no_longer() -> None:
    day = [line(TAKEN, "Anna", 0), line(WANTED, "Bert", 5), line(OPENED, "Bert", 9)]
    assert custody_of(day).wanted_by == ""
