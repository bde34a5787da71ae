"""A row of choices whose parts are as wide as their words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.segmented import Option, Segmented


class ViewSwitch(Segmented):
    """Exclusive choices, the longer word in the wider part."""

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(name, options, parent)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        for segment in self._segments:
            self._row.setStretchFactor(segment, segment.sizeHint().width())
