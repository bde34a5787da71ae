"""A publication as it travels: the canonical text, its digest, and the signature over it."""

import json
from dataclasses import asdict, dataclass
from typing import Final

import msgspec

from core.model.fault import Unreadable
from core.programme.canonical import LONGEST, Contents, digest, read_contents
from core.programme.publication import Withdrawal
from core.words import tr

ENDING: Final = ".casepub"
_MARK: Final = "programme"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Signed:
    """What is sent or written to a folder; digest, key and signature are hexadecimal."""

    payload: str
    sha256: str
    key: str
    signature: str

    @property
    def contents(self) -> Contents:
        """What was signed. Raises Unreadable."""
        return read_contents(self.payload)


def written(found: Signed) -> str:
    """Return the text of the file it travels in."""
    whole = {"casewalk": _MARK, "format": _FORMAT, **asdict(found)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_signed(text: str) -> Signed:
    """Read such a file. Raises Unreadable, also where the digest is of another text.

    Whose signature it is, is asked of `signing`.
    """
    try:
        if len(text) > 2 * LONGEST:
            raise ValueError("too long")
        whole = json.loads(text)
        if whole.pop("casewalk") != _MARK or whole.pop("format") != _FORMAT:
            raise ValueError("not ours")
        found = msgspec.convert(whole, Signed, strict=True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _not_ours() from error
    if digest(found.payload) != found.sha256:
        raise _not_ours()
    return found


def file_name(found: Contents) -> str:
    """Return what its file is called: round and version tell it from every other."""
    taken_back = "-withdrawn" if isinstance(found, Withdrawal) else ""
    return f"{found.round}-{found.version}{taken_back}{ENDING}"


def _not_ours() -> Unreadable:
    return Unreadable(
        tr("This is no publication of Casewalk, or not the whole of one."),
        tr("Nothing was taken in."),
        tr("Ask the partnership to send the file once more."),
    )
