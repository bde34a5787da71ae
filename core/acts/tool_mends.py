"""Mends what is worth a look in a tool, where one act can: no answer given is touched."""

from dataclasses import replace
from typing import Final

from core.acts.tool_answers import ask_only_where
from core.acts.tool_asked import ask_only_of, ask_where
from core.acts.tool_doubles import duplicate
from core.acts.tool_places import place_question, put_in_order
from core.acts.tool_words import reword_answer, reword_item, reword_question
from core.model.bearing import Bearing
from core.model.changed import Changed
from core.model.draft.tool import draft_of
from core.model.grading import GradeOf, Working
from core.model.names import normalised
from core.model.tool import Answer, Item, Question, Theme, Tool
from core.model.tool_order import listed_themes
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.tool_edits import part_named
from core.wording.tool_halves import halves
from core.wording.tool_notes import NoteAbout, ToolNote, tool_notes
from core.words import tr

_WAYS_OUT: Final = {
    NoteAbout.NO_WAY_OUT: (Bearing.UNKNOWN, "dont_know", tr("Don't know")),
    NoteAbout.NOT_APPLICABLE: (Bearing.NOT_APPLICABLE, "not_applicable", tr("Not applicable")),
}
_CONDITIONS: Final = (NoteAbout.CIRCLE, NoteAbout.NEVER)


def part_at(tool: Tool, key: str) -> Question | Item | None:
    """Return the question or line with a number; a plain question before its own line."""
    return next((part for part in _parts(tool) if part.key == key), None)


def mend_words(note: ToolNote) -> str:
    """Return what the button that mends a note says; nothing where no act can mend it."""
    if note.about in _WAYS_OUT:
        return tr("Add “{label}”", label=_WAYS_OUT[note.about][2])
    if note.about is NoteAbout.EARNS_POINTS:
        return tr("Let it earn nothing")
    if note.about is NoteAbout.OF_NOTHING:
        return tr("Let the room give it")
    if note.about is NoteAbout.NOBODY:
        return tr("Ask all its theme is for")
    if note.about is NoteAbout.DOUBLE:
        return tr("Split it in two")
    if note.about is NoteAbout.REVERSED:
        return tr("Say so in the guidance")
    if note.about is NoteAbout.GRADE_FIRST:
        return tr("Move it below them")
    if note.about is NoteAbout.SAME_BEARING and note.answer:
        return tr("Name “{band}”", band=_or_better(note.answer))
    return tr("Ask it always") if note.about in _CONDITIONS else ""


def mend(file: WorkshopFile, note: ToolNote) -> Changed | None:
    """Mend a note by the act its button promises; nothing is done where it is mended already."""
    tool = read_tool(file)
    if note.about is NoteAbout.EARNS_POINTS:
        return _earn_nothing(file, tool, note.at)
    if note.about is NoteAbout.SAME_BEARING:
        return _name_a_band(file, tool, note)
    part = part_at(tool, note.at)
    if part is None:
        return None
    if note.about in _CONDITIONS:
        return _ask_always(file, note, part)
    if note.about is NoteAbout.OF_NOTHING:
        return _give_it(file, part)
    if note.about is NoteAbout.NOBODY:
        return _for_all_of_its_theme(file, part)
    if note.about is NoteAbout.DOUBLE:
        return _split(file, part)
    if note.about is NoteAbout.REVERSED:
        return _say_which_is_bad(file, tool, part)
    if note.about is NoteAbout.GRADE_FIRST:
        return _below_what_it_sums_up(file, tool, part)
    bearing, key, label = _WAYS_OUT[note.about]
    held = file.all(Answer, "answer_set_id = ?", (part.answer_set_id,))
    keys, labels = {one.key for one in held}, {normalised(one.label) for one in held}
    if key in keys or normalised(label) in labels:
        return None
    place = max((one.position for one in held), default=-1) + 1
    with file.act(tr("add an answer")) as act:
        file.put(Answer(part.answer_set_id, key, label, bearing, position=place))
    return act.news


def _split(file: WorkshopFile, part: Question | Item) -> Changed | None:
    """Make two of a question or line that asks two things; what was answered stays with the first.

    The second comes below it, asked as the first is.
    """
    first, second = halves(part.text)
    known = _of_kind(file, part)
    with file.act(tr("make two of {part}", part=part_named(part))) as act:
        duplicate(file, part)
        after = _of_kind(file, part)
        (new,) = (one for number, one in after.items() if number not in known)
        _reword(file, part, first)
        _reword(file, new, second)
    return act.news


def _parts(tool: Tool) -> tuple[Question | Item, ...]:
    return (*tool.questions, *tool.items)


