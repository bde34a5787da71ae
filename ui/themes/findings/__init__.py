"""The place of findings: written, rested on evidence, and what uses them."""
