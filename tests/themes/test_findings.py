"""Findings written on a real audit: from a count and what was heard to a thread both ways."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.acts import bring_in, heard, plan, walk
from core.acts.findings import keep_source, remove_source
from core.acts.hypotheses import weigh
from core.acts.own_documents import write_own_words
from core.counting.count_lines import count_lines
from core.counting.live_number import Counted, LiveCount, LiveNumber
from core.counting.thread import EvidencePiece, most_borne_out, numbers_of_theme
from core.documents.own_numbers import numbers_now
from core.model.audit import Outcome
from core.model.case import AnswerComment, AnswerGiven
from core.model.changed import Changed
from core.model.concluded import concluded, finding_numbers
from core.model.draft.returns import Draft, ReturnDraft
from core.model.finding import (
    EvidenceKind,
    EvidenceSide,
    Finding,
    FindingKind,
    HypothesisEvidence,
    Source,
)
from core.model.ids import CaseId, QuestionId
from core.model.note import Note, NoteKind
from core.model.own_document import OwnNumber
from core.model.plan import Recommendation
from core.model.steps import DayOff
from core.model.tool import AnswerSet
from core.queries.documents import full
from core.queries.findings import comments_numbered
from core.queries.search import Hit, HitKind
from core.store.file import WorkshopFile
from core.wording.sources import source_note
from tests.themes.conftest import OpenPlaces
from tests.themes.looking import rows
from ui.audit.session import Act
from ui.theme import Look, app_theme
from ui.themes.carried_piece import Carried, carried, piece_in
from ui.themes.findings.evidence_target import FindingTarget
from ui.themes.findings.page import FindingsPage
from ui.themes.findings.rows import NamedPiece, ThreadStop
from ui.themes.findings.source_form import SourceForm
from ui.themes.heard import HeardView
from ui.themes.lines import EvidenceRow
from ui.themes.places import ThemePlaces
from ui.widgets.button import Button


@pytest.fixture
def places(open_places: OpenPlaces) -> ThemePlaces:
    """The places of Themes over the children in need audit, at Findings."""
    opened = open_places("cin")
    opened.run("next_place")
    return opened


def write(page: FindingsPage, text: str) -> None:
    """Type a statement, as after Alt+N, and let the typing pause."""
    field = page.statement.editor.fields["text"]
    field.setPlainText(text)
    page.statement.editor.flush()


def press(page: QWidget, words: str) -> None:
    """Press a button in sight by its words."""
    found = [
        one for one in page.findChildren(Button) if one.text() == words and one.isVisibleTo(page)
    ]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def take_an_answer(file: WorkshopFile) -> Changed | None:
    """Take one agency's answer to the first line away."""
    with file.act("take an answer away") as act:
        file.remove(file.all(AnswerGiven, "item_id = (SELECT id FROM items WHERE key = '1a')")[0])
    return act.news


def say_otherwise(file: WorkshopFile, comment: AnswerComment) -> Changed | None:
    """Put other words in the place of what an agency wrote."""
    with file.act("write otherwise") as act:
        file.put(replace(comment, text="said otherwise"))
    return act.news


def small(page: FindingsPage) -> list[str]:
    """Return how each finding stands, as its line says."""
    return [line.small for line in page.list.lines if isinstance(line.value, int)]


def rests_on(page: FindingsPage) -> list[EvidenceKind]:
    """Return the kinds of what the finding in view rests on."""
    return [
        line.value.evidence.kind
        for line in page.rests_on.lines.lines
        if isinstance(line.value, NamedPiece)
    ]


def test_before_anything_is_written_the_three_best_borne_out_are_offered(
    places: ThemePlaces,
) -> None:
    page = places.findings
    assert page.middle.currentWidget() is page.offered
    press(page.offered, "Begin with this")
    finding = page.finding
    assert finding is not None
    assert finding.kind is FindingKind.STRENGTH
    assert finding.text.endswith(": yes in 95.8% (23 of 24 returns where applicable)")
    assert rests_on(page) == [EvidenceKind.COUNT]
    assert small(page) == ["✓ Ready"]
    assert places.strip.tab("findings").accessibleName() == "Findings, 1"


