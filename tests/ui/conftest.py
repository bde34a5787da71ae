"""A theme that goes back to light and 100% after each test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Look, Theme, theme_of


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The application's theme, worn light at first and again at last."""
    worn = theme_of()
    worn.wear(Look.LIGHT, 1.0)
    yield worn
    worn.wear(Look.LIGHT, 1.0)
