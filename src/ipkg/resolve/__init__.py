"""Decides who, where and what is meant, within and across documents."""
