"""Text in every script that is shipped comes out right; anything else is named."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.files import FONTS
from core.model.note import NoteKind
from core.pdf.text.bidi import in_order, levels
from core.pdf.text.faces import MISSING, Weight, chain, missing
from core.pdf.text.lines import layout_text, measure, shortened
from core.pdf.text.runs import TextStyle
from core.pdf.text.shaping import shaped
from core.review.checks import checks
from core.review.remark import RemarkKind
from core.wording.labels import sentence
from tests.documents.audits import Parts, note
from tests.documents.reading import pages_read, pages_seen, paper
from tests.rounds import rounds

BODY = TextStyle(Weight.REGULAR, 9.5, "0 0 0")


def on_paper(text: str) -> tuple[str, str]:
    """Child D's page as pypdf and as a viewer read it, without invisible characters."""
    pdf = paper(Parts(notes=(note(NoteKind.OBSERVATION, text, 1),)).full())
    read = pages_read(pdf)[3].replace("\u200b", "")
    return read, pages_seen(pdf)[3]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Zażółć gęślą jaźń, mówiła Łucja", id="Polish"),
        pytest.param("Şükrü ve İlknur, ağaç", id="Turkish"),
        pytest.param("Dokumentų nėra, šeši žingsniai; Čeština, Đorđe", id="Baltic and Slavic"),
        pytest.param("Η μητέρα μίλησε", id="Greek"),
        pytest.param("Школа и Україна", id="Cyrillic"),
        pytest.param("Trẻ em được lắng nghe", id="Vietnamese"),
    ],
)
def test_latin_greek_and_cyrillic_read_back_as_typed(text: str) -> None:
    read, seen = on_paper(text)
    assert text in read
    assert text in seen


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ছেলেটি স্কুলে ক্ষুদ্র শিক্ষার্থী", id="Bengali"),
        pytest.param("ਮੁੰਡੇ ਨੇ ਕਿਹਾ ਕਿ ਉਹ ਸੁਰੱਖਿਅਤ", id="Gurmukhi"),
        pytest.param("लड़के ने कहा क्षत्रिय विद्यार्थी", id="Devanagari"),
        pytest.param("છોકરાએ કહ્યું શાળામાં", id="Gujarati"),
        pytest.param("சிறுவன் பள்ளியில் ஸ்ரீ", id="Tamil"),
        pytest.param("ẹ̀kọ́ ọmọ", id="Yoruba, with marks that have no letter of their own"),
    ],
)
def test_letters_that_join_or_stack_are_copied_as_typed(text: str) -> None:
    _, seen = on_paper(text)
    assert "".join(text.split()) in "".join(seen.split())


def test_arabic_is_read_back_in_order() -> None:
    read, seen = on_paper("سلام الأم مارس")
    assert "سلام" in normalize("NFKC", read)
    assert "سلام الأم مارس" in normalize("NFKC", seen)


def test_arabic_letters_join() -> None:
    face = next(face for face in chain(Weight.REGULAR) if face.name == "NotoSansArabic-Regular")
    alone = {shaped(face, letter, True)[0].glyph for letter in "سلم"}
    joined = {glyph.glyph for glyph in shaped(face, "سلم", True)}
    assert not alone & joined


def test_a_vowel_sign_that_stands_before_its_letter_is_drawn_before_it() -> None:
    face = next(face for face in chain(Weight.REGULAR) if face.name == "NotoSansBengali-Regular")
    first, second = shaped(face, "কি", False)
    assert first.glyph == face.glyph[ord("ি")]
    assert second.glyph == face.glyph[ord("ক")]


def test_a_line_of_arabic_stands_at_the_right_with_its_first_word_rightmost() -> None:
    (line,) = layout_text([("تقول الأم (GP) 12", BODY)], 500).lines
    assert line.backwards
    assert [piece.says.strip() for piece in line.pieces if piece.text.strip()][-1] == "تقول"
    assert line.pieces[0].text.startswith("12")
    assert "(GP)" in "".join(piece.text for piece in line.pieces)