def test_a_question_no_answer_to_which_is_against_practice_bears_nothing_out(
    places: ThemePlaces,
) -> None:
    now = places.context.session.now
    numbers = [LiveNumber(Counted.RETURNS, one.id) for one in now.tool.questions]
    to_raise = next(one for one in now.tool.questions if one.key == "11")
    borne = most_borne_out(now, (LiveCount(n, ((CaseId(1), None),) * 9) for n in numbers), 99)
    assert to_raise.id not in {one.count.number.question_id for one in borne}
    assert len(borne) >= 9


def test_a_number_is_used_also_while_what_was_written_of_it_is_listed(
    open_places: OpenPlaces, qtbot: QtBot
) -> None:
    places = open_places("cin")
    share = rows(places.evidence, qtbot)["2"].returns.share
    assert share is not None
    share.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: places.evidence.evidence.shows_lens)
    QTest.keyClick(share, Qt.Key.Key_Return)
    assert not places.evidence.evidence.shows_lens
    places.run("add_evidence")
    assert places.front == "findings"
    assert places.findings.add.isHidden()
    assert rests_on(places.findings) == [EvidenceKind.COUNT]


def test_a_finding_is_a_draft_until_it_rests_on_something_and_again_without(
    places: ThemePlaces, qtbot: QtBot
) -> None:
    page = places.findings
    places.run("new_finding")
    write(page, "Plans reach some files late.")
    assert small(page) == ["– Rests on nothing yet"]
    assert concluded(page.context.session.now) == []
    places.run("add_evidence")
    assert page.add.isVisible()
    page.add.field.setText("plan on")
    page.add.lines.setFocus()
    QTest.keyClick(page.add.lines, Qt.Key.Key_Return)
    QTest.keyClick(page.add.lines, Qt.Key.Key_Escape)
    assert page.add.isHidden()
    assert rests_on(page) == [EvidenceKind.COUNT]
    assert small(page) == ["! No challenge yet"]
    assert page.statement.editor.title.text() == "Finding 1"
    page.rests_on.lines.go_to(1)
    with qtbot.waitSignal(page.context.notice_requested) as said:
        press(page, "Take away")
    assert "draft" in said.args[0]
    assert page.statement.editor.title.text() == "Draft"


def test_a_number_that_changes_asks_and_the_sentence_waits(places: ThemePlaces) -> None:
    page, session = places.findings, places.context.session
    press(page.offered, "Begin with this")
    (count,) = session.now.evidence
    before = page.finding
    assert before is not None
    session.do(take_an_answer)
    decision = page.statement.number_news.decision
    assert decision is not None
    assert decision.why.startswith("was 95.8% (23 of 24 returns where applicable), is now 9")
    assert page.finding == before
    assert small(page) == ["! A number in it changed"]
    press(page.statement.number_news, "Take the new one")
    after = page.finding
    assert after is not None
    assert after.text == before.text.replace(count.shown, session.now.evidence[0].shown)
    assert small(page) == ["✓ Ready"]


def test_what_is_marked_in_a_statement_can_be_read_in_every_look(places: ThemePlaces) -> None:
    page, session = places.findings, places.context.session
    places.run("new_finding")
    item = next(one for one in session.now.tool.items if one.key == "4")
    yes = next(a.id for a in session.now.tool.answers_of(item.answer_set_id) if a.key == "yes")
    page.use.use_number(LiveNumber(Counted.RETURNS, item.question_id, item.id, (yes,)))
    field = page.statement.editor.fields["text"]
    write(page, f"In the vast majority of returns, {session.now.evidence[0].shown}, it is so.")
    try:
        for look in (Look.DARK, Look.HIGH_CONTRAST, Look.LIGHT):
            app_theme().apply(look, 1.0)
            grounds = [one.format.background().color() for one in field.extraSelections()]
            assert len(grounds) == 2
            dark = app_theme().colours.ink.lightness() < 128
            assert all((ground.lightness() > 160) is dark for ground in grounds), look
    finally:
        app_theme().apply(Look.LIGHT, 1.0)


