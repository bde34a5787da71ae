"""Earlier audits are read from their files or typed, in The audit."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.examples import build_example
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from ui.prepare.audit_part import AuditPart
from ui.prepare.earlier_card import EarlierCard
from ui.prepare.page import PreparePage


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.AUDIT


def card_of(page: PreparePage) -> EarlierCard:
    page.show_part(PreparationPart.AUDIT)
    assert isinstance(page.front, AuditPart)
    return page.front.earlier


def test_a_file_brings_its_counts_and_says_how_many_are_comparable(
    page: PreparePage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = tmp_path / "before.casewalk"
    build_example("cin", before, "its passphrase is long")
    card = card_of(page)
    assert card.counts.isHidden()
    card.reader.read(before)
    qtbot.waitUntil(lambda: not card.reader.isHidden())
    card.reader.passphrase.field.setText("its passphrase is long")
    card.reader.unlock.click()
    with qtbot.waitSignal(page.context.session.changed):
        pass
    now = page.context.session.now
    assert [one.title for one in now.earlier_audits] == [now.audit.title]
    assert card.reader.isHidden()
    assert card.reader.passphrase.field.text() == ""
    assert not card.counts.isHidden()
    assert "ask the same" in card.compared.text()
    page.context.session.undo()
    assert not page.context.session.now.earlier_counts


def test_an_audit_does_not_follow_itself(page: PreparePage) -> None:
    card, faults = card_of(page), list[object]()
    page.context.fault.connect(faults.append)
    card.reader.read(page.context.session.path)
    assert str(faults[-1]) == "That is the file of this audit itself."
    assert not page.context.session.now.earlier_audits


def test_an_earlier_audit_without_a_title_is_called_by_its_file(
    page: PreparePage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Round of 2011.casewalk"
    WorkshopFile.create(path).close()
    card = card_of(page)
    with qtbot.waitSignal(page.context.session.changed):
        card.reader.read(path)
    assert [one.title for one in page.context.session.now.earlier_audits] == ["Round of 2011"]


def test_counts_of_a_report_on_paper_are_typed(page: PreparePage) -> None:
    card = card_of(page)
    card.audits.model.paste(0, 0, [["Plans, first round", "9 March 2011", "24 children"]])
    card.counts.model.paste(
        0, 0, [["first round", "5", "Yes", "9", "20"], ["first round", "5", "No", "11", "20"]]
    )
    now = page.context.session.now
    question = next(one for one in now.tool.questions if one.key == "5")
    assert {one.question for one in now.earlier_counts} == {question.text}
    assert [(one.answer, one.count, one.base) for one in now.earlier_counts] == [
        ("Yes", 9, 20),
        ("No", 11, 20),
    ]
    card.counts.model.paste(2, 0, [["first round", "5", "Don't know", "21", "20"]])
    assert len(page.context.session.now.earlier_counts) == 2
    apart = ["", "", "", "", "not comp", "Only mothers were asked"]
    card.counts.model.paste(2, 0, [["first round", "7", *apart]])
    third = page.context.session.now.earlier_counts[-1]
    assert (third.apart, third.because) == ("not comparable", "Only mothers were asked")
    card.counts.model.paste(3, 0, [["first round", "8", *apart[:5]]])  # it says no reason
    assert len(page.context.session.now.earlier_counts) == 3