def test_our_words_after_theirs_begin_a_line_of_their_own() -> None:
    lines = layout_text([("تقول الأم ", BODY), ("Not yet passed on.", BODY)], 500).lines
    assert [line.backwards for line in lines] == [True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("abc", [0, 0, 0], id="ours"),
        pytest.param("אב", [1, 1], id="theirs"),
        pytest.param("a אב b", [0, 0, 1, 1, 0, 0], id="theirs within ours"),
        pytest.param("אב a", [1, 1, 1, 2], id="ours within theirs"),
        pytest.param("אב 12", [1, 1, 1, 2, 2], id="numbers run left to right"),
        pytest.param("ابc12", [1, 1, 2, 2, 2], id="numbers belong to the letter before"),
        pytest.param("אב (c)", [1, 1, 1, 1, 2, 1], id="a pair of brackets turns as one"),
        pytest.param("אב 1,5", [1, 1, 1, 2, 2, 2], id="a comma within a number"),
        pytest.param("אב 5%", [1, 1, 1, 2, 2], id="a percent sign goes with its number"),
    ],
)
def test_each_letter_has_its_direction(text: str, found: list[int]) -> None:
    assert levels(text) == found


def test_pieces_are_put_in_order_of_the_page() -> None:
    assert in_order("abCDef", [0, 0, 1, 1, 0, 0]) == list("abDCef")
    assert in_order("AB12C", [1, 1, 2, 2, 1]) == list("C12BA")


def test_a_character_no_typeface_has_is_printed_as_a_mark_and_named_with_its_place() -> None:
    full = Parts(notes=(note(NoteKind.IMPROVEMENT, "Look 中文 there 😀", 1),)).full()
    assert f"Look {MISSING} there {MISSING}" in pages_read(paper(full))[3]
    (remark,) = [found for found in checks(full) if found.kind is RemarkKind.CHARACTER]
    assert remark.place == "Child D, improvement"
    assert remark.note_id == 1
    assert "中" in remark.text
    assert "grinning face" in remark.text


def test_characters_that_only_steer_others_are_not_missed() -> None:
    assert missing("a\u200bb\u200e\u00adc\u00a0d\te\n") == ()
    assert missing("بچے\u200cنے") == ()


def test_every_typeface_that_is_shipped_is_used_and_has_its_licence() -> None:
    used = {face.name.replace("-", "_") for weight in Weight for face in chain(weight)}
    shipped = {path.stem.replace("-", "_") for path in FONTS.glob("*.ttf")}
    assert used <= shipped
    assert shipped - used <= {"AtkinsonHyperlegibleNext_500Medium"}
    for name in ("OFL-Atkinson.txt", "OFL-Noto.txt"):
        assert "SIL OPEN FONT LICENSE" in (FONTS.parent / "licences" / name).read_text("utf-8")


def test_a_text_cut_short_fits() -> None:
    cut = shortened("A title that goes on for longer than there is room", BODY, 80)
    assert cut.endswith("…")
    assert measure(cut, BODY) <= 80


@settings(max_examples=rounds(20), deadline=None)
@given(st.text(max_size=60), st.sampled_from([40.0, 120.0]))
def test_whatever_is_typed_stays_within_its_column(text: str, width: float) -> None:
    for line in layout_text([(text, BODY), ("ours", BODY)], width).lines:
        letters = "".join(piece.says for piece in line.pieces)
        assert line.width <= width + 0.01 or len(letters) == 1  # one letter cannot be broken


def test_a_full_stop_is_added_only_where_the_script_ends_sentences_with_one() -> None:
    assert sentence("They wrote it down") == "They wrote it down."
    assert sentence("শিশুটির কথা লেখা হয়েছে") == "শিশুটির কথা লেখা হয়েছে"
    assert sentence("تم الاستماع إلى الطفل") == "تم الاستماع إلى الطفل"
