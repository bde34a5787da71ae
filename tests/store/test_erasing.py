"""A case erased for good is nowhere: in no row, history, search, draft, byte or copy."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import bring_in
from core.acts.leaving import settle, take_decision_back
from core.acts.own_documents import keep_figures, write_own_words
from core.acts.programme import let_wait_again
from core.acts.returns_aside import leave_out, settle_return
from core.model.access import AccessKind
from core.model.case import Case, Return
from core.model.clock import Clock
from core.model.draft.returns import Draft, Problem, ReturnDraft
from core.model.fault import NotYet
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import CaseId, FindingId, HourId, NoteId
from core.model.judgement import Judgement
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.note import Note, NoteCase, NoteKind
from core.model.own_document import DocumentPart, FiguresOut, case_part
from core.model.published import Published, PublishedState
from core.model.return_aside import ReturnAside
from core.model.sitting import Place
from core.model.theme_hour import HourCard, ThemeHour
from core.queries.search import search
from core.store.checking import check
from core.store.cipher import connect
from core.store.declarations import DECLARATIONS, Erasure
from core.store.file import WorkshopFile
from core.store.journal import inflated
from core.wording.erased import erased_words
from tests.journeys.marked import write as write_marked
from tests.small import case_id, contents, small_audit

OF_A_SHARED_REMARK = {"note_cases", "evidence", "hypothesis_evidence", "code_uses"}
"""What hangs on a remark that stays with another case."""
PASSPHRASE = "four horses under water"
PLANTED = (
    "zwelvolant outline",
    "quorvex reason",
    "brindlesnap remark",
    "marrowfinch draft",
    "tolpuddock taken back",
    "Kestrelwyn",
)


def plant(file: WorkshopFile) -> int:
    """Fill a case with words found nowhere else: kept, changed, taken back, half typed."""
    with file.act("add Kestrelwyn"):
        number = file.put(Case("Kestrelwyn", outline="tolpuddock taken back"))
    case = file.all(Case, "id = ?", (number,))[0]
    with file.act("change the outline of Kestrelwyn"):
        file.put(replace(case, outline="zwelvolant outline"))
    (question, *_) = file.query("SELECT id FROM questions ORDER BY id")
    with file.act("reason for Kestrelwyn", merge="reason"):
        file.put(Judgement(case.id, question[0], reason="quorvex reason"))
    with file.act("a remark"):
        note = file.put(Note(NoteKind.OBSERVATION, "brindlesnap remark", case_id=case.id))
        file.put(Note(NoteKind.OBSERVATION, "of the whole day"))
    with file.act("remove the remark"):
        file.remove(file.all(Note, "id = ?", (note,))[0])
    file.undo()
    with file.act("tolpuddock taken back, for Kestrelwyn"):
        file.put(Note(NoteKind.OBSERVATION, "tolpuddock taken back", case_id=case.id))
    file.undo()
    file.drafts.keep(Place("walk", case.id), "remark", "marrowfinch draft")
    file.drafts.keep(Place("prepare"), "row cases", "Kestrelwyn and more")
    return number


def bytes_of(path: Path, passphrase: str | None, tmp_path: Path) -> bytes:
    """Return every byte of a file's pages, in plain."""
    if passphrase is None:
        return path.read_bytes()
    plain = tmp_path / "plain.bytes"
    plain.unlink(missing_ok=True)
    db = connect(path, passphrase)
    try:
        parts = [str(row) for row in db.execute("SELECT * FROM acts").fetchall()]
        tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            parts += [str(row) for row in db.execute(f"SELECT * FROM {table}").fetchall()]
        db.execute(f"ATTACH DATABASE '{plain}' AS bare KEY ''")
        db.execute("SELECT sqlcipher_export('bare')").fetchall()
    finally:
        db.close()
    return plain.read_bytes() + "\n".join(parts).encode()


def free_pages(path: Path, passphrase: str | None) -> int:
    """Return how many pages hold nothing that is in use, and might hold what was."""
    db = connect(path, passphrase)
    try:
        return int(db.execute("PRAGMA freelist_count").fetchone()[0])
    finally:
        db.close()


