"""Keeping what was published: signed, sent, refused, withdrawn. Undo passes all of it over."""

from dataclasses import replace
from typing import Final

from core.model.access import AccessKind
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.published import ProgrammeChoice, Published, PublishedState
from core.store.file import WorkshopFile
from core.words import tr

_SENT: Final = PublishedState.SENT


def next_version(file: WorkshopFile) -> int:
    """Return the number of the next version: one that was given once is never given again.

    The access log knows it too, which no undo and no way back touches.
    """
    given = [one.version for one in file.all(Published)]
    noted = (one.about.split(" ", 1)[0] for one in file.access.all() if _is_version(one.kind))
    return 1 + max((*given, *(int(one) for one in noted if one.isdecimal())), default=0)


def _is_version(kind: AccessKind) -> bool:
    return kind is AccessKind.PUBLISHED


def keep_signed(file: WorkshopFile, found: Published, who: str) -> Changed | None:
    """Keep a version that was signed: it waits, and one that waited before gives way to it.

    One that is somewhere already counts there until the new one is sent.
    """
    at = file.clock().isoformat(timespec="seconds")
    with file.act(tr("sign version {version}", version=found.version), quiet=True) as act:
        for one in file.all(Published):
            if one.state is PublishedState.WAITING and not one.withdrawal:
                file.put(replace(one, state=_SENT if one.sent_at else PublishedState.REPLACED))
        file.put(replace(found, signed_at=at))
        file.access.note(AccessKind.PUBLISHED, who, f"{found.version} {found.short_sum}")
    return act.news


def keep_sent(file: WorkshopFile, found: Published, goes_to: str) -> Changed | None:
    """Keep that a version, or the word that takes it back, was taken where it goes to."""
    at = file.clock().isoformat(timespec="seconds")
    with file.act(tr("send version {version}", version=found.version), quiet=True) as act:
        if found.withdrawal:
            file.put(replace(found, withdrawal="", goes_to=goes_to))
            return act.news
        for one in file.all(Published):
            if one.version < found.version and one.state is _SENT:
                file.put(replace(one, state=PublishedState.REPLACED))
        file.put(replace(found, state=_SENT, goes_to=goes_to, sent_at=at, refused=""))
    return act.news


def let_wait_again(file: WorkshopFile, found: Published) -> Changed | None:
    """Let a version that went to one place wait for another; going twice is harmless.

    Raises NotYet where a case that it counts was erased since.
    """
    if not found.payload:
        raise NotYet(
            tr("A {case} that version {version} counts was erased.", version=found.version),
            tr("Nothing was sent."),
            tr("Publish a new version."),
        )
    label = tr("let version {version} wait again", version=found.version)
    with file.act(label, quiet=True) as act:
        file.put(replace(found, state=PublishedState.WAITING))
    return act.news


def keep_refused(file: WorkshopFile, found: Published, why: str) -> Changed | None:
    """Keep that a version was not taken, and why; it is not sent again as it is.

    One that is somewhere else already stays there, so that it can be withdrawn from there.
    """
    with file.act(
        tr("keep that version {version} was refused", version=found.version), quiet=True
    ) as act:
        if found.withdrawal:  # the version itself is taken back here all the same
            file.put(replace(found, withdrawal="", refused=why))
        else:
            state = _SENT if found.sent_at else PublishedState.REFUSED
            file.put(replace(found, state=state, refused=why))
    return act.news


def keep_withdrawn(
    file: WorkshopFile, found: Published, reason: str, withdrawal: str
) -> Changed | None:
    """Take a version back: its words go, its digest, time and the reason stay.

    *withdrawal* is the signed word that takes it back where it went, empty where it went
    nowhere. Raises NotYet without a reason.
    """
    if not reason.strip():
        raise NotYet(
            tr("It has no reason yet."),
            tr("Nothing was withdrawn."),
            tr("Say in a few words why; the reason stays with the office."),
        )
    at = file.clock().isoformat(timespec="seconds")
    with file.act(tr("withdraw version {version}", version=found.version), quiet=True) as act:
        for one in file.all(Published):  # what gave way to it is of the same round
            if one.payload and one.version < found.version and not one.counts:
                file.put(replace(one, payload="", signature=""))
        file.put(
            replace(
                found,
                state=PublishedState.WITHDRAWN,
                payload="",
                signature="",
                withdrawn_at=at,
                reason=reason.strip(),
                withdrawal=withdrawal,
            )
        )
    return act.news


def choose_programme(file: WorkshopFile, choice: ProgrammeChoice) -> Changed | None:
    """Keep to which programme an audit publishes, and whether it is sent as it is opened."""
    with file.act(tr("choose where it is published")) as act:
        file.put(replace(choice, id=1, service=choice.service.strip()))
    return act.news
