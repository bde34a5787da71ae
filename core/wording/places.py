"""Says in one line what where an audit lies may do to it."""

from typing import Final

from core.words import tr

_ADVICE: Final = tr("A folder of this computer is safer; keep a copy there and go on in it.")


OFFER: Final = tr("Work on a copy here")


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


def offers_words(kind: str, name: str) -> str:
    """Return the line that offers to work on a copy here; nothing where the place is none for it.

    For a locked audit: it stays locked here.
    """
    if kind not in ("cloud", "network"):
        return ""
    return tr(
        "{words} You can work on a copy on this computer, locked as this is: it is put back when "
        "you close it, if nobody changed the file meanwhile.",
        words=place_words(kind, name, locked=True).removesuffix(f" {_ADVICE}"),
    )


def local_words(name: str) -> str:
    """Return what is said while a copy on this computer is worked on; *name* is its folder's."""
    return tr(
        "You work on a copy on this computer. It is put back into “{name}” when you close the "
        "audit.",
        name=name,
    )


def put_back_words(outcome: str, name: str, other: str) -> str:
    """Return what became of a copy that was to be put back, by `PutBack`."""
    match outcome:
        case "both":
            return tr(
                "“{name}” was changed by somebody else meanwhile, or is open there. Both are kept: "
                "that one as it is, and yours beside it as “{other}”.",
                name=name,
                other=other,
            )
        case "later":
            return tr(
                "“{name}” cannot be put back just now, as its folder cannot be reached or written "
                "to. All is kept on this computer. Open it as ever: it is found here first, and "
                "put back when you close it.",
                name=name,
            )
    return tr("“{name}” is put back where it was.", name=name)
