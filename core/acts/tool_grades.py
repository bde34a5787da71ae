"""Grades in the audit tool: which answers are a scale, what each means, what a question grades."""

from dataclasses import replace

from core.acts.tool_words import current_part
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.grading import GradeOf, Working
from core.model.ids import AnswerSetId
from core.model.tool import Answer, AnswerKind, AnswerSet, GradeMeaning, Question
from core.store.file import WorkshopFile
from core.wording.tool_edits import part_named
from core.words import tr


def make_scale(file: WorkshopFile, answer_set: AnswerSet, on: bool) -> Changed | None:
    """Let the answers of a set be grades on a scale, or a choice again, which has no bands."""
    held = current_part(file, answer_set)
    label = tr("let the answers be a scale") if on else tr("let the answers be a choice")
    with file.act(label) as act:
        if held.kind.one_of_some:
            file.put(replace(held, kind=AnswerKind.GRADES if on else AnswerKind.CHOICE))
        for one in file.all(Answer, "answer_set_id = ?", (held.id,)) if not on else ():
            if one.band:
                file.put(replace(one, band=""))
    return act.news


def earn_no_points(file: WorkshopFile, answer_set_id: AnswerSetId) -> Changed | None:
    """Let no answer of a set earn points any more."""
    with file.act(tr("let the answers earn no points")) as act:
        for one in file.all(Answer, "answer_set_id = ?", (answer_set_id,)):
            if one.points is not None:
                file.put(replace(one, points=None))
    return act.news


def grade_with(
    file: WorkshopFile, question: Question, grades: GradeOf, working: Working = Working.NONE
) -> Changed | None:
    """Let a question be the grade of its theme or of the whole, given or worked out.

    Raises WorkshopError for a checklist: a grade is one answer.
    """
    held = current_part(file, question)
    if held.checklist and grades:
        raise WorkshopError(
            tr("Question {key} has lines; a grade is one answer.", key=held.key),
            tr("Nothing was changed."),
            tr("Add a question for the grade, below what it sums up."),
        )
    working = working if grades else Working.NONE
    with file.act(tr("change what {part} grades", part=part_named(held))) as act:
        file.put(replace(held, grades=grades, working=working))
    return act.news


def say_meaning(
    file: WorkshopFile, question: Question, answer: Answer, text: str
) -> Changed | None:
    """Keep what a grade means under a question as it is typed; no words take it away."""
    held = file.existing(GradeMeaning(question.id, answer.id, ""))
    label = tr("change what a grade means at {part}", part=part_named(question))
    with file.act(label, f"meaning {question.id} {answer.id}") as act:
        if text.strip():
            file.put(replace(held, text=text))
        elif held.id:
            file.remove(held)
    return act.news
