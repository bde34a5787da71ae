"""The kinds of row number, so that a case is never looked up by an agency's number."""

from typing import Final, NewType

CaseId = NewType("CaseId", int)
AttributeId = NewType("AttributeId", int)
AgencyId = NewType("AgencyId", int)
ThemeId = NewType("ThemeId", int)
AnswerSetId = NewType("AnswerSetId", int)
AnswerId = NewType("AnswerId", int)
QuestionId = NewType("QuestionId", int)
ItemId = NewType("ItemId", int)
RequestId = NewType("RequestId", int)
ReturnId = NewType("ReturnId", int)
JudgementId = NewType("JudgementId", int)
NoteId = NewType("NoteId", int)
FindingId = NewType("FindingId", int)
StepId = NewType("StepId", int)
SourceId = NewType("SourceId", int)
MeetingId = NewType("MeetingId", int)
EarlierId = NewType("EarlierId", int)
RecommendationId = NewType("RecommendationId", int)
ActionId = NewType("ActionId", int)
CodeId = NewType("CodeId", int)
HourId = NewType("HourId", int)
HourGroupId = NewType("HourGroupId", int)
HourCardId = NewType("HourCardId", int)

NEW: Final = 0
"""The number of a row that is not in the file yet; the file gives it one."""
