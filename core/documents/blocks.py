"""What a document is made of before anyone draws it: plain blocks of words."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import ClassVar, Final

from core.model.drawing import Drawing
from core.model.house_style import PLAIN, HouseStyle
from core.model.tool import Bearing
from core.model.typed_text import TypedText


class Role(StrEnum):
    """What something is in a document, whatever it looks like; writers say it in their own way."""

    DOCUMENT = "document"
    SECTION = "section"
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NOTICE = "notice"
    LIST = "list"
    LIST_ENTRY = "list entry"
    TABLE = "table"
    ROW = "row"
    COLUMN_HEADING = "column heading"
    ROW_HEADING = "row heading"
    CELL = "cell"
    FIGURE = "figure"
    CAPTION = "caption"
    CONTENTS = "contents"
    CONTENTS_ENTRY = "contents entry"
    LINK = "link"
    REFERENCE = "reference"
    NOTE = "note"


class TextLook(Enum):
    """How a stretch of words stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    ITALIC = "italic"
    QUIET = "quiet"
    WARNING = "warning"
    CALL = "call"
    """What somebody is asked to do."""
    TAG = "tag"
    """What it was seen in, in a tint of its own where a format has one."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """What is said at the foot of the page; its `number` is 0 until those before it are counted."""

    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of words in one look; the words are what was typed, never markup.

    What somebody typed into the audit is `typed` there. One with a `footnote` is the number that
    leads to it.
    """

    text: str
    look: TextLook = TextLook.PLAIN
    typed: TypedText | None = None
    footnote: Footnote | None = None


Words = tuple[TextSpan, ...]

FIXED: Final = "fixed"
"""The part of a heading whose text nobody leaves out: an open concern."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks in the words are kept.

    A `number` ("3.1.2") stands at the edge, the words beside it.
    """

    role: ClassVar = Role.PARAGRAPH

    words: Words
    number: str = ""

    @property
    def is_quiet(self) -> bool:
        """Whether it only says something about what follows, as facts under a heading do."""
        return all(span.look is TextLook.QUIET for span in self.words)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section; it stays with what follows.

    One with a `part` begins a part that can be left out, moved or introduced in one's own
    words, up to the next such heading; `FIXED` begins what stays as and where it is.
    One that says what somebody typed into the audit is `typed` there. What stands under one
    that holds `together` is on one page with it, where a page has room for all of it. The
    number of one that is `numbered` ("1  …") stands large at the edge, what follows beside it.
    One that is a `band` goes across the page in a tint, with the words `opposite` at its other end.
    """

    role: ClassVar = Role.HEADING

    text: str
    part: str = ""
    typed: TypedText | None = None
    together: bool = False
    numbered: bool = False
    band: bool = False
    opposite: str = ""


class Arranged(Enum):
    """How the entries of a list stand, where a format has room beside one another."""

    UNDER = "under"
    COLUMNS = "columns"
    STRIP = "strip"
    """All beside one another, the first words of each large."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Short entries one under another or as they are `arranged`, with or without bullets.

    The `sign` of a bearing stands in place of bullets, where a format has signs. Each of its
    `parts`, where they are named, is an entry that can be left out, moved among
    the others or gone on with in one's own words.
    """

    role: ClassVar = Role.LIST

    entries: tuple[Words, ...]
    bullets: bool = True
    parts: tuple[str, ...] = ()
    arranged: Arranged = Arranged.UNDER
    sign: Bearing | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Words beside those they belong to, where a format has room; else below them.

    The `lead` says what they are.
    """

    role: ClassVar = Role.NOTICE

    lead: str
    words: Words


class PlanSign(Enum):
    """The sign of an action that is late, soon due or under way: it is no answer."""

    OVERDUE = "overdue"
    DUE = "due"
    UNDER_WAY = "under way"


@dataclass(frozen=True, slots=True)
class AnswerPill:
    """A word in a tinted pill; its bearing gives colour and sign.

    Without a bearing it is neutral; `provisional` draws the outline dashed. A `plan_sign`
    stands in place of the bearing's.
    """

    word: str
    bearing: Bearing | None = None
    provisional: bool = False
    note: str = ""
    plan_sign: PlanSign | None = None

    @property
    def sign(self) -> Bearing | PlanSign | None:
        """What stands before its word."""
        return self.plan_sign or self.bearing


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A drawing in a row of a table; `words` say all that it shows."""

    drawing: Drawing
    words: str


Cell = Words | AnswerPill | DrawnCell


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its share of the width; `numbers` end at its right edge."""

    title: str
    share: float
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table ruled between its rows; its headings return on every page it reaches.

    With `row_headings` the first cell of a row names what the others are about.
    `least_lines` is how many lines a row is high at least, where one is to write in it. One that
    is a figure as well, with drawings in its rows, has a `title` and a `caption` over it.
    """

    role: ClassVar = Role.TABLE

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headings: bool = True
    least_lines: int = 1
    title: str = ""
    caption: str = ""

    def is_short(self, *, of_figure: bool = False) -> bool:
        """Return whether it stays on one page: five rows, or twelve where it is a figure's."""
        most = 12 if of_figure or self.title or self.caption else 5
        return len(self.rows) <= most


class BoxKind(Enum):
    """What a box is for: something that is wrong, a limit of the numbers, what was found."""

    WARNING = "warning"
    CAVEAT = "caveat"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Box:
    """Words nobody may overlook, in a tinted box."""

    role: ClassVar = Role.NOTICE

    words: Words
    kind: BoxKind = BoxKind.WARNING


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A drawing under its title and caption; `words` say all that it shows.

    A table with the same numbers follows it, for whoever cannot see or copy a drawing.
    """

    role: ClassVar = Role.FIGURE

    title: str
    caption: str
    drawing: Drawing
    words: str


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A title or heading of the document as it stands there, and how deep: 0 is a section's."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ContentsList:
    """What the document holds, each line with its page where the format has pages."""

    role: ClassVar = Role.CONTENTS

    lines: tuple[ContentsLine, ...]


Block = Paragraph | Heading | Entries | Aside | Table | Box | DrawnFigure | ContentsList


@dataclass(frozen=True, slots=True)
class Section:
    """What starts on a page of its own: a title, facts beside it, blocks, a foot line.

    With a `part` the whole of it is one, as with a heading. In one that is `boxed` each heading
    with what stands under it is drawn as a box, where all of them fit one page. It is set closer
    where it would have more than its `pages`. One that `goes_on` starts where the one before it
    ends, as far as there is room.
    """

    role: ClassVar = Role.SECTION

    title: str
    facts: str = ""
    blocks: tuple[Block, ...] = ()
    foot: str = ""
    part: str = ""
    boxed: bool = False
    pages: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `running` and `marking` stand at the head of every page.

    Its `look` is the partnership's own, where it has one. One with wide tables lies on
    `landscape` pages.
    """

    role: ClassVar = Role.DOCUMENT

    key: str
    title: str
    running: str
    marking: str
    sections: tuple[Section, ...] = ()
    look: HouseStyle = PLAIN
    landscape: bool = False
