"""The style sheet of our HTML files, for screen and paper; nothing in it lies elsewhere."""

from collections.abc import Iterator
from typing import Final

from core.documents.answer_looks import TINTS
from core.documents.blocks import BoxKind
from core.model.bearing import Bearing
from core.model.house_style import ACCENT, tint_of

PILLS: Final = {
    Bearing.MET: "met",
    Bearing.PARTLY: "partly",
    Bearing.NOT_MET: "not-met",
    Bearing.NOT_APPLICABLE: "off",
    Bearing.UNKNOWN: "unknown",
    None: "apart",
}
"""The class of an answer."""

_PALE: Final = "#E3F0F5"
_BOXES: Final = {
    BoxKind.WARNING: ("#FBE6DD", "#B8431A"),
    BoxKind.CAVEAT: ("#FFFAEB", "#B99100"),
    BoxKind.FINDING: (_PALE, ACCENT),
}

_RULES: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #14212b; font: 1rem/1.5
  "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Segoe UI", system-ui, Arial, sans-serif; }
header, main { max-width: 50rem; margin: 0 auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1.5rem;
  padding-top: 1.25rem; color: #4a5a67; font-size: .85rem; }
header p { margin: 0; }
section { margin: 1.5rem 0 3.5rem; }
h1 { margin: 0 0 .75rem; padding-bottom: .4rem; border-bottom: 3px solid #0b5c7a;
  font-size: 2rem; line-height: 1.2; }
.titled { display: flex; align-items: center; gap: 1.25rem; margin-bottom: .75rem;
  border-bottom: 3px solid #0b5c7a; }
.titled h1 { margin: 0; border: 0; }
.logo { max-height: 18mm; max-width: 40%; margin-bottom: .4rem; }
h2 { margin: 1.75rem 0 .4rem; color: #0b5c7a; font-size: 1.2rem; line-height: 1.3; }
p, ul, ol { margin: .6rem 0; }
ul { padding-left: 1.2rem; }
ul.plain { padding-left: 0; list-style: none; }
li { margin: .3rem 0; }
.facts { color: #4a5a67; font-size: 1.05rem; }
.foot { margin-top: 1.5rem; padding-top: .5rem; border-top: 1px solid #d5dde3; }
.notes { margin: 1.5rem 0 0; padding: .5rem 0 0; list-style: none; font-size: .9rem; }
.notes::before { content: ""; display: block; width: 25%; margin-bottom: .5rem;
  border-top: 1px solid #d5dde3; }
sup { line-height: 0; }
sup a { padding: 0 .1em; font-weight: 700; text-decoration: none; }
.foot, .quiet { color: #4a5a67; }
.foot, td, th { font-size: .9rem; }
.warned { color: #8a2f0f; font-weight: 700; }
.band { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem;
  margin-top: 1.25rem; padding: .3rem .75rem; background: #e3f0f5; }
.band h2, .band p { margin: 0; font-size: 1rem; }
.call { color: #0b5c7a; }
.tag { margin-right: .25rem; padding: .05rem .5rem; border-radius: 1rem; background: #e3f0f5;
  color: #0b5c7a; font-weight: 700; font-size: .9em; }
.sign { display: inline-block; width: 1.4rem; color: #0e5b56; font-weight: 700; }
.columns { columns: 20rem 2; column-gap: 2rem; }
.columns li { margin: 0; padding: .35rem 0 .35rem 1.4rem; border-bottom: 1px solid #d5dde3;
  text-indent: -1.4rem; break-inside: avoid; }
.columns li > * { text-indent: 0; }
.strip { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding-bottom: .75rem;
  border-bottom: 1px solid #d5dde3; }
.strip li { flex: 1 1 9rem; }
.strip strong { display: block; font-size: 1.4rem; line-height: 1.2; }
.part { margin-top: 1rem; padding-top: .25rem; border-top: 1px solid #d5dde3; }
.part h2 { margin-top: .6rem; color: #14212b; }
.aside { padding-left: .9rem; border-left: 3px solid #0b5c7a; }
.boxed { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
.boxed > * { grid-column: 1 / -1; }
.boxed .one { grid-column: auto; padding: .5rem .9rem; border: 1px solid #d5dde3;
  border-top: 3px solid #0b5c7a; }
.boxed .one:last-child:nth-child(odd) { grid-column: 1 / -1; }
.boxed .one h2 { margin-top: .2rem; }
.mark { display: none; }
.numbered { display: grid; grid-template-columns: 3.6rem 1fr; }
.number { color: #4a5a67; }
.box { margin: .8rem 0; padding: .6rem 1rem; border-left: 4px solid; }
table { width: 100%; margin: .6rem 0 1rem; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #d5dde3; text-align: left;
  vertical-align: top; font-weight: 400; hyphens: auto; }
thead th { border-bottom: 1px solid #14212b; color: #4a5a67; font-weight: 700;
  vertical-align: bottom; }
caption { padding: .6rem 0 .3rem; text-align: left; }
caption b, caption span { display: block; }
caption span { color: #4a5a67; font-size: .9rem; }
.numbers { text-align: right; }
td svg { margin: .1rem 0; }
@media (min-width: 44rem), print {
  .part { display: grid; grid-template-columns: 1fr 15rem; column-gap: 2rem; }
  .part > * { grid-column: 1; }
  .part .beside { grid-column: 2; grid-row: 1 / span 9; }
}
@media screen and (max-width: 44rem) {
  .boxed { display: block; }
  .boxed .one { margin: .75rem 0; }
  .wide { overflow-x: auto; }
  .wide table { min-width: 56rem; }
}
.pill { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; font-weight: 700; }
.draft { border: 1px dashed #4a5a67; background: none !important; }
figure { margin: 1rem 0; }
figcaption b { display: block; }
figcaption span { color: #4a5a67; font-size: .9rem; }
svg { display: block; max-width: 100%; height: auto; margin-top: .4rem; font-family: inherit; }
nav ol { padding: 0; list-style: none; }
a { color: #0b5c7a; }
nav .below { padding-left: 1.25rem; }
nav .top { font-weight: 700; }
@media print {
  :root { font-size: 10pt; }
  header, main { max-width: none; padding: 0; }
  section { margin: 0; break-before: page; }
  section:first-of-type, section.on { break-before: auto; }
  .mark { display: block; color: #4a5a67; font-size: 8pt; text-align: right; }
  section:first-of-type .mark, section.on .mark { display: none; }
  h1, h2, .band, figcaption { break-after: avoid; }
  tr, figure, .box, .part, .one, li { break-inside: avoid; }
  thead { display: table-header-group; }
  p { orphans: 2; widows: 2; }
  .pill, .box { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  nav a { text-decoration: none; }
}
"""


def style_sheet(
    running: str,
    marking: str,
    page: tuple[str, str, str],
    accent: str = ACCENT,
    landscape: bool = False,
) -> str:
    """Return the sheet; head, marking and number of the page stand on each where it is printed.

    *page* is what stands before its number, between that and the count of pages, and after.
    """
    ours = "".join((_RULES, *_tinted()))
    if accent != ACCENT:
        for before, after in ((ACCENT, accent), (_PALE, tint_of(accent))):
            ours = ours.replace(before.lower(), after).replace(before, after)
    return ours + _paper(running, marking, page, "A4 landscape" if landscape else "A4")


def _tinted() -> Iterator[str]:
    for bearing, name in PILLS.items():
        tint, ink = TINTS[bearing]
        yield f".{name} {{ background: {tint}; color: {ink}; }}\n"
    for kind, (tint, edge) in _BOXES.items():
        yield f".{kind.value} {{ background: {tint}; border-color: {edge}; }}\n"


def _paper(running: str, marking: str, page: tuple[str, str, str], size: str) -> str:
    """Return the edges of the printed page; a browser without them prints the rest."""
    before, between, after = map(_quoted, page)
    running, marking = (_quoted(" ".join(one.split())) for one in (running, marking))
    small = 'color: #4a5a67; font: 8pt "Segoe UI", system-ui, Arial, sans-serif;'
    return (
        f"@page {{ size: {size}; margin: 20mm 16mm 18mm;\n"
        f"  @top-left {{ content: {running}; {small} width: 70%; }}\n"
        f"  @top-right {{ content: {marking}; {small} }}\n"
        f"  @bottom-right {{ content: {before} counter(page) {between} counter(pages) {after};"
        f" {small} }} }}\n"
        "@page :first { @top-left { content: none; } @top-right { content: none; } }\n"
    )


def _quoted(text: str) -> str:
    """Return a text as CSS takes it, whatever is in it: all but plain letters by their number."""
    return f'"{"".join(map(_letter, text))}"'


def _letter(letter: str) -> str:
    plain = letter.isascii() and (letter.isalnum() or letter == " ")
    return letter if plain else f"\\{ord(letter):x} "
