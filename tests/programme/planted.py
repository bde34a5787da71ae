"""Audits full of planted names, published, and everything that went out searched for them.

`python -m tests.programme.planted 200` does it that often and says what was found.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from core.acts.leaving import settle
from core.acts.programme import keep_signed, next_version
from core.model.audit import Audit, Participant
from core.model.case import Agency, AnswerComment, AnswerGiven, Case, Request, Return
from core.model.finding import Finding, FindingKind
from core.model.ids import ActionId, AgencyId, CaseId, JudgementId, RecommendationId, ReturnId
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.plan import Action, ActionOwner, Recommendation
from core.model.voices import FamilyVoice
from core.programme.check import leaves_out
from core.programme.key_file import PartnershipKey
from core.programme.made import WouldLeave, would_leave
from core.programme.queue import signed_version, to_send, write_into
from core.programme.signing import public_half
from core.queries.documents import full
from core.store.reading import read_tool, snapshot
from tests.small import small_audit

_SEED: Final = "11" * 32
KEY: Final = PartnershipKey("south-shire", "South region", public_half(_SEED), _SEED)
_PLAIN: Final = re.split(
    r"\s+",
    """records were not kept up to date in good time and plans were not shared as they
should be with those who needed them while visits were late and nobody asked why it was so often""",
)
_SYLLABLES: Final = ("bra", "vok", "tel", "dwi", "zun", "ker", "mol", "pax", "ril", "sho", "gwe")
_KINDS: Final = ("Police", "GP Surgery", "Primary School", "Health Visiting", "Home Visiting")


class PlantedAudit:
    """One audit drawn at random; `planted` is every word in it that must never leave."""

    def __init__(self, path: Path, seed: int) -> None:
        self._draw = Random(seed)
        self.planted: set[str] = set()
        self._runs: list[str] = []
        self.file = small_audit(path, lambda: datetime(2014, 4, 9, 9, 30))
        with self.file.act("plant") as _:
            self._cases()
            self._people()
            self._judgements()
            self._conclusions()

    def _name(self) -> str:
        """Return a name nobody has, and plant it."""
        made = "".join(self._draw.choices(_SYLLABLES, k=4)).capitalize()
        if made.casefold() in self.planted:
            return self._name()
        self.planted.add(made.casefold())
        return made

    def _words(self, most: int = 12) -> str:
        return " ".join(self._draw.choices(_PLAIN, k=self._draw.randint(3, most)))

    def _of_case(self) -> str:
        """Return words about a case: a name among others, and a run that could be copied."""
        text = f"{self._words()} {self._name()} {self._words()}"
        self._runs.append(text)
        return text

    def _cases(self) -> None:
        put, draw = self.file.put, self._draw
        for one in self.file.all(Case):
            put(replace(one, reference=f"{self._name()} {one.id}", pathway=f"{self._name()} team"))
        for at in range(draw.randint(3, 16)):
            pathway = draw.choice(["North", "North", "South", f"{self._name()} panel"])
            put(
                Case(
                    draw.choice([self._name(), f"Child {self._name()}", f"{self._name()}-{at}"]),
                    position=9 + at,
                    pathway=pathway,
                    team=self._name(),
                    outline=self._of_case(),
                )
            )
        for agency in self.file.all(Agency):
            put(
                replace(
                    agency, contact=f"{self._name()} {self._name()}", mail=f"{self._name()}@x.uk"
                )
            )
        for at, kind in enumerate(draw.sample(_KINDS, 3)):
            put(Agency(f"{self._name()} {kind}", position=9 + at, contact=self._name()))
        audit = self.file.all(Audit)[0]
        put(
            replace(
                audit, day="2014-05-01", title=f"Round {draw.randint(1, 99)}", venue=self._name()
            )
        )

    def _people(self) -> None:
        for _ in range(self._draw.randint(1, 6)):
            name = f"{self._name()} {self._name()}"
            self.file.put(Participant("Chair", name=name))

    def _judgements(self) -> None:
        put, draw, tool = self.file.put, self._draw, read_tool(self.file)
        cases, agencies = self.file.all(Case), self.file.all(Agency)
        for case in cases:
            for point in tool.points:
                answer = draw.choice(tool.answers_at(point))
                state = draw.choice([JudgementState.AGREED] * 4 + [JudgementState.PARKED])
                if draw.random() < 0.1 or self.file.all(
                    Judgement, "case_id = ? AND question_id = ?", (case.id, point.question_id)
                ):
                    continue
                made = Judgement(case.id, point.question_id, item_id=point.item_id, state=state)
                agreed = state is JudgementState.AGREED
                made = replace(
                    made, answer_id=answer.id if agreed else None, reason=self._of_case()
                )
                judgement = JudgementId(put(replace(made, settled_at="2014-05-01T10:00:00")))
                if draw.random() < 0.2:
                    put(DifferingView(judgement, agencies[0].id, note=self._of_case()))
            for agency in draw.sample(agencies, 3):
                self._return(case.id, agency.id)
            put(Note(NoteKind.COMMENT, self._of_case(), case_id=case.id, role=self._name()))
            put(FamilyVoice(self._of_case(), case_id=case.id))

    def _return(self, case: CaseId, agency: AgencyId) -> None:
        put, tool = self.file.put, read_tool(self.file)
        if self.file.all(Return, "case_id = ? AND agency_id = ?", (case, agency)):
            return
        if not self.file.all(Request, "case_id = ? AND agency_id = ?", (case, agency)):
            put(Request(case, agency, note=self._name()))
        given = ReturnId(
            put(Return(case, agency, source=f"{self._name()}.xlsx", role=self._name()))
        )
        for item in tool.items:
            answer = self._draw.choice(tool.answers_of(item.answer_set_id))
            put(AnswerGiven(given, case, agency, item.id, answer.id))
        question = tool.questions[0].id
        put(AnswerComment(given, case, agency, question, self._of_case()))

    def _conclusions(self) -> None:
        put, draw = self.file.put, self._draw
        for at in range(8):
            kind = draw.choice(list(FindingKind))
            put(Finding(self._text(), position=at, kind=kind, challenge=self._text()))
            change = RecommendationId(put(Recommendation(self._text(), position=at)))
            step = ActionId(put(Action(self._text(), position=at, recommendation_id=change)))
            owner = draw.choice(self.file.all(Agency)).id
            put(ActionOwner(step, agency_id=owner, role=f"{self._name()} {self._name()}"))
        case = draw.choice(self.file.all(Case)).id
        put(Action(self._of_case(), position=99, case_id=case))

    def _text(self) -> str:
        """Return a text that would leave: clean, or with something in it that must not."""
        draw = self._draw
        clean = f"{self._words().capitalize()}."
        case = draw.choice(self.file.all(Case)).reference
        person = draw.choice(self.file.all(Participant)).name
        contact = draw.choice([one.contact for one in self.file.all(Agency) if one.contact])
        run = draw.choice(self._runs)
        return draw.choice(
            [
                *[clean] * 5,
                f"{clean} As with {case}, it was late.",
                f"{clean} {case.upper()} was late.",
                f"{clean} {person.split()[0]} said so.",
                f"{clean} ask {person.lower()}",
                f"{clean} Ask {contact}.",
                run,
                f"{clean} {run.upper()}",
            ]
        )

    def publish(self, folder: Path) -> WouldLeave:
        """Leave out whatever the check finds, sign what is left, and write it into a folder."""
        for _ in range(3):
            found = would_leave(
                full(self.file, with_comments=True),
                KEY.partnership,
                version=next_version(self.file),
            )
            for one in found.checked.left:
                settle(self.file, leaves_out(one))
            if not found.checked.left:
                break
        keep_signed(self.file, signed_version(found, KEY), "somebody")
        waiting = to_send(snapshot(self.file))
        assert waiting is not None
        write_into(self.file, waiting, folder)
        return found

    def found_in(self, folder: Path) -> Iterator[str]:
        """Yield every planted word in what went out, in names of files too."""
        for path in folder.iterdir():
            text = f"{path.name}\n{path.read_text(encoding='utf-8')}".casefold()
            yield from (word for word in self.planted if word in text)
            yield from (run for run in self._runs if len(run) > 40 and run.casefold() in text)


def tried(times: int) -> tuple[int, int, list[str]]:
    """Publish so many; return how many rows went out, how many texts stayed, and what was found."""
    rows, stayed, found = 0, 0, list[str]()
    for seed in range(times):
        with TemporaryDirectory() as place:
            audit = PlantedAudit(Path(place) / "a.casewalk", seed)
            with audit.file:
                went = audit.publish(Path(place) / "out")
                rows += went.publication.rows
                stayed += len(went.checked.out)
                found += audit.found_in(Path(place) / "out")
    return rows, stayed, found


if __name__ == "__main__":
    went, stayed, found = tried(int(sys.argv[1]))
    sys.stdout.write(
        f"{went} rows went out, {stayed} texts stayed, {len(found)} found: {found[:9]}\n"
    )
