"""A letter as a draft that a mail program opens, to be looked at and sent by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.forms.files import FormFile, FormFormat
from core.forms.letter import Letter, LetterKind
from core.model.file_names import in_file_name
from core.model.mail import addresses_in
from core.words import tr

_TYPES: Final = {
    FormFormat.PDF: ("application", "pdf"),
    FormFormat.PAPER: ("application", "pdf"),
    FormFormat.EXCEL: ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    FormFormat.WORD: (
        "application",
        "vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@dataclass(frozen=True, slots=True)
class MailDraft:
    """One draft; its name says which agency and what for, never of whom."""

    name: str
    letter: Letter
    attached: tuple[FormFile, ...] = ()

    def written(self, made: datetime) -> bytes:
        """Return the draft; mail programs that know X-Unsent open it ready to send."""
        from email.message import EmailMessage
        from email.policy import SMTP

        mail = EmailMessage(policy=SMTP)
        mail["X-Unsent"] = "1"
        # What is no address would end the writing, or reach a mail program as one.
        mail["To"] = ", ".join(addresses_in(self.letter.mail))
        mail["Subject"] = _one_line(self.letter.subject)
        mail.set_content(f"{self.letter.text}\n", cte="quoted-printable")
        for file in self.attached:
            kind, of = _TYPES[file.format]
            mail.add_attachment(file.written(made), maintype=kind, subtype=of, filename=file.name)
        return mail.as_bytes()

    def is_whole(self, content: bytes) -> bool:
        """Return whether a file reads as this draft: its letter and all that is attached."""
        from email import message_from_bytes
        from email.policy import SMTP

        back = message_from_bytes(content, policy=SMTP)
        body = back.get_body(("plain",))
        said = body.get_content() if body is not None else ""
        names = [one.get_filename() for one in back.iter_attachments()]
        return said.split() == self.letter.text.split() and names == [
            one.name for one in self.attached
        ]


def mail_drafts(found: Sequence[Letter], packs: Iterable[FormFile] = ()) -> tuple[MailDraft, ...]:
    """Return a draft for each letter, with the files of forms of its agency attached."""
    by_agency: dict[int, list[FormFile]] = {}
    for pack in packs:
        by_agency.setdefault(pack.forms[0].agency_id, []).append(pack)
    taken: dict[str, int] = {}
    drafts = []
    for one in found:
        stem = _stem(one)
        taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem} {taken[stem]}"
        drafts.append(MailDraft(f"{name}.eml", one, tuple(by_agency.get(one.agency.id, ()))))
    return tuple(drafts)


def _stem(letter: Letter) -> str:
    agency = in_file_name(letter.agency.name) or tr("Agency")
    what = tr("request") if letter.kind is LetterKind.REQUEST else tr("reminder")
    return f"{agency}, {what}"


def _one_line(text: str) -> str:
    """Return a text that can stand in a heading of a mail, and add none of its own."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
