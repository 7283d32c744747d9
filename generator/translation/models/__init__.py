"""Argos packages: what there is, fetching it, checking it, and putting it where Argos Translate looks.

The way of a package: a word of the call → :mod:`index` knows the links →
:mod:`download` fetches the file → :mod:`pins` compares its hash → :mod:`archive` checks and unpacks it → :mod:`store`
moves it in place with one rename. :mod:`install` tells this story; :mod:`bundle` packs for a machine without network.

Only ``annons models install`` and ``annons models list --available`` may call :mod:`web`, the one module with a socket.
"""
