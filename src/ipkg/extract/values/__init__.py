"""What a text prints: numbers, amounts, changes, ranks and times, each understood by rules."""
