"""Which pages of a locked file are as they were written, told without opening it.

Each page of a SQLCipher 4 file ends in its initial vector and a keyed sum (HMAC-SHA512)
over what is before it and the page's number. The key of the sum is made of the file's key
and its salt, the first 16 bytes of the file, with every byte turned over by 0x3a.
"""

import hmac
from hashlib import pbkdf2_hmac
from typing import Final

PAGE: Final = 4096
"""Bytes of a page, in every file that we write."""

SALT: Final = 16
_SUM: Final = 64
_TURNED: Final = 0x3A
_ROUNDS: Final = 2


class PageSums:
    """Tells of each page of one file whether it is whole; *key* is the file's, 32 bytes."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        turned = bytes(byte ^ _TURNED for byte in salt)
        self._key = pbkdf2_hmac("sha512", key, turned, _ROUNDS, len(key))

    def is_whole(self, number: int, page: bytes) -> bool:
        """Return whether the page of that number, from 1, is as it was written."""
        if len(page) != PAGE:
            return False
        body = page[SALT if number == 1 else 0 : PAGE - _SUM]
        said = page[PAGE - _SUM :]
        found = hmac.digest(self._key, body + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(found, said)

    def broken(self, content: bytes) -> list[int]:
        """Return the numbers of all pages of a file that are not as they were written."""
        return [
            at // PAGE + 1
            for at in range(0, len(content), PAGE)
            if not self.is_whole(at // PAGE + 1, content[at : at + PAGE])
        ]
