"""A row of choices whose parts are as wide as their words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.widgets.segmented import Option, Segmented


class ViewSwitch(Segmented):
    """Exclusive choices, the longer word in the wider part."""

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(name, options, parent)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        line = self.layout()
        if isinstance(line, QBoxLayout):
            for at in range(line.count()):
                part = line.itemAt(at)
                line.setStretch(at, part.sizeHint().width() if part is not None else 0)
