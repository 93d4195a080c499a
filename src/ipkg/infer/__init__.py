"""What follows from the axioms, in a graph of its own."""
