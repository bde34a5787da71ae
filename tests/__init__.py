"""Tests: half without Qt, all on real files, real windows and real documents."""
