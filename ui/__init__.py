"""The windows: the four stages, the room screen, and what they share. Knows no SQL."""

from ui.widgets.qt_answers import answer_everywhere

answer_everywhere()
