"""A new audit from the start screen: made, filled, walked, closed, and all there again."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.intake.shipped import EXAMPLES
from core.model.agenda import AgendaEntry
from core.model.case import BroughtIn, Case, Return, WaitingAnswer
from core.model.judgement import Judgement, JudgementState
from core.store.checking import check
from core.store.cipher import is_locked
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of

PASSPHRASE = "four plain words here"
AGENDA = "09:30\t15\tWelcome\topening\n09:45\t60\tCases\tcases\n10:45\t15\tBreak\tbreak"


def paste(facilitator: Facilitator, block: str) -> None:
    """Paste a block copied from a spreadsheet into the table with the focus."""
    QApplication.clipboard().setText(block)
    facilitator.press("Ctrl+V")


def make(facilitator: Facilitator, path: Path, tool: str = "Plans") -> None:
    """Fill the form for a new audit from top to bottom."""
    facilitator.press("Ctrl+N")
    assert name_of(focused()) == "Title"
    facilitator.say("Plans under the lamp")
    facilitator.tab_to("Audit tool")
    facilitator.say(tool)
    facilitator.tab_to("Where to keep it")
    facilitator.write(str(path))
    facilitator.tab_to("Passphrase")
    facilitator.say(PASSPHRASE)
    facilitator.press("Return")
    assert facilitator.sees("The two passphrases differ."), "it is asked for twice"
    facilitator.tab_to("The passphrase again")
    facilitator.say(PASSPHRASE)
    facilitator.press("Return")
    facilitator.await_(lambda: facilitator.window.audit is not None)


def returns_with_a_slip(folder: Path) -> Path:
    """Write the returns of the example with one answer misspelt."""
    rows = (EXAMPLES / "cin" / "returns.csv").read_text("utf-8-sig").splitlines()
    rows[3] = rows[3].replace("Yes", "perhaps", 1)
    path = folder / "returns.csv"
    path.write_text("\n".join(rows), "utf-8")
    return path


def cases_to_paste() -> str:
    """Return references, ages and sexes, as a spreadsheet copies them."""
    return "\n".join(f"Child {letter}\t{age}\tF" for age, letter in enumerate("ABCDEFGH"))


def test_an_audit_is_made_filled_walked_closed_and_opened_again(
    facilitator: Facilitator, home: Path
) -> None:
    path = home / "Documents" / "lamp.casewalk"
    make(facilitator, path)
    assert is_locked(path)
    assert facilitator.bar.startswith("Plans under the lamp")

    facilitator.tab_to("Cases")
    paste(facilitator, cases_to_paste())
    assert len(facilitator.page.session.now.cases) == 8

    facilitator.tab_to("People and agenda")
    facilitator.press("Space")
    facilitator.tab_to("Parts of the agenda")
    paste(facilitator, AGENDA)
    assert [entry.starts for entry in facilitator.page.session.now.agenda] == [
        "09:30", "09:45", "10:45",
    ]  # fmt: skip

    facilitator.press("Ctrl+I")
    facilitator.name_file(returns_with_a_slip(home))
    facilitator.await_(lambda: name_of(focused()).startswith("Bring in"))
    assert facilitator.sees(
        "One answer in row 4: “perhaps” is not an answer to question 1a, which offers Yes and No."
    )
    assert not facilitator.page.session.now.returns, "nothing has come in yet"
    facilitator.press("Space")
    assert len(facilitator.page.session.now.returns) == 24
    assert facilitator.message == (
        "24 returns, 395 answers brought in. 1 answer was held back: "
        "the reason stands in Returns, under “Last brought in”."
    )

    facilitator.press("Ctrl+2")
    assert facilitator.question.startswith("Child A")
    while not facilitator.sees("Agree “"):
        facilitator.press("Ctrl+PgDown")
    facilitator.press("Ctrl+Return")
    facilitator.press("Ctrl+W")
    assert facilitator.window.audit is None
    assert facilitator.sees("lamp")
    everything_is_there(path)

    assert name_of(focused()) == "Passphrase", "the file open last asks at once"
    facilitator.say("not the passphrase")
    facilitator.press("Return")
    facilitator.await_(lambda: bool(facilitator.window.start.home.unlock.fault))
    assert facilitator.window.audit is None
    facilitator.say(PASSPHRASE)
    facilitator.press("Return")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    assert "Child A, under way, 1 of 11 agreed, open now" in facilitator.cases


def everything_is_there(path: Path) -> None:
    """Look into the closed file."""
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert [case.reference for case in file.all(Case)] == [f"Child {x}" for x in "ABCDEFGH"]
        assert [entry.title for entry in file.all(AgendaEntry)] == ["Welcome", "Cases", "Break"]
        assert len(file.all(Return)) == 24
        assert [(one.file_name, one.held_back) for one in file.all(BroughtIn)] == [
            ("returns.csv", 0)
        ]
        assert [one.row for one in file.all(WaitingAnswer)] == [4]
        judged = file.all(Judgement)
        assert [one.state for one in judged] == [JudgementState.AGREED]
        assert check(file) == []


def test_cases_can_be_typed_one_by_one(facilitator: Facilitator, home: Path) -> None:
    make(facilitator, home / "Documents" / "typed.casewalk")
    facilitator.tab_to("Cases")
    facilitator.say("Child Q")
    facilitator.press("Tab")
    facilitator.say("7")
    facilitator.press("Return")
    assert [(case.reference, case.age) for case in facilitator.page.session.now.cases] == [
        ("Child Q", "7")
    ]


def test_an_example_is_kept_or_thrown_away_on_closing(facilitator: Facilitator) -> None:
    facilitator.press_button("Children in need plans")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    folder = facilitator.page.path.parent
    facilitator.press("Alt+1", "Ctrl+W")
    assert facilitator.sees("Keep what you did in the example?")
    facilitator.press_button("Go on with it")
    assert facilitator.question.startswith("Child D")

    facilitator.press("Ctrl+W")
    facilitator.press_button("Throw it away")
    assert facilitator.window.audit is None
    assert not folder.exists()
    assert not facilitator.window.start.home.recent.isVisible() or not facilitator.sees(
        "children-in-need-plans"
    )


def test_an_audit_without_a_tool_opens_with_the_focus_on_the_first_one_offered(
    facilitator: Facilitator, home: Path
) -> None:
    path = home / "Documents" / "bare.casewalk"
    WorkshopFile.create(path).close()
    facilitator.open(path)
    assert name_of(focused()).startswith("General case audit")
    facilitator.press("Return")
    assert facilitator.page.session.now.tool.questions
