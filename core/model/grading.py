"""What a grade sums up, and how it is worked out where a tool says so."""

from enum import StrEnum


class GradeOf(StrEnum):
    """What a question is the grade of; most are of nothing but themselves."""

    NOTHING = ""
    THEME = "theme"
    CASE = "whole"


class Working(StrEnum):
    """How a grade follows from what it sums up; NONE is given by those who judge."""

    NONE = ""
    WORST = "worst"
    ALL_MET = "all met"
    POINTS = "points"
