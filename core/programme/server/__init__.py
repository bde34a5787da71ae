"""The programme's server: its tables and doors, what an office does, what all may see."""
