"""Bytes to text: decodes a file, reads its front matter, keeps it as received."""
