"""From drafts to figures: which measure, of whom, where and when."""
