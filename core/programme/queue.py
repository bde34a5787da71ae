"""From what would leave to what is signed, waits, and goes to a folder or is taken back."""

from contextlib import suppress
from pathlib import Path

from core.acts.programme import keep_sent, keep_withdrawn
from core.files import put_over, sync_file, sync_folder
from core.model.fault import FileProblem, NotYet
from core.model.published import Published
from core.model.snapshot import Snapshot
from core.programme.key_file import PartnershipKey
from core.programme.made import WouldLeave
from core.programme.publication import Withdrawal
from core.programme.signed import Signed, file_name, read_signed, written
from core.store.file import WorkshopFile
from core.words import plural, tr


def assure_settled(found: WouldLeave) -> None:
    """Raise NotYet where something has to be settled before it can leave."""
    left = found.checked.left
    if left:
        things = plural(len(left), "thing")
        raise NotYet(
            tr("{things} must be settled first. {first}", things=things, first=left[0].words),
            tr("Nothing left."),
            tr("Change it where it stands, or leave that text out."),
        )


def signed_version(found: WouldLeave, key: PartnershipKey) -> Published:
    """Return the version as it is signed and kept. Raises NotYet; see `assure_settled`."""
    assure_settled(found)
    signed = key.signed(found.publication)
    return Published(
        found.publication.version,
        found.publication.round,
        signed.sha256,
        payload=signed.payload,
        key=signed.key,
        signature=signed.signature,
    )


def signed_again(found: Published) -> Signed:
    """Return what a kept version, or the word that takes it back, travels as."""
    if found.withdrawal:
        return read_signed(found.withdrawal)
    return Signed(found.payload, found.sha256, found.key, found.signature)


def to_send(now: Snapshot) -> Published | None:
    """Return what waits to be sent: a word that takes one back before anything else."""
    waiting = [one for one in now.publications if one.withdrawal]
    waiting += [one for one in now.publications if one.waits]
    return waiting[0] if waiting else None


def current_version(now: Snapshot) -> Published | None:
    """Return the version that counts now, or will once it is sent."""
    counting = [one for one in now.publications if one.counts]
    return max(counting, key=lambda one: one.version, default=None)


def signed_withdrawal(found: Published, key: PartnershipKey, reason: str) -> str:
    """Return the signed word that takes a version back; "" where it never went anywhere."""
    if not found.sent_at:
        return ""
    taken_back = Withdrawal(
        found.round, found.version, found.sha256, key.partnership, reason.strip()
    )
    return written(key.signed(taken_back))


def withdraw(file: WorkshopFile, found: Published, key: PartnershipKey, reason: str) -> None:
    """Take a version back; the word of it waits where the version went. Raises NotYet."""
    keep_withdrawn(file, found, reason, signed_withdrawal(found, key, reason))


def write_into(file: WorkshopFile, found: Published, folder: Path) -> Path:
    """Write what waits into a folder, for secure mail, and keep that it was; again is harmless.

    Raises FileProblem, with nothing half written.
    """
    path = write_signed(signed_again(found), folder)
    keep_sent(file, found, folder.name)
    return path


def write_signed(found: Signed, folder: Path) -> Path:
    """Write a signed file whole into a folder, read it back, and return where it is."""
    path = folder / file_name(found.contents)
    aside = folder / f"{path.name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_text(written(found), encoding="utf-8", newline="\n")
            sync_file(aside)
            if read_signed(aside.read_text(encoding="utf-8")) != found:
                raise OSError("not as it was written")
            put_over(aside, path)
        finally:
            with suppress(OSError):
                aside.unlink()
        with suppress(OSError):
            sync_folder(folder)
    except OSError as error:
        raise FileProblem(
            tr("“{name}” could not be written into that folder.", name=path.name),
            tr("Nothing left, and the version waits as it did."),
            tr("Choose a folder of your own with room in it."),
        ) from error
    return path
