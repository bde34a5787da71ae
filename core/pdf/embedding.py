"""Puts into the PDF just the letters it uses, each with the text it stands for.

Letters are written as two-byte codes handed out in order of first use, one
code for each glyph and what it says, so that text can be copied and searched
in every script and the same document is always the same bytes.
"""

import struct
from typing import Any

from core.pdf.text.faces import Face
from core.pdf.text.shaping import Glyph

_UNSAID = "\u200b"  # for glyphs whose text another glyph of the cluster already says

_NOT_FOR_PAPER = (b"GSUB", b"GPOS", b"GDEF", b"name", b"post", b"OS/2", b"cmap")


class GlyphCodes(dict[int, str]):
    """The letters of one face used in one document: code point to code."""

    def __init__(self, face: Face, name: str) -> None:
        super().__init__()
        self.face = face
        self.name = name
        self.used: list[tuple[int, float, str]] = [(0, 0.0, "")]
        self._code_of: dict[tuple[int, str], str] = {}

    def __missing__(self, character: int) -> str:
        face = self.face
        glyph = face.glyph[character]
        code = self[character] = self._code(glyph, face.advance[character], chr(character))
        return code

    def _code(self, glyph: int, advance: float, says: str) -> str:
        found = self._code_of.get((glyph, says))
        if found is None:
            found = self._code_of[glyph, says] = f"{len(self.used):04X}"
            self.used.append((glyph, advance, says))
        return found

    def of_text(self, text: str) -> str:
        """Return unshaped text as codes."""
        return text.translate(self)

    def of_glyph(self, glyph: Glyph) -> str:
        """Return a shaped glyph as its code."""
        wide = self.face.hb_font.get_glyph_h_advance(glyph.glyph)
        return self._code(glyph.glyph, wide, glyph.says or _UNSAID)


def embed(pdf: Any, letters: GlyphCodes) -> None:
    """Add the face to reportlab's document under its name."""
    from reportlab.pdfbase import pdfdoc

    base = f"{_tag(letters)}+{letters.face.name}"
    name = pdfdoc.PDFName
    inner = pdfdoc.PDFDictionary(
        {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": name(base),
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": pdf.Reference(_descriptor(pdf, letters, base), f"{base} descriptor"),
            "DW": 0,
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray([wide for _, wide, _ in letters.used])]),
            "CIDToGIDMap": pdf.Reference(_stream(_glyphs(letters)), f"{base} glyphs"),
        }
    )
    outer = pdfdoc.PDFDictionary(
        {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": name(base),
            "Encoding": name("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([pdf.Reference(inner, f"{base} inner")]),
            "ToUnicode": pdf.Reference(_stream(_to_unicode(letters)), f"{base} text"),
        }
    )
    pdf.idToObject["BasicFonts"].dict[letters.name] = pdf.Reference(outer, letters.name)


def _tag(letters: GlyphCodes) -> str:
    """Six capitals that tell apart faces cut down differently, as PDF asks for."""
    import zlib

    number = zlib.crc32(repr(letters.used).encode())
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _stream(content: bytes) -> Any:
    from reportlab.pdfbase import pdfdoc

    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _descriptor(pdf: Any, letters: GlyphCodes, base: str) -> Any:
    from reportlab.pdfbase import pdfdoc

    face = letters.face
    content = _cut_down(letters)
    file = _stream(content)
    file.dictionary["Length1"] = len(content)
    head = face.hb_face.reference_table("head").data
    scale = 1000 / face.hb_face.upem
    box = [round(side * scale) for side in struct.unpack(">4h", head[36:44])]
    extents = face.hb_font.get_font_extents("ltr")
    italic = "Italic" in face.name
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(base),
            "Flags": 4 | (64 if italic else 0),
            "FontBBox": pdfdoc.PDFArray(box),
            "ItalicAngle": -10 if italic else 0,
            "Ascent": round(extents.ascender),
            "Descent": round(extents.descender),
            "CapHeight": 668,
            "StemV": 120 if "Bold" in face.name else 80,
            "FontFile2": pdf.Reference(file, f"{base} file"),
        }
    )


def _cut_down(letters: GlyphCodes) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update({glyph for glyph, _, _ in letters.used})
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update({int.from_bytes(tag, "big") for tag in _NOT_FOR_PAPER})
    cut: bytes = uharfbuzz.subset(letters.face.hb_face, wanted).blob.data
    return cut


def _glyphs(letters: GlyphCodes) -> bytes:
    return b"".join(struct.pack(">H", glyph) for glyph, _, _ in letters.used)


def _to_unicode(letters: GlyphCodes) -> bytes:
    said = [(code, text) for code, (_, _, text) in enumerate(letters.used) if text]
    blocks = [
        f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n"
        for part in (
            [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in batch]
            for batch in (said[at : at + 100] for at in range(0, len(said), 100))
        )
    ]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{''.join(blocks)}endcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
