"""Faults outside the program: what happened, what is safe, what to do."""

from collections.abc import Sequence

from core.words import tr


class WorkshopError(Exception):
    """A fault the facilitator can act on, in three parts.

    Only this family may be shown as a message; anything that is our mistake
    stays an ordinary exception and reaches the fault dialog.
    """

    def __init__(self, happened: str, safe: str, remedy: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.remedy = remedy

    @property
    def sentences(self) -> str:
        """The three parts as one line of text."""
        return " ".join(part for part in (self.happened, self.safe, self.remedy) if part)


class NotYet(WorkshopError):
    """Something has to be said or chosen first."""


class FileProblem(WorkshopError):
    """The workshop file, or another file, cannot be used as asked."""


class OlderFile(FileProblem):
    """The file is of an older version, and may not be written here to bring it up to date."""


class FileGone(FileProblem):
    """The workshop file was moved or replaced while it was open.

    What was said is still in memory and can be kept as a copy; `saved` tells
    whether that already includes what was being done.
    """

    def __init__(self, happened: str, safe: str, remedy: str, *, saved: bool) -> None:
        super().__init__(happened, safe, remedy)
        self.saved = saved


class FileBusy(FileProblem):
    """Another program has the file for itself; what is asked can be done once it lets go."""


class WrongKey(FileProblem):
    """The passphrase does not open the file, or it is damaged, or it is not ours."""


class Unreadable(WorkshopError):
    """A file brought in cannot be read at all."""


def not_whole(name: str) -> FileProblem:
    """Return the fault for a document that, read again, is not what was written."""
    return FileProblem(
        tr("“{name}” did not come back whole when it was read again.", name=name),
        tr("Nothing was changed: documents written before are as they were."),
        tr("Export again; if it happens twice, choose a folder on another disk."),
    )


def shown(text: str) -> str:
    """Return what someone wrote short enough to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"


def at_most(sentences: Sequence[str], most: int) -> str:
    """Return the sentences joined, those that would make it longer than *most* only counted.

    The first begins as it is given, for it may follow a colon; the others with a capital.
    """
    sentences = [
        one if not at else f"{one[:1].upper()}{one[1:]}" for at, one in enumerate(sentences)
    ]
    whole = " ".join(sentences)
    if len(whole) <= most:
        return whole
    kept: list[str] = []
    for sentence in sentences:
        if len(" ".join([*kept, sentence])) > most - len(" (and 9999 more)"):
            break
        kept.append(sentence)
    return tr(
        "{names} (and {number} more)", names=" ".join(kept), number=len(sentences) - len(kept)
    )
