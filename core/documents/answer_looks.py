"""How an answer stands out on paper: sign, tint and ink, the same in every format."""

from collections.abc import Mapping
from typing import Final

from core.documents.blocks import PlanSign
from core.model.bearing import Bearing

SIGNS: Final[Mapping[Bearing | PlanSign | None, str]] = {
    Bearing.MET: "\u2713",
    Bearing.PARTLY: "\u25d0",
    Bearing.NOT_MET: "\u2715",
    Bearing.NOT_APPLICABLE: "\u2013",
    Bearing.UNKNOWN: "?",
    PlanSign.OVERDUE: "!",
    PlanSign.DUE: "\u25f7",
    PlanSign.UNDER_WAY: "\u2192",
    None: "",
}
"""What stands before the answer's word where signs are letters; it is not read out."""

TINTS: Final[Mapping[Bearing | None, tuple[str, str]]] = {
    Bearing.MET: ("#DDF0EE", "#0E5B56"),
    Bearing.PARTLY: ("#FFF3D6", "#6B5200"),
    Bearing.NOT_MET: ("#FBE6DD", "#8A2F0F"),
    Bearing.NOT_APPLICABLE: ("#ECF0F2", "#44525D"),
    Bearing.UNKNOWN: ("#ECE7F6", "#4A3580"),
    None: ("#ECE7F6", "#4A3580"),
}
"""Tint and ink of an answer; one without a bearing stands apart from every answer."""
