"""Watching a workspace: what changed is built again at once, and a server on this machine shows it.

:mod:`~generator.watching.loop` listens to the file system and calls the build; :mod:`~generator.watching.server` serves the
output folder to browsers, whose pages load again when one of their files changes. Neither knows the other: the command line
hands each round on. Starlette, uvicorn and watchfiles are imported when the first of them starts, not before.
"""
