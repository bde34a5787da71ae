"""What is sent out before the day, as pages to change in Word: letter, confidentiality, agenda."""

from collections.abc import Iterator

from core.documents.blocks import Block, Document, Heading, Paragraph, Section, TextLook
from core.documents.heads import running_head
from core.documents.on_paper import agenda_blocks, sign_in_table
from core.documents.plain import Said, line
from core.documents.typed import as_typed, typed
from core.model.clock import date_text
from core.model.letter import LetterPart
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.letter import standard_words
from core.words import tr


def to_send(full: FullSnapshot) -> Document:
    """Compose a letter to any agency, a statement to read out and sign, and the agenda."""
    now = full.now
    head = running_head(now.audit, tr("to send before the day"), now.here_day)
    sections = (
        Section(
            tr("Letter to agencies"),
            tr("To each agency that is asked, with its forms"),
            tuple(_letter(now)),
        ),
        Section(
            tr("Confidentiality statement"),
            tr("Read out at the start; whoever takes part signs."),
            tuple(_statement(now)),
        ),
        Section(tr("Agenda"), _when(now), tuple(agenda_blocks(now))),
    )
    return Document("to-send", head, head, now.audit.marking, sections)


def to_send_described(full: FullSnapshot) -> str:
    """Return what is in it, and where standard words stand for the audit's own."""
    if full.now.audit.confidentiality.strip():
        return tr("letter to agencies, confidentiality statement, agenda")
    return tr("letter to agencies, confidentiality statement in standard words, agenda")


def _letter(now: Snapshot) -> Iterator[Block]:
    yield line(tr("To: ____________________ (role), ____________________ (agency)"))
    yield line(tr("About: {audit}: audit forms", audit=now.audit.title.strip()), TextLook.STRONG)
    yield from _paragraphs(now, LetterPart.OPENING)
    yield line(tr("Forms ____________________: please send back by ____________________."))
    yield from _paragraphs(now, LetterPart.GROUND, LetterPart.FAMILIES)
    yield line(
        tr(
            "If your agency holds no record, tick the box on the first page and send the form "
            "back: that is an answer too."
        )
    )
    yield line(
        tr("A worry about a child or adult does not wait for this: tell your manager today.")
    )
    if now.audit.day:
        yield line(tr("The {cases} are discussed on {day}.", day=date_text(now.audit.day)))
    yield from _paragraphs(now, LetterPart.CLOSING)
    yield line(tr("Signed, by role: ____________________"))
    if now.audit.partnership.strip():
        yield line(now.audit.partnership.strip())


def _paragraphs(now: Snapshot, *parts: LetterPart) -> Iterator[Block]:
    """Yield paragraphs of the letter, each in the audit's own words where it has some."""
    for part in parts:
        own = next((one for one in now.letters if one.part is part), None)
        said: Said = standard_words(now, part)
        if own is not None:
            said = typed(own, "text", said=own.text.strip())
        if own is not None or said:
            yield line(said)


def _statement(now: Snapshot) -> Iterator[Block]:
    if now.audit.confidentiality.strip():
        yield Paragraph((as_typed(now.audit, "confidentiality"),))
    else:
        yield line(_STANDARD)
    yield Heading(tr("Who is here"), "sign-in")
    yield sign_in_table(now)


def _when(now: Snapshot) -> str:
    starts, finishes = now.here_hours
    hours = f"{starts} – {finishes}" if starts and finishes else starts
    venue = (now.audit.venue if now.here is None else now.here.venue).strip()
    return ", ".join(part for part in (date_text(now.here_day), hours, venue) if part)


_STANDARD = tr(
    "What is said here about people stays here. We look at practice and blame nobody. Speak from "
    "your own agency's file, by its reference: no names, addresses or dates of birth. Nobody "
    "records or takes pictures; only the note-taker writes. Who believes that somebody is in "
    "danger now says so at once, and it is passed on today. What the room agrees is written down "
    "for the partnership; what one person said is told to others only as that person allowed."
)
"""What is read out where the audit has no words of its own."""
