"""Reads the registers into frozen rows and knows their canonical form."""
