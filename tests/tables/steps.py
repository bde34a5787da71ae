"""What somebody does at random at a table, or at the main laptop, by the product's own acts."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from core.acts import bring_in, heard, parts, prepare, themes, walk
from core.model.audit import Participant
from core.model.case import Agency, AnswerComment, AnswerGiven, Case, Request, RequestStatus
from core.model.draft.returns import Draft, ReturnDraft
from core.model.fault import WorkshopError
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId
from core.model.judgement import DifferingView, EvidenceSeen, Judgement, ViewKind
from core.model.note import Note, NoteKind
from core.model.tool import Question, Theme
from core.store.file import WorkshopFile
from core.store.reading import read_tool, snapshot

_AGENCIES: Final = (
    *("Probation", " probation", "PROBATION", "Probation Service", "Housing", "housing"),
    "School nurses",
)
_THEMES: Final = ("Voice of the child", "voice of the  child", "Supervision", "Thresholds")
_CASES: Final = ("Child X", "child x", "Child Y")


class Clock:
    """A clock that goes on by seven seconds each time it is looked at."""

    def __init__(self) -> None:
        self._at = datetime(2026, 3, 2, 9, 30)

    def __call__(self) -> datetime:
        self._at += timedelta(seconds=7)
        return self._at


class Steps:
    """Does one thing at random after another; every word that it types is another one."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._seed, self._words = seed, count(1)

    def word(self) -> str:
        """Return a word nobody typed before."""
        return f"w{self._seed}x{next(self._words)}"

    def anywhere(self, file: WorkshopFile) -> None:
        """Do something that a table may do."""
        self._one_of(file, self._at_a_table())

    def at_main(self, file: WorkshopFile) -> None:
        """Do something that the main laptop may do."""
        rare = (self._remove_case, self._remove_agency, self._find, self._remove_theme)
        self._one_of(file, (*self._at_a_table(), *rare))

    def _one_of(
        self, file: WorkshopFile, steps: tuple[Callable[[WorkshopFile], object], ...]
    ) -> None:
        try:
            self.chance.choice(steps)(file)
        except (WorkshopError, IndexError):  # there is nothing to do it to
            return

    def _at_a_table(self) -> tuple[Callable[[WorkshopFile], object], ...]:
        often = (self._choose, self._agree, self._reason, self._park, self._empty, self._hear)
        notes = (self._edit, self._pass_on, self._share, self._file_note, self._remove_note)
        views = (self._differ, self._withdraw, self._part, self._evidence)
        lists = (self._agency, self._short, self._case, self._new_case, self._theme, self._person)
        returns = (self._ask, self._mark, self._return, self._answer)
        others = (self._visit, self._audit, self._reword, self._undo, self._redo)
        return (*often, *often, *notes, *views, *lists, *returns, *others)

    # In Walk

    def _point(self, file: WorkshopFile) -> tuple[Case, Question]:
        return self.chance.choice(file.all(Case)), self.chance.choice(file.all(Question))

    def _judged(self, file: WorkshopFile) -> Judgement:
        return self.chance.choice(file.all(Judgement))

    def _choose(self, file: WorkshopFile) -> None:
        case, tool = self.chance.choice(file.all(Case)), read_tool(file)
        point = self.chance.choice(tool.points)
        answers = tool.answers_at(point)
        walk.choose(file, case.id, point, self.chance.choice(answers).id)

    def _agree(self, file: WorkshopFile) -> None:
        held = self._judged(file)
        walk.agree(file, held.case_id, held.point)

    def _reason(self, file: WorkshopFile) -> None:
        case = self.chance.choice(file.all(Case))
        walk.give_reason(file, case.id, self.chance.choice(read_tool(file).points), self.word())

    def _park(self, file: WorkshopFile) -> None:
        held = self._judged(file)
        walk.park(file, held.case_id, held.point)

    def _empty(self, file: WorkshopFile) -> None:
        """Take a judgement away; made again it is the same one."""
        with file.act("take a judgement away"):
            file.remove(self._judged(file))

    def _evidence(self, file: WorkshopFile) -> None:
        held = self._judged(file)
        seen = self.chance.choice(list(EvidenceSeen))
        walk.set_evidence_seen(file, held.case_id, held.point, seen)

    def _differ(self, file: WorkshopFile) -> None:
        held, agency = self._judged(file), self.chance.choice(file.all(Agency))
        view = DifferingView(held.id, agency.id, kind=ViewKind.ROLES, note=self.word())
        with file.act("note a view"):
            file.put(replace(view, id=file.existing(view).id))

    def _withdraw(self, file: WorkshopFile) -> None:
        walk.withdraw_view(file, self.chance.choice(file.all(DifferingView)))

    def _part(self, file: WorkshopFile) -> None:
        case, tool = self.chance.choice(file.all(Case)), read_tool(file)
        point = self.chance.choice(tool.points)
        answer = self.chance.choice([None, *(one.id for one in tool.answers_at(point))])
        parts.judge_part(file, case.id, point, self.chance.choice(file.all(Agency)).id, answer)

    def _visit(self, file: WorkshopFile) -> None:
        walk.visit(file, self.chance.choice(file.all(Case)).id, file.clock(), file.clock())

    # What is heard

    def _note(self, file: WorkshopFile) -> Note:
        return self.chance.choice(file.all(Note))

    def _hear(self, file: WorkshopFile) -> None:
        case = self.chance.choice(file.all(Case))
        kind = self.chance.choice(list(NoteKind))
        heard.add_note(file, Note(kind, self.word(), case_id=case.id))

    def _edit(self, file: WorkshopFile) -> None:
        heard.change_note(file, replace(self._note(file), text=self.word()))

    def _pass_on(self, file: WorkshopFile) -> None:
        heard.pass_on(file, self._note(file), self.word(), "", self.word())

    def _share(self, file: WorkshopFile) -> None:
        heard.share_note(file, self._note(file), self.chance.choice(file.all(Case)).id)

    def _file_note(self, file: WorkshopFile) -> None:
        theme = self.chance.choice(file.all(Theme))
        heard.change_note(file, replace(self._note(file), theme_id=theme.id))

    def _remove_note(self, file: WorkshopFile) -> None:
        heard.remove_note(file, self._note(file))

    # Lists, requests, returns

    def _agency(self, file: WorkshopFile) -> None:
        short = self.chance.choice(["", self.word()])
        name = self.chance.choice(_AGENCIES)
        prepare.keep_rows(file, "add an agency", [Agency(name, short=short)])

    def _short(self, file: WorkshopFile) -> None:
        agency = self.chance.choice(file.all(Agency))
        prepare.keep_rows(file, "call it short", [replace(agency, short=self.word())])

    def _case(self, file: WorkshopFile) -> None:
        case, word = self.chance.choice(file.all(Case)), self.word()
        made = self.chance.choice(
            [replace(case, age=word), replace(case, outline=word), replace(case, team=word)]
        )
        prepare.keep_rows(file, "change a case", [made])

    def _new_case(self, file: WorkshopFile) -> None:
        made = Case(self.chance.choice(_CASES), age=self.word())
        prepare.keep_rows(file, "add a case", [made])

    def _theme(self, file: WorkshopFile) -> None:
        themes.add_theme(file, self.chance.choice(_THEMES))

    def _person(self, file: WorkshopFile) -> None:
        with file.act("add somebody"):
            file.put(Participant(self.word()))

    def _ask(self, file: WorkshopFile) -> None:
        case, agency = self.chance.choice(file.all(Case)), self.chance.choice(file.all(Agency))
        prepare.keep_rows(file, "ask", [Request(case.id, agency.id)])

    def _mark(self, file: WorkshopFile) -> None:
        request = self.chance.choice(file.all(Request))
        status = self.chance.choice(list(RequestStatus))
        with file.act("mark a request"):
            file.put(replace(request, status=status, means=self.word()))

    def _return(self, file: WorkshopFile) -> None:
        """Bring a return in; of one that is there some answers and comments come again."""
        case, agency = self.chance.choice(file.all(Case)), self.chance.choice(file.all(Agency))
        tool, pair = read_tool(file), "case_id = ? AND agency_id = ?"
        there = (case.id, agency.id)
        again = file.all(AnswerGiven, pair, there) if self.chance.random() < 0.7 else []
        answers = {tool.item[one.item_id].key: tool.answer[one.answer_id].key for one in again}
        for item in self.chance.sample(tool.items, 3 - 2 * bool(again)):
            answers[item.key] = self.chance.choice(tool.answers_of(item.answer_set_id)).key
        texts = file.all(AnswerComment, pair, there) if again else []
        comments = {tool.question[one.question_id].key: one.text for one in texts}
        comments[self.chance.choice(tool.questions).key] = self.word()
        row = ReturnDraft(case.reference, agency.name, answers=answers, comments=comments)
        if self.chance.random() < 0.2:  # it holds nothing, and then something after all
            bring_in.take_returns(file, Draft("nil", (replace(row, nil=True),)))
        bring_in.take_returns(file, Draft(self.word(), (row,)))

    def _answer(self, file: WorkshopFile) -> None:
        """Change one comment of a return."""
        held = self.chance.choice(file.all(AnswerComment))
        with file.act("change a comment"):
            file.put(replace(held, text=self.word()))

    # Around it

    def _audit(self, file: WorkshopFile) -> None:
        audit = snapshot(file).audit
        prepare.set_audit(file, replace(audit, subject=self.word()))

    def _reword(self, file: WorkshopFile) -> None:
        question = self.chance.choice(file.all(Question))
        with file.act("reword a question"):
            file.put(replace(question, short=self.word()))

    def _undo(self, file: WorkshopFile) -> None:
        file.undo()

    def _redo(self, file: WorkshopFile) -> None:
        file.redo()

    # At the main laptop only

    def _remove_case(self, file: WorkshopFile) -> None:
        prepare.remove_rows(file, "remove a case", [self.chance.choice(file.all(Case))])

    def _remove_agency(self, file: WorkshopFile) -> None:
        prepare.remove_rows(file, "remove an agency", [self.chance.choice(file.all(Agency))])

    def _find(self, file: WorkshopFile) -> None:
        with file.act("find something"):
            key = FindingId(file.put(Finding(self.word())))
            note = self._note(file)
            file.put(EvidenceNamed(key, EvidenceKind.NOTE, note.id))
            for held in file.all(Judgement)[:1]:
                file.put(EvidenceNamed(key, EvidenceKind.JUDGEMENT, held.id, position=1))

    def _remove_theme(self, file: WorkshopFile) -> None:
        emerged = [one for one in file.all(Theme) if one.emerged]
        themes.remove_theme(file, self.chance.choice(emerged))
