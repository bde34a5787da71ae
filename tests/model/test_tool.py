"""The audit tool: what the room judges, with which answers, and how it is printed."""

from core.model.ids import AnswerId, AnswerSetId, ItemId, QuestionId, ThemeId
from core.model.tool import Answer, AnswerSet, Bearing, Item, Point, Question, Theme, Tool

USUAL, GRADED = AnswerSetId(1), AnswerSetId(2)
ANSWERS = (
    Answer(USUAL, "yes", "Yes", Bearing.MET, AnswerId(1)),
    Answer(GRADED, "good", "Good", Bearing.MET, AnswerId(2)),
    Answer(USUAL, "no", "No", Bearing.NOT_MET, AnswerId(3)),
    Answer(GRADED, "poor", "Poor", Bearing.NOT_MET, AnswerId(4)),
    Answer(GRADED, "weak", "Weak", Bearing.NOT_MET, AnswerId(5)),
)


def question(number: int, key: str, checklist: bool = False, judged: bool = False) -> Question:
    theme = ThemeId(1 if number < 3 else 2)
    return Question(
        key, f"text {key}", f"short {key}", theme, USUAL, QuestionId(number), number, checklist,
        judged,
    )  # fmt: skip


def item(number: int, under: int, key: str, answers: AnswerSetId = USUAL) -> Item:
    return Item(QuestionId(under), key, f"text {key}", f"short {key}", answers, ItemId(number))


TOOL = Tool(
    (Theme("Records", ThemeId(1)), Theme("Plans", ThemeId(2))),
    (AnswerSet("usual", USUAL), AnswerSet("graded", GRADED)),
    ANSWERS,
    (
        question(1, "1"),
        question(2, "2", checklist=True),
        question(3, "3", checklist=True, judged=True),
        question(4, "4", judged=True),
    ),
    (
        item(1, 1, "1"),
        item(2, 2, "2a", GRADED),
        item(3, 3, "3a"),
        item(4, 2, "2b"),
        item(5, 3, "3b", GRADED),
        item(6, 4, "4"),
    ),
)
PLAIN, LIST = Point(QuestionId(1)), Point(QuestionId(2))
LINE_A, LINE_B = (Point(QuestionId(3), ItemId(n)) for n in (3, 5))


def test_a_point_is_a_question_or_a_line_that_is_judged_by_itself() -> None:
    assert TOOL.points == (PLAIN, LIST, LINE_A, LINE_B, Point(QuestionId(4)))
    assert [TOOL.key_at(point) for point in TOOL.points] == ["1", "2", "3a", "3b", "4"]


def test_only_a_checklist_is_judged_line_by_line() -> None:
    """A plain question marked so has no lines and stays one point."""
    assert Point(QuestionId(4)) in TOOL.points


def test_lines_are_found_under_their_question_in_order() -> None:
    assert [one.key for one in TOOL.items_of(QuestionId(2))] == ["2a", "2b"]
    assert TOOL.items_of(QuestionId(99)) == ()


def test_the_answers_of_a_set_stay_in_order() -> None:
    assert [one.key for one in TOOL.answers_of(GRADED)] == ["good", "poor", "weak"]
    assert TOOL.answers_of(AnswerSetId(99)) == ()


def test_the_room_chooses_from_the_questions_answers_or_the_lines_own() -> None:
    assert [one.key for one in TOOL.answers_at(LIST)] == ["yes", "no"]
    assert [one.key for one in TOOL.answers_at(LINE_B)] == ["good", "poor", "weak"]


def test_what_bears_on_a_point_is_the_whole_checklist_or_the_one_line() -> None:
    assert [one.key for one in TOOL.items_at(LIST)] == ["2a", "2b"]
    assert [one.key for one in TOOL.items_at(LINE_B)] == ["3b"]
    assert [one.key for one in TOOL.items_at(PLAIN)] == ["1"]


def test_a_point_is_worded_by_its_question_or_its_line() -> None:
    assert (TOOL.text_at(LIST), TOOL.short_at(LIST)) == ("text 2", "short 2")
    assert (TOOL.text_at(LINE_A), TOOL.short_at(LINE_A)) == ("text 3a", "short 3a")


def test_a_line_belongs_to_its_questions_theme() -> None:
    assert TOOL.theme_at(LINE_A).title == "Plans"
    assert TOOL.theme_at(PLAIN).title == "Records"


def test_an_audit_without_a_tool_has_nothing_to_judge() -> None:
    assert Tool().points == ()
    assert Tool() == Tool((), (), (), (), ())
