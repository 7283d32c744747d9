"""Spelling: what a machine can be sure of in the words of an ad.

Words are cut from a text in :mod:`~generator.checks.spelling.prose`, looked up by
:mod:`~generator.checks.spelling.speller`, and passed over where a posting or a workspace brings them along
(:mod:`~generator.checks.spelling.own`). The lists of ``data/`` are ours; the dictionaries are Hunspell's and lie where the
system keeps them (:mod:`~generator.checks.spelling.dictionaries`).
"""
