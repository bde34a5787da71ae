"""Reads an audit tool written as TOML: the questions the agencies and the room answer."""

from math import isfinite
from pathlib import Path

from core.intake.toml import decode_toml, not_a
from core.intake.tool_conditions import fault_in_asking
from core.intake.tool_table import tool_in_table
from core.model.draft.tool import ItemDraft, QuestionDraft, ToolDraft
from core.model.fault import shown
from core.model.headed import MOST_HEADINGS
from core.model.household import AskedAbout
from core.model.judgement import Layer
from core.model.names import cleaned, normalised
from core.model.tool import AnswerKind
from core.wording.numbers import listed
from core.wording.tool_edits import KEY, RESERVED_KEYS, RESERVED_NUMBERS
from core.words import tr


def read_tool(path: Path) -> ToolDraft:
    """Read an audit tool: TOML, or the table it was saved as (.csv).

    Raises Unreadable naming the entry that cannot be used.
    """
    if path.suffix.lower() == ".csv":
        draft = tool_in_table(path)
    else:
        draft = decode_toml(path, ToolDraft, tr("an audit tool"))
    fault = first_fault(draft)
    if fault:
        raise not_a(path, tr("an audit tool"), fault)
    return draft


def first_fault(tool: ToolDraft) -> str:
    """Return the first thing that does not hold together in a tool, or ""."""
    checks = (
        _fault_in_names,
        _fault_in_answers,
        _fault_in_kinds,
        _fault_in_people,
        _fault_in_grades,
        _fault_in_texts,
        _fault_in_layers,
        _fault_in_standards,
        _fault_in_questions,
        _fault_in_dependencies,
        fault_in_asking,
    )
    return next((fault for check in checks if (fault := check(tool))), "")


def _fault_in_names(tool: ToolDraft) -> str:
    if not tool.key.strip() or not tool.title.strip():
        return tr("its key and its title must say something")
    if not tool.questions:
        return tr("it has no questions")
    themes = [theme.key for theme in tool.themes]
    repeated = _repeated(themes)
    return tr("the theme “{repeated}” is there twice", repeated=repeated) if repeated else ""


def _fault_in_answers(tool: ToolDraft) -> str:
    for name, answers in tool.answer_sets.items():
        if not answers:
            return tr("the answer set “{name}” has no answers", name=name)
        for answer in answers:
            if answer.key in RESERVED_KEYS or not KEY.fullmatch(answer.key):
                return tr(
                    "“{answer}” in the answer set “{name}” cannot be an answer's key "
                    "(small letters, digits and _; not “blank” or “base”)",
                    answer=answer.key,
                    name=name,
                )
            if not answer.label.strip():
                return tr(
                    "the answer “{answer}” in the answer set “{name}” has no label",
                    answer=answer.key,
                    name=name,
                )
        repeated = _repeated([answer.key for answer in answers])
        repeated = repeated or _repeated([normalised(answer.label) for answer in answers])
        if repeated:
            return tr(
                "the answer “{repeated}” is twice in the answer set “{name}”",
                repeated=repeated,
                name=name,
            )
    return ""


def _fault_in_kinds(tool: ToolDraft) -> str:
    for name, held in tool.answer_kinds.items():
        from_some = held.kind.from_some
        if from_some != bool(tool.answers_of(name)):
            what = (
                tr("has no answers to choose from")
                if from_some
                else tr("has answers, and its kind is one that is written")
            )
            return tr("the answer set “{name}” {what}", name=name, what=what)
        if held.kind.for_each:
            if held.unit not in ("", *AskedAbout):
                return tr(
                    "the answer set “{name}” is asked of “{unit}”, and can be of {words}",
                    name=name,
                    unit=held.unit,
                    words=listed(list(AskedAbout), "or"),
                )
        elif held.unit and held.kind is not AnswerKind.NUMBER:
            return tr("the answer set “{name}” has a unit and is not a number", name=name)
        if (held.target or held.working_days) and held.kind.of_one is not AnswerKind.PERIOD:
            return tr("the answer set “{name}” has a target and is not a period", name=name)
        limited = held.least is not None or held.most is not None
        if limited and held.kind.of_one is not AnswerKind.NUMBER:
            return tr("the answer set “{name}” has a limit and is not a number", name=name)
        if not all(one is None or isfinite(one) for one in (held.least, held.most)):
            return tr("a limit of the answer set “{name}” is no number", name=name)
        if held.least is not None and held.most is not None and held.least > held.most:
            return tr("the least of the answer set “{name}” is more than its most", name=name)
        if held.target < 0:
            return tr("the target of the answer set “{name}” is below 0", name=name)
    return ""


def _fault_in_people(tool: ToolDraft) -> str:
    for question in tool.questions:
        sets = (question.answers, *(one.answers for one in question.items))
        if not any(tool.kind_of(one).kind.for_each for one in sets):
            continue
        if question.grades:
            return tr(
                "question {key} is a grade and asks about each person: a grade is one for all",
                key=question.key,
            )
        if question.items and not question.items_judged:
            return tr(
                "question {key} has lines that ask about each person, which the room cannot "
                "judge as one: set items_judged, or make each line a question",
                key=question.key,
            )
    return ""


