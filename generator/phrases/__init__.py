"""The library of phrases: sentences of job ads that are right in every language at once."""
