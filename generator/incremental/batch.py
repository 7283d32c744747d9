"""What came of some postings, as rows for the cache: put down together, since a database takes many rows at once gladly."""

from dataclasses import dataclass, field

from generator.errors import ExitCode
from generator.incremental import own
from generator.incremental.cache import AdRow, Cache, FileRow, PostingRow, encode
from generator.incremental.freshness import Freshness
from generator.incremental.stamps import Stamp
from generator.jobs import MadeAd, Outcome


@dataclass
class Batch:
    """Rows."""

    freshness: Freshness
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """Of all inputs, by the paths that the cache keeps."""
    keys: list[str] = field(default_factory=list)
    """Of the ads that were made."""
    _bases: dict[str, str] = field(default_factory=dict)
    _postings: list[PostingRow] = field(default_factory=list)
    _forgotten: list[str] = field(default_factory=list)
    _ads: list[AdRow] = field(default_factory=list)
    _files: list[FileRow] = field(default_factory=list)

    def add(self, outcome: Outcome, row: PostingRow | None) -> None:
        """Take what came of a posting.

        Args:
            outcome: what came of it.
            row: the posting as it is remembered; ``None``: it is read again next time.
        """
        rel = self.freshness.rel
        inputs: dict[str, dict[str, str]] = {}
        for name, found in outcome.inputs.items():
            named = {rel(path): stamp for path, stamp in found.items()}
            self.stamps |= named
            inputs[name] = {path: stamp.content for path, stamp in named.items()}
        bases: dict[str, str] = {}
        for ad in outcome.ads:
            if ad.files:
                if ad.locale not in bases:
                    bases[ad.locale], text = own.basis(inputs.get(own.EVERY, {}), inputs.get(ad.locale, {}))
                    self._bases[bases[ad.locale]] = text
                self._add_ad(outcome.id, ad, bases[ad.locale])
        if row is not None and outcome.exit_code is ExitCode.DONE:
            self._bases[row.basis] = row.inputs
            self._postings.append(row)
        else:
            self._forgotten.append(rel(outcome.file))

    def _add_ad(self, posting: str, ad: MadeAd, basis: str) -> None:
        fresh = self.freshness
        self.keys.append(ad.key)
        self._ads.append(AdRow(ad.key, posting, ad.told, ad.employer))
        self._files += [
            FileRow(name, ad.key, said, fresh.wishes[number], fresh.shared, basis, encode(signature))
            for name, number, said, signature in ad.files
        ]

    def write(self, cache: Cache) -> None:
        """Put the rows down, in a change of the cache."""
        cache.add_bases({**self._bases, self.freshness.shared: self.freshness.shared_told})
        cache.add_sources(self.stamps)
        cache.add_ads(self._ads, self._files)
        cache.add_postings(self._postings)
        for file in self._forgotten:
            cache.forget_posting(file)
