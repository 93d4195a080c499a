"""Structure: headings, paragraphs, sentences, tables; joins what a page break cut and records the repair."""
