"""What might tell strangers who a family is: found where it stands, and no more than that."""

from dataclasses import replace

import pytest

from core.model.audit import Participant
from core.model.case import Agency, Case
from core.model.ids import AgencyId, CaseId
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot
from core.review.checks import checks
from core.review.remark import Remark, RemarkKind
from tests.documents.audits import Parts, note


def in_a_note(text: str) -> list[str]:
    parts = Parts(notes=(note(NoteKind.OBSERVATION, text, 1),), judgements=(), views=())
    return [found.text for found in checks(parts.full()) if found.kind is RemarkKind.DETAIL]


def in_an_outline(text: str) -> list[str]:
    case = Case("Child B", CaseId(4), outline=text)
    parts = Parts(cases=(case,), notes=(), judgements=(), views=())
    return [found.text for found in checks(parts.full()) if found.kind is RemarkKind.DETAIL]


def named(text: str, *names: str) -> list[Remark]:
    """What is said about names when people of these names take part."""
    full = Parts(notes=(note(NoteKind.OBSERVATION, text, 1),)).full()
    people = tuple(Participant("Nurse", at, name=name) for at, name in enumerate(names, 1))
    now = replace(full.now, participants=people)
    found = checks(FullSnapshot(now, full.answers))
    return [remark for remark in found if "may name a participant" in remark.text]


@pytest.mark.parametrize(
    "text",
    [
        "3.3.2008",
        "03-03-08",
        "2008-03-03",
        "3rd March 2008",
        "21st Feb, 2008",
        "2 sept. 2008",
        "March 3, 2008",
        "Mar 3rd 2008",
        "the twenty-third of March 2008",
    ],
)
def test_a_full_date_is_known_however_it_is_written(text: str) -> None:
    assert in_an_outline(f"Seen {text} at home.") == [f"A full date: “Seen {text} at home.”."]


@pytest.mark.parametrize(
    "text",
    [
        "March 2008",
        "3 March",
        "2008-03",
        "scored 3/4",
        "version 1.2.345",
        "ref 12003-03-2008",
        "13 Marchers 20",
    ],
)
def test_what_is_not_a_full_date_is_left_alone(text: str) -> None:
    assert in_an_outline(f"Seen: {text}.") == []


@pytest.mark.parametrize(
    "lead", ["born", "Born on", "DOB", "d.o.b.", "D O B", "date of birth:", "his birthday is"]
)
def test_a_date_of_birth_is_known_by_the_words_before_it(lead: str) -> None:
    (said,) = in_a_note(f"{lead} 3 March 2008")
    assert said.startswith("A full date of birth: “")


def test_every_date_in_an_outline_is_told_and_births_as_births() -> None:
    said = in_an_outline("Born 3.3.2008. Referred to us after the summer, seen on 4.11.2013.")
    assert [text.split(":")[0] for text in said] == ["A full date of birth", "A full date"]


def test_a_birth_spoken_of_long_before_a_date_does_not_make_it_one() -> None:
    close = "born " + "x" * 34 + " 3.3.2008"
    far = "born " + "x" * 36 + " 3.3.2008"
    assert len(in_a_note(close)) == 1
    assert in_a_note(far) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("M1 1AE", "a postcode"),
        ("EC1A 1BB", "a postcode"),
        ("CR26XH", "a postcode"),
        ("m1 1ae", "a postcode"),
        ("j.o'dowd+cin@example.org.uk", "an e-mail address"),
        ("07700 900123", "a telephone number"),
        ("+44 20 7946 0018", "a telephone number"),
        ("0117-496-0123", "a telephone number"),
        ("(020) 7946 0018", "a telephone number"),
        ("+44 (0)20 7946 0018", "a telephone number"),
        ("07700900123", "a telephone number"),
        ("943-476-5919", "an NHS number"),
        ("9434765919", "an NHS number"),
        ("AB 12 34 56 C", "a National Insurance number"),
        ("A123456789012", "a pupil’s number"),
        ("record 4410872", "the number of a record"),
        ("crime 13/98765/22", "the number of a record"),
        ("car AB12 CDE", "the number of a vehicle"),
        ("PC 1234", "the number of an officer"),
        ("j.odowd [at] example.org", "an e-mail address"),
        ("@sk8r_boi", "a name on social media"),
        ("www.example.org/her-page", "a web address"),
        ("12 Acacia Avenue", "a street"),
        ("Old Mill Lane", "a street"),
        ("flat 3, Elm Court", "a street"),
        ("7b Hill View", "a street"),
        ("Oakfield Primary School", "a school"),
        ("St Mary’s Academy", "a school"),
        ("Riverside Surgery", "a place by its name"),
        ("Rowan House Children’s Home", "a place by its name"),
        ("0044 7700 900123", "a telephone number"),
        ("07700.900.123", "a telephone number"),
        ("jan at example dot org", "an e-mail address"),
        ("QQ123456C", "a National Insurance number"),
        ("NHS num 9434 765 919", "an NHS number"),
        ("PNC 09/123456A", "the number of a record"),
        ("ref: LCS-1029384", "the number of a record"),
        ("collar number 2213", "the number of a record"),
        ("K123 ABC", "the number of a vehicle"),
        ("ZC14C00123", "a court’s number"),
        ("snapchat kayla.x9", "a name on social media"),
        ("facebook.com/kayla", "a web address"),
        ("53.7632, -2.7031", "a place on a map"),
        ("14 larkhill road", "a street"),
        ("12 High Street", "a street"),
        ("on Larkhill Close", "a street"),
        ("Brockholes Wood Primary", "a school"),
        ("st gregory's primary school", "a school"),
        ("crime 06AB/12345/24", "the number of a record"),
        ("postcode M14", "a postcode"),
        ("Rainbow House refuge", "a place by its name"),
        ("the Bull’s Head pub", "a place by its name"),
    ],
)
def test_addresses_and_numbers_are_named_for_what_they_look_like(text: str, what: str) -> None:
    assert in_a_note(f"See {text}.") == [f"What looks like {what}: “See {text}.”."]


