"""Accuracy and speed on gold data."""
