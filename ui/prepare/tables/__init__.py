"""Tables: cases handed out to files of their own, taken back, and what two changed."""
