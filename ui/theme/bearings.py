"""The tone and the sign of each bearing; loaded with the first answer that is shown."""

from collections.abc import Mapping
from typing import Final

from core.model.bearing import Bearing
from ui.theme.colours import Tone
from ui.theme.signs import Sign

TONE_OF: Final[Mapping[Bearing, Tone]] = {
    Bearing.MET: Tone.GOOD,
    Bearing.PARTLY: Tone.WARN,
    Bearing.NOT_MET: Tone.BAD,
    Bearing.NOT_APPLICABLE: Tone.PLAIN,
    Bearing.UNKNOWN: Tone.QUERY,
}
SIGN_OF: Final[Mapping[Bearing, Sign]] = {
    Bearing.MET: Sign.TICK,
    Bearing.PARTLY: Sign.HALF,
    Bearing.NOT_MET: Sign.CROSS,
    Bearing.NOT_APPLICABLE: Sign.DASH,
    Bearing.UNKNOWN: Sign.QUERY,
}