def test_the_careful_reader_offers_a_wording_and_never_writes_it_itself(
    places: ThemePlaces,
) -> None:
    page, session = places.findings, places.context.session
    places.run("new_finding")
    item = next(one for one in session.now.tool.items if one.key == "4")
    yes = next(a.id for a in session.now.tool.answers_of(item.answer_set_id) if a.key == "yes")
    page.use.use_number(LiveNumber(Counted.RETURNS, item.question_id, item.id, (yes,)))
    text = "In the vast majority of returns, 75.0% (15 of 20), the effect is reviewed."
    write(page, text)
    decision = page.statement.reader.decision
    assert decision is not None
    assert "vast majority" in decision.what
    assert page.finding is not None
    assert page.finding.text == text
    assert small(page) == ["! No challenge yet"]
    places.run("use_wording")
    assert "vast majority" not in page.finding.text
    session.undo()
    assert page.finding.text == text
    press(page.statement.reader, "Keep mine, because…")
    page.statement.reader.reason.setText("The board asked for these words")
    QTest.keyClick(page.statement.reader.reason, Qt.Key.Key_Return)
    assert page.statement.reader.decision is None
    assert [one.reason for one in session.now.wordings_kept] == ["The board asked for these words"]
    challenge = page.statement.editor.fields["challenge"]
    challenge.setPlainText("Why is it so in 15 of 20 returns (74.9%)?")
    page.statement.editor.flush()
    assert page.statement.reader.what.text().startswith("Challenge: “")
    assert challenge.extraSelections()
    places.run("use_wording")
    assert page.finding.challenge == "Why is it so in 15 of 20 returns (75.0%)?"
    session.undo()
    places.run("careful_reader")
    assert page.statement.reader.isHidden()


def test_a_wording_is_taken_where_it_stands_after_words_typed_before_it(
    alone: None,
    places: ThemePlaces,
) -> None:
    page = places.findings
    places.run("new_finding")
    text = "Vast majority of plans (16 of 24 returns) had a chronology."
    write(page, text)
    decision = page.statement.reader.decision
    assert decision is not None
    page.statement.editor.fields["text"].setPlainText(f"In April: {text}")  # no pause yet
    places.run("use_wording")
    assert page.finding is not None
    before, _, after = text.partition("Vast majority")
    begins, ends = f"In April: {before}", after[-len("(16 of 24 returns) had a chronology.") :]
    assert page.finding.text.startswith(begins)
    assert page.finding.text.endswith(f"plans {ends}")
    assert "ajority" not in page.finding.text
    write(page, text)
    page.statement.editor.fields["text"].setPlainText("Plans are late.")
    places.run("use_wording")
    assert page.finding.text == "Plans are late."


def test_what_nobody_uses_is_used_here_or_left_out_for_a_reason(places: ThemePlaces) -> None:
    page, session = places.findings, places.context.session
    press(page.offered, "Begin with this")
    first = len([one for one in page.thread_panel.unused.lines if not one.heading])
    press(page.thread_panel, "Use here")
    assert EvidenceKind.COUNT in rests_on(page)
    assert len(rests_on(page)) == 2
    press(page.thread_panel, "Leave out, because…")
    page.thread_panel.reason.setText("About another child")
    QTest.keyClick(page.thread_panel.reason, Qt.Key.Key_Return)
    left = page.thread_panel.unused.lines
    assert len(left) == first  # two fewer, and the one that is left out under its heading
    assert left[-1].small == "Left out: About another child"
    assert [one.reason for one in session.now.left_out] == ["About another child"]
    page.thread_panel.unused.go_to(first - 1)
    press(page.thread_panel, "Take in again")
    assert not session.now.left_out
    again = page.thread_panel.unused.lines
    assert left[-1].text in [one.text for one in again]
    assert not any(one.heading or one.small for one in again)
    session.undo()
    page.thread_panel.unused.go_to(first - 1)
    press(page.thread_panel, "Use here")
    assert not session.now.left_out
    assert len(rests_on(page)) == 3


def test_the_thread_leads_up_and_down(places: ThemePlaces, qtbot: QtBot) -> None:
    page, session = places.findings, places.context.session
    press(page.offered, "Begin with this")
    finding = page.finding
    assert finding is not None
    session.do(
        lambda file: plan.add_recommendation(file, Recommendation("Share the plan"), [finding.id])
    )
    page.leave()
    page._catch_up()
    top = page.thread_panel.lines.lines[0]
    assert (top.title, top.text) == ("Recommendation 1", "Share the plan")
    with qtbot.waitSignal(places.context.hit_requested) as asked:
        page.thread_panel.lines.entered_line.emit(top.value)
    assert asked.args[0].kind is HitKind.RECOMMENDATION
    down = next(
        one
        for one in page.thread_panel.lines.lines
        if isinstance(one.value, ThreadStop) and one.value.place == "evidence"
    )
    page.thread_panel.lines.entered_line.emit(down.value)
    assert page.rests_on.lines.hasFocus()


