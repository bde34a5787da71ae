"""What fields of one line and of several have in common, for whoever keeps their words."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.growing_text import GrowingText
from ui.widgets.typed_words import about_of

Field = QLineEdit | GrowingText


def typing_in(field: Field) -> SignalInstance:
    """Return what is emitted as somebody types in a field."""
    return field.textEdited if isinstance(field, QLineEdit) else field.textChanged


def called(field: Field) -> str:
    """Return what tells fields of a page apart: what they are about, and their name."""
    return f"{about_of(field)} {field.accessibleName()}".strip()


def fields_on(page: QWidget) -> list[Field]:
    """Return every field of a page, in sight or not."""
    return [*page.findChildren(QLineEdit), *page.findChildren(GrowingText)]


def text_in(field: Field) -> str:
    """Return what stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def put_in(field: Field, text: str) -> None:
    """Put words in as if they were typed just now."""
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(text)
    else:
        field.selectAll()
        field.insertPlainText(text)
