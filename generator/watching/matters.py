"""Which of the many changes in a folder matter to a build."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.errors import Finding, InputError, Where

ENDINGS = frozenset({
    ".yaml", ".yml", ".po", ".toml", ".csv", ".tmx", ".txt",  # what people write
    ".j2", ".html", ".css", ".js", ".json",  # themes
    ".svg", ".png", ".jpg", ".jpeg", ".webp",  # pictures
    ".ttf", ".otf", ".woff", ".woff2", ".icc", ".icm", ".aff", ".dic",  # typefaces, printing conditions, dictionaries
})  # fmt: skip
"""Endings of the files that an ad can be made from, in small letters.

What an editor leaves beside a file while it saves has other endings: ``4913``, ``x.yaml~``, ``x.yaml.part``.
"""
_FOREIGN = frozenset({"node_modules", "__pycache__"})
_HIDDEN = (".", "~")
"""How hidden files, caches, repositories and editors' own files begin: ``.git``, ``.x.yaml.swp``, ``.#x``, ``._x``, ``~$x``."""


class Matters:
    """Says which paths matter, and by what name a person knows them.

    ``folders`` are watched with all below them, ``near`` without: a file among the roots stands for the folder that it lies in.
    Both are real paths, since that is what the file system tells of.
    """

    def __init__(self, roots: Sequence[Path], ignore: Sequence[Path]) -> None:
        """Look at what is to be watched.

        Args:
            roots: folders, and files that lie outside any workspace.
            ignore: folders, or files, whose changes mean nothing: the output folder above all.

        Raises:
            InputError: a root is not there, or one lies within what is to be ignored.
        """
        self._ignore = tuple(one.resolve() for one in ignore)
        self._names: dict[Path, Path] = {}
        folders: list[Path] = []
        near: list[Path] = []
        for root in roots:
            if not root.exists():
                raise InputError(Finding("FILE", "is not there", "check the name", where=Where(root)))
            folder = root if root.is_dir() else root.parent
            real = folder.resolve()
            if self._ignored(real):
                message = "can't be watched: ads are written into it, or above it"
                raise InputError(Finding("CALL", message, "choose another --output", where=Where(root)))
            self._names.setdefault(real, folder)
            (folders if root.is_dir() else near).append(real)
        self.folders = tuple(dict.fromkeys(folders))
        self.near = tuple(one for one in dict.fromkeys(near) if one not in folders)

    def __contains__(self, path: str) -> bool:
        """Say whether the change of a real path matters: a file's, or that of a folder that has come."""
        file = Path(path)
        return self._seen(file) and (file.suffix.lower() in ENDINGS or file.is_dir())

    def named(self, path: str) -> Iterator[Path]:
        """Yield a real path by the name that it has below a root as that was given; of a folder, all that matters in it.

        A folder that is moved away is never told of file by file.
        """
        file = Path(path)
        if not file.is_dir():
            yield self._name(file)
            return
        for folder, _, names in os.walk(file):
            for one in (Path(folder, name) for name in names):
                if self._seen(one) and one.suffix.lower() in ENDINGS:
                    yield self._name(one)

    def _seen(self, file: Path) -> bool:
        root = self._root(file)
        if root is None or self._ignored(file):
            return False
        return not any(part in _FOREIGN or part.startswith(_HIDDEN) for part in file.relative_to(root).parts)

    def _root(self, file: Path) -> Path | None:
        return next((root for root in self._names if file.is_relative_to(root)), None)

    def _name(self, file: Path) -> Path:
        root = self._root(file)
        return self._names[root] / file.relative_to(root) if root else file

    def _ignored(self, path: Path) -> bool:
        return any(path.is_relative_to(one) for one in self._ignore)
