"""The programme in Report: what would leave, what became of it, and rounds beside one another."""
