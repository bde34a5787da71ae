"""The start screen: a new audit, one to open or unlock, the examples; paths and times only."""
