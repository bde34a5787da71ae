"""The workshop file: schema, rows, acts with their journal, undo, lock, copies."""
