"""Excel workbooks written by hand, typed as Excel types them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

Typed = str | int | float | bool | date | None

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def xlsx(sheets: Mapping[str, Sequence[Sequence[Typed]]], hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook of sheets by name."""
    drawn = {name: _sheet(rows) for name, rows in sheets.items()}
    return packed(drawn, hidden)


def packed(drawn: Mapping[str, str], hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook around the XML of its sheets."""
    entries, links = "", ""
    for at, name in enumerate(drawn, start=1):
        state = ' state="hidden"' if name in hidden else ""
        entries += f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"{state}/>'
        links += (
            f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" '
            f'Target="worksheets/sheet{at}.xml"/>'
        )
    links += f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        parts.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>',
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        )
        parts.writestr("xl/styles.xml", _STYLES)
        for at, sheet in enumerate(drawn.values(), start=1):
            parts.writestr(f"xl/worksheets/sheet{at}.xml", sheet)
    return kept.getvalue()


def sheet_of(cells: Mapping[str, Typed]) -> str:
    """Return a sheet's XML with cells at the places named ("A1", "XFD1048576")."""
    return _around("".join(f"<row>{_cell(at, value)}</row>" for at, value in cells.items()))


def _sheet(rows: Sequence[Sequence[Typed]]) -> str:
    told = ""
    for at, row in enumerate(rows, start=1):
        cells = "".join(_cell(f"{chr(65 + column)}{at}", cell) for column, cell in enumerate(row))
        told += f'<row r="{at}">{cells}</row>'
    return _around(told)


def _around(rows: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(at: str, value: Typed) -> str:
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
        case date():
            return f'<c r="{at}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
        case str():
            return f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        case _:
            return f'<c r="{at}"><v>{value}</v></c>'
