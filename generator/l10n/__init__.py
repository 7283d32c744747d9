"""Locales, formats and labels: everything that differs between languages and is not prose."""
