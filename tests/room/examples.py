"""Scenes with everything that ever makes the wall hard to fill."""

from core.room import (
    AgendaLine,
    AgendaScene,
    Bearing,
    BlankScene,
    CaseScene,
    ChartLine,
    ChartScene,
    ChecklistRow,
    JudgementScene,
    JudgementState,
    MovedLine,
    MovedScene,
    QuestionScene,
    ReasonScene,
    RevealLine,
    RevealScene,
    RoomColumn,
    Scene,
    ShownComment,
    SinceScene,
    ThemeScene,
    ThenNowLine,
    ThenNowScene,
    Verdict,
    When,
    table_scene,
)

SHORT = (
    "Do the records show the child's views, wishes and daily experience being taken into account?"
)
LONG = (
    "Where parental drug or alcohol use is an issue, is it clear from the plan, the minutes of "
    "the meetings and the chronology how each of the agencies involved is addressing it, who is "
    "to do what by when, and how its effect on the daily life of this child and any brothers or "
    "sisters in the household is being looked at again over time?"
)
NO = Verdict(JudgementState.AGREED, "No", Bearing.NOT_MET)
PICTURE = QuestionScene(
    "Child D",
    "The child's daily life",
    "Question 5 of 11",
    SHORT,
    (
        RoomColumn(2, "Yes", Bearing.MET, ("School nursing", "Primary school")),
        RoomColumn(2, "No", Bearing.NOT_MET, ("Children's social care", "Family service")),
        RoomColumn(1, "No return", None, ("GP",)),
    ),
    verdict=NO,
)
EVERY_BEARING = (
    RoomColumn(4, "Yes", Bearing.MET),
    RoomColumn(2, "In part", Bearing.PARTLY),
    RoomColumn(1, "No", Bearing.NOT_MET),
    RoomColumn(1, "Don't know", Bearing.UNKNOWN),
    RoomColumn(2, "Not applicable", Bearing.NOT_APPLICABLE),
    RoomColumn(1, "No answer", None),
    RoomColumn(1, "No return", None),
)
NINE_GRADES = tuple(
    RoomColumn(2, f"Answer number {n} of the long scale", Bearing.PARTLY) for n in range(9)
)
SIX_NAMES = (
    "School nursing",
    "Primary school",
    "Children's social care",
    "Family service",
    "Police",
    "Community paediatrics",
)
ROWS = tuple(
    ChecklistRow(label, (RoomColumn(3, "Yes", Bearing.MET), RoomColumn(2, "No", Bearing.NOT_MET)))
    for label in (
        "Basic details of the child",
        "Parents' details",
        "Any male parent or carer",
        "Other agencies involved",
        "Summary or chronology",
        "The plan",
        "A meeting record",
    )
)
GRADED = tuple(
    ChecklistRow(
        row.label,
        (RoomColumn(3, "Good", Bearing.MET), RoomColumn(2, "Outstanding", Bearing.MET)),
    )
    for row in ROWS
)
DAY = tuple(
    AgendaLine(f"{hour:02d}:00", f"What is planned for {hour} o'clock", when)
    for hour, when in (
        *((hour, When.PAST) for hour in range(8, 12)),
        (12, When.NOW),
        *((hour, When.TO_COME) for hour in range(13, 18)),
    )
)
REVEALED = (
    RevealLine("Social care", "Yes", Bearing.MET, "No", Bearing.NOT_MET, moved=True),
    *(
        RevealLine(name, "No", Bearing.NOT_MET, "No", Bearing.NOT_MET, moved=False)
        for name in SIX_NAMES[:3]
    ),
)
LEFTWARDS = "تم الاستماع إلى الطفل (Team 3) وكتابة ما قاله. "
ISSUES = "Drug or alcohol issues addressed"
LONG_WORD = "Unterbringungsverantwortungsgemeinschaftsvereinbarung" * 6

