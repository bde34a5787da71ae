"""The name of a file that looks like a person's is kept nowhere in the audit."""

from dataclasses import replace

import pytest

from core.acts import bring_in
from core.model.audit import Audit
from core.model.case import BroughtIn, Return
from core.model.draft.returns import Draft, Problem, ReturnDraft
from core.model.return_aside import ReturnAside
from core.store.file import WorkshopFile
from core.wording.stored_names import stored_name
from tests.small import contents

ROW = ReturnDraft("Child B", "Police", "2014-03-11", {"1a": "yes"}, row=2)
NAMED = "Siobhan Rowntree audit.XLSX"


def test_neither_what_comes_in_nor_what_waits_holds_it(file: WorkshopFile) -> None:
    held = Problem(
        NAMED, 3, f"“{NAMED}” has a case that is not here.", entry=replace(ROW, case="X")
    )
    alone = Problem(NAMED, 4, "No agency.")
    bring_in.take(file, Draft(NAMED, (ROW,), (held, alone), digest="ab"))
    (brought,) = file.all(BroughtIn, "sha256 = 'ab'")
    assert (brought.file_name, brought.file_kind) == ("file named like a person.xlsx", "xlsx")
    assert file.all(Return, "source = ?", (brought.file_name,))
    assert [one.source for one in file.all(ReturnAside)] == [brought.file_name]
    file.undo()
    file.redo()
    for word in ("Siobhan", "Rowntree"):
        assert word not in str(contents(file))
        assert word not in str(file.query("SELECT label, changes, packed FROM acts"))


@pytest.mark.parametrize(
    "name",
    [
        "JaneSmith.pdf",
        "smith, jane (2).docx",
        "Return_Aisha_03.xlsx",
        "Mark Jones 2014.pdf",
        "pack.zip, Ian B.pdf",
        "returns.xlsx, “Oliver”",
    ],
)
def test_a_name_that_looks_like_a_persons_is_none_to_keep(name: str) -> None:
    assert stored_name(name, ()).startswith("file named like a person")


@pytest.mark.parametrize(
    "name",
    [
        "police.csv",
        "Returns June.xlsx",
        "Form 3.pdf",
        "Health, forms 1 to 9.zip",
        "Mark.csv",
        "Summer Returns.xlsx",
        "Forest School.docx",
        "Typed in",
        "",
    ],
)
def test_any_other_stays_as_it_is(name: str) -> None:
    assert stored_name(name, ()) == name


def test_words_of_the_audit_and_its_agencies_are_nobodys_name(file: WorkshopFile) -> None:
    with file.act("rename"):
        file.put(replace(file.all(Audit)[0], title="The Oliver Review"))
    bring_in.take(file, Draft("Oliver review.csv", (ROW,)))
    assert file.all(BroughtIn, "file_name = ?", ("Oliver review.csv",))
