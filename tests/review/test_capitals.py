"""Names of those on no list: found by their capital, and few words taken for one."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.examples import build_example
from core.files import EXAMPLES
from core.model.audit import Participant
from core.model.case import Agency
from core.model.ids import AgencyId
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot
from core.queries.documents import full
from core.review.checks import checks
from core.review.remark import Remark, RemarkKind
from core.store.file import WorkshopFile
from tests.documents.audits import Parts, note

EXAMPLE_KEYS = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


def named(*texts: str) -> list[Remark]:
    notes = tuple(note(NoteKind.OBSERVATION, text, at) for at, text in enumerate(texts, 1))
    found = checks(Parts(notes=notes).full())
    return [remark for remark in found if remark.kind is RemarkKind.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "Amy Smith said so",
        "The room heard that Callum too was at home",
        "They asked Zoë's sister",
        "It was Mr. Okafor who rang",
        "Told to Anne-Marie on the day",
        "The worker was sharon",
        "Ahmed was late",
        "OKAFOR said that it was late",
    ],
)
def test_a_capital_inside_a_sentence_may_be_a_name(text: str) -> None:
    (remark,) = named(text)
    assert remark.text.endswith(" may name somebody.")
    assert remark.place == "Child D, observation"


@pytest.mark.parametrize(
    "text",
    [
        "They met. Afterwards nobody wrote. Nothing came",
        "Seen on Tuesday in March at Christmas",
        "Asked the Social Worker and the Health Visitor",
        "The GP and CAMHS were told of Child D",
        "MARAC heard it and MASH said so",
        "It said: Home visits stopped",
    ],
)
def test_a_word_of_the_audit_or_of_every_day_is_no_name(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Callum asked for a key worker",
        "Nobody wrote. Zofia was at home",
        "the school told mohammed twice",
        "Seen with Aisha-Mae's aunt",
        "SAOIRSE was on the roll",
        "His sister Grace lives elsewhere",
        "Mark said that it was enough",
        "Grace’s bedroom was bare",
        "Rose (14) went missing",
        "Told May that day; her mother May was in",
        "Mark was at home",
        "Joy is four",
        "May is seven and was not asked",
        "poppy was at home",
        "They rang and ruby said no",
    ],
)
def test_a_given_name_is_found_wherever_it_stands(text: str) -> None:
    assert len(named(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Mark the file when it is read",
        "May was the last visit, and in May 2014 nothing came",
        "Grace was given for a week",
        "Will this be seen by June, or by 3 August?",
        "Hope is what the family spoke of",
        "They will grant it in May, and 14 April is the day",
        "Jack of all trades, said the worker",
        "May 12 was the day; June 3, too",
        "May’s visit was the last; June’s fell out",
        "In the main the plan is a bill of 14 lines",
        "Hope is one of the aims. Joy is two words",
        "The poppy was at the home",
        "summer was seen as late",
    ],
)
def test_a_name_that_is_a_word_wants_a_second_sign(text: str) -> None:
    assert named(text) == []


def test_a_given_name_written_small_elsewhere_is_a_name_all_the_same() -> None:
    assert len(named("Then Callum began", "and callum ended")) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J.H. was seen alone", "J.H."),
        ("Told to J. H. on the day", "J. H."),
        ("O'Brien family moved", "O'Brien"),
        ("McAllister rang", "McAllister"),
        ("Łukasz rang", "Łukasz"),
        ("Fırat's plan was late", "Fırat"),
        ("আয়েশা was heard alone", "আয়েশা"),
        ("عائشة لم تُسأل", "عائشة لم تُسأل"),
        ("Will was not asked", "Will"),
        ("Mrs A. went too", "A"),
        ("K was seen alone", "K"),
        ("It was said by K’s mother", "K"),
        ("K e m i was asked", "K e m i"),
    ],
)
def test_a_name_is_found_at_the_head_of_a_sentence_too_where_it_looks_like_no_word(
    text: str, words: str
) -> None:
    assert [one.words for one in named(text)] == [words]


@pytest.mark.parametrize(
    "name", ["C-a-l-l-u-m", "c.a.l.l.u.m", "C*a*l*l*u*m", "Cal-\nlum", "Zo-\n fia"]
)
def test_a_name_that_is_parted_is_found_whole(name: str) -> None:
    assert name in [one.words for one in named(f"The worker saw {name} there")]


@pytest.mark.parametrize(
    "text",
    [
        "U.K. law was followed. N.B. no plan",
        "Signs of Safety is used, and Signs of Safety alone",
        "A µ and a ✓ and a → were typed",
        "The G.P. was told at 9 a.m.",
        "Team B said so, and Child K was seen; A was told",
        "Plan A, B and C were read; step-\nby-step",
    ],
)
def test_what_only_looks_like_initials_or_another_script_is_no_name(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kowalczyk family moved in March", ["Kowalczyk"]),
        ("Tife is the quiet one", ["Tife"]),
        ("Bolu’s plan was late", ["Bolu"]),
        ("Mrs Banks told the nurse", ["Banks"]),
        ("Told by Miss Church", ["Church"]),
        ("Banks family moved", ["Banks"]),
        ("J Banks wrote twice", ["Banks"]),
        ("Told to Amber Cook that day", ["Amber"]),
        ("JH was seen alone", ["JH"]),
        ("Signed, A. N. Ollerton", ["Ollerton"]),
        ("the savage family; Savage said so", ["Savage"]),
    ],
)
def test_what_is_no_word_or_stands_where_only_a_name_does_is_found(
    text: str, words: list[str]
) -> None:
    assert [one.words for one in named(text)][:1] == words


@pytest.mark.parametrize(
    "text",
    [
        "Asked the Education Welfare Officer and the Designated Safeguarding Lead",
        "Sent to the Multi-Agency Safeguarding Hub and to Fire and Rescue",
        "They completed Building Better Relationships and Three Houses",
        "Paid by Pupil Premium, Universal Credit and the Food Bank",
        "Youth Justice Service came; so did the Young Carers",
        "Clare’s Law was used. Unallocated for a week. Facilitators were late",
        "Recieved late. Slovak at home; Samaritans rang from Blackpool, by Zoom, at Halloween",
        "The file says SW, GP and HV were told; HV said so",
    ],
)
def test_what_services_and_papers_are_called_is_no_name(text: str) -> None:
    assert named(text) == []


def test_a_name_stays_one_where_it_is_typed_small_or_in_other_words_of_the_audit_too() -> None:
    assert [one.words for one in named("Then Threlkeld rang", "asked threlkeld")] == ["Threlkeld"]
    parts = Parts(notes=(note(NoteKind.OBSERVATION, "Then Ollerton rang", 1),)).full()
    now = replace(parts.now, participants=(Participant("Ollerton’s nurse", name=""),))
    found = [one.words for one in checks(replace(parts, now=now))]
    assert found.count("Ollerton") == 2


def test_a_name_in_the_audits_own_words_is_none() -> None:
    agency = Agency("Thomas Reed Centre", AgencyId(9))
    full = Parts(notes=(note(NoteKind.OBSERVATION, "Thomas Reed were there", 1),)).full()
    now = replace(full.now, agencies=(*full.now.agencies, agency))
    found = checks(FullSnapshot(now, full.answers))
    assert not [one for one in found if one.kind is RemarkKind.NAME]


def test_a_word_written_small_elsewhere_is_no_name() -> None:
    assert len(named("Then Growing began")) == 1
    assert named("Then Growing began", "He was growing") == []


@pytest.mark.parametrize("key", EXAMPLE_KEYS)
def test_no_word_of_an_example_is_taken_for_a_name(key: str, tmp_path: Path) -> None:
    path = tmp_path / "audit.casewalk"
    build_example(key, path)
    with WorkshopFile.open(path) as file:
        found = checks(full(file))
    assert not [remark for remark in found if remark.kind is RemarkKind.NAME]