SCENES: dict[str, Scene] = {
    "seven bars": ChartScene(
        "Answers by question",
        "24 usable returns · where applicable",
        tuple(
            ChartLine(f"1{key}  Something asked of every agency", "14 of 21", EVERY_BEARING)
            for key in "abcdefg"
        ),
    ),
    "groups against statements": table_scene(
        "Agreed yes, by pathway",
        "1 to 6 of 11 · agreed on complete papers · all answers",
        ("1  Referral appropriate", "3  Threshold criteria applied", LONG, "4  Agreed"),
        [
            (f"Multi-agency {key}, 5 cases", "all (5 of 5)", "3 of 5", "half (2 of 4)", "kept out")
            for key in "abcdef"
        ],
    ),
    "before and after": MovedScene(
        "Before and after",
        "1 to 6 of 40 · Cases with the answer named, of those agreed · an even split is neither",
        tuple(
            MovedLine(f"1{key}  Something asked of all", 14, 12, 48, "to: 10  from: 12")
            for key in "abcdef"
        ),
    ),
    "then and now": ThenNowScene(
        "Earlier audit, side by side",
        "Repeat plans · where applicable",
        (
            *(ThenNowLine(f"1{key}  {ISSUES}", (17, 20), (0, 24), "four fewer") for key in "abcd"),
            ThenNowLine("1e  Summary", None, None, "not comparable"),
        ),
    ),
    "since then": SinceScene(
        "Since the earlier audit",
        "Repeat plans · where applicable",
        (
            ("Was to develop", ((f"1a  {ISSUES}", "50.0% (13 of 26) then"),) * 3),
            ("Has improved", ((f"1a  {ISSUES}", "50.0%, now 58.3% (114 of 240)"),) * 3),
            ("Goes on", ()),
        ),
    ),
    "a reveal": RevealScene(
        "Child D",
        "Question 9 of 11",
        SHORT,
        REVEALED,
        (RoomColumn(3, "No", Bearing.NOT_MET), RoomColumn(1, "Yes", Bearing.MET)),
        "1 of 4 moved. GP: no return",
    ),
    "a reveal of a long question": RevealScene(
        "Child D", "Question 9 of 11", LONG, REVEALED * 2, (), "2 of 8 moved"
    ),
    "a reveal of what was typed": RevealScene(
        "Child D",
        "Question 9 of 11",
        SHORT,
        tuple(
            RevealLine(who, "5 March to 18 March", bearing, today, bearing, moved)
            for who, bearing, today, moved in (
                ("Social care", Bearing.NOT_MET, "28 February to 14 March", True),
                ("GP", None, "5 March to 18 March", False),
            )
        ),
        (),
        "1 of 2 moved",
    ),
    "a reveal in counts": RevealScene(
        "Child D",
        "Question 9 of 11",
        LONG,
        (),
        EVERY_BEARING,
        "3 of 9 moved. 2 without both",
        "5 Yes, 4 No",
    ),
    "the picture": PICTURE,
    "nobody asked": QuestionScene("Case 1", "Theme", "Question 1 of 7", SHORT),
    "twelve agencies, every bearing": QuestionScene(
        "Case 12", LONG, "Question 8 of 11", LONG, EVERY_BEARING, verdict=NO
    ),
    "nine grades": QuestionScene("Case 12", "Theme", "Question 8 of 11", SHORT, NINE_GRADES),
    "nine grades, a long question, agreed": QuestionScene(
        "Case 12", "Theme", "Question 8 of 11", LONG, NINE_GRADES, verdict=NO
    ),
    "six agencies say the same": QuestionScene(
        "Child D",
        "Theme",
        "Question 2 of 11",
        LONG,
        (RoomColumn(6, "Yes", Bearing.MET, SIX_NAMES),),
    ),
    "a checklist": QuestionScene(
        "Child D", "Records", "Question 1 of 11", SHORT, (RoomColumn(1, "No return", None),), ROWS
    ),
    "a long checklist": QuestionScene(
        "Child D", "Records", "Question 1 of 11", LONG, (), (*ROWS, *ROWS, *ROWS), NO
    ),
    "a checklist of grades": QuestionScene(
        "Child D", "Records", "Question 1 of 11", SHORT, (), GRADED
    ),
    "one endless word": QuestionScene(
        LONG_WORD, LONG_WORD, "Question 5 of 11", LONG_WORD,
        (RoomColumn(1, LONG_WORD, Bearing.MET, (LONG_WORD,)), RoomColumn(1, LONG_WORD, None)),
        verdict=Verdict(JudgementState.AGREED, LONG_WORD, Bearing.PARTLY),
    ),
    "parked": QuestionScene(
        "Child D", "Theme", "Question 5 of 11", SHORT, verdict=Verdict(JudgementState.PARKED)
    ),
    "a case": CaseScene("Child D", "Case 4 of 8", 5, 4, 11),
    "a judgement": JudgementScene(
        "Child D", "Theme", "Question 5 of 11", SHORT, NO, ("School nursing",), 1
    ),
    "not agreed by many": JudgementScene(
        "Child D", "Theme", "Question 5 of 11", LONG, Verdict(JudgementState.NOT_AGREED), (), 8
    ),
    "not judged": JudgementScene("Child D", "Theme", "Question 5 of 11", SHORT, None),
    "a reason": ReasonScene("Child D", "Question 5 of 11", NO, LONG),
    "a reason far too long": ReasonScene("Child D", "Question 5 of 11", NO, LONG * 4),
    "a theme": ThemeScene("The child's daily life"),
    "comments": ThemeScene(
        "The child's daily life",
        tuple(ShownComment(f"“{SHORT}”", "Learning mentor, Primary school") for _ in range(5)),
    ),
    "a comment far too long": ThemeScene("Theme", (ShownComment(LONG * 4, "Officer, Police"),)),
    "a comment from right to left": ThemeScene(
        "Theme", (ShownComment("Team 3 " + LEFTWARDS * 4, "Officer, Police"),)
    ),
    "two comments from right to left": ThemeScene(
        "Theme", (ShownComment(f"“{LEFTWARDS * 4}”", "Officer, Police"),) * 2
    ),
    "the agenda": AgendaScene("Child in Need plans", "12:10", DAY),
    "an empty agenda": AgendaScene("Child in Need plans", "12:10"),
    "blank": BlankScene("Child in Need plans"),
    "blank with a long title": BlankScene(LONG * 3),
}  # fmt: skip
