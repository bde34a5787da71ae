"""The careful reader: points at words that do not fit the numbers, and changes nothing."""
