"""Signs publications and checks signatures: Ed25519, by a library that is loaded here alone."""

from hashlib import sha256
from typing import Final

from core.model.fault import NotYet, Unreadable
from core.programme.canonical import Contents, canonical, digest
from core.programme.signed import Signed
from core.words import tr

_PREFIX: Final = b"casewalk programme 1\n"
"""What is signed begins so: the key signs nothing that could be taken for something else."""
_LINE: Final = "casewalk-key"


def new_seed() -> str:
    """Return a new secret half of a key, 64 hexadecimal digits."""
    from nacl.signing import SigningKey

    return bytes(SigningKey.generate()).hex()


def public_half(seed: str) -> str:
    """Return the public half of a key, 64 hexadecimal digits."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(bytes.fromhex(seed)).verify_key).hex()


def key_id(public: str) -> str:
    """Return what a key is called: 32 hexadecimal digits of its public half's digest."""
    return sha256(bytes.fromhex(public)).hexdigest()[:32]


def signed(contents: Contents, seed: str) -> Signed:
    """Return a publication or withdrawal with its signature."""
    from nacl.signing import SigningKey

    payload = canonical(contents)
    signature = SigningKey(bytes.fromhex(seed)).sign(_PREFIX + payload.encode()).signature
    return Signed(payload, digest(payload), key_id(public_half(seed)), signature.hex())


def check_signature(found: Signed, public: str) -> None:
    """Raise Unreadable where *found* was not signed by the key with this public half."""
    from nacl.exceptions import BadSignatureError
    from nacl.exceptions import ValueError as NoSignature
    from nacl.signing import VerifyKey

    try:
        message = _PREFIX + found.payload.encode()
        VerifyKey(bytes.fromhex(public)).verify(message, bytes.fromhex(found.signature))
    except (BadSignatureError, NoSignature, ValueError, TypeError) as error:
        raise _not_signed() from error
    if found.key != key_id(public):
        raise _not_signed()


def public_line(partnership: str, public: str) -> str:
    """Return the line by which an office enrols a key."""
    return f"{_LINE} {partnership} {public}"


def read_public_line(line: str) -> tuple[str, str]:
    """Return the partnership's key and the public half a line gives. Raises NotYet."""
    parts = line.split()
    if len(parts) == 3 and parts[0] == _LINE and _is_public(parts[2]):
        return parts[1], parts[2]
    raise NotYet(
        tr("This is not the line of a signing key."),
        tr("Nothing was enrolled."),
        tr("It begins with {begin} and is printed as the key is made.", begin=_LINE),
    )


def _is_public(text: str) -> bool:
    try:
        return len(bytes.fromhex(text)) == 32 and text == text.lower()
    except ValueError:
        return False


def _not_signed() -> Unreadable:
    return Unreadable(
        tr("The signature is not that of the key it names: it was changed on its way."),
        tr("Nothing was taken in."),
        tr("Ask the partnership to send it once more, and to say by telephone what it sent."),
    )
