"""What is worth a look in a tool: found where it is, with a reason and a mend, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.shipped import find_tool, shipped_tools
from core.model.bearing import Bearing
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    KindDraft,
    OnlyWhere,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
    draft_of,
)
from core.model.grading import GradeOf, Working
from core.model.tool import AnswerKind
from core.wording.tool_notes import NoteAbout, every_part, tool_notes
from tests.counting.audits import example

YES = AnswerDraft("yes", "Yes", Bearing.MET)
NO = AnswerDraft("no", "No", Bearing.NOT_MET)
NA = AnswerDraft("na", "Not applicable", Bearing.NOT_APPLICABLE)
DK = AnswerDraft("dk", "Don't know", Bearing.UNKNOWN)
FULL = (YES, NO, NA, DK)


def tool_of(*questions: QuestionDraft, **sets: tuple[AnswerDraft, ...]) -> ToolDraft:
    return ToolDraft(
        "t", "A tool", (ThemeDraft("one", "One"),), {"full": FULL, **sets}, tuple(questions)
    )


def asked(text: str, key: str = "1", answers: str = "full", **more: object) -> QuestionDraft:
    found = QuestionDraft(key, text, "one", answers)
    return replace(found, **more)  # type: ignore[arg-type]


def found_in(tool: ToolDraft) -> list[tuple[NoteAbout, str]]:
    return [(note.about, note.at) for note in tool_notes(tool)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Is the plan current, and does the family know it?", NoteAbout.DOUBLE),
        ("Were concerns recorded and shared?", NoteAbout.DOUBLE),
        ("Was the child seen? Was the child heard?", NoteAbout.DOUBLE),
        ("Does the worker feel supported?", NoteAbout.NOT_ON_FILE),
        ("Is the child happy at school?", NoteAbout.NOT_ON_FILE),
        (" ".join(["word"] * 31), NoteAbout.LONG),
    ],
)
def test_a_wording_to_look_at_is_found(text: str, about: NoteAbout) -> None:
    assert found_in(tool_of(asked(text))) == [(about, "1")]


@pytest.mark.parametrize(
    "text",
    [
        "Are the views and wishes of the child on file?",
        "Does the file record how the child feels?",
        "Did health and school come to the meeting?",
        "Were parents and carers invited?",
        "Is it clear who leads and by when things change?",
        " ".join(["word"] * 30),
    ],
)
def test_a_wording_with_nothing_wrong_is_let_be(text: str) -> None:
    assert found_in(tool_of(asked(text))) == []


def test_what_does_not_apply_to_all_needs_a_way_to_say_so() -> None:
    text = "Where there is a court order, is it on file?"
    tool = tool_of(asked(text, answers="two"), two=(YES, NO, DK))
    assert found_in(tool) == [(NoteAbout.NOT_APPLICABLE, "1")]
    assert found_in(tool_of(asked(text))) == []


def test_two_answers_without_a_way_out_are_pointed_out_but_lines_of_records_are_not() -> None:
    tool = tool_of(asked("Is the plan current?", answers="two"), two=(YES, NO))
    assert found_in(tool) == [(NoteAbout.NO_WAY_OUT, "1")]
    lines = (ItemDraft("1a", "The plan", answers="two"), ItemDraft("1b", "The map", answers="two"))
    held = tool_of(asked("Does the file hold:", answers="two", items=lines), two=(YES, NO))
    assert found_in(held) == []


def test_an_answer_set_nobody_can_do_well_on_is_pointed_out_once() -> None:
    partly = AnswerDraft("partly", "Partly", Bearing.PARTLY)
    tool = tool_of(
        asked("Is it so?", "1", "low"), asked("Is it also?", "2", "low"), low=(partly, NO, NA)
    )
    assert found_in(tool) == [(NoteAbout.NO_MET, "low")]
    assert tool_notes(tool)[0].where == "the answer set “low”"


def test_words_that_are_no_scale_need_no_met() -> None:
    place = (
        AnswerDraft("home", "At home", Bearing.NOT_APPLICABLE),
        AnswerDraft("away", "Away", Bearing.UNKNOWN),
    )
    assert found_in(tool_of(asked("Where was it?", answers="place"), place=place)) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Level l", "Level 1"), ("Partly met", "Party met"), ("No", "N0")]
)
def test_labels_that_look_alike_are_found(one: str, other: str) -> None:
    answers = (
        AnswerDraft("a", one, Bearing.MET),
        AnswerDraft("b", other, Bearing.NOT_MET),
        NA,
    )
    assert (NoteAbout.ALIKE, "s") in found_in(tool_of(asked("Is it?", answers="s"), s=answers))


@pytest.mark.parametrize(
    ("one", "other"), [("Yes", "No"), ("Grade 1", "Grade 2"), ("Met", "Not met"), ("Good", "Gold")]
)
def test_labels_that_are_told_apart_are_let_be(one: str, other: str) -> None:
    answers = (
        AnswerDraft("a", one, Bearing.MET),
        AnswerDraft("b", other, Bearing.NOT_MET),
        NA,
    )
    assert found_in(tool_of(asked("Is it?", answers="s"), s=answers)) == []


def test_two_grades_with_one_bearing_are_pointed_out() -> None:
    good = AnswerDraft("good", "Good", Bearing.MET)
    tool = tool_of(asked("Is it?", answers="s"), s=(YES, good, NO, DK))
    assert found_in(tool) == [(NoteAbout.SAME_BEARING, "s")]


def test_marks_in_figures_are_read_by_their_figure_whichever_comes_first() -> None:
    marks = tuple(
        AnswerDraft(f"m{n}", str(n), Bearing.MET if n > 2 else NO.bearing) for n in (1, 5)
    )
    others = [asked("Is it so?", str(at)) for at in range(1, 4)]
    assert found_in(tool_of(*others, asked("How far is it?", "4", "s"), s=(*marks, DK))) == []


def test_the_one_question_that_turns_the_other_way_is_found_unless_its_guidance_says_so() -> None:
    bad_first = (
        AnswerDraft("yes", "Yes", Bearing.NOT_MET),
        AnswerDraft("no", "No", Bearing.MET),
        DK,
    )
    others = [asked("Is it so?", str(at)) for at in range(1, 4)]
    tool = tool_of(*others, asked("Was harm done?", "4", "bad"), bad=bad_first)
    assert found_in(tool) == [(NoteAbout.REVERSED, "4")]
    told = asked("Was harm done?", "4", "bad", guidance="A yes is the bad news.")
    assert found_in(tool_of(*others, told, bad=bad_first)) == []
    assert found_in(tool_of(asked("Was harm done?", "1", "bad"), bad=bad_first)) == []


def test_conditions_in_a_circle_and_conditions_that_shut_each_other_out_are_found() -> None:
    circle = tool_of(
        asked("Is it?", "1", only_where=OnlyWhere("2", "yes")),
        asked("Is it too?", "2", only_where=OnlyWhere("1", "yes")),
    )
    assert found_in(circle) == [(NoteAbout.CIRCLE, "1"), (NoteAbout.CIRCLE, "2")]
    never = tool_of(
        asked("Is it?", "1"),
        asked("Is it too?", "2", only_where=OnlyWhere("1", "no")),
        asked("And then?", "3", only_where=OnlyWhere("2", "yes")),
    )
    assert found_in(never) == []


@pytest.mark.parametrize(
    ("condition", "noted"),
    [
        ("1 = yes and 1 = no", ["2"]),
        ("1 = yes and 1 != yes", ["2"]),
        ("1 = yes and 1 = no or 1 = dk", []),
        ("its age >= 5 and its Age <= 3", ["2"]),
        ("its age >= 5 and its age <= 5", []),
        ("its team = North and its team = South", ["2"]),
    ],
)
def test_a_condition_that_shuts_itself_out_is_found(condition: str, noted: list[str]) -> None:
    tool = tool_of(asked("Is it?", "1"), asked("Is it too?", "2", asked_where=condition))
    assert [at for about, at in found_in(tool) if about is NoteAbout.NEVER] == noted


def test_a_condition_is_followed_through_what_it_rests_on_and_through_its_theme() -> None:
    chain = tool_of(
        asked("Is it?", "1"),
        asked("Is it too?", "2", asked_where="1 = yes"),
        asked("And then?", "3", asked_where="2 = no and 1 = no or 2 = yes and 1 = no"),
        asked("At last?", "4", asked_where="3 = yes or 2 = yes"),
    )
    assert found_in(chain) == [(NoteAbout.NEVER, "3")]
    long_way = tool_of(
        *(
            asked(f"Is it {at}?", str(at), asked_where=f"{at % 3 + 1} = yes or its age >= 3")
            for at in (1, 2, 3)
        )
    )
    assert [about for about, _ in found_in(long_way)] == [NoteAbout.CIRCLE] * 3
    theme = replace(long_way.themes[0], asked_only_of=("Police",))
    apart = asked("Is it?", "1", asked_only_of=("Schools",))
    assert found_in(replace(tool_of(apart), themes=(theme,))) == [(NoteAbout.NOBODY, "1")]


@pytest.mark.parametrize(
    ("condition", "noted"),
    [
        ("1 != yes and 1 != no and 1 != na and 1 != dk", True),
        ("1 != yes and 1 != no and 1 != na", False),
        ("2 >= 6", True),
        ("2 >= 5", False),
        ("2 = 7", True),
        ("2 != 7", False),
        ("2 <= -1", True),
        ("2 <= 7", False),
    ],
)
def test_a_condition_on_an_answer_that_can_never_be_given_is_found(
    condition: str, noted: bool
) -> None:
    asks = [asked("Is it?", "1"), asked("How many?", "2", "n")]
    tool = tool_of(*asks, asked("Is it too?", "3", asked_where=condition))
    tool = replace(tool, answer_kinds={"n": KindDraft(AnswerKind.NUMBER, least=0, most=5)})
    assert [at for about, at in found_in(tool) if about is NoteAbout.NEVER] == ["3"] * noted


def test_a_condition_on_what_is_on_no_form_or_on_others_is_found() -> None:
    room = asked("Is it?", "1", room_only=True)
    rests = asked("Is it too?", "2", asked_where="1 = yes")
    assert found_in(tool_of(room, rests)) == [(NoteAbout.NOT_ON_ITS_FORM, "2")]
    assert found_in(tool_of(room, replace(rests, room_only=True))) == []
    police = asked("Is it?", "1", asked_only_of=("Police",))
    assert found_in(tool_of(police, rests)) == [(NoteAbout.NOT_ON_ITS_FORM, "2")]
    assert found_in(tool_of(police, replace(rests, asked_only_of=("police",)))) == []
    both = replace(rests, asked_only_of=("Police", "Health"))
    assert found_in(tool_of(police, both)) == [(NoteAbout.NOT_ON_ITS_FORM, "2")]


@pytest.mark.parametrize(
    ("other", "alike"),
    [("Y\u0435s", True), ("\u03a5es", True), ("Yes.", True), ("Y\u00e9s", True), ("No", False)],
)
def test_labels_of_other_letters_or_points_alone_look_alike(other: str, alike: bool) -> None:
    bad = AnswerDraft("bad", other, Bearing.NOT_MET)
    found = [about for about, _ in found_in(tool_of(asked("Is it?", "1", "a"), a=(YES, bad, DK)))]
    assert (NoteAbout.ALIKE in found) is alike


def test_the_heaviest_note_comes_first() -> None:
    tool = tool_of(
        asked(" ".join(["word"] * 31), "1"),
        asked("Is it?", "2", only_where=OnlyWhere("3", "yes")),
        asked("Is it too?", "3", only_where=OnlyWhere("2", "yes")),
    )
    assert [about for about, _ in found_in(tool)] == [
        NoteAbout.CIRCLE,
        NoteAbout.CIRCLE,
        NoteAbout.LONG,
    ]


@given(st.text(max_size=200))
def test_any_wording_can_be_looked_at(text: str) -> None:
    for note in tool_notes(tool_of(asked(text or "x"))):
        assert note.about.title
        assert note.about.why.endswith(".")
        assert note.mend.endswith(".")


def test_the_tools_made_for_this_have_nothing_to_mend() -> None:
    for name in ("core-group-meetings", "neglect", "domestic-abuse", "exploitation", "transitions"):
        assert found_in(find_tool(name)) == [], name


def test_the_tool_in_an_audit_is_looked_at_as_its_file_is() -> None:
    everything, _ = example("cin")
    given_back = draft_of(everything.now.tool, "children-in-need", "Plans for children in need")
    assert given_back == find_tool("children-in-need")
    assert tool_notes(given_back) == tool_notes(find_tool("children-in-need"))


def test_every_shipped_tool_reads_and_has_a_short_wording_for_everything() -> None:
    for name in shipped_tools():
        for part in every_part(find_tool(name)):
            assert 0 < len(part.short) <= 44, (name, part.key)


GRADES = {"scale": KindDraft(AnswerKind.GRADES)}
BEST = AnswerDraft("best", "Outstanding", Bearing.MET)
WELL = AnswerDraft("well", "Good", Bearing.MET)


def graded(*questions: QuestionDraft, scale: tuple[AnswerDraft, ...]) -> ToolDraft:
    return replace(tool_of(*questions, scale=scale), answer_kinds=GRADES)


def test_two_grades_with_one_bearing_are_told_apart_by_a_band() -> None:
    plain = (BEST, WELL, NO, DK)
    banded = (BEST, replace(WELL, band="Good or better"), NO, DK)
    asks = asked("How good is the plan?", answers="scale")
    assert found_in(graded(asks, scale=plain)) == [(NoteAbout.SAME_BEARING, "scale")]
    (note,) = tool_notes(graded(asks, scale=plain))
    assert note.mend.startswith("Give “Good” a band, such as “Good or better”")
    partly = [AnswerDraft(word, word, Bearing.PARTLY) for word in ("Mixed", "Thin")]
    long = (*plain[:2], *partly, NO, DK)
    assert found_in(graded(asks, scale=long)) == [(NoteAbout.SAME_BEARING, "scale")]
    assert found_in(graded(asks, scale=banded)) == []


def test_a_scale_that_has_nothing_to_do_with_quality_needs_no_best() -> None:
    off = tuple(replace(one, bearing=Bearing.NOT_APPLICABLE) for one in (BEST, WELL, NO))
    assert found_in(graded(asked("How great was the harm?", answers="scale"), scale=off)) == []


def test_not_applicable_that_earns_a_point_is_pointed_out() -> None:
    earning = (replace(YES, points=1), NO, replace(NA, points=1), DK)
    tool = tool_of(asked("Was it done?", answers="e"), e=earning)
    assert found_in(tool) == [(NoteAbout.EARNS_POINTS, "e")]


@pytest.mark.parametrize(("grades", "noted"), [(GradeOf.CASE, ["1"]), (GradeOf.THEME, ["1"])])
def test_a_grade_before_what_it_sums_up_is_pointed_out(grades: GradeOf, noted: list[str]) -> None:
    first, then = asked("How good was it?", grades=grades), asked("Was it seen?", "2")
    found = [at for about, at in found_in(tool_of(first, then)) if about is NoteAbout.GRADE_FIRST]
    assert found == noted
    assert found_in(tool_of(then, first)) == []


def test_what_only_the_room_answers_needs_no_way_to_say_that_nobody_knows() -> None:
    asks = asked("How good was it as a whole?", answers="two")
    assert found_in(tool_of(asks, two=(YES, NO))) == [(NoteAbout.NO_WAY_OUT, "1")]
    assert found_in(tool_of(replace(asks, room_only=True), two=(YES, NO))) == []


def test_words_about_a_grade_may_follow_it() -> None:
    grade = asked("How good was it?", grades=GradeOf.CASE)
    why = asked("What lies behind it?", "2", answers="words")
    kinds = {"words": KindDraft(AnswerKind.WORDS)}
    assert found_in(replace(tool_of(grade, why), answer_kinds=kinds)) == []


def test_a_grade_that_nothing_below_it_weighs_for_is_pointed_out() -> None:
    grades = {"scale": (YES, NO), "days": (NA, DK)}
    for working, weighs in ((Working.WORST, True), (Working.POINTS, False)):
        grade = asked("How good?", "2", answers="full", grades=GradeOf.THEME, working=working)
        found = [about for about, _ in found_in(tool_of(asked("Was it seen?"), grade))]
        assert (NoteAbout.OF_NOTHING not in found) is weighs
        off = asked("Which way?", answers="days")
        assert (NoteAbout.OF_NOTHING, "2") in found_in(tool_of(off, grade, **grades))
    number = replace(tool_of(asked("How often?", answers="n"), grade), answer_kinds={})
    measured = replace(number, answer_kinds={"n": KindDraft(AnswerKind.EACH_NUMBER)})
    assert (NoteAbout.OF_NOTHING, "2") in found_in(measured)


@pytest.mark.parametrize(
    ("takes", "mend"),
    [
        ((None, None), "Say with each of its answers how many points it takes, of 4 there are."),
        ((5, 0), "“Full” takes 5 points, and 4 can be earned: let it take fewer."),
        ((2, 0), "Give it answers of its own: “Full” takes 2 of the 4 points that can be earned"),
        ((4, 0), ""),
    ],
)
def test_a_grade_whose_points_lead_nowhere_or_to_the_best_too_soon_is_pointed_out(
    takes: tuple[int | None, int | None], mend: str
) -> None:
    full, none = (
        AnswerDraft("full", "Full", Bearing.MET),
        AnswerDraft("no", "None", Bearing.NOT_MET),
    )
    earns = (replace(full, points=2), replace(none, points=0), DK)
    scale = (replace(full, points=takes[0]), replace(none, points=takes[1]), DK)
    asks = [asked("Was it seen?", answers="earns"), asked("Was it written?", "2", answers="earns")]
    grade = asked("How full?", "3", grades=GradeOf.THEME, working=Working.POINTS, answers="scale")
    notes = tool_notes(tool_of(*asks, grade, earns=earns, scale=scale))
    found = [one.mend for one in notes if one.about is NoteAbout.POINTS_MISFIT]
    assert len(found) == bool(mend)
    assert all(one.startswith(mend) for one in found)


def test_no_band_is_proposed_that_would_be_all_answers_there_are() -> None:
    worst = (YES, AnswerDraft("half", "In part", Bearing.PARTLY), NO)
    again = (*worst, AnswerDraft("none", "Nothing at all", Bearing.NOT_MET), DK)
    (note,) = tool_notes(tool_of(asked("Was it seen?", answers="a"), a=again))
    assert "give “No” a band, such as “No or better”" in note.mend


def test_answers_that_only_say_what_was_so_need_no_best_but_an_unknown() -> None:
    ways = [AnswerDraft(one, one, Bearing.NOT_APPLICABLE) for one in ("Joint", "Single")]
    left_open = AnswerDraft("open", "Not written down", Bearing.NOT_MET)
    (note,) = tool_notes(tool_of(asked("Which way?", answers="a"), a=(*ways, left_open)))
    assert note.about is NoteAbout.NO_MET
    assert note.mend.startswith("Where its answers only say what was so, let “Not written down”")


def test_what_only_the_room_answers_may_be_what_somebody_feels() -> None:
    feeling = asked("Does the worker feel supported?")
    assert (NoteAbout.NOT_ON_FILE, "1") in found_in(tool_of(feeling))
    kept = replace(feeling, room_only=True)
    assert NoteAbout.NOT_ON_FILE not in {about for about, _ in found_in(tool_of(kept))}


def test_an_answer_that_counts_as_unknown_and_says_another_thing_is_pointed_out() -> None:
    yes, no = AnswerDraft("yes", "Yes", Bearing.MET), AnswerDraft("no", "No", Bearing.NOT_MET)
    for label, noted in (("Weekly", True), ("Would rather not say", False), ("Declined", False)):
        odd = AnswerDraft("odd", label, Bearing.UNKNOWN)
        found = found_in(tool_of(asked("Is it so?", answers="one"), one=(yes, no, odd)))
        assert ((NoteAbout.COUNTS_AS, "one") in found) is noted, label
    off = AnswerDraft("off", "Never", Bearing.NOT_APPLICABLE)
    found = found_in(tool_of(asked("Is it so?", answers="one"), one=(yes, no, off)))
    assert (NoteAbout.COUNTS_AS, "one") in found
