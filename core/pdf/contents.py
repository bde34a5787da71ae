"""What a document holds, line by line, with the page each title and heading stands on."""

from collections.abc import Iterator

from core.documents.blocks import ContentsLine, ContentsList, Role
from core.pdf.canvas import PageCanvas
from core.pdf.flowables import Flowable, draw_layout
from core.pdf.structure import Element
from core.pdf.style import INK, LEFT, LINE, Style
from core.pdf.text.faces import Weight
from core.pdf.text.lines import layout_text, measure
from core.pdf.text.runs import TextStyle

_NUMBER_ROOM = 34.0
_STEP = 16.0


def contents_flowables(block: ContentsList, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield the lines; while nobody knows the pages yet, without their numbers."""
    whole = parent.child(block.role)
    for line in block.lines:
        yield _line(line, style, whole.child(Role.CONTENTS_ENTRY))


def _line(line: ContentsLine, style: Style, owner: Element) -> Flowable:
    lead, left = style.body * style.lead, _STEP * line.depth
    weight = Weight.REGULAR if line.depth else Weight.BOLD
    look = TextStyle(weight, style.body, INK)
    layout = layout_text([(line.text, look)], style.width - left - _NUMBER_ROOM)

    def draw(canvas: PageCanvas, y: float) -> None:
        number = canvas.heads.get(line.text)
        link = owner.child(Role.LINK) if number is not None else owner
        draw_layout(canvas, layout, LEFT + left, y, style.width - left - _NUMBER_ROOM, lead, link)
        if number is not None:
            text = str(number)
            last = y + lead * (len(layout.lines) - 1)
            shown = layout_text([(text, look)], style.width)
            x = LEFT + style.width - measure(text, look)
            draw_layout(canvas, shown, x, last, style.width, lead, link)
            place = (LEFT + left, y, style.width - left, lead * len(layout.lines))
            canvas.link(link, place, f"{line.text}, {text}", page=number)
        if not line.depth:
            canvas.rule(LEFT, y + lead * len(layout.lines) + 2, style.width, LINE, 0.5)

    before = (3 if line.depth else 8) * style.air
    return Flowable(lead * len(layout.lines), draw, before)
