"""The guide: what is found in it, and which page of it belongs to where one is."""
