"""The stage before the day: cases, agencies, what was asked of them and what came back."""