def _of_kind(file: WorkshopFile, part: Question | Item) -> dict[int, Question | Item]:
    """Return the questions, or the lines, by their numbers."""
    return {one.id: one for one in _parts(read_tool(file)) if type(one) is type(part)}


def _reword(file: WorkshopFile, part: Question | Item, text: str) -> None:
    """Give a part its half; what names both in tables is the half too."""
    if isinstance(part, Question):
        reword_question(file, replace(part, text=text, short=text))
    else:
        reword_item(file, replace(part, text=text, short=text))


def _ask_always(file: WorkshopFile, note: ToolNote, part: Question | Item) -> Changed | None:
    """Take away what keeps a question or line from being asked: its own condition first.

    Where that of its question or theme keeps it from it too, that goes as well.
    """
    tool = read_tool(file)
    question = tool.question[part.question_id] if isinstance(part, Item) else part
    above: list[Item | Question | Theme] = [part, *[question] * (question != part)]
    with file.act(tr("ask {part} always", part=part_named(part))) as act:
        for one in (*above, tool.theme[question.theme_id]):
            if not isinstance(one, Theme):
                ask_only_where(file, one, None)
            ask_where(file, one, ())
            left = tool_notes(draft_of(read_tool(file)))
            if all((other.about, other.at) != (note.about, note.at) for other in left):
                break
    return act.news


def _for_all_of_its_theme(file: WorkshopFile, part: Question | Item) -> Changed | None:
    """Ask a question of all its theme is for; of a line its question is meant."""
    number = part.question_id if isinstance(part, Item) else part.id
    question = read_tool(file).question.get(number)
    return ask_only_of(file, question, ()) if question is not None else None


def _give_it(file: WorkshopFile, part: Question | Item) -> Changed | None:
    """Have the room give a grade that was to be worked out."""
    with file.act(tr("let the room give a grade")) as act:
        if isinstance(part, Question):
            file.put(replace(part, working=Working.NONE))
    return act.news


def _say_which_is_bad(file: WorkshopFile, tool: Tool, part: Question | Item) -> Changed | None:
    """Say in the guidance, which forms and Walk show, that the first answer is the bad news."""
    if not isinstance(part, Question) or part.guidance.strip():
        return None
    first = next((one.label for one in tool.answers_of(part.answer_set_id)), "")
    said = tr("Take care: here “{first}” is the bad news.", first=first)
    return reword_question(file, replace(part, guidance=said))


def _below_what_it_sums_up(file: WorkshopFile, tool: Tool, part: Question | Item) -> Changed | None:
    """Put a grade behind all it sums up: at the end of its theme, or of the tool for the whole.

    A theme that holds such grades alone goes to the end with them.
    """
    if not isinstance(part, Question):
        return None
    beside = [one for one in tool.questions if one.theme_id == part.theme_id and one != part]
    if part.grades is not GradeOf.CASE:
        return place_question(file, part.id, part.theme_id, len(beside))
    themes = [theme for theme, _ in listed_themes(tool)]
    with file.act(tr("move question {key}", key=part.key)) as act:
        if all(one.grades is GradeOf.CASE for one in beside):
            own = tool.theme[part.theme_id]
            put_in_order(file, [*(one for one in themes if one != own), own])
            before = [one for one in tool.questions if one.theme_id != own.id]
            ordered = [*before, *beside, part]
            put_in_order(file, ordered)
            put_in_order(file, [item for one in ordered for item in tool.items_of(one.id)])
        else:
            last = themes[-1].id
            held = sum(one.theme_id == last and one != part for one in tool.questions)
            place_question(file, part.id, last, held)
    return act.news


def _or_better(label: str) -> str:
    return tr("{label} or better", label=label)


def _name_a_band(file: WorkshopFile, tool: Tool, note: ToolNote) -> Changed | None:
    """Call a grade and every better one by one name, so that counts tell them from the rest."""
    sets = {one.id for one in tool.answer_sets if one.key == note.at}
    found = (one for one in tool.answers if one.answer_set_id in sets)
    answer = next((one for one in found if one.label == note.answer and not one.band), None)
    if answer is None:
        return None
    return reword_answer(file, replace(answer, band=_or_better(answer.label)))


def _earn_nothing(file: WorkshopFile, tool: Tool, name: str) -> Changed | None:
    sets = {one.id for one in tool.answer_sets if one.key == name}
    earning = [
        one
        for one in tool.answers
        if one.answer_set_id in sets and one.points and one.bearing is Bearing.NOT_APPLICABLE
    ]
    with file.act(tr("let what does not apply earn nothing")) as act:
        for one in earning:
            file.put(replace(one, points=None))
    return act.news
