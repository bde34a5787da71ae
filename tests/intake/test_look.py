"""Logos and Word templates from outside: what is taken in of them, and what is refused."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from core.intake.file_reader import FileReader
from core.model.fault import Unreadable
from core.model.house_style import HouseKind, HousePart, logo_of
from tests.word.templates import council, linking, with_parts

Made = Callable[[], bytes]
"""What is made when a test needs it: not while the tests are being collected."""


@pytest.fixture(scope="module")
def reader() -> Iterator[FileReader]:
    with FileReader() as found:
        yield found


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def picture(kind: str, size: tuple[int, int], mode: str = "RGB", **more: object) -> bytes:
    held = io.BytesIO()
    Image.new(mode, size, 0).save(held, kind, **more)
    return held.getvalue()


def test_a_logo_is_made_small_and_keeps_nothing_but_its_pixels(
    reader: FileReader, tmp_path: Path
) -> None:
    words = Image.Exif()
    words[0x010E] = "Drawn by Margaret Hollis"
    camera = picture("JPEG", (3000, 900), exif=words.tobytes(), comment=b"Margaret")
    assert b"Margaret" in camera
    made = reader.logo(put(tmp_path, "crest.jpg", camera))
    assert b"Margaret" not in made
    logo = logo_of(HousePart(HouseKind.LOGO, content=made.hex()))
    assert logo is not None
    assert (logo.width, logo.height) == (720, 216)

    clear = reader.logo(put(tmp_path, "clear.png", picture("PNG", (40, 20), "RGBA")))
    with Image.open(io.BytesIO(clear)) as read:
        assert (read.size, read.mode, read.getpixel((1, 1))) == ((40, 20), "RGB", (255,) * 3)


@pytest.mark.parametrize(
    ("name", "made", "said"),
    [
        ("a.gif", lambda: picture("GIF", (4, 4)), "no picture that can be a logo"),
        ("a.png", lambda: b"", "no picture"),
        ("a.png", lambda: picture("PNG", (400, 400))[:300], "damaged picture"),
        ("a.png", lambda: picture("PNG", (5000, 5000), "1"), "far larger than a logo"),
        ("a.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
    ],
)
def test_what_is_no_logo_is_refused_in_three_parts(
    reader: FileReader, tmp_path: Path, name: str, made: Made, said: str
) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        reader.logo(put(tmp_path, name, made()))
    assert all((caught.value.happened, caught.value.safe, caught.value.remedy))


def test_of_a_template_its_styles_and_its_page_are_kept_and_nothing_else(
    reader: FileReader, tmp_path: Path
) -> None:
    sheet = reader.template(put(tmp_path, "Council.docx", council()))
    held = {one.name: one for one in sheet.styles}
    assert held["heading 1"].words["rFonts"] == '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'
    assert held["heading 1"].words["color"] == '<w:color w:val="7A1F3D"/>'
    assert 'w:ascii="Verdana"' in held["body text"].words["rFonts"]
    assert 'w:after="200"' in held["body text"].paragraph["spacing"]
    assert (sheet.width, sheet.left, sheet.right) == (11906, 1701, 1701)
    assert "Margaret" not in repr(sheet)
    assert "Northshire" not in repr(sheet)


def test_who_changed_a_template_is_not_kept_with_its_styles(
    reader: FileReader, tmp_path: Path
) -> None:
    changed = '<w:rPr><w:rPrChange w:id="1" w:author="Margaret Hollis"><w:rPr/></w:rPrChange>'
    for before, after in (("<w:b/>", '<w:b w:author="Margaret Hollis"/>'), ("<w:rPr>", changed)):
        held = with_parts(council(), {}, (before, after))
        sheet = reader.template(put(tmp_path, "Council.dotx", held))
        assert sheet.styles
        assert "Margaret" not in str(sheet)


def test_nothing_of_a_template_can_hide_words(reader: FileReader, tmp_path: Path) -> None:
    pale = council(letters="FDFDFD")
    hidden = with_parts(pale, {}, ("<w:b/>", "<w:b/><w:vanish/>"))
    tiny = with_parts(hidden, {}, ('w:val="56"', 'w:val="2"'))
    sheet = reader.template(put(tmp_path, "Council.docx", tiny))
    heading = {one.name: one for one in sheet.styles}["heading 1"].words
    assert not {"vanish", "color", "sz"} & set(heading)


MACRO = {"word/vbaProject.bin": b"x"}
OBJECT = {"word/embeddings/oleObject1.bin": b"x"}


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: with_parts(council(), MACRO), "carries macros"),
        (
            lambda: with_parts(
                council(), {}, ("document.main+xml", "document.macroEnabled.main+xml")
            ),
            "carries macros",
        ),
        (lambda: with_parts(council(), OBJECT), "carries an object"),
        (lambda: with_parts(council(), {}, linking("image")), "points to a part outside itself"),
        (
            lambda: with_parts(council(), {}, linking("attachedTemplate", "file:///n.dotm")),
            "outside",
        ),
        (lambda: with_parts(council(), {}, ("<w:styles", "<!DOCTYPE x><w:styles")), "damaged"),
        (lambda: council()[:-200], "damaged"),
        (lambda: council()[:5000] + bytes(3000) + council()[8000:], "damaged"),
        (lambda: b"Dear all", "no Word document"),
        (lambda: b"PK\x03\x04" + bytes(6 * 1024 * 1024), "far larger"),
    ],
)
def test_a_template_that_could_run_or_fetch_something_is_refused_in_three_parts(
    reader: FileReader, tmp_path: Path, made: Made, said: str
) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        reader.template(put(tmp_path, "Council.dotx", made()))
    assert all((caught.value.happened, caught.value.safe, caught.value.remedy))
    assert caught.value.happened.startswith("“Council.dotx”")


def test_a_template_with_an_address_to_press_on_is_taken_in(
    reader: FileReader, tmp_path: Path
) -> None:
    held = with_parts(council(), {}, linking("hyperlink"))
    assert reader.template(put(tmp_path, "Council.docx", held)).styles


def test_a_template_that_grows_without_end_is_refused(reader: FileReader, tmp_path: Path) -> None:
    held = io.BytesIO(council())
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/a.png", bytes(150 * 1024 * 1024))
    with pytest.raises(Unreadable, match="far larger"):
        reader.template(put(tmp_path, "Council.dotx", held.getvalue()))
