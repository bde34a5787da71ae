"""Reads a tagged PDF the way a screen reader does: along its structure, not its pages."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from page import ValidationProfile, validate_pdf_bytes

MarkedPages = dict[int, dict[int, str]]
UA1 = ValidationProfile.PDF_UA_1


def faults(pdf: bytes) -> list[str]:
    """What a checker of PDF/UA-1 finds wrong by its 104 rules."""
    found = validate_pdf_bytes(pdf, profile=UA1)
    assert found.rules.total >= 104
    assert found.failures or found.rules.passed == found.rules.total
    return [f"{one.rule_id}: {one.message}" for one in found.failures]


def heard(pdf: bytes) -> list[str]:
    """One line for every element with words, after its depth and type: "  H2 Strengths"."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen[0]: _marked(page) for page in opened.pages}
        found = []
        for depth, element in elements(opened):
            said = "".join(_own_words(element, pages))
            told = " ".join([_called(element), " ".join(said.split())]).rstrip()
            found.append("  " * depth + told)
        return found


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Every element of the structure in the order of reading, with its depth."""
    yield from _below(pdf.Root.StructTreeRoot.K[0], 0)


def _below(element: Any, depth: int) -> Iterator[tuple[int, Any]]:
    yield depth, element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _below(kid, depth + 1)


def _called(element: Any) -> str:
    name = str(element.S)[1:]
    if "/Alt" in element:
        return f"{name} “{element.Alt}”"
    attributes = element.get("/A", {})
    more = attributes.get("/Scope") or attributes.get("/ListNumbering")
    return f"{name}[{str(more)[1:]}]" if more else name


def _own_words(element: Any, pages: dict[int, dict[int, str]]) -> Iterator[str]:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                yield pages[kid.Pg.objgen[0]][int(kid.MCID)]
        else:
            yield pages[element.Pg.objgen[0]][int(kid)]


def _marked(page: Any) -> dict[int, str]:
    """The words of each mark of a page, with their language where it is not the document's."""
    fonts = {name: _text_of(font) for name, font in page.Resources.Font.items()}
    words: dict[int, str] = {}
    open_marks: list[Any] = []
    font: dict[str, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands = step.operands
        match str(step.operator):
            case "BDC" | "BMC":
                about: Any = operands[1] if len(operands) > 1 else {}
                open_marks.append(about)
                _add(words, open_marks, _spoken(about))
            case "EMC":
                closed = open_marks.pop()
                _add(words, open_marks, "}" if "/Lang" in closed else "")
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" if not any("/ActualText" in mark for mark in open_marks):
                codes = bytes(operands[0])
                said = (codes[at : at + 2].hex().upper() for at in range(0, len(codes), 2))
                _add(words, open_marks, "".join(font[code] for code in said))
    return words


def _spoken(mark: Any) -> str:
    said_in = f"{{{mark['/Lang']}: " if "/Lang" in mark else ""
    return said_in + (str(mark["/ActualText"]) if "/ActualText" in mark else "")


def _add(words: dict[int, str], marks: list[Any], said: str) -> None:
    """Add to the mark that counts; what is the page's furniture is never heard."""
    number = next((int(mark["/MCID"]) for mark in marks if "/MCID" in mark), None)
    if number is not None:
        words[number] = words.get(number, "") + said


def _text_of(font: Any) -> dict[str, str]:
    """What each code of a font stands for, as the font itself says."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    return {
        code: bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"<(\w{4})> <(\w+)>", table)
    }
