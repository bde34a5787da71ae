"""An audit drawn by lot that asks in every way there is, in a real file."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from core.acts import bring_in, prepare, walk
from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    KindDraft,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
)
from core.model.household import CasePerson
from core.model.tool import AnswerKind, Bearing
from core.store.file import WorkshopFile
from core.store.reading import snapshot

_ANSWERS: Final = (
    AnswerDraft("yes", "Yes", Bearing.MET),
    AnswerDraft("partly", "In part", Bearing.PARTLY),
    AnswerDraft("no", "No", Bearing.NOT_MET),
    AnswerDraft("dont_know", "Don't know", Bearing.UNKNOWN),
    AnswerDraft("not_applicable", "Not applicable", Bearing.NOT_APPLICABLE),
)
_GRADES: Final = (
    AnswerDraft("outstanding", "Outstanding", Bearing.MET),
    AnswerDraft("good", "Good", Bearing.MET, band="Good or better"),
    AnswerDraft("improve", "Requires improvement", Bearing.PARTLY),
    AnswerDraft("inadequate", "Inadequate", Bearing.NOT_MET),
)
_PLANS: Final = tuple(
    AnswerDraft(key, key.capitalize(), Bearing.UNKNOWN) for key in ("early", "need", "protection")
)
_KINDS: Final = {
    "scale": KindDraft(AnswerKind.GRADES),
    "plans": KindDraft(AnswerKind.SEVERAL),
    "visits": KindDraft(AnswerKind.NUMBER, "visits"),
    "day": KindDraft(AnswerKind.DATE),
    "ten_days": KindDraft(AnswerKind.PERIOD, target=10, working_days=True),
    "two_weeks": KindDraft(AnswerKind.PERIOD, target=14),
    "words": KindDraft(AnswerKind.WORDS),
    "each_yes": KindDraft(AnswerKind.EACH, "children"),
    "each_grade": KindDraft(AnswerKind.EACH_GRADE, "children"),
    "each_visits": KindDraft(AnswerKind.EACH_NUMBER, "parents"),
    "each_day": KindDraft(AnswerKind.EACH_DATE, "children"),
    "each_period": KindDraft(AnswerKind.EACH_PERIOD, "children", target=5, working_days=True),
}
_SETS: Final = {
    "usual": _ANSWERS,
    "scale": _GRADES,
    "plans": _PLANS,
    "each_yes": _ANSWERS[:3],
    "each_grade": _GRADES,
}
_LINES: Final = (
    ItemDraft("5a", "First line"),
    ItemDraft("5b", "Second line", asked_where="5a = no"),
)


def _asked(key: str, answers: str, theme: str = "plan", where: str = "", *of: str) -> QuestionDraft:
    text = f"Question {key}?"
    return QuestionDraft(key, text, theme, answers, asked_where=where, asked_only_of=of)


TOOL: Final = ToolDraft(
    "drawn",
    "Every way to ask",
    (ThemeDraft("plan", "The plan"), ThemeDraft("school", "At school", "its age >= 5")),
    _SETS,
    (
        _asked("1", "usual"),
        _asked("2", "usual", where="1 = yes"),
        _asked("3", "scale"),
        _asked("4", "plans", where="2 != no"),
        QuestionDraft("5", "What is on file?", "school", "usual", items=_LINES),
        _asked("6", "visits"),
        _asked("7", "day", "plan", "6 >= 3"),
        _asked("8", "ten_days"),
        _asked("9", "two_weeks", "plan", "", "Police", "Health"),
        _asked("10", "words", "school"),
        _asked("11", "each_yes"),
        _asked("12", "each_grade", "plan", "4 = need"),
        _asked("13", "each_visits"),
        _asked("14", "each_day"),
        _asked("15", "each_period"),
    ),
    _KINDS,
)


def drawn_audit(path: Path, seed: int, clock: Clock) -> None:
    """Make an audit of some families with their returns and what was agreed of them."""
    lot = Random(seed)
    with WorkshopFile.create(path, None, clock) as file:
        prepare.set_audit(file, Audit("Drawn", audited_one="family", audited_many="families"))
        take_tool(file, TOOL)
        cases = [_case(lot, at) for at in range(lot.randint(5, 9))]
        prepare.keep_rows(file, "add cases", cases)
        agencies = [Agency(name) for name in ("Health", "Police", "Schools", "Housing")]
        prepare.keep_rows(file, "add agencies", agencies)
        for case in file.all(Case):
            roles = lot.choices(("child", "child", "mother", "father"), k=lot.randint(0, 4))
            people = [CasePerson(case.id, role, position=at) for at, role in enumerate(roles)]
            prepare.keep_rows(file, "add people", people)
        requests = [
            Request(case.id, agency.id, asked="2014-01-06")
            for case in file.all(Case)
            for agency in file.all(Agency)
            if lot.random() < 0.9
        ]
        prepare.keep_rows(file, "add requests", requests)
        _bring_in(file, lot)
        _judge(file, lot)


def _case(lot: Random, at: int) -> Case:
    age = lot.choice(("", "3", "5", "9"))
    pathway, team = lot.choice(("North", "South", "")), lot.choice(("One", "Two"))
    return Case(f"Family {at + 1}", age=age, pathway=pathway, team=team)


def _bring_in(file: WorkshopFile, lot: Random) -> None:
    people: dict[int, list[CasePerson]] = {}
    for one in file.all(CasePerson):
        people.setdefault(one.case_id, []).append(one)
    drafts = []
    for request in file.all(Request):
        if lot.random() < 0.8:
            case, agency = file.get(Case, request.case_id), file.get(Agency, request.agency_id)
            assert case is not None
            assert agency is not None
            said = _answers(lot, people.get(case.id, []))
            drafts.append(ReturnDraft(case.reference, agency.name, "", said, {}))
    bring_in.take_returns(file, Draft("drawn.csv", tuple(drafts)))


def _answers(lot: Random, people: list[CasePerson]) -> dict[str, str]:
    if lot.random() < 0.1:
        return {}  # returned, and no form filled in
    keys = {one.key: one for one in TOOL.questions if not one.items}
    named = {key: one.answers for key, one in keys.items()} | {"5a": "usual", "5b": "usual"}
    said = {key: _answer(lot, name, people) for key, name in named.items() if lot.random() < 0.75}
    return {key: text for key, text in said.items() if text}


def _answer(lot: Random, name: str, people: list[CasePerson]) -> str:
    kind = TOOL.kind_of(name)
    if not kind.kind.for_each:
        return _one(lot, name, kind.kind)
    young = kind.unit == "children"
    about = [one for one in people if (one.role == "child") is young]
    of = {one.id: _one(lot, name, kind.kind.of_one) for one in about if lot.random() < 0.8}
    return " ".join(f"{number}={text}" for number, text in of.items())


def _one(lot: Random, name: str, kind: AnswerKind) -> str:
    day = date(2014, 3, 24) + timedelta(days=lot.randint(0, 40))
    later = day + timedelta(days=lot.randint(0, 25))
    keys = [one.key for one in TOOL.answers_of(name)]
    match kind:
        case AnswerKind.SEVERAL:
            return " ".join(sorted(lot.sample(keys, lot.randint(1, 3)), key=keys.index))
        case AnswerKind.NUMBER:
            return lot.choice(("0", "2", "3", "3.5", "12"))
        case AnswerKind.DATE:
            return day.isoformat()
        case AnswerKind.PERIOD:
            return f"{day.isoformat()}/{later.isoformat()}"
        case AnswerKind.WORDS:
            return lot.choice(("It is loud.", "Nobody asked."))
        case _:
            return lot.choice(keys)


def _judge(file: WorkshopFile, lot: Random) -> None:
    now, named = snapshot(file), {one.key: one.answers for one in TOOL.questions}
    for case in now.cases:
        people = file.all(CasePerson, "case_id = ?", (case.id,))
        for point in now.tool.points:
            if lot.random() < 0.4:
                continue
            allowed, kind = now.tool.answers_at(point), now.tool.kind_at(point)
            if kind.one_of_some:
                walk.agree(file, case.id, point, lot.choice(allowed).id)
            elif value := _answer(lot, named[now.tool.key_at(point)], people):
                walk.give_value(file, case.id, point, value)
                walk.agree(file, case.id, point)
