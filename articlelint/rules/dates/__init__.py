"""Dates that cannot be right: out of order, or not yet come."""
