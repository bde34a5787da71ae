"""What a line of the access log says."""

from core.model.access import LONGEST_LINE, AccessEntry, AccessKind, Custody
from core.model.clock import date_text
from core.model.fault import NotYet
from core.words import tr


def access_words(entry: AccessEntry) -> str:
    """Return what was done, with what it was about."""
    match entry.kind:
        case AccessKind.OPENED:
            return tr("Opened for writing")
        case AccessKind.EXPORTED:
            return tr("Exported: {about}", about=entry.about)
        case AccessKind.SHEET:
            return tr("A recovery sheet was made")
        case AccessKind.ANSWERED:
            return tr("Printed what is held on one {case}")
        case AccessKind.ERASED:
            return tr("Erased a {case} for good: {about}", about=entry.about)
        case AccessKind.TAKEN:
            return tr("Has the audit from here on")
        case AccessKind.HANDED:
            return tr("Handed the audit over: {about}", about=entry.about or tr("no note"))
        case AccessKind.WANTED:
            return tr("Asked for the audit")
        case AccessKind.IDENTITIES:
            return tr("Wrote an identity sheet, locked. {about}", about=entry.about)
        case AccessKind.KEY_FILE:
            return tr("Gave the key file another passphrase")
        case AccessKind.TABLE:
            return tr("Handed out to a table: {about}", about=entry.about)
        case AccessKind.BACK:
            return tr("Took a table's file back: {about}", about=entry.about)
        case AccessKind.PUBLISHED:
            return tr("Published to a programme: {about}", about=entry.about)


def custody_words(custody: Custody, who: str) -> str:
    """Return who has the audit and who asks for it, for *who* looks; nothing where it is unused."""
    said = []
    if custody.has == who and who:
        said.append(tr("You have had this audit since {when}.", when=_moment(custody.since)))
    elif custody.has:
        said.append(
            tr(
                "{has} has had this audit since {when} and has not handed it over.",
                has=custody.has,
                when=_moment(custody.since),
            )
        )
    elif custody.handed_by:
        said.append(handed_words(custody))
    if custody.wanted_by and custody.wanted_by != who:
        said.append(
            tr(
                "{wanted_by} asked for it, {when}.",
                wanted_by=custody.wanted_by,
                when=_moment(custody.wanted_at),
            )
        )
    elif custody.wanted_by:
        said.append(tr("You asked for it, {when}.", when=_moment(custody.wanted_at)))
    return " ".join(said)


def handed_words(custody: Custody) -> str:
    """Return who handed it over, when, and the note that goes with it."""
    by, when = custody.handed_by, _moment(custody.handed_at)
    if not custody.note:
        return tr("Handed over by {by}, {when}.", by=by, when=when)
    return tr("Handed over by {by}, {when}: “{note}”", by=by, when=when, note=custody.note)


def _moment(at: str) -> str:
    return tr("{day}, {time}", day=date_text(at), time=at[11:16])


def note_too_long(letters: int) -> NotYet:
    """Return what to say of a note that would not be kept whole."""
    return NotYet(
        tr(
            "The note has {letters} letters, and {most} are kept.",
            letters=letters,
            most=LONGEST_LINE,
        ),
        tr("You have the audit still."),
        tr("Shorten it, or write the rest into the audit."),
    )
