"""What was read from outside and not taken in yet.

Drafts speak in the file's own words (references, names, keys), never in row
numbers of the workshop file; an act turns them into rows, all or none.
"""
