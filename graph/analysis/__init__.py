"""Analyses: functions from a landscape to data."""
