"""A room is moderated by keys: a challenge, an own answer moved, strengths first, colours last."""

from dataclasses import replace

from core.acts.first_views import ask_first_of
from core.acts.prepare import set_audit
from core.model.case import AskFirst
from core.model.changed_answer import ChangedAnswer
from core.model.note import Note, NoteKind
from core.room import CaseScene
from tests.journeys.facilitator import Facilitator
from tests.journeys.test_room_screen import to_the_wall
from ui.theme import app_theme


def _set(facilitator: Facilitator, **said: bool) -> None:
    session = facilitator.page.context.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, **said)))  # type: ignore[arg-type]


def _go(facilitator: Facilitator, key: str) -> None:
    context = facilitator.page.context
    tool = context.session.now.tool
    point = next(one for one in tool.points if tool.key_at(one) == key)
    assert context.cursor.case_id is not None
    context.cursor.go(context.cursor.case_id, point)
    facilitator.walk.take_focus()


def _letter(facilitator: Facilitator, name: str) -> str:
    letters = facilitator.walk._place.moderating.letters
    now = facilitator.page.context.session.now
    return next(
        letter for one, letter in letters.items() if now.short_name(now.agency[one]) == name
    )


def _said(facilitator: Facilitator) -> str:
    area = facilitator.walk.middle.body.area
    return area.accessibleDescription() if area is not None else ""


def test_three_keys_keep_who_challenges_whom_and_three_what_an_agency_says_now(
    at_work: Facilitator,
) -> None:
    context = at_work.page.context
    now = context.session.now
    at_work.press("Alt+Shift+S")
    assert "Challenges are not noted in this audit" in at_work.message
    assert not at_work.walk.middle.body.own.isVisible()
    _set(at_work, moderates=True)
    _go(at_work, "9")
    at_work.say("Half a rea")
    at_work.press("Alt+Shift+S")
    case_id, point = context.cursor.case_id, context.cursor.point
    assert case_id is not None
    assert point is not None
    one, other = map(now.short_name, now.agencies_working_with(case_id)[:2])
    at_work.say(_letter(at_work, one))
    assert f"{one} challenges whom?" in at_work.message
    at_work.say(_letter(at_work, other))
    at_work.say("son")
    assert at_work.walk.card.reason.toPlainText() == "Half a reason"
    assert f"{one} challenged {other}" in "".join(at_work.heard)
    assert one not in at_work.wall

    at_work.press("Alt+Shift+S", "Esc")
    assert at_work.message == "", "nobody is asked any more"
    at_work.press("Alt+Shift+S", "Alt+2")
    assert "Who speaks up?" not in at_work.message, "a key of the program gives it up"
    at_work.press("Alt+Z")

    at_work.press("Alt+Shift+S")
    at_work.say(_letter(at_work, other) + _letter(at_work, one))
    at_work.press("Return")
    at_work.write("Why was nobody told?")
    at_work.press("Esc")
    with at_work.in_file() as file:
        kept = [note for note in file.all(Note) if note.kind is NoteKind.CHALLENGE]
    assert [note.text for note in kept] == ["", "Why was nobody told?"]

    before = {now.short_name(view.agency): view for view in at_work.walk._place._positions}
    mover = next(name for name, at in before.items() if at.answer is not None)
    answers = context.session.now.tool.answers_at(point)
    said = before[mover].answer
    number = next(at for at, each in enumerate(answers, start=1) if each != said)
    same = next(at for at, each in enumerate(answers, start=1) if each == said)
    at_work.press("Alt+Shift+S")
    at_work.say(f"{_letter(at_work, mover)}{same}")
    assert at_work.message == f"{mover} says that already; nothing was kept."
    at_work.press("Alt+Shift+S")
    at_work.say(f"{_letter(at_work, mover)}{number}")
    with at_work.in_file() as file:
        moved = file.all(ChangedAnswer)
    assert said is not None
    assert [(each.before, each.answer) for each in moved] == [
        (said.label, answers[number - 1].label)
    ]
    assert f"In the room now: {answers[number - 1].label}" in _said(at_work)
    to_the_wall(at_work)
    at_work.press("F5")
    assert f"{mover} (now {answers[number - 1].label})" in at_work.wall
    at_work.press("Alt+Z")
    assert "In the room now" not in _said(at_work)

    # What is hidden has no "now", by key or by chip.
    context.session.do(lambda file: ask_first_of(file, case_id, AskFirst.YES))
    _go(at_work, "11")
    assert not at_work.walk.middle.body.own.isVisible()
    at_work.press("Alt+Shift+S")
    at_work.say(_letter(at_work, mover))
    assert "says now" not in at_work.message
    at_work.press("Esc")


def test_a_case_begins_with_its_strengths_and_colours_wait_for_the_end_of_the_day(
    at_work: Facilitator,
) -> None:
    theme, context = app_theme(), at_work.page.context
    _set(at_work, strengths_first=True, colours_last=True)
    assert theme.answers_plain
    fresh = next(
        one for one in context.session.now.cases if not context.session.now.judgements_of(one.id)
    )
    context.cursor.go(fresh.id, context.session.now.tool.points[0])
    at_work.walk.take_focus()
    assert at_work.sees(f"Strengths first: what went well for {fresh.reference}?")
    to_the_wall(at_work)
    context.request("show_case")
    scene = at_work.page.room.scene
    assert isinstance(scene, CaseScene)
    assert scene.begins == "Strengths first: what went well?"
    at_work.press("Ctrl+K")
    at_work.write("A steady key worker")
    at_work.press("Return", "Esc")
    with at_work.in_file() as file:
        kept = file.all(Note)[-1]
    assert (kept.kind, kept.case_id, kept.question_id) == (NoteKind.STRENGTH, fresh.id, None)
    assert not at_work.sees("Strengths first")
    _set(at_work, colours_last=False)
    assert not theme.answers_plain
