"""The key file: who is behind the references, in sight only while somebody asked for it."""
