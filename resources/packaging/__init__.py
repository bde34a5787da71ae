"""Packs Casewalk for people who have no Python: folders, a zip, a setup, a Debian package.

`README.md` beside this says what each needs. Nothing of this is in what it makes.
"""
