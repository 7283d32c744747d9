"""The words of rules: finds them in an ad's texts, all rules of a locale in one pass.

The notation of an entry in ``find`` and ``fine`` (everything is compared without regard to capitals):

- ``digital native``: these words in a row. Punctuation between them, other than the end of a sentence, is passed over.
- ``pige/n/r/rne``: a stem with endings: pige, pigen, piger, pigerne. ``-`` before the first slash means that the stem alone
  is no word: ``kvind-/e/en/er/erne``.
- ``mand/en|mænd/ene``: either of these, each with its endings; no spaces around ``|``.
- ``*assistent/en``: a word that ends so, the last part of a compound; ``*-`` before it means that something must stand
  before (``*-mand``: not the word alone). ``køns*``: a word that begins so.
- ``#``: a number; ``#18-35`` one between these two.
- ``word?``: may be left out. ``..`` up to three words, ``...`` up to ten, always inside one sentence.
- ``^``: the start of a sentence.

``fine`` has the same notation: what it finds is never a finding, even in part. A longer match wins over a shorter one that
it covers.
"""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each of a rule's words in an ad's texts."""
    del version, rule
    yield from ()
