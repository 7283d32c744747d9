"""Prose in other languages: segments, and the PO files that hold their translations."""
