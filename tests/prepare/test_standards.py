"""Standards are listed under The audit and cited in Audit tool; an audit without sees no field."""

from PySide6.QtTest import QTest

from core.model.standard import Standard
from core.model.tool import Question
from core.wording.readiness import PreparationPart
from ui.prepare.audit_part import AuditPart
from ui.prepare.page import PreparePage
from ui.prepare.tool_part import ToolPart


def listed(page: PreparePage) -> AuditPart:
    page.show_part(PreparationPart.AUDIT)
    assert isinstance(page.front, AuditPart)
    return page.front


def test_a_standard_is_typed_cited_and_renumbered(page: PreparePage) -> None:
    audit = listed(page)
    sheet = audit.standards
    session = page.context.session
    question = session.now.tool.questions[0]
    page.show_part(PreparationPart.TOOL)
    tool = page.front
    assert isinstance(tool, ToolPart)
    tool.editor.go_to((Question, question.id))
    fields = tool.editor.question
    assert fields.cited.isHidden()
    listed(page)
    sheet.model.paste(0, 0, [["3.2", "Seen within ten working days", "Practice standards"]])
    page.show_part(PreparationPart.TOOL)
    assert not fields.cited.isHidden()
    QTest.keyClicks(fields.cites, "3.2; 9")
    fields.flush()
    assert session.now.tool.question[question.id].cites == "3.2\n9"
    assert fields.not_listed.text() == "Not on the list of standards under The audit: 9."
    listed(page)
    sheet.model.setData(sheet.model.index(0, 0), "5")
    assert session.now.tool.question[question.id].cites == "5\n9"
    assert [one.number for one in session.now.tool.standards] == ["5"]
    session.undo()
    assert session.now.tool.question[question.id].cites == "3.2\n9"
    assert isinstance(session.now.tool.standards[0], Standard)