def test_enter_on_a_count_opens_its_lens_and_escape_goes_back(places: ThemePlaces) -> None:
    page, lens = places.findings, places.evidence.evidence.lens
    press(page.offered, "Begin with this")
    lines = page.rests_on.lines
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Return)
    assert places.front == "evidence"
    assert lens.isVisible()
    assert lens.number is not None
    assert lens.grid.hasFocus()
    assert lens.number.text == places.context.session.now.evidence[0].count
    QTest.keyClick(lens.grid, Qt.Key.Key_Escape)
    assert places.front == "findings"
    assert lines.hasFocus()


def test_a_number_copied_from_the_lens_is_live_where_it_is_pasted(places: ThemePlaces) -> None:
    page, lens, session = places.findings, places.evidence.evidence.lens, places.context.session
    number = next(one for one in numbers_of_theme(session.now, None))
    places.show_place("evidence")
    places.evidence.open_lens(number)
    lens.copy.click()
    copied = "95.8% (23 of 24 returns where applicable)"
    for begun in ("Plans are held in ", "As I said, in "):
        places.run("new_finding")
        field = page.statement.editor.fields["text"]
        QTest.keyClicks(field, begun)
        field.paste()
        field.flush()
        if begun.startswith("Plans"):
            assert small(page) == ["! No challenge yet"]
            session.do(take_an_answer)
        assert small(page) == ["! A number in it changed"] * len(session.now.findings)
    assert [one.text.endswith(copied) for one in session.now.findings] == [True, True]
    assert [one.shown for one in session.now.evidence] == [copied] * 2
    QApplication.clipboard().setText("95.8% of something else")
    places.run("new_finding")
    page.statement.editor.fields["text"].paste()
    assert len(session.now.evidence) == 2


def test_who_takes_a_count_away_is_told_that_its_number_is_still_in_the_words(
    places: ThemePlaces, qtbot: QtBot
) -> None:
    page, session = places.findings, places.context.session
    press(page.offered, "Begin with this")
    (count,) = session.now.evidence
    assert count.shown in page_finding(page).text
    with qtbot.waitSignal(places.context.notice_requested) as said:
        page.rests_on.take_away()
    assert said.args == [
        "It rests on nothing now, so it is a draft and is not printed. "
        "Its number is still in the words, and is not counted anew there."
    ]
    assert session.undo()
    write(page, "Plans are held.")
    with qtbot.waitSignal(places.context.notice_requested) as said:
        page.rests_on.take_away()
    assert "number" not in str(said.args)


def test_numbers_of_every_unit_are_put_under_a_finding_and_follow_what_they_count(
    places: ThemePlaces,
) -> None:
    page, session = places.findings, places.context.session
    session.do(lambda file: keep_source(file, Source("Staff survey", base=457, unit="staff")))
    session.do(lambda file: keep_source(file, replace(file.all(Source)[0], count=452)))
    places.run("new_finding")
    page.adding.begin_for(FindingTarget(session, page.writer, page_finding(page)), None)
    for words in ("agencies asked", "families asked", "people expected", "judgements", "staff"):
        page.add.field.setText(words)
        at = next(one for one in page.add.lines.lines if isinstance(one.value, LiveNumber))
        page.add.added.emit(at.value)
    page.add.put_away()
    shown = [one.shown for one in session.now.evidence]
    assert shown[-1] == "98.9% (452 of 457 staff)"
    assert len(shown) == 5
    write(page, f"Nearly all staff know whom to call: {shown[-1]}.")
    assert not page.statement.reader.isVisible()
    lines = page.rests_on.lines
    piece = EvidencePiece(EvidenceKind.SOURCE, session.now.sources[0].id)
    page.use.use_here(piece)
    lines.go_to(next(n for n, one in enumerate(lines.lines) if is_source(one)))
    QTest.keyClick(lines, Qt.Key.Key_Return)
    form = page.change_source.form
    assert form is not None
    assert (form.title.text(), form.count.text()) == ("Staff survey", "452")
    form.count.setText("400")
    QTest.mouseClick(form.add, Qt.MouseButton.LeftButton)
    assert not page.change_source.isVisible()
    assert session.now.sources[0].count == 400
    assert small(page) == ["! A number in it changed"]
    assert any("was 98.9% (452 of 457 staff), is now 87.5%" in one.text for one in lines.lines)


def late_return(given: str) -> Act:
    """Bring a return in that comes late, with its period."""
    draft = Draft("late.csv", (ReturnDraft("Child B", "Police", answers={"4": given}),))
    return lambda file: bring_in.take_returns(file, draft)


