"""Before the day: rows are kept all or none, named once, in the order given."""

from dataclasses import replace

import pytest

from core.acts import prepare, themes
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit, Hypothesis, Participant
from core.model.case import Agency, Case, Request, RequestStatus
from core.model.fault import NotYet, WorkshopError
from core.model.note import Note, NoteKind
from core.model.tool import Theme
from core.store.file import WorkshopFile
from tests.small import contents


def references(file: WorkshopFile) -> list[str]:
    """Return the cases in order."""
    return [case.reference for case in file.all(Case)]


def test_an_audit_needs_a_title(file: WorkshopFile) -> None:
    with pytest.raises(NotYet, match="needs a title"):
        prepare.set_audit(file, Audit("  "))
    assert file.all(Audit)[0].title == "Small audit"


def test_new_rows_go_to_the_end_in_the_order_given(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "paste", [Case("Z"), Case("M"), Case("B")])
    assert references(file) == ["Child A", "Child B", "Z", "M", "B"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param([Case("C"), Case("Child A")], "already a case", id="one that is there"),
        pytest.param([Case("C"), Case("C")], "already a case", id="twice in what is pasted"),
        pytest.param([Case("C"), Case("child a")], "already a case", id="in other capitals"),
        pytest.param([Case("C"), Case(" ")], "needs a reference", id="without a name"),
        pytest.param([Agency("Fire"), Agency("police")], "already a", id="an agency again"),
        pytest.param([Agency("Fire"), Agency("")], "needs a name", id="an agency unnamed"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_and_nothing_is_kept(
    file: WorkshopFile, rows: list[Case | Agency], words: str
) -> None:
    before = contents(file)
    with pytest.raises(WorkshopError, match=words):
        prepare.keep_rows(file, "paste", rows)
    assert contents(file) == before


def test_a_row_may_keep_its_own_name(file: WorkshopFile) -> None:
    (case, _) = file.all(Case)
    prepare.keep_rows(file, "type", [replace(case, reference="CHILD A", age="6")])
    assert file.all(Case)[0].age == "6"


def test_rows_move_within_their_list(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "paste", [Case("C"), Case("D")])
    last = file.all(Case)[-1]
    prepare.move_row(file, "move", last, 0)
    assert references(file) == ["D", "Child A", "Child B", "C"]
    assert prepare.move_row(file, "move", file.all(Case)[0], 0) is None
    file.undo()
    assert references(file) == ["Child A", "Child B", "C", "D"]


def test_a_request_is_marked_in_words(file: WorkshopFile) -> None:
    request = file.all(Request)[0]
    news = prepare.mark_request(file, request, RequestStatus.NIL)
    assert news is not None
    assert news.label.endswith("as nil")
    assert file.all(Request)[0].status is RequestStatus.NIL


def test_every_kind_of_row_can_be_kept_and_removed(file: WorkshopFile) -> None:
    before = contents(file)
    kept: list[prepare.Kept] = [
        Hypothesis("Plans are clear"),
        Participant("Chair"),
        AgendaEntry("Break", AgendaKind.BREAK, "11:00", 15),
    ]
    prepare.keep_rows(file, "add", kept)
    rows: list[prepare.Kept] = [
        *file.all(Hypothesis),
        *file.all(Participant),
        *file.all(AgendaEntry),
    ]
    assert len(rows) == 3
    prepare.remove_rows(file, "remove", rows)
    assert contents(file) == before


def test_a_theme_that_emerged_goes_and_its_notes_stay(file: WorkshopFile) -> None:
    themes.add_theme(file, "  Transport ")
    theme = file.all(Theme)[-1]
    assert (theme.title, theme.emerged) == ("Transport", True)
    with file.act("note"):
        file.put(Note(NoteKind.STRENGTH, "lifts were offered", theme_id=theme.id))
    themes.rename_theme(file, theme, "Getting there")
    themes.remove_theme(file, theme)
    assert [note.theme_id for note in file.all(Note)] == [None]
    file.undo()
    assert file.all(Theme)[-1].title == "Getting there"
    assert [note.theme_id for note in file.all(Note)] == [theme.id]


def test_a_theme_of_the_tool_is_not_removed(file: WorkshopFile) -> None:
    with pytest.raises(WorkshopError, match="holds questions"):
        themes.remove_theme(file, file.all(Theme)[0])
    with pytest.raises(NotYet):
        themes.rename_theme(file, file.all(Theme)[0], " ")
    with pytest.raises(NotYet):
        themes.add_theme(file, "")
