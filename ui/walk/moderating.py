"""Who challenges whom, and what an agency says otherwise than its form: three keys each."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from core.acts.moderation import change_own_answer, note_challenge
from core.counting.moderation import own_answers
from core.model.case import Agency
from core.model.ids import AgencyId, AnswerId, CaseId, NoteId
from core.model.note import NoteKind
from core.model.tool import Answer, Point
from core.wording.moderation import heard_words
from core.wording.turns import speaking_letters
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.positions import positions_at
from ui.widgets.next_key import NextKey


class Moderating(QObject):
    """Takes a letter for who speaks up, then a letter for whom, or a number for what it says now.

    Signals:
        note_requested: words are to be typed beside what was just kept; carries its number.
    """

    note_requested = Signal(object)

    def __init__(self, context: AuditContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._next_key = NextKey(self)
        self.letters: dict[AgencyId, str] = {}

    def begin(self) -> None:
        """Ask who speaks up on the case in front."""
        now, case_id = self._context.session.now, self._context.cursor.case_id
        if not now.audit.moderates:
            self._context.give_notice(
                tr("Challenges are not noted in this audit. Prepare, The audit turns it on.")
            )
            return
        if case_id is None:
            self._context.give_notice(tr("There is no {case} here yet."))
            return
        agencies = now.agencies_working_with(case_id) or now.agencies
        self.letters = speaking_letters(now, agencies)
        asked = tr("Who speaks up? {letters}", letters=self._offer(agencies))
        self._ask(asked, self._take_who)

    def change(
        self, case_id: CaseId, point: Point, agency_id: AgencyId, answer_id: AnswerId | None
    ) -> bool:
        """Keep what an agency says now; None is: as on its form. Hidden returns have no now."""
        session = self._context.session
        if session.now.hides(case_id, point):
            return False
        return bool(
            session.do(lambda file: change_own_answer(file, case_id, point, agency_id, answer_id))
        )

    def _take_who(self, event: QKeyEvent) -> bool:
        whose = self._called(event)
        if whose is None:
            self._say_unknown(event)
            return True
        now = self._context.session.now
        others = [now.agency[one] for one in self.letters if one != whose]
        said = tr(
            "{agency} challenges whom? {letters}",
            agency=self._name(whose),
            letters=self._offer(others),
        )
        answers = self._may_say(whose)
        if answers:
            offered = ", ".join(f"{at} {one.label}" for at, one in enumerate(answers, start=1))
            said += ". " + tr("Or it says now: {answers}, 0 as on its form.", answers=offered)
        self._ask(said, lambda key: self._take_what(whose, answers, key))
        return True

    def _take_what(self, whose: AgencyId, answers: tuple[Answer, ...], event: QKeyEvent) -> bool:
        case_id, point = self._context.cursor.case_id, self._context.cursor.point
        number, whom = _number(event.text(), answers), self._called(event)
        if case_id is None:
            return True
        if whom is not None and whom != whose:
            self._challenge(case_id, point, whose, whom)
        elif point is not None and number is not None:
            before = self._context.session.now
            said = answers[number - 1].id if number else None
            if self.change(case_id, point, whose, said) and self._context.session.now is before:
                self._context.give_notice(
                    tr("{agency} says that already; nothing was kept.", agency=self._name(whose))
                )
        else:
            self._say_unknown(event)
        return True

    def _challenge(
        self, case_id: CaseId, point: Point | None, whose: AgencyId, whom: AgencyId
    ) -> None:
        session = self._context.session
        if not session.do(lambda file: note_challenge(file, case_id, point, whose, whom)):
            return
        now = session.now
        note = next((one for one in now.notes[::-1] if one.kind is NoteKind.CHALLENGE), None)
        if note is None:
            return
        said = heard_words(now, note)
        asked = tr("{said}. Enter adds on what; else go on.", said=said)
        self._ask(asked, lambda key: self._take_words(note.id, key))

    def _take_words(self, note_id: NoteId, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_requested.emit(note_id)
            return True
        return False

    def _may_say(self, whose: AgencyId) -> tuple[Answer, ...]:
        """Return what an agency may say otherwise at the question in front."""
        session, place = self._context.session, self._context.cursor
        case_id, point = place.case_id, place.point
        if case_id is None or point is None or session.now.hides(case_id, point):
            return ()
        own = own_answers(session.now, case_id, point, positions_at(session, case_id, point))
        return session.now.tool.answers_at(point) if whose in own else ()

    def _called(self, event: QKeyEvent) -> AgencyId | None:
        typed = event.text().casefold()
        found = (one for one, letter in self.letters.items() if letter and letter == typed)
        return next(found, None)

    def _ask(self, words: str, take: Callable[[QKeyEvent], bool]) -> None:
        """Ask for a key; the question goes as soon as no key is waited for."""
        self._context.give_notice(words)
        self._next_key.wait(take, lambda: self._context.withdraw_notice(words))

    def _say_unknown(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            self._context.give_notice(tr("That is none of them; nothing was kept."))

    def _offer(self, agencies: Iterable[Agency]) -> str:
        now = self._context.session.now
        return ", ".join(f"{self.letters[one.id]} {now.short_name(one)}" for one in agencies)

    def _name(self, agency_id: AgencyId) -> str:
        now = self._context.session.now
        return now.short_name(now.agency[agency_id])


def _number(typed: str, answers: tuple[Answer, ...]) -> int | None:
    """Return which answer a digit means, 0 for as on the form; None where it means none."""
    found = "0123456789".find(typed) if len(typed) == 1 else -1
    return found if answers and 0 <= found <= len(answers) else None