def unpacked_history(file: WorkshopFile) -> str:
    """Return everything that the history holds."""
    return " ".join(
        f"{label} {merge} {inflated(text, data)}"
        for label, merge, text, data in file.query("SELECT label, merge, changes, packed FROM acts")
    )


@pytest.fixture(params=[None, PASSPHRASE], ids=["readable", "locked"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    """With a passphrase and without one."""
    found: str | None = request.param
    return found


@pytest.fixture
def file(
    tmp_path: Path, clock: Clock, passphrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WorkshopFile]:
    """A small audit with a planted case, and copies of it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "profile"))
    with small_audit(tmp_path / "a.casewalk", clock, passphrase) as made:
        own = made.own_copies
        assert own is not None
        if passphrase is None:
            own.choose(PlainCopies.KEEP)
        plant(made)
        assert own.keep(CopyReason.MINUTES) is not None
        yield made


def planted(file: WorkshopFile) -> Case:
    return next(one for one in file.all(Case) if one.reference == "Kestrelwyn")


def test_nothing_planted_is_left_in_rows_history_search_or_drafts(file: WorkshopFile) -> None:
    others = [one for one in file.all(Case) if one.reference != "Kestrelwyn"]
    returns = file.all(Return)
    before = unpacked_history(file)
    assert all(word in before for word in PLANTED if "draft" not in word)
    erased = file.erase_case(planted(file).id, "facilitator")
    left = unpacked_history(file) + str(contents(file))
    assert [word for word in PLANTED if word in left] == []
    assert file.drafts.all() == []
    assert file.all(Case) == others
    assert file.all(Return) == returns
    assert [one.text for one in file.all(Note)] == ["of the whole day"]
    for word in PLANTED:
        assert search(file, word.split()[0]) == []
    assert erased.rows["notes"] == 1
    assert erased.rows["judgements"] == 1
    assert erased.drafts == 2
    assert erased.acts >= 5
    assert check(file) == []


def test_no_byte_of_it_is_left_in_the_file_or_in_its_copies(
    file: WorkshopFile, passphrase: str | None, tmp_path: Path
) -> None:
    path, own = file.path, file.own_copies
    assert own is not None
    folder = own.folder.folder
    before = bytes_of(path, passphrase, tmp_path)
    assert b"zwelvolant outline" in before, "what looks for it finds it"
    erased = file.erase_case(planted(file).id, "facilitator")
    assert erased.copied
    assert erased.copies == 1
    file.close()
    copies = list(folder.glob("*.casewalk"))
    assert len(copies) == 1
    for place in (path, *copies):
        assert free_pages(place, passphrase) == 0
        found = bytes_of(place, passphrase, tmp_path)
        assert [word for word in PLANTED if word.encode() in found] == []


def test_the_figures_that_left_go_with_it_since_any_may_have_told_of_it(file: WorkshopFile) -> None:
    for figures in ('{"0a1b2c3d4e":"01632 960"}', '{"0a1b2c3d4e":"01632 961"}'):
        keep_figures(file, [FiguresOut("summaries", "panel", figures)])
    number = planted(file).id
    assert "figures_out" not in {row.table for row in file.holdings_on(number).rows}
    file.erase_case(number, "facilitator")
    assert not file.all(FiguresOut)
    assert "01632" not in unpacked_history(file)
    assert check(file) == []


def test_a_remark_of_several_cases_stays_with_the_others(file: WorkshopFile) -> None:
    number, other = planted(file).id, case_id(file, "Child A")
    remark = Note(NoteKind.OBSERVATION, "seen in both", case_id=number)
    with file.act("two that are shared"):
        shared = NoteId(file.put(remark))
        file.put(NoteCase(shared, other))
        apart = NoteId(file.put(replace(remark, case_id=other)))
        file.put(NoteCase(apart, number))
        finding = FindingId(file.put(Finding("It rests on it")))
        file.put(EvidenceNamed(finding, EvidenceKind.NOTE, shared))
    held = [row for row in file.holdings_on(number).rows if row.table == "notes"]
    said = sorted(one.text for row in held for one in row.fields if one.column == "text")
    assert said == ["brindlesnap remark", "seen in both", "seen in both"], "said here and there"
    file.erase_case(number, "facilitator")
    assert {one.id: one.case_id for one in file.all(Note) if one.text == remark.text} == {
        shared: other,
        apart: other,
    }
    assert not file.all(NoteCase)
    assert [one.row_id for one in file.all(EvidenceNamed)] == [shared]
    assert check(file) == []
    assert not re.search(rf'"case_id": ?{number}\b', unpacked_history(file))


def test_no_undo_and_no_look_back_brings_it_back(file: WorkshopFile) -> None:
    number = planted(file).id
    file.erase_case(number, "facilitator")
    assert file.undo() is None
    assert file.redo() is None
    past = file.past
    for moment in past.moments():
        way = past.way_back(moment.id)
        assert not any(word in str(way) for word in PLANTED)
    assert file.erased_cases() == [number]
    with file.act("add another"):
        assert file.put(Case("Child Z")) != number, "its number is given to no other"


def test_the_mark_tells_that_and_when_and_nothing_else(file: WorkshopFile, clock: Clock) -> None:
    number = planted(file).id
    file.erase_case(number, "facilitator")
    (line,) = [one for one in file.access.all() if one.kind is AccessKind.ERASED]
    assert (line.at, line.who, line.about) == (
        clock().isoformat(timespec="seconds"),
        "facilitator",
        str(number),
    )


def test_words_elsewhere_that_name_it_are_counted_not_changed(file: WorkshopFile) -> None:
    with file.act("a remark of the day"):
        file.put(Note(NoteKind.OBSERVATION, "As with kestrelwyn, but not Kestrelwynne."))
        hour = file.put(ThemeHour("What should change first?"))
        file.put(HourCard(HourId(hour), "Kestrelwyn waited a year"))
        file.put(HourCard(HourId(hour), "Shorter minutes"))
    erased = file.erase_case(planted(file).id, "facilitator")
    assert erased.named == {"notes": 1, "acts": 1, "hour_cards": 1}


def test_the_file_goes_on_opens_again_and_its_copies_stay_its_own(
    file: WorkshopFile, passphrase: str | None, clock: Clock
) -> None:
    file.erase_case(planted(file).id, "facilitator")
    own = file.own_copies
    assert own is not None
    number = own.folder.number
    with file.act("add another"):
        file.put(Case("Child Z"))
    file.undo()
    file.redo()
    path = file.path
    file.close()
    with WorkshopFile.open(path, passphrase, clock) as again:
        assert check(again) == []
        assert again.own_copies is not None
        assert again.own_copies.folder.number == number
        assert "Child Z" in [one.reference for one in again.all(Case)]


def test_all_that_is_held_is_found_and_nothing_is_changed(file: WorkshopFile) -> None:
    with file.act("a remark of the day"):
        file.put(Note(NoteKind.OBSERVATION, "As with Kestrelwyn."))
    before = contents(file)
    holdings = file.holdings_on(planted(file).id)
    said = " ".join(one.text for row in holdings.rows for one in row.fields)
    for word in ("Kestrelwyn", "zwelvolant outline", "quorvex reason", "brindlesnap remark"):
        assert word in said
    assert [row.fields[0].text for row in holdings.elsewhere] == ["As with Kestrelwyn."]
    assert sorted(holdings.drafts) == ["Kestrelwyn and more", "marrowfinch draft"]
    assert holdings.acts >= 5
    assert contents(file) == before


SLIP = ReturnDraft(
    *("Kesterlwin", "Police", "2014-03-11", {"1a": "yes"}, {"2": "gristlemoor comment"}),
    unread={"1b": "fennelwick words"},
    row=4,
    known=("hawbeck person",),
)


def bring_in_waiting(file: WorkshopFile, row: ReturnDraft) -> ReturnAside:
    held = Problem("police.csv", row.row, "That is not a case in this audit.", entry=row)
    bring_in.take(file, Draft("police.csv", problems=(held,)))
    (one,) = file.all(ReturnAside, "case_written = ?", (row.case,))
    return one


def test_own_words_of_documents_go_with_it_and_do_not_come_back(file: WorkshopFile) -> None:
    case = planted(file)
    (note,) = file.all(Note, "case_id = ?", (case.id,))
    parts = (f"case:{case.id}", f"note:{note.id}")
    for part in parts:
        write_own_words(file, "highlights", part, "umbrelwise words")
    write_own_words(file, "highlights", "theme:0", "of no theme")
    told = [one.text for row in file.holdings_on(case.id).rows for one in row.fields]
    assert told.count("umbrelwise words") == 2
    file.erase_case(case.id, "facilitator")
    assert "umbrelwise" not in unpacked_history(file) + str(contents(file))
    for part in parts:  # a panel, a page or a list of own words may still offer it
        with pytest.raises(NotYet):
            write_own_words(file, "highlights", part, "umbrelwise words")
    assert [one.words for one in file.all(DocumentPart)] == ["of no theme"]


@pytest.mark.parametrize("became", ["came in", "left out", "undone"])
def test_of_a_return_that_waited_under_a_slip_nothing_is_left_either(
    file: WorkshopFile, became: str
) -> None:
    one = bring_in_waiting(file, SLIP)
    if became == "came in":
        settle_return(file, one, planted(file).id, "Police", {})
    elif became == "left out":
        leave_out(file, one)
    else:
        file.undo()
    other = bring_in_waiting(file, ReturnDraft("Chlld B", "Police", "", {"1a": "yes"}, row=5))
    settle_return(file, other, case_id(file, "Child B"), "Police", {})
    file.erase_case(planted(file).id, "facilitator")
    left = unpacked_history(file) + str(contents(file))
    for word in ("Kesterlwin", "gristlemoor", "fennelwick", "hawbeck"):
        assert word not in left
    assert "bring in the return of Police for Child B" in left, "what was done on others is told"
    assert [one.case_id for one in file.all(Return, "source = 'police.csv'")] == [
        case_id(file, "Child B")
    ]
    assert check(file) == []


def test_one_that_waits_and_writes_the_reference_in_its_own_way_goes(file: WorkshopFile) -> None:
    with file.act("call it otherwise"):
        file.put(replace(planted(file), reference="Kestrelwyn – 7"))
    (case,) = file.all(Case, "reference = ?", ("Kestrelwyn – 7",))
    one = bring_in_waiting(file, replace(SLIP, case="kestrelwyn  -  7"))
    with file.act("not known to be its own"):
        file.put(replace(one, case_id=None))
    file.erase_case(case.id, "facilitator")
    assert not file.all(ReturnAside)


def test_of_every_table_what_is_about_the_case_is_told_to_who_asks_and_goes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "marked.casewalk"
    marks = write_marked(path, PASSPHRASE)
    about = {name for name, one in DECLARATIONS.items() if one.erased is Erasure.REMOVED}
    with WorkshopFile.open(path, PASSPHRASE) as file:
        told = {row.table for row in file.holdings_on(1).rows if row.fields}
        untold = {
            "figures_out",
            "drafts",
            "found",
            "meeting_cases",
        } | OF_A_SHARED_REMARK
        assert about - told == untold
        file.erase_case(1, "facilitator")
        left = marks.found_in(unpacked_history(file) + str(contents(file)))
    stays = re.compile(r".* of (case 2|parked|strength)|(hypothesis_)?evidence\..*")
    assert [
        one for one in sorted(left) if one.split(".")[0] in about and not stays.fullmatch(one)
    ] == []


def test_words_settled_to_stand_for_a_name_that_only_it_said_go_too(file: WorkshopFile) -> None:
    number = planted(file).id
    own, other = (case_part(one) for one in (number, case_id(file, "Child A")))
    with file.act("what was heard"):
        said = 'Brambleby and Ottoline: "Call her Aoife\nO\'Brolchain"'
        for about, words in ((number, said), (None, "ottoline came")):
            file.put(Note(NoteKind.OBSERVATION, words, case_id=about))
    for name in ("Brambleby", "Aoife O'Brolchain", "Ottoline", "Nobody"):
        settle(file, LeavingDecision(DecisionKind.REPLACE, name, "a neighbour"))
    for part, words in ((own, "Brambleby once more"), (other, "Of another"), (own, "")):
        write_own_words(file, "summaries", part, words)  # what was typed and taken away goes too
    taken = file.all(LeavingDecision, "about = 'Brambleby'")[0]
    take_decision_back(file, taken)
    file.undo()
    file.erase_case(number, "facilitator")
    assert [one.about for one in file.all(LeavingDecision)] == ["Ottoline", "Nobody"]
    assert [one.words for one in file.all(DocumentPart)] == ["Of another"]
    assert "Brambleby" not in unpacked_history(file)
    assert check(file) == []


def test_files_that_are_called_after_it_are_named(file: WorkshopFile) -> None:
    for name in ("a, damaged 9 April 2014 11.47.casewalk", "ab.casewalk", "a, notes.docx"):
        file.path.with_name(name).touch()
    erased = file.erase_case(planted(file).id, "facilitator")
    assert erased.other_files == ("a, damaged 9 April 2014 11.47.casewalk",)
    assert "“a, damaged 9 April 2014 11.47.casewalk”" in erased_words(erased)


def test_the_case_it_was_before_it_was_removed_and_entered_anew_goes_too(
    file: WorkshopFile,
) -> None:
    first = planted(file)
    with file.act("remove it"):
        file.remove(first)
    with file.act("enter it anew"):
        again = CaseId(file.put(Case("Kestrelwyn", outline="written anew")))
    with file.act("one with a slip in its name"):
        slip = CaseId(file.put(Case("Kesterlwin", outline="ummerdale outline")))
        said = file.put(Note(NoteKind.OBSERVATION, "thrumpton remark", case_id=slip))
    with file.act("they are the same one"):
        note = file.all(Note, "id = ?", (said,))[0]
        file.put(replace(note, case_id=again))
        file.remove(file.all(Case, "id = ?", (slip,))[0])
    with file.act("another is removed"):
        file.remove(file.all(Case, "reference = 'Child B'")[0])
    held = file.holdings_on(again)
    erased = file.erase_case(again, "facilitator")
    left = unpacked_history(file) + str(contents(file))
    words = (*PLANTED, "Kesterlwin", "ummerdale", "thrumpton")
    assert [word for word in words if word in left] == []
    assert held.acts == erased.acts
    assert file.erased_cases() == [first.id, again, slip]
    assert "Child B" in unpacked_history(file), "another that was removed can be gone back to"
    for moment in file.past.moments():
        way = str(file.past.way_back(moment.id))
        assert [word for word in words if word in way] == []
    assert check(file) == []


def test_the_log_names_it_no_more_and_a_note_that_did_is_gone(file: WorkshopFile) -> None:
    for kind, about in (
        (AccessKind.HANDED, "The father of Kestrelwyn rang"),
        (AccessKind.HANDED, "Of Child A only"),
        (AccessKind.EXPORTED, "Kestrelwyn.pdf"),
    ):
        file.access.note(kind, "chair", about)
    erased = file.erase_case(planted(file).id, "facilitator")
    assert [(one.kind, one.about) for one in file.access.all()][:3] == [
        (AccessKind.HANDED, ""),
        (AccessKind.HANDED, "Of Child A only"),
        (AccessKind.EXPORTED, "what named an erased case"),
    ]
    assert erased.rows["access_log"] == 2
    assert check(file) == []


def test_what_was_published_keeps_its_digest_and_nothing_of_its_counts(file: WorkshopFile) -> None:
    signed = Published(1, "r", "7f3a91c2", payload="gloamwick 3 of 8", signature="5")
    with file.act("sign", quiet=True):
        file.put(replace(signed, state=PublishedState.SENT))
        at = file.put(replace(signed, version=2))
    with file.act("send", quiet=True):
        file.put(replace(file.all(Published)[0], goes_to="an office"))
    erased = file.erase_case(planted(file).id, "facilitator")
    assert erased.rows["publications"] == 2
    assert "gloamwick" not in unpacked_history(file) + str(contents(file))
    found = file.all(Published)
    assert [(one.payload, one.sha256, one.waits) for one in found] == [("", "7f3a91c2", False)] * 2
    assert at == found[1].id
    with pytest.raises(NotYet, match="was erased"):
        let_wait_again(file, found[0])
    assert file.past.moments()
    assert check(file) == []
