"""The audit tool: its list, the fields of what is chosen, and what is worth a look."""