def a_nearer_target(file: WorkshopFile) -> Changed | None:
    """Have periods take five days at most, where it was ten."""
    with file.act("set the target") as act:
        file.put(replace(next(one for one in file.all(AnswerSet) if one.target), target=5))
    return act.news


def a_day_off(file: WorkshopFile) -> Changed | None:
    """Have three days that nobody works."""
    with file.act("name days off") as act:
        for day in ("2014-03-17", "2014-03-18", "2014-03-19"):
            file.put(DayOff(day))
    return act.news


@pytest.mark.parametrize(
    ("news", "now_it_is"),
    [
        (late_return("2014-03-03/2014-03-05"), "66.7% (2 of 3"),
        (a_nearer_target, "0.0% (0 of 2"),
        (a_day_off, "100.0% (2 of 2"),
    ],
    ids=["a late return", "another target", "days off"],
)
def test_periods_in_time_of_returns_are_put_under_a_finding_and_ask_when_they_change(
    open_places: OpenPlaces, news: Act, now_it_is: str
) -> None:
    places = open_places("kinds")
    page, session = places.findings, places.context.session
    places.run("new_finding")
    page.adding.begin_for(FindingTarget(session, page.writer, page_finding(page)), None)
    page.add.field.setText("in time")
    page.add.added.emit(page.add.lines.lines[1].value)
    page.add.put_away()
    (shown,) = [one.shown for one in session.now.evidence]
    assert shown == "50.0% (1 of 2 periods given in returns)"
    write(page, f"The first core group was in time in half: {shown}.")
    assert not page.statement.reader.isVisible()
    session.do(news)
    assert small(page) == ["! A number in it changed"]
    (line,) = [one for one in page.rests_on.lines.lines if isinstance(one.value, NamedPiece)]
    assert f"was {shown}, is now {now_it_is}" in line.text
    assert session.undo()
    assert small(page) == ["! No challenge yet"]
    kept = OwnNumber(session.now.evidence[0].count, shown)
    session.do(lambda file: write_own_words(file, "report", "found", shown, [kept]))
    assert numbers_now("report", session.read(full)) == {kept.count: shown}


def test_a_source_is_named_otherwise_or_goes_from_every_finding(places: ThemePlaces) -> None:
    page, session = places.findings, places.context.session
    for title in ("Staf survey", "Minutes"):
        session.do(partial(keep_source, source=Source(title, dated="2014-03-05")))
    places.run("new_finding")
    for one in session.now.sources:
        page.use.use_here(EvidencePiece(EvidenceKind.SOURCE, one.id))
    first, second = (one for one in page.rests_on.lines.lines if is_source(one))
    places.run("add_evidence")
    press(page.add, "A document or survey…")
    page.add.source.title.setText("Half a")
    page.add.put_away()
    change = page.change_source

    def form_of(line: EvidenceRow) -> SourceForm:
        page.rests_on.lines.entered_line.emit(line.value)
        assert change.isVisible()
        assert change.form is not None
        return change.form

    form = form_of(first)
    assert form.dated.text() == "5 March 2014"
    assert change.used.text() == "1 finding rests on it."
    form.title.setText("Staff survey")
    form.dated.setText("some day")
    press(form, "Change")
    assert change.isVisible(), "what is refused stays typed"
    page.statement.editor.focus_statement()  # it goes, and what is typed stays with its source
    assert change.isHidden()
    assert form_of(second).title.text() == "Minutes"
    QTest.keyClick(change, Qt.Key.Key_Escape)
    assert form_of(first).title.text() == "Staff survey"
    form.dated.setText("6 March 2014")
    press(form, "Change")
    assert change.isHidden()
    kept = session.now.sources[0]
    assert (kept.title, kept.dated) == ("Staff survey", "2014-03-06")
    assert page.add.source.title.text() == "Half a", "one that was begun is there still"
    form_of(first)
    press(change, "Remove it everywhere")
    assert [one.title for one in session.now.sources] == ["Minutes"]
    assert rests_on(page) == [EvidenceKind.SOURCE]
    session.undo()
    assert rests_on(page) == [EvidenceKind.SOURCE] * 2


