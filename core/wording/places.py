"""Says in one line what where an audit lies may do to it."""

from typing import Final

from core.words import tr

_ADVICE: Final = tr("A folder of this computer is safer; keep a copy there and go on in it.")


def place_words(kind: str, name: str, locked: bool) -> str:
    """Return the line for a kind of `core.places`; nothing for a place like any other."""
    match kind:
        case "cloud":
            words = tr(
                "This audit lies in a folder that {name} keeps in step with other computers, "
                "which may put an older file back while you work.",
                name=name,
            )
            if not locked:
                words += " " + tr("It has no passphrase, so whoever runs that can read it.")
        case "network":
            words = tr(
                "This audit lies on a network drive: where the network fails, nothing can be "
                "saved until it is back."
            )
        case "fat":
            words = tr(
                "This audit lies on a removable drive without protection against being pulled "
                "out: take it out only after the audit is closed."
            )
        case _:
            return ""
    return f"{words} {_ADVICE}"
