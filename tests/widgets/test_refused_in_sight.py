"""Why an entry is refused is seen, however low on its page it stands."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.model.fault import NotYet
from tests.showing import show_active
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label
from ui.widgets.scroll import Scroll


def test_a_refusal_below_the_edge_is_scrolled_to(qtbot: QtBot) -> None:
    entry, above, content = FieldEntry("Its passphrase", QLineEdit()), QWidget(), QWidget()
    above.setFixedHeight(400)
    column = QVBoxLayout(content)
    column.addWidget(above)
    column.addWidget(entry)
    scroll = Scroll(content)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    show_active(scroll, qtbot)
    fault = NotYet("This one is easy to guess.", "Nothing was written.", "Type a longer one. " * 4)
    entry.refuse(fault)
    (told,) = (one for one in entry.findChildren(Label) if one.text() == fault.sentences)
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect() == told.rect())