def test_what_a_source_counted_goes_with_it_and_is_told_as_that(places: ThemePlaces) -> None:
    page, session = places.findings, places.context.session
    survey = Source("Staff survey", count=452, base=457, unit="staff")
    session.do(partial(keep_source, source=survey))
    source = session.now.sources[0]
    number = LiveNumber(Counted.SOURCE, source_id=source.id)
    places.run("new_finding")
    page.writer.rest_on_number(page_finding(page).id, number)
    to = session.now.hypotheses[0].id
    shown = HypothesisEvidence(to, EvidenceKind.COUNT, 0, count=number.text, shown="98.9%")
    session.do(partial(weigh, hypothesis_id=to, evidence=[shown]))
    page.change_source.show_source(source)
    assert page.change_source.used.text() == "1 finding rests on it."
    page.change_source.put_away()
    session.do(partial(keep_source, source=replace(source, count=None, base=0)))
    assert [one.small for one in page.rests_on.lines.lines[1:]] == [
        "The source gives no figure any more"
    ]
    session.undo()
    page.change_source.show_source(session.now.sources[0])
    press(page.change_source, "Remove it everywhere")
    assert not session.now.evidence
    assert not session.now.hypothesis_evidence
    assert small(page) == ["– Rests on nothing yet"]
    session.undo()
    assert len(session.now.evidence) == len(session.now.hypothesis_evidence) == 1
    session.do(partial(remove_source, source=session.now.sources[0]))  # as an older version did
    assert [one.small for one in page.rests_on.lines.lines[1:]] == ["The source was removed"]


def page_finding(page: FindingsPage) -> Finding:
    """Return the finding in view."""
    assert page.finding is not None
    return page.finding


def is_source(line: EvidenceRow) -> bool:
    """Whether a line of evidence is a source from outside."""
    return isinstance(line.value, NamedPiece) and line.value.piece.kind is EvidenceKind.SOURCE


def test_the_thread_leads_up_from_a_remark_a_count_and_a_judgement(places: ThemePlaces) -> None:
    session, told = places.context.session, list[str]()
    places.context.notice_requested.connect(told.append)
    theme = session.now.tool.themes[1].id
    session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, "Rings", theme_id=theme)))
    places.show_place("evidence")
    places.evidence.show_view("heard")
    view = places.evidence.view_of("heard")
    assert isinstance(view, HeardView)
    view.lines.go_to(next(n for n, one in enumerate(view.lines.lines) if one.text == "Rings"))
    places.run("thread")  # nothing uses it: it says so and stays
    assert places.front == "evidence"
    assert told[-1] == "No finding rests on this yet: Alt+L puts it under one."
    places.run("add_evidence")
    used = page_finding(places.findings)
    places.run("new_finding")
    assert page_finding(places.findings).id != used.id
    places.show_place("evidence")
    places.run("thread")
    assert page_finding(places.findings).id == used.id
    judged = session.now.judgements[0]
    piece = EvidencePiece(EvidenceKind.JUDGEMENT, judged.id)
    places.findings.use.use_here(piece)
    number = LiveNumber(Counted.CASES, judged.question_id)
    other = places.findings.writer.begin(Finding("Counted"))
    places.findings.writer.rest_on_number(other, number)
    found = places.findings_at(judged.case_id, judged.point)
    assert [one.id for one in found] == [used.id, other]
    places.show_using(found)
    numbers = finding_numbers(session.now)
    assert told[-1] == f"It is used in finding {numbers[found[1].id]} too."


def test_what_was_heard_goes_to_a_finding_by_a_key(places: ThemePlaces) -> None:
    session = places.context.session
    theme = session.now.tool.themes[1].id
    note = Note(NoteKind.STRENGTH, "Rings before each meeting", theme_id=theme)
    session.do(lambda file: heard.add_note(file, note))
    places.show_place("evidence")
    places.evidence.show_view("heard")
    view = places.evidence.view_of("heard")
    assert isinstance(view, HeardView)
    lines = view.lines
    at = next(n for n, line in enumerate(lines.lines) if line.text == note.text)
    lines.go_to(at)
    places.run("add_evidence")
    assert places.front == "findings"
    finding = places.findings.finding
    assert finding is not None
    assert finding.theme_id == theme
    assert rests_on(places.findings) == [EvidenceKind.NOTE]


