"""The workshop file, tried on real files with real faults."""
