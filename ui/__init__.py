"""The windows: the four stages, the room screen, and what they share. Knows no SQL."""

from ui.widgets.qt_overrides import pass_on_whole

pass_on_whole()