def test_each_place_comes_back_as_it_was_left_and_found_findings_open(
    places: ThemePlaces,
) -> None:
    page = places.findings
    for text in ("One", "Two"):
        places.run("new_finding")
        write(page, text)
    places.run("previous_case")
    opened = page.finding_id
    assert page.finding is not None
    assert page.finding.text == "One"
    places.show_place("evidence")
    places.evidence.show_view("comments")
    places.show_place("findings")
    assert page.finding_id == opened
    places.show_place("evidence")
    assert places.evidence.part_in_view == "comments"
    second = page.context.session.now.findings[1].id
    places.open_found(Hit(HitKind.FINDING, second, "", None, None))
    assert (places.front, page.finding_id) == ("findings", second)


def test_a_judgement_of_the_theme_is_evidence_once_it_is_settled(places: ThemePlaces) -> None:
    page, session = places.findings, places.context.session
    point, case = session.now.tool.points[0], session.now.listed_cases[0]
    theme = session.now.tool.question[point.question_id].theme_id
    places.run("new_finding")
    assert page.finding is not None
    page.statement.editor.rewritten.emit(replace(page.finding, theme_id=theme))
    before = sum(one.title.endswith("question 1") for one in page.thread_panel.unused.lines)
    judged = session.now.judgement(case.id, point)
    if judged is None or not judged.state.settled:
        session.do(lambda file: walk.mark_not_agreed(file, case.id, point))
        after = sum(one.title.endswith("question 1") for one in page.thread_panel.unused.lines)
        assert after == before + 1


def test_what_agencies_wrote_is_read_again_once_it_is_another(places: ThemePlaces) -> None:
    session, comments = places.context.session, places.findings.comments
    first = next(one for one in comments.questions(None) if comments.at_question(one))
    read = comments.at_question(first)
    places.run("new_finding")
    assert comments.at_question(first) is read
    written = session.read(lambda file: comments_numbered(file, [read[0][0]]))
    session.do(lambda file: say_otherwise(file, written[0]))
    assert "said otherwise" in {one[4] for one in comments.at_question(first)}


def test_who_comes_for_a_finding_waits_for_no_counts(open_places: OpenPlaces) -> None:
    places = open_places("cin")
    places.aim_at("careful_reader")
    assert places.front == "findings"
    places.aim_at("add_evidence")
    assert places.front == "findings"
    places.aim_at("charts")
    assert places.front == "evidence"


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 720)), (2.0, (1280, 720))])
def test_nothing_is_wider_than_a_small_window(
    alone: None,
    places: ThemePlaces,
    qtbot: QtBot,
    scale: float,
    size: tuple[int, int],
    qapp: QApplication,
) -> None:
    page = places.findings
    press(page.offered, "Begin with this")
    places.window().resize(*size)
    app_theme().apply(Look.DARK, scale)
    qtbot.waitUntil(lambda: page.side.is_folded)
    qapp.processEvents()
    assert page.statement.editor.width() <= places.width()
    assert not places.findChildren(QWidget, "nameless")


def test_a_source_refused_or_left_is_there_still_until_it_is_entered(places: ThemePlaces) -> None:
    page, session = places.findings, places.context.session
    places.run("new_finding")
    places.run("add_evidence")
    form = page.add.source
    press(page.add, "A document or survey…")
    form.title.setText("Staff survey")
    form.dated.setText("last spring")
    form.base.setText("9" * 25)
    press(form, "Add")
    assert form.dated.hasFocus()
    page.statement.editor.focus_statement()  # the overlay goes
    assert page.add.isHidden()
    places.run("add_evidence")
    assert form.isVisible()
    assert form.title.text() == "Staff survey"
    form.dated.setText("5 March 2014")
    press(form, "Add")
    assert form.base.hasFocus()
    assert not session.now.sources
    form.base.setText("457")
    form.unit.setText("staff")
    form.count.setText("458")
    press(form, "Add")
    assert form.count.hasFocus()
    form.count.setText("452")
    second = next(one.id for one in session.now.tool.questions if one.key == "2")
    form.beside.set_value(second)
    press(form, "Add")
    assert [(one.title, one.base) for one in session.now.sources] == [("Staff survey", 457)]
    lines = count_lines(session.now, {}, 0)
    beside = {one.key: source_note(one.sources[0]) for one in lines if one.sources}
    assert beside == {"2": "Staff survey, 5 March 2014: 98.9% (452 of 457 staff)"}
    assert page.add.isVisible()  # the next piece can be added at once
    assert form.isHidden()
    assert not form.is_begun


