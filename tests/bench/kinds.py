"""The same audit with a tool that uses all there is: every kind of answer, people, layers."""

import os
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.model.draft.tool import AnswerDraft, KindDraft, QuestionDraft, ToolDraft
from core.model.grading import GradeOf
from core.model.household import CasePerson
from core.model.ids import CaseId
from core.model.judgement import Layer
from core.model.tool import AnswerKind, Bearing

PEOPLE: Final = ("child", "child", "mother", "father")
"""Who belongs to each case, numbered on from case to case."""
_GRADES: Final = (
    AnswerDraft("outstanding", "Outstanding", Bearing.MET),
    AnswerDraft("good", "Good", Bearing.MET, band="Good or better"),
    AnswerDraft("improve", "Requires improvement", Bearing.PARTLY),
    AnswerDraft("inadequate", "Inadequate", Bearing.NOT_MET),
)
_SERVICES: Final = tuple(
    AnswerDraft(key, key.capitalize(), Bearing.UNKNOWN) for key in ("school", "health", "police")
)
_SETS: Final = {
    "scale": (_GRADES, KindDraft(AnswerKind.GRADES)),
    "services": (_SERVICES, KindDraft(AnswerKind.SEVERAL)),
    "visits": ((), KindDraft(AnswerKind.NUMBER, "visits")),
    "day": ((), KindDraft(AnswerKind.DATE)),
    "in_time": ((), KindDraft(AnswerKind.PERIOD, target=10, working_days=True)),
    "words": ((), KindDraft(AnswerKind.WORDS)),
    "each_child": (_GRADES, KindDraft(AnswerKind.EACH_GRADE, "children")),
    "each_visits": ((), KindDraft(AnswerKind.EACH_NUMBER, "children")),
    "each_seen": ((), KindDraft(AnswerKind.EACH_DATE, "children")),
}
_TURNS: Final = ("", *_SETS)


def asks_in_every_way() -> bool:
    """Return whether the speeds are asked for with such a tool."""
    return bool(os.environ.get("CASEWALK_BENCH_KINDS"))


def with_every_kind(tool: ToolDraft) -> ToolDraft:
    """Return a tool whose plain questions want one kind of answer after the other."""
    questions = tuple(_question(one, at) for at, one in enumerate(tool.questions))
    sets = {name: answers for name, (answers, _) in _SETS.items() if answers}
    kinds = {name: kind for name, (_, kind) in _SETS.items()}
    return replace(
        tool, answer_sets=tool.answer_sets | sets, questions=questions, answer_kinds=kinds
    )


def people_of(case_id: CaseId) -> list[CasePerson]:
    """Return who belongs to a case."""
    return [CasePerson(case_id, role, position=at) for at, role in enumerate(PEOPLE)]


def answer_of_kind(question: QuestionDraft, seed: int, case: int) -> str:
    """Return what is answered where it is no choice; nothing where it is one."""
    day = date(2014, 1, 6) + timedelta(days=seed % 60)
    later = day + timedelta(days=seed % 20)
    grade = _GRADES[seed % len(_GRADES)].key
    children = [case * len(PEOPLE) + at + 1 for at, role in enumerate(PEOPLE) if role == "child"]
    said = {
        "scale": grade,
        "services": "school police" if seed % 2 else "health",
        "visits": str(seed % 9),
        "day": day.isoformat(),
        "in_time": f"{day.isoformat()}/{later.isoformat()}",
        "words": f"What was seen that day, {seed % 40}.",
        "each_child": " ".join(f"{one}={grade}" for one in children),
        "each_visits": " ".join(f"{one}={seed % 7 + one % 3}" for one in children),
        "each_seen": " ".join(f"{one}={day.isoformat()}" for one in children),
    }
    return said.get(question.answers, "")


def _question(question: QuestionDraft, at: int) -> QuestionDraft:
    kind = _TURNS[at % len(_TURNS)]
    if question.items or not kind:
        asked = "1 = yes" if at % 5 == 0 and at else ""
        return replace(question, asked_where=asked, layers=_LAYERS if at % 2 else ())
    return replace(
        question,
        answers=kind,
        grades=GradeOf.THEME if at in _THEMES_GRADES else GradeOf.NOTHING,
        texts=("Good practice", "To develop") if kind == "scale" else (),
        layers=_LAYERS if kind == "scale" else (),
        each_agency=kind == "scale",
    )


_LAYERS: Final = (Layer.OWN, Layer.MODERATED)
_THEMES_GRADES: Final = frozenset({1, 11})
