"""Showing: from findings to people."""
