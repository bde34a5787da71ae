"""The words of the letters to agencies, and noting that letters went out."""

from collections.abc import Sequence
from dataclasses import replace

from core.model.case import Request
from core.model.changed import Changed
from core.model.letter import LetterPart, LetterText
from core.store.file import WorkshopFile
from core.words import plural, tr, word_for


def set_letter_text(file: WorkshopFile, part: LetterPart, text: str) -> Changed | None:
    """Keep the audit's own words for a paragraph; none brings the standard words back."""
    held = file.all(LetterText, "part = ?", (part.value,))
    label = tr("change the letters' {what}", what=word_for(part))
    with file.act(label, f"letter {part.value}") as act:
        if text.strip():
            file.put(replace(held[0], text=text) if held else LetterText(part, text))
        else:
            file.remove_all(held)
    return act.news


def note_letters(
    file: WorkshopFile, requests: Sequence[Request], reminding: bool, letters: int
) -> Changed | None:
    """Note that letters went out today: requests as asked, reminders as chased.

    A day on which a request was asked before stays.
    """
    today = file.clock().date().isoformat()
    sent = plural(letters, "reminder") if reminding else plural(letters, "request letter")
    with file.act(tr("note {sent} as sent", sent=sent)) as act:
        for one in requests:
            if reminding:
                file.put(one.chased_also([today]))
            elif not one.asked:
                file.put(replace(one, asked=today))
    return act.news
