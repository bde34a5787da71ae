"""The audit report: chapters with numbered paragraphs, put together from what the audit holds."""
