"""Tests of Walk."""
