"""Sieves: what most texts have nothing of is asked of a text once, and of an ad's texts in one step.

Nearly every rule finds nothing in nearly every text, and ads share much of what they say. A shelf remembers which sieves keep a
text, so that an ad asks once for each of its texts, whatever there is to look for; a sieve that is called remembers words.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
KEPT = 32_768
"""Texts whose words are remembered: ads share what an organization and a place say of themselves, and much else."""
TEXTS, TOKENS = 50_000, 200_000
"""What is remembered before a sieve begins anew: what some thousand ads hold."""


class Sieve(Generic[T]):
    """Keeps what something is the matter with, and remembers both what it kept and what it let fall."""

    __slots__ = ("_dull", "_kept", "_most", "keeps")

    def __init__(self, keeps: Callable[[T], object], most: int = TEXTS) -> None:
        """Take what tells whether a thing is kept, the same each time, and how many things are remembered."""
        self._most = most
        self.keeps = keeps
        self._dull: set[T] = set()
        self._kept: set[T] = set()

    def __call__(self, things: frozenset[T]) -> frozenset[T]:
        """Return those that are kept."""
        left = things - self._dull
        if left <= self._kept:
            return left
        if len(self._dull) + len(self._kept) > self._most:
            self._dull.clear()
            self._kept.clear()
        for thing in left - self._kept:
            (self._kept if self.keeps(thing) else self._dull).add(thing)
        return left - self._dull


class Shelf:
    """The texts of a locale, each with the sieves that keep it: one look at a text answers every rule.

    A sieve is on the shelf once it has been asked for; from then on, each text is held against it when it is first seen.
    """

    def __init__(self) -> None:
        self.sieves: frozenset[Sieve[str]] = frozenset()
        """Those that texts are held against."""
        self._all: tuple[Sieve[str], ...] = ()
        self._adding = Lock()
        self._held: dict[str, tuple[int, tuple[Sieve[str], ...]]] = {}

    def add(self, sieve: Sieve[str]) -> None:
        """Put up a sieve; threads may do so at once."""
        with self._adding:
            if sieve not in self.sieves:
                # In this order: what is told to be here is held against, also where another thread looks between the two.
                self._all = (*self._all, sieve)
                self.sieves = frozenset(self._all)

    def keeping(self, text: str) -> tuple[Sieve[str], ...]:
        """Return the sieves that keep a text."""
        each = self._all
        seen, kept = self._held.get(text, (0, ()))
        if seen < len(each):
            if len(self._held) > TEXTS:
                self._held.clear()
            kept += tuple([sieve for sieve in each[seen:] if sieve.keeps(text)])
            self._held[text] = len(each), kept
        return kept


class Held(Generic[T]):
    """Some texts, or what holds a text each, held against the sieves of a shelf."""

    def __init__(self, shelf: Shelf, each: Iterable[tuple[str, T]]) -> None:
        """Take texts, each with what it stands for."""
        self._shelf, self._asked, self._each = shelf, shelf.sieves, tuple(each)
        self._kept: dict[Sieve[str], list[T]] = {}
        for text, thing in self._each:
            for sieve in shelf.keeping(text):
                if sieve in self._kept:
                    self._kept[sieve].append(thing)
                else:
                    self._kept[sieve] = [thing]

    def kept_by(self, sieve: Sieve[str]) -> Sequence[T]:
        """Return those whose text a sieve keeps."""
        found = self._kept.get(sieve)
        if found is not None:
            return found
        if sieve in self._asked:
            return ()
        self._shelf.add(sieve)
        found = self._kept[sieve] = [thing for text, thing in self._each if sieve.keeps(text)]
        return found


@lru_cache(maxsize=64)
def shelf(*of: str) -> Shelf:
    """Return the shelf of a kind of texts and a locale; a workspace's own locales have their own."""
    del of
    return Shelf()


def sieves(tells: Callable[..., object]) -> Callable[..., Sieve[str]]:
    """Return a function that gives the sieve of the texts of which ``tells(text, …)`` tells anything.

    Args:
        tells: takes a text, and what else it takes: a locale, a speller; it must tell the same each time.
    """
    # What a cache would remember of a text is next to always that there is nothing, which the shelf remembers already.
    plainly = getattr(tells, "__wrapped__", tells)

    @lru_cache(maxsize=64)
    def sieve(*given: Hashable) -> Sieve[str]:
        return Sieve(lambda text: plainly(text, *given))

    return sieve


@lru_cache(maxsize=TEXTS)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(text.split())


class WordSieve(Sieve[str]):
    """Keeps the tokens of texts, which stand between spaces, that something is the matter with."""

    __slots__ = ("texts",)

    def __init__(self, keeps: Callable[[str], object]) -> None:
        """Take what tells whether a token is kept."""
        super().__init__(keeps, TOKENS)
        self.texts: Sieve[str] = Sieve(lambda text: self(_tokens(text)))

    def within(self, texts: Iterable[str]) -> frozenset[str]:
        """Return what is kept of the tokens of some texts."""
        return self(frozenset(" ".join(texts).split()))
