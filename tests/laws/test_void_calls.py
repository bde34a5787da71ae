"""The binding to Qt keeps its hands off None: one release lost a reference at every void call."""

import sys

from PySide6.QtCore import QObject


def test_twenty_thousand_void_calls_leave_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("a")
    lost = before - sys.getrefcount(None)
    assert lost < 1_000
