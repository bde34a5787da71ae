"""The windows: the four stages, the room screen, and what they share. Knows no SQL."""

from ui.widgets.layout_items import let_go_of_layout_items
from ui.widgets.qt_answers import answer_everywhere

answer_everywhere()
let_go_of_layout_items()
