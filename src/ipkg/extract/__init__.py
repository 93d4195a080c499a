"""Finds what is said: numerals, quantities, periods, measures, names, relations, table cells."""
