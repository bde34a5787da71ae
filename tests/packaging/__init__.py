"""The folders that people unpack are made and used as a person would."""
