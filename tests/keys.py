"""How much work the key of a locked file is in this process: little, where that is not tested."""

from typing import Final

AS_SHIPPED: Final = 256_000
"""Rounds; the cipher's own default, which the program leaves as it is."""
FEW: Final = 1_000


def derive_keys_in(rounds: int) -> None:
    """Have every key in this process derived in so many rounds from here on."""
    import sqlcipher3.dbapi2 as dbapi

    connection = dbapi.connect(":memory:")
    connection.execute(f"PRAGMA cipher_default_kdf_iter = {rounds}")
    connection.close()
