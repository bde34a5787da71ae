"""Words into lines: which typeface has a character, how a script joins, where a line ends."""
