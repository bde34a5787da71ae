"""Rules that hold for the whole house."""