@pytest.mark.parametrize(
    "text",
    [
        *("123 456 7890 times", "the Family Court", "Primary School and Nursery", "the Road"),
        *("12 children in View", "12345 of them", "on £250000", "her School", "30000.5 miles"),
        *("the General Hospital", "the Health Centre", "mother@", "the Mental Health Hub"),
        *("at home@school", "in 2014 105 of 200", "room M1", "in M1 2nd"),
        *("0207 946", "1943 476 59190", "case 12 of 2014", "by a Close Friend", "in a Green Park"),
        *("why two hospital checks", "the Baptist church", "a pub"),
        *("record 2013/14", "reference to it", "five boys on the road", "High School years"),
    ],
)
def test_ordinary_numbers_and_words_are_not_taken_for_addresses(text: str) -> None:
    assert in_a_note(f"Seen {text}.") == []


def test_ten_digits_are_an_nhs_number_where_they_are_called_so_or_check_themselves() -> None:
    assert in_a_note("Her NHS no. is 123 456 7890.")
    assert in_a_note("Ring 401 023 2137.") == [
        "What looks like an NHS number: “Ring 401 023 2137.”."
    ]
    assert in_a_note("Ring 401 023 2138.") == []


def test_an_agencys_own_name_is_no_find() -> None:
    agency = Agency("Oakfield Primary School", AgencyId(9))
    full = Parts(notes=(note(NoteKind.OBSERVATION, "Oakfield Primary School wrote", 1),)).full()
    now = replace(full.now, agencies=(*full.now.agencies, agency))
    assert not [one for one in checks(FullSnapshot(now, full.answers)) if "a school" in one.text]


def test_a_postcode_and_a_number_in_one_text_are_two_remarks() -> None:
    assert len(in_a_note("Lives at SW1A 1AA, ring 020 7946 0018.")) == 2


def test_a_find_is_shown_in_its_sentence_with_a_little_around_it() -> None:
    text = f"{'a' * 20}-{'b' * 11} M1 1AE {'c' * 17}-{'d' * 20}"
    assert in_a_note(text) == [
        f"What looks like a postcode: “…{'b' * 11} M1 1AE {'c' * 17}…”.",
    ]
    exact = f"{'b' * 11} M1 1AE {'c' * 17}"
    assert in_a_note(exact) == [f"What looks like a postcode: “{exact}”."]


