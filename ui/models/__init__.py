"""Read-only item models between the audit and the tables that show it."""
