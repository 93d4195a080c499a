"""The list of stages and the report of a run; no domain word in it."""
