"""Why a server refused something: it has a code of its own for each reason."""

from collections.abc import Callable
from typing import Final

from core.model.fault import WorkshopError
from core.programme.faults import NotReached, Refused
from core.programme.server.faults import nothing_lost
from core.words import tr


def refusal(code: str, detail: str) -> WorkshopError | None:
    """Return what a code of the server's means, about *detail*; None where it is our mistake."""
    if code.startswith(("53", "40", "55", "57", "58")) or code == "25006":
        return NotReached(
            tr("The server could not do it just now."),
            nothing_lost(),
            tr("Try again in a few minutes; tell the office if it goes on."),
        )
    if code in ("42501", "3F000", "42883", "42P01"):
        return _no_right(code)
    said = _REFUSALS.get(code)
    if said is None:
        return None
    happened, remedy = said(detail)
    return Refused(happened, tr("Nothing was changed on the server."), remedy)


def _no_right(code: str) -> Refused:
    if code == "42501":
        happened = tr("This login may not do that on the server.")
        remedy = tr("Use the login of your partnership; what only the office may do needs its own.")
    else:
        happened = tr("There is no programme in that database, or none for this login.")
        remedy = tr("Compare the database and login in the service file with what the office sent.")
    return Refused(happened, tr("Nothing was changed on the server."), remedy)


def _key_unknown(_what: str) -> tuple[str, str]:
    return (
        tr("The office does not know the key this was signed with."),
        tr("Send the office the line of your signing key, and ask it to enrol it."),
    )


def _key_revoked(_what: str) -> tuple[str, str]:
    return (
        tr("The key this was signed with may not be used any more."),
        tr("Sign it with your new key: publish the round again as its next version."),
    )


def _key_of_another(_what: str) -> tuple[str, str]:
    return (
        tr("The key this was signed with is another partnership's."),
        tr("Use your own partnership's key file and login."),
    )


def _other_format(what: str) -> tuple[str, str]:
    return (
        tr("The server's programme does not know this form of publication ({what}).", what=what),
        tr("Ask the office to bring the programme up to date: programme init does."),
    )


def _round_of_another(_what: str) -> tuple[str, str]:
    return (
        tr("This round was published by another partnership."),
        tr("Ask the office: an audit's file may have been passed on, and begun from again."),
    )


def _was_withdrawn(what: str) -> tuple[str, str]:
    return (
        tr("Version {what} was withdrawn before.", what=what),
        tr("What was withdrawn does not come back; publish the round as a new version."),
    )


def _version_there(what: str) -> tuple[str, str]:
    return (
        tr("Version {what} is there already, with other counts.", what=what),
        tr(
            "It came from another computer with this audit. Take its file, or publish as the "
            "version after it."
        ),
    )


def _in_the_future(what: str) -> tuple[str, str]:
    return (
        tr("The round's day lies in the future; by the server it is {what}.", what=what),
        tr("See that this computer's clock and the audit's date are right."),
    )


def _row_of_nothing(_what: str) -> tuple[str, str]:
    return (
        tr("A row is about a statement that is not in its audit tool."),
        tr("Publish it again from the audit; the file was not written by Casewalk as it is."),
    )


def _nothing_to_withdraw(_what: str) -> tuple[str, str]:
    return (
        tr("That version was never there."),
        tr("Publish first, or withdraw the version that is there."),
    )


def _other_contents(what: str) -> tuple[str, str]:
    return (
        tr("Version {what} has other contents there.", what=what),
        tr("Withdraw from the audit's file that published it."),
    )


_REFUSALS: Final[dict[str, Callable[[str], tuple[str, str]]]] = {
    "CW001": _key_unknown,
    "CW002": _key_revoked,
    "CW003": _key_of_another,
    "CW004": _other_format,
    "CW005": _round_of_another,
    "CW006": _was_withdrawn,
    "CW007": _version_there,
    "CW008": _in_the_future,
    "CW009": _row_of_nothing,
    "CW010": _nothing_to_withdraw,
    "CW011": _other_contents,
    "22P05": _row_of_nothing,
    "22003": _row_of_nothing,
}
