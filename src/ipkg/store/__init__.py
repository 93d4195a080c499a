"""The graph at rest: the embedded store and its queries."""
