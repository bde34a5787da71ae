"""What may say who somebody is, found in a text as it is being typed."""

import pytest

from core.model.snapshot import Snapshot
from core.review.as_typed import TypedDetails
from core.review.texts import texts
from tests.counting.audits import example


@pytest.fixture(scope="module")
def now() -> Snapshot:
    everything, _ = example("cin")
    return everything.now


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Daniel Okafor was seen at school.", "name"),
        ("The worker met Kwabena Mensah and his mother", "name"),
        ("Daniel Smith came", "name"),
        ("Daniel J. Green", "name"),
        ("Mrs Threlkeld rang", "name"),
        ("born 12/03/2015", "birth"),
        ("DOB: 1.2.2012", "birth"),
        ("NHS 943 476 5919", "NHS"),
        ("9434765919 on file", "NHS"),
    ],
)
def test_a_full_name_a_date_of_birth_and_an_nhs_number_are_found(
    now: Snapshot, text: str, what: str
) -> None:
    (found,) = TypedDetails(now).found_in(text)
    assert what in found
    assert found.endswith((".”", "”."))
    assert not found.endswith(".”.")


@pytest.mark.parametrize(
    "text",
    [
        "Seen at Victoria Road Surgery on Tuesday.",
        "The Thomas Reed Centre told us in May",
        "Child D lives with Grandmother; Early Help and Youth Justice met.",
        "Kieran said nothing",
        "943 476 5918",
        "Seen on 12/03/2015",
        "call 0207 946 0000",
        "Sure Start, Barnardo's and Clare's Law",
    ],
)
def test_what_only_looks_like_one_is_let_be(now: Snapshot, text: str) -> None:
    assert list(TypedDetails(now).found_in(text)) == []


@pytest.mark.parametrize("name", ["cin", "tier2"])
def test_nothing_is_said_of_what_stands_in_the_examples(name: str) -> None:
    everything, _ = example(name)
    known = TypedDetails(everything.now)
    assert [one.text for one in texts(everything) if list(known.found_in(one.text))] == []


def test_in_a_column_for_names_a_name_belongs_and_a_number_does_not(now: Snapshot) -> None:
    known = TypedDetails(now)
    assert list(known.found_in("Daniel Okafor", names=False)) == []
    assert len(list(known.found_in("Daniel Okafor 943 476 5919", names=False))) == 1


IN_SMALL_LETTERS = """\
daniel okafor was seen at school
mum rang kwabena mensah about the visit
sarah threlkeld missed the appointment
ask mohammed khan about contact
spoke to emily smith on monday
the plan names daniel's father as peter okonkwo
Daniel okafor
daniel Okafor
DANIEL OKAFOR
mrs threlkeld rang
aisha begum lives with her aunt
katie o'brien
sophie-anne llewellyn
rachel cooper, health visitor
zofia nowak
michael mcdonald
priya patel's school
fatima al-rashid
"""
NO_NAME_IN_SMALL_LETTERS = """\
sarah said she was fine
daniel was seen alone at school
daniel's mother came to the meeting
emily and her brother moved in may
mohammed attends nursery
the thomas reed centre told us
victoria road surgery
daniel told his teacher that he was scared
michael rang the school
father of olivia lives away
charlotte street nursery
the sarah centre is closed
oliver's law
sophie started cahms
jessica went to camhs on monday
daniel didnt attend
emily cant sleep
jack and jill playgroup
george's dad isnt home
daniel attnded once
emily recieved a letter
mohammed speaks urdu and punjabi
katie has adhd
katie's gp wrote
daniel whatsapped his dad
daniel okay now
emily ok
sarah ofsted
amelia cin plan
oliver mash referral
chloe tiktok videos
claires law disclosure
sarah's law disclosure
lucy faithfull foundation
the harry potter books
anna freud centre
barnardo's came
school nurse emma came in
emma, the school nurse
emma (social worker)
mum said daniel spends most weekends with his nan
olivia disclosed to her keyworker
sophie self-harms when anxious
amelia's iphone was taken
jacob vapes at school
jacob's xbox was sold
emily ran off from placement
ethan plays fortnite all night
ethan uses snapchat to meet older boys
chloe has an ehcp and a 1:1
chloe's ehcp says otherwise
liam missed his lac review
liam's pep is out of date
hannah camhs waiting list 14 months
thomas and his sibs share a room
thomas coram foundation gave advice
the noah practice
leah is nonverbal
leah nonverbal, uses makaton
ryan is on a cpp since may
ryan cpp ended
connor awol from tuesday
connor misses his dog
kieran gets dla
maisie has t1 diabetes
maisie diabetic, insulin daily
the brook clinic saw megan
megan self-referred
nathan uasc, age assessed
nathan's uasc status
louis speaks polish at home
sean speaks farsi with uncle
mohammed fasts in ramadan
mohammed eid visit to mosque
isabella autistic, no diagnosis yet
isabella's salt report missing
freddie wets the bed
freddie wetting himself
harriet unkempt and hungry
harriet hv visit not done
hv saw amelie at 8mths
samuel approx 12 wks old
samuel aged 3yrs
samuel's mgm cares for him
samuel mgm cares for him
stephen step-dad moved out
stephen's ex-partner rang
police spoke to stephen re dv
natasha dv victim since 2012
natasha's ivda came
natasha idva closed the case
patrick's sw left in june
patrick sw changed 3 times
patrick alloc to duty
rachel cc'd into the email
rachel informed edt at 9pm
rachel edt call
claire cp conference held
claire nfa'd the referral
claire nfa
simon strat meeting late
simon s47 outcome
simon section 47 outcome
martin's mmr is missed
martin mmr missed
gp says nicole dnad twice
nicole dna
nicole wasnt brought
nicole wnb at clinic
joshua's yoto player
joshua tablet and ipad
ben and jerrys
amy winehouse centre
harry kept his whereabouts secret
harry potter fan
alice through school
alice fsm eligible
lauren ncmp weight
lauren prev known to early help
lauren prob knows
lauren unborn baby
eleanor dob unknown
eleanor non-mobile
eleanor f/t nursery
eleanor attends tinytots
eleanor attends sunbeams nursery
joseph rowntree foundation
anna enrolled in ks2
anna yr 6
anna yr6
luke sats next week
luke sofa surfing
luke sofasurfing
luke bullied on whatsapp
luke tic disorder
luke adhd meds
zoe ocd
zoe ptsd
tom ofsted
daniel pupil premium
"""


def test_a_full_name_in_small_letters_is_found_and_a_first_name_with_a_word_is_none(
    now: Snapshot,
) -> None:
    known = TypedDetails(now)

    def found(lines: str) -> list[str]:
        return [one for one in lines.splitlines() if list(known.found_in(one))]

    assert found(IN_SMALL_LETTERS) == IN_SMALL_LETTERS.splitlines()
    assert found(NO_NAME_IN_SMALL_LETTERS) == []


@pytest.mark.parametrize("name", ["cin", "tier2"])
def test_nothing_is_said_of_the_examples_in_small_letters(name: str) -> None:
    everything, _ = example(name)
    known = TypedDetails(everything.now)
    written = (one.text.lower() for one in texts(everything))
    assert [one for one in written if list(known.found_in(one))] == []
