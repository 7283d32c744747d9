"""An engine that is asked for nothing twice: what it made of a line is kept for as long as the run lasts.

A thousand postings say much alike, and a line that has been hidden in (generator.translation.masking) is the same line whatever
its names were. Engines answer each text by itself, so that what they made of it holds wherever it stands.
"""

from collections.abc import Mapping, Sequence

from generator.translation.engines import Engine, Pair, Translated


class Once:
    """An engine, with its answers."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine."""
        self._engine = engine
        self._known: dict[Pair, dict[str, Translated]] = {}
        self.sent = 0
        """Texts that the engine was sent."""

    @property
    def name(self) -> str:
        """Return the engine's name."""
        return self._engine.name

    def pairs(self) -> Mapping[Pair, str]:
        """Return the pairs that it can translate."""
        return self._engine.pairs()

    def problem(self) -> str:
        """Return why it can't run at all, or ``""``."""
        return self._engine.problem()

    def install_hint(self, pair: Pair) -> str:
        """Return the command that would bring a pair, or ``""``."""
        return self._engine.install_hint(pair)

    def translate(self, pair: Pair, texts: Sequence[str]) -> list[Translated]:
        """Translate texts, each one to its own, in order; what was translated before is not sent again.

        Raises:
            EngineError: it can't; nothing new of this call was translated.
        """
        known = self._known.setdefault(pair, {})
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, self._engine.translate(pair, new), strict=True))
            self.sent += len(new)
        return [known[text] for text in texts]

    def close(self) -> None:
        """Forget the answers, and let the engine go."""
        self._known.clear()
        self._engine.close()
