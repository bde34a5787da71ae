"""Templates as councils have them, and as nobody should send them."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor


@cache
def council(header: str = "Northshire County Council", *, letters: str = "7A1F3D") -> bytes:
    """A template with its own heading, text and page, and words that must not travel."""
    made = docx.Document()
    heading = made.styles["Heading 1"]
    fonts = heading.element.rPr.rFonts
    for key in list(fonts.keys()):  # as Word writes it where somebody chose a face
        del fonts.attrib[key]
    heading.font.name, heading.font.size = "Georgia", Pt(28)
    heading.font.color.rgb = RGBColor.from_string(letters)
    made.styles["Normal"].font.name = "Verdana"
    made.styles["Body Text"].paragraph_format.space_after = Pt(10)
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(3)
    page.header.paragraphs[0].text = header
    made.add_paragraph("Dear Margaret Hollis")
    made.core_properties.author = "Margaret Hollis"
    return _bytes(made)


def _bytes(made: object) -> bytes:
    held = io.BytesIO()
    made.save(held)  # type: ignore[attr-defined]
    return held.getvalue()


def with_parts(
    content: bytes, more: Mapping[str, bytes], replaced: tuple[str, str] = ("", "")
) -> bytes:
    """The same with other parts, and in each of its own with one text in place of another."""
    held = io.BytesIO()
    before, after = (one.encode() for one in replaced)
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(held, "w") as written:
        for name in read.namelist():
            found = read.read(name)
            written.writestr(name, found.replace(before, after) if before else found)
        for name, inside in more.items():
            written.writestr(name, inside)
    return held.getvalue()


LINKS = "</Relationships>"


def linking(kind: str, target: str = "https://example.org/x") -> tuple[str, str]:
    """What puts a link to elsewhere into every list of links."""
    where = f'<Relationship Id="rId990" Type="http://x/{kind}" Target="{target}" '
    return LINKS, f'{where}TargetMode="External"/>{LINKS}'
