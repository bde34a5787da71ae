"""The theme hour: cards, groups and points on the facilitator's side."""
