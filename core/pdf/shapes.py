"""Outlines as PDF paths."""

from typing import Final

ROUND: Final = 0.5523  # how far a Bézier handle reaches to draw a quarter circle


def circle(x: float, y: float, radius: float) -> str:
    """Return a circle around (x, y)."""
    reach = radius * ROUND
    return (
        f"{x + radius:.3f} {y:.3f} m "
        f"{x + radius:.3f} {y + reach:.3f} {x + reach:.3f} {y + radius:.3f} "
        f"{x:.3f} {y + radius:.3f} c "
        f"{x - reach:.3f} {y + radius:.3f} {x - radius:.3f} {y + reach:.3f} "
        f"{x - radius:.3f} {y:.3f} c "
        f"{x - radius:.3f} {y - reach:.3f} {x - reach:.3f} {y - radius:.3f} "
        f"{x:.3f} {y - radius:.3f} c "
        f"{x + reach:.3f} {y - radius:.3f} {x + radius:.3f} {y - reach:.3f} "
        f"{x + radius:.3f} {y:.3f} c"
    )
