"""The signing key of a partnership, in a locked file of its own.

Two laptops have a copy of the one file. Where it is lost, the office revokes it and enrols
another; what was signed before stays signed.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.files import profile_folder
from core.model.fault import FileProblem, NotYet
from core.programme import signing
from core.programme.canonical import Contents
from core.programme.signed import Signed
from core.store.locked_texts import LockedTexts, kind_of_texts
from core.words import later, tr

ENDING: Final = ".casesign"
_KIND: Final = kind_of_texts(0x43575347, ENDING, later("The signing key"))
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def usual_key() -> Path:
    """Return where a partnership's signing key lies unless it is put elsewhere."""
    return profile_folder() / f"signing{ENDING}"


@dataclass(frozen=True, slots=True)
class PartnershipKey:
    """What a signing key signs as: the partnership's key, and what its programme is called."""

    partnership: str
    programme: str
    public: str
    seed: str = field(repr=False)

    @property
    def line(self) -> str:
        """The line by which the office enrols it."""
        return signing.public_line(self.partnership, self.public)

    def signed(self, contents: Contents) -> Signed:
        """Return what is signed as this partnership."""
        return signing.signed(contents, self.seed)


def make_key(path: Path, passphrase: str, partnership: str, programme: str = "") -> PartnershipKey:
    """Make a key and its file. Raises NotYet or FileProblem."""
    if not _NAME.fullmatch(partnership):
        raise NotYet(
            tr("A partnership is called by small letters, digits and hyphens."),
            tr("No key was made."),
            tr("Use the word the office gave you, such as south-shire."),
        )
    seed = signing.new_seed()
    found = PartnershipKey(partnership, programme.strip(), signing.public_half(seed), seed)
    texts = {"partnership": partnership, "programme": found.programme, "seed": seed}
    LockedTexts.create(_KIND, path, passphrase, texts).close()
    return found


def open_key(path: Path, passphrase: str) -> PartnershipKey:
    """Read a key; nothing of its file stays open. Raises WrongKey or FileProblem."""
    held = LockedTexts.open(_KIND, path, passphrase)
    try:
        seed = held.texts["seed"]
        public = signing.public_half(seed)
        return PartnershipKey(held.texts["partnership"], held.texts["programme"], public, seed)
    except (KeyError, ValueError) as error:
        raise FileProblem(
            tr("The signing key “{path}” holds no key.", path=path.name),
            tr("It was not touched."),
            tr("Use another copy of it, or have the office enrol a new one."),
        ) from error
    finally:
        held.close()
