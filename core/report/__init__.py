"""What goes out: snapshot to content blocks to PDF, and the check before it leaves."""
