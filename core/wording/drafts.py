"""Says which words were typed and not entered, when an audit is opened again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.model.concluded import action_numbers
from core.model.ids import ActionId, AgencyId
from core.model.sitting import CHANGE, REMARK, DraftText, Place, typed_in
from core.model.snapshot import Snapshot
from core.wording.numbers import listed
from core.words import tr

RETURN, ROW, CELL = "return", "row", "cell"
"""How the fields of drafts begin: a return, a table's new row, one of its cells."""

FILES = "files"
"""The field of what was said of files that were not brought in."""

VALUE = "value"
"""The field of an answer in Walk that is typed and is none yet."""

CARD = "card"
"""The field of what is typed in the theme hour."""

OPEN = "open"
"""How the field of why a concern stays open begins; its number in the file follows."""

NOTE, THEME, WITHOUT = "note", "theme", "without"
"""The fields of the note to whoever has the audit next, of a theme to add, and of why
something is left out; what that is follows."""

STEP = "step"
"""How the field of what is typed at an action begins; its number in the file follows."""


FIELD = "field"
"""How the draft begins of any other field; its page, and what it is called, follow."""


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """What stands in a field, and the name that a screen reader says of it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class StepWords:
    """What is typed at an action and neither noted nor closed with yet."""

    progress: str = ""
    done: str = ""
    shows: str = ""

    @property
    def any(self) -> bool:
        """Whether there are any words."""
        return bool(self.progress.strip() or self.done.strip() or self.shows.strip())


def drafts_words(now: Snapshot, drafts: Sequence[DraftText]) -> str:
    """Return what is still where it was typed; nothing where nothing waits."""
    waiting = list(_named(now, drafts))
    if not waiting:
        return ""
    return tr("Still where it was typed, and not in the audit yet: {what}.", what=listed(waiting))


def _named(now: Snapshot, drafts: Sequence[DraftText]) -> Iterator[str]:
    for draft in drafts:
        kind, _, number = draft.field.partition(" ")
        case = now.case.get(draft.place.case_id) if draft.place.case_id is not None else None
        if kind == REMARK:
            yield tr("a remark in Walk")
        elif kind == CHANGE and case is not None:
            agreed = tr("a change to what was agreed for {reference}", reference=case.reference)
            yield f"{agreed}{_question_at(now, draft.place)}"
        elif kind == VALUE and case is not None:
            half = tr("an answer half typed for {reference}", reference=case.reference)
            yield f"{half}{_question_at(now, draft.place)}"
        elif kind == FILES:
            yield tr("what you said of files that are not brought in")
        elif kind == CARD:
            yield tr("words in the theme hour")
        elif kind == OPEN:
            yield tr("why a concern stays open")
        elif kind == NOTE:
            yield tr("a note for whoever has the audit next")
        elif kind == THEME:
            yield tr("a theme to add")
        elif kind == WITHOUT:
            yield tr("why something is left out")
        elif kind == ROW:
            yield tr("a new row in Prepare")
        elif kind == CELL:
            yield tr("a cell in Prepare")
        elif kind == FIELD:
            typed = typed_in(draft.text, FieldDraft)
            if typed is not None:
                yield tr("words in the field “{name}”", name=typed.name)
        elif kind == STEP and number.isdecimal() and int(number) in now.action:
            yield tr("words at action {number}", number=action_numbers(now)[ActionId(int(number))])
        elif kind == RETURN and case is not None and int(number) in now.agency:
            agency = now.agency[AgencyId(int(number))]
            yield tr(
                "the return of {agency} for {reference}",
                agency=agency.name,
                reference=case.reference,
            )


def _question_at(now: Snapshot, place: Place) -> str:
    """Return " at question 6": several half typed for one case are told apart, and found."""
    if place.question_id not in now.tool.question:
        return ""
    return tr(" at question {key}", key=now.tool.key_of(place.question_id, place.item_id))
