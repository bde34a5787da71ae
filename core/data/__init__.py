"""Writers of data: every row of the audit for other programs, and for this one again."""
