"""A day in a room, act by act, as chance has it: what the other campaigns disturb."""

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace

from core.acts import bring_in, heard, prepare, walk
from core.model.audit import Audit
from core.model.case import Case
from core.model.draft.returns import Draft, ReturnDraft
from core.model.fault import WorkshopError
from core.model.note import Note, NoteKind
from core.model.sitting import Place
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.small import contents

PASSPHRASE = "correct horse battery staple"

Step = Callable[[WorkshopFile, random.Random], object]


def state_of(file: WorkshopFile) -> str:
    """Return what tells one state of an audit from another: every row, act and draft."""
    whole = (contents(file), file.history(), file.drafts.all())
    return hashlib.sha256(repr(whole).encode()).hexdigest()


def step(file: WorkshopFile, chance: random.Random) -> None:
    """Do one thing that a facilitator may do; one that is refused does nothing."""
    try:
        chance.choice(_STEPS)(file, chance)
    except WorkshopError:
        return


def _judge(file: WorkshopFile, chance: random.Random) -> object:
    tool, case = read_tool(file), chance.choice(file.all(Case))
    point = chance.choice(tool.points)
    answer = chance.choice(tool.answers_at(point))
    act = chance.choice((walk.agree, walk.choose))
    return act(file, case.id, point, answer.id)


def _reason(file: WorkshopFile, chance: random.Random) -> object:
    case, point = chance.choice(file.all(Case)), chance.choice(read_tool(file).points)
    return walk.give_reason(file, case.id, point, _words(chance))


def _note(file: WorkshopFile, chance: random.Random) -> object:
    case = chance.choice(file.all(Case))
    kind = chance.choice(tuple(NoteKind))
    return heard.add_note(file, Note(kind, _words(chance), case_id=case.id))


def _forget(file: WorkshopFile, chance: random.Random) -> object:
    notes = file.all(Note)
    return heard.remove_note(file, chance.choice(notes)) if notes else None


def _add_case(file: WorkshopFile, chance: random.Random) -> object:
    return prepare.keep_rows(file, "add", [Case(f"Child {chance.randrange(1000)}")])


def _remove_case(file: WorkshopFile, chance: random.Random) -> object:
    cases = file.all(Case)
    return prepare.remove_rows(file, "remove", [cases[-1]]) if len(cases) > 2 else None


def _bring_in(file: WorkshopFile, chance: random.Random) -> object:
    case = chance.choice(file.all(Case))
    answers = {key: chance.choice(("yes", "no")) for key in ("1a", "1b", "2", "3")}
    row = ReturnDraft(case.reference, "Health", "", answers, {"2": _words(chance)})
    return bring_in.take_returns(file, Draft("r.csv", (row,)))


def _title(file: WorkshopFile, chance: random.Random) -> object:
    return prepare.set_audit(file, replace(file.all(Audit)[0], title=_words(chance)))


def _type(file: WorkshopFile, chance: random.Random) -> None:
    case = chance.choice(file.all(Case))
    file.drafts.keep(Place("walk", case.id), "heard", _words(chance))


def _undo(file: WorkshopFile, _: random.Random) -> object:
    return file.undo()


def _redo(file: WorkshopFile, _: random.Random) -> object:
    return file.redo()


def _words(chance: random.Random) -> str:
    """Return a few words; sometimes so many that they fill pages of their own."""
    return " ".join(chance.choices(_WORDS, k=chance.choice((3, 20, 60, 3000))))


_WORDS = ("said", "café", "हिन्दी", "Mrs", "later")

_STEPS: tuple[Step, ...] = (
    *(_judge, _judge, _judge, _reason, _reason, _note, _note, _forget, _type),
    *(_add_case, _remove_case, _bring_in, _title, _undo, _undo, _redo),
)
