"""What every test needs: an offscreen Qt before Qt is imported, and a clock that stands still."""

import os
from datetime import datetime

import pytest

from core.model.clock import Clock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOON = datetime(2014, 4, 9, 12, 0, 0)


@pytest.fixture
def clock() -> Clock:
    """A clock that always says noon on the day of the 2014 workshop."""
    return lambda: NOON