def test_a_hypothesis_is_weighed_by_keys(places: ThemePlaces, qtbot: QtBot) -> None:
    page, session = places.findings, places.context.session
    places.show_place("findings")
    page.list.go_to(0)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.hypothesis.title.text() == "Hypothesis 1"
    places.run("add_evidence")
    QTest.keyClick(page.add.field, Qt.Key.Key_Return)
    page.add.put_away()
    assert [one.side for one in session.now.hypothesis_evidence] == [EvidenceSide.FOR]
    page.hypothesis.outcome.chosen.emit(Outcome.CONTRADICTED)
    assert session.now.hypotheses[0].outcome is Outcome.CONTRADICTED
    assert page.hypothesis.unborne.text().endswith("nothing speaks against it.")
    QTest.keyClick(page.hypothesis.sides[EvidenceSide.FOR].lines, Qt.Key.Key_Delete)
    assert not session.now.hypothesis_evidence


def let_go(on: QWidget, piece: Carried, at: QPointF) -> None:
    """Carry a piece of evidence over a widget, and let it go there."""
    data, copy = carried(piece), Qt.DropAction.CopyAction
    state = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at.toPoint(), copy, *state)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(on, QDropEvent(at, copy, *state))


PIECE, NUMBER = "application/x-casewalk-evidence", "application/x-casewalk-number"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (PIECE, b"note|1|1|0|0|0"),
        (PIECE, b"{51d5a2f0-2f0c-4f0e-9a55-3f3b7d0f7a10}note|1|1|0|0|0"),
        (PIECE, b"a|b|c|d|e|f"),
        (PIECE, b"\xff|\xfe|1|1|1|1"),
        (NUMBER, LiveNumber(Counted.RETURNS, QuestionId(2)).text.encode()),
        (NUMBER, b"\xff"),
    ],
)
def test_what_another_windows_audit_or_another_program_lets_go_on_a_finding_is_no_evidence(
    kind: str, content: bytes
) -> None:
    """Rows of two audits have the same numbers: it would rest on something else."""
    data = QMimeData()
    data.setData(kind, content)
    assert piece_in(data) is None


def test_evidence_is_drawn_onto_a_finding_or_the_tab_of_findings(places: ThemePlaces) -> None:
    page = places.findings
    places.run("new_finding")
    write(page, "Waits are long")
    (finding,) = page.context.session.now.findings
    places.show_place("evidence")
    places.evidence.show_view("heard")
    heard_view = places.evidence.view
    assert isinstance(heard_view, HeardView)
    heard_view.lines.go_to(1)
    piece = heard_view.piece_in_view()
    assert piece is not None
    assert piece_in(carried(piece)) == piece
    assert not carried(piece).hasText()
    places.show_place("findings")
    at = next(n for n, line in enumerate(page.list.lines) if line.value == finding.id)
    row = page.list.visualRect(page.list.model().index(at, 0)).center()
    let_go(page.list.viewport(), piece, QPointF(row))
    named = [(one.kind, one.row_id) for one in page.context.session.now.evidence_on(finding.id)]
    assert named == [(piece.kind, piece.row_id)]
    unused = next(
        line.value
        for line in page.thread_panel.unused.lines
        if isinstance(line.value, EvidencePiece)
    )
    let_go(page.columns.finding.viewport(), unused, QPointF(20, 20))
    assert len(page.context.session.now.evidence_on(finding.id)) == 2
    second = next(one for one in page.context.session.now.tool.questions if one.key == "2")
    count = LiveNumber(Counted.RETURNS, second.id)
    assert piece_in(carried(count)) == count
    let_go(page.columns.finding.viewport(), count, QPointF(20, 20))
    assert rests_on(page).count(EvidenceKind.COUNT) == 1
    places.show_place("evidence")
    tab = places.strip.tab("findings")
    other = EvidencePiece(
        EvidenceKind.NOTE, 1, places.evidence.context.session.now.tool.themes[-1].id
    )
    let_go(tab, other, QPointF(tab.rect().center()))
    assert places.front == "findings"
    assert any(one.row_id == 1 for one in page.context.session.now.evidence)
    page.open_found(
        Hit(HitKind.HYPOTHESIS, page.context.session.now.hypotheses[0].id, "", None, None)
    )
    for carried_on in (count, other):
        let_go(page.hypothesis.sides[EvidenceSide.AGAINST], carried_on, QPointF(20, 20))
    weighed = [(one.side, one.kind) for one in page.context.session.now.hypothesis_evidence]
    against = EvidenceSide.AGAINST
    assert weighed == [(against, EvidenceKind.COUNT), (against, EvidenceKind.NOTE)]