def _fault_in_grades(tool: ToolDraft) -> str:
    for name, answers in tool.answer_sets.items():
        bands = [answer for answer in answers if answer.band]
        if bands and tool.kind_of(name).kind.of_one is not AnswerKind.GRADES:
            return tr("the answer set “{name}” has a band and is no grade scale", name=name)
        repeated = _repeated([normalised(answer.band) for answer in bands])
        if repeated:
            return tr(
                "the band “{band}” is twice in “{name}”: name it once, at the lowest grade it "
                "takes in",
                band=repeated,
                name=name,
            )
    for question in tool.questions:
        known = {answer.key for answer in tool.answers_of(question.answers)}
        strange = next((key for key in question.means if key not in known), "")
        if strange:
            return tr(
                "question {question} says what “{answer}” means, which is none of its answers",
                question=question.key,
                answer=strange,
            )
        if question.working and not question.grades:
            return tr(
                "question {question} is worked out and is the grade of nothing",
                question=question.key,
            )
        if question.grades and question.items:
            return tr("question {question} is a grade and has lines", question=question.key)
    return ""


def _fault_in_texts(tool: ToolDraft) -> str:
    parts = [(tr("the theme “{title}”", title=one.title), one.texts) for one in tool.themes]
    parts += [(tr("question {key}", key=one.key), one.texts) for one in tool.questions]
    for where, headings in parts:
        if len(headings) > MOST_HEADINGS:
            return tr("{where} has more than {most} texts", where=where, most=MOST_HEADINGS)
        if any(not one.strip() or one != cleaned(one) or ";" in one for one in headings):
            return tr("a heading of {where} is empty or has a ; or a line's end in it", where=where)
        repeated = _repeated([normalised(one) for one in headings])
        if repeated:
            return tr("{where} has the heading “{heading}” twice", where=where, heading=repeated)
    return ""


def _fault_in_layers(tool: ToolDraft) -> str:
    for question in tool.questions:
        order = [list(Layer).index(one) for one in question.layers]
        if Layer.NONE in question.layers or order != sorted(set(order)):
            return tr(
                "the layers of question {key} are not in the order own, moderated, "
                "second reader, chair, or one is there twice",
                key=question.key,
            )
        if question.each_agency and not tool.kind_of(question.answers).kind.of_one.one_of_some:
            return tr(
                "question {key} wants a judgement for each agency, and its answer is not one of "
                "some: give it a choice or a grade, for each person too, or judge the own parts "
                "at a question of their own",
                key=question.key,
            )
        if len(question.layers) == 1:
            return tr("question {key} has one layer, which is none", key=question.key)
    return ""


def _fault_in_standards(tool: ToolDraft) -> str:
    if any(not one.number.strip() or not one.text.strip() for one in tool.standards):
        return tr("every standard needs a number and a text")
    repeated = _repeated([normalised(one.number) for one in tool.standards])
    if repeated:
        return tr("the standard “{repeated}” is there twice", repeated=repeated)
    for question in tool.questions:
        if any(not one.strip() or one != cleaned(one) or ";" in one for one in question.cites):
            return tr(
                "a standard that question {key} cites is empty or has a ; or a line's end in it",
                key=question.key,
            )
    return ""


def _fault_in_questions(tool: ToolDraft) -> str:
    themes = {theme.key for theme in tool.themes}
    for question in tool.questions:
        if question.theme not in themes:
            return tr(
                "question {question} names the theme “{theme}”, which is not there",
                question=question.key,
                theme=question.theme,
            )
        for part in _parts(question):
            if not part.key.strip():
                text = shown(part.text)
                return tr("the question “{text}” has no key: give it a number", text=text)
            if not part.text.strip():
                return tr("question {part} has no text", part=part.key)
            if normalised(part.key) in RESERVED_NUMBERS:
                return tr(
                    "“{part}” heads another column and cannot be a question's key", part=part.key
                )
            if part.answers not in tool.set_names:
                return tr(
                    "question {part} names the answer set “{answers}”, which is not there",
                    part=part.key,
                    answers=part.answers,
                )
        if question.items_judged and not question.items:
            return tr(
                "question {question} has no items that could be judged", question=question.key
            )
    keys = [normalised(part.key) for one in tool.questions for part in _parts(one)]
    repeated = _repeated(keys)
    return tr("the question “{repeated}” is there twice", repeated=repeated) if repeated else ""


def _fault_in_dependencies(tool: ToolDraft) -> str:
    answers_at = {
        part.key: {answer.key for answer in tool.answers_of(part.answers)}
        for question in tool.questions
        for part in _answered(question)
    }
    for question in tool.questions:
        for part in _parts(question):
            if part.only_where is None:
                continue
            item, answer = part.only_where.item, part.only_where.answer
            if answer not in answers_at.get(item, set()):
                return tr(
                    "question {part} depends on the answer “{answer}” "
                    "to question “{item}”, which is not there",
                    part=part.key,
                    answer=answer,
                    item=item,
                )
            if item == part.key:
                return tr("question {part} depends on itself", part=part.key)
    return ""


def _parts(question: QuestionDraft) -> tuple[QuestionDraft | ItemDraft, ...]:
    return (question, *question.items)


def _answered(question: QuestionDraft) -> tuple[QuestionDraft | ItemDraft, ...]:
    return question.items or (question,)


def _repeated(keys: list[str]) -> str:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return ""