def test_a_find_over_two_lines_is_shown_on_one() -> None:
    assert in_a_note("Lives at\n  M1 1AE") == ["What looks like a postcode: “Lives at M1 1AE”."]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("As Callum said", 1, id="the first name"),
        pytest.param("Mr Reed said", 1, id="the last name"),
        pytest.param("callum said", 1, id="in small letters"),
        pytest.param("CALLUM said", 1, id="in capitals"),
        pytest.param("Callum's plan", 1, id="whose something is"),
        pytest.param("Callumson", 0, id="not part of a word"),
        pytest.param("Jo agreed", 1, id="of two letters"),
        pytest.param("Joint and de agreed", 0, id="not what is too small to be a name"),
        pytest.param("van agreed", 0, id="not a small word between names"),
        pytest.param("Reed met Callum and Callum", 1, id="once a text"),
    ],
)
def test_names_of_those_who_take_part_are_found_as_whole_words(text: str, hits: int) -> None:
    assert len(named(text, "Callum Reed", "Jo, van de")) == hits


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("As NG said", "Ng", id="two letters"),
        pytest.param("As callum said", "CALLUM REED", id="a list in capitals"),
        pytest.param("As Callum said", "callum reed", id="a list in small letters"),
        pytest.param("As O’Neil said", "Pat O'Neil", id="a curly apostrophe"),
        pytest.param("As O'Neil said", "Pat O’Neil", id="a straight one"),
        pytest.param("As Zoe\u0308 said", "Zoë", id="an accent of its own"),
        pytest.param("As Zoë said", "Zoe\u0308", id="an accent of its own in the list"),
        pytest.param("As Smith‑Jones said", "Ann Smith-Jones", id="another hyphen"),
        pytest.param("As Cal\u00adlum said", "Callum", id="a soft hyphen"),
        pytest.param("قالت فاطمة ذلك", "فاطمة", id="Arabic"),
        pytest.param("جاءت وفاطمة", "فاطمة", id="Arabic with and before it"),
        pytest.param("রহিমা বলেন", "রহিমা", id="Bengali"),
        pytest.param("她叫王芳今天", "王芳", id="Chinese, without blanks"),
        pytest.param("It was Will who saw it", "Will Hall", id="a word that is a name too"),
    ],
)
def test_a_name_is_found_however_it_was_typed(text: str, name: str) -> None:
    assert len(named(text, name)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("This will be seen", "Will Hall", id="a word in small letters"),
        pytest.param("Will it be seen?", "Will Hall", id="a word that begins a sentence"),
        pytest.param("Seen. An aunt came.", "An Tran", id="the same after another"),
        pytest.param("angry and anxious", "Ang", id="within a word"),
        pytest.param("রহিমার", "রহিম", id="within a word of another script"),
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(text: str, name: str) -> None:
    assert named(text, name) == []


def test_a_name_among_accents_is_shown_in_its_sentence() -> None:
    (remark,) = named("Café Zoë: as Cal\u00adlum said, e\u0301t", "Callum")
    assert "Cal\u00adlum said" in remark.text


@pytest.mark.parametrize(
    "text",
    [
        "12.3.2009 (dob)",
        "12/03/2009, date of birth",
        "2009-03-12 is her date of birth",
        "born on the 12th of March 2009",
        "DoB 2009-03-12",
        "DOB: 12-Mar-2009",
        "b. 12 March 2009",
        "birthdate 2009/03/12",
        "born March the 12th, 2009",
        "born 12 March ’09",
        "D.O.B. 03 05 2009",
        "Date of Birth – 3/May/2009",
        "Her birthday is on 3 May",
        "Kayla (03/05/2009)",
        "dob 3 May",
        "He turned 12 on 3 May 2014",
    ],
)
def test_a_date_of_birth_is_found_however_it_is_labelled(text: str) -> None:
    (said,) = in_a_note(f"Lives with her aunt. {text}.")
    assert said.startswith("A full date of birth: “")


@pytest.mark.parametrize(
    "text",
    [
        "Seen on 4.11.2013. Date of birth not on file",
        "Seen on 4.11.2013; the birth mother was out",
        "Birthing pool asked for, long before that meeting of 4.11.2013",
    ],
)
def test_a_date_beside_a_birth_of_another_sentence_is_none_of_birth(text: str) -> None:
    assert in_a_note(text) == []


def test_a_name_of_three_letters_is_a_name() -> None:
    (remark,) = named("As Ann said", "Ann Reed")
    assert remark.text == "“As Ann said” may name a participant."


def test_a_name_with_a_sign_in_it_is_looked_for_as_it_is_written() -> None:
    assert len(named("As O'Dowd-Hall said", "Mary O'Dowd-Hall")) == 1
    assert len(named("As A.Hall said", "Mary A.Hall")) == 1
    assert named("As AxHall said", "Mary A.Hall") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the note by fforbes smythe", "Jean-Luc Fforbes-Smythe"),
        ("the note by \ufb00orbes", "Jean-Luc Fforbes-Smythe"),
        ("the note by jeanluc", "Jean-Luc Fforbes-Smythe"),
        ("the note by jean luc", "Jean-Luc Fforbes-Smythe"),
        ("the note by oneill", "Siobhán O'Neill"),
        ("the note by wojcik", "Łukasz Wójcik"),
        ("the note by mueller", "Ada Müller"),
        ("the note by alrashid", "Omar al-Rashid"),
        ("the note by t h r e l k e l d", "Ailsa Threlkeld"),
        ("the note by T.h.r.e.l.k.e.l.d.", "Ailsa Threlkeld"),
        ("the note by T*h*r*e*l*k*e*l*d", "Ailsa Threlkeld"),
    ],
)
def test_a_name_is_found_in_other_spellings_in_small_letters_too(text: str, name: str) -> None:
    assert len(named(f"As said in {text}, it was so", name)) == 1


def test_half_of_a_name_that_is_a_word_is_not_looked_for() -> None:
    assert named("The meadow behind the church field", "Ada Meadow-Church") == []


def test_a_title_is_nobodys_name() -> None:
    (remark,) = named("Mrs Hall met Mrs Reed", "Mrs Reed", "Sgt. Jo")
    assert "Reed" in remark.text
    assert named("Sgt. and Mrs Hall", "Mrs Reed", "Sgt. Jo") == []


def test_nobody_named_is_nobody_found() -> None:
    assert named("As they said", "", "  ", "Jo") == []
