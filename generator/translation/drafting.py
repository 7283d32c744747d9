"""``draft``, the story: what is missing → approved memory → the text it was before → similar texts → an engine → fuzzy entries.

Each distinct segment of a pair is sent to an engine once, however many files hold it. A PO file is written as soon as its texts
are there, under a lock and onto what the file says at that moment: an entry that has come to have a text is left alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from generator.errors import AnnonsError, ExitCode, Finding
from generator.posting.workspace import Entity, PostingFile, Workspace
from generator.translation import inventory, po_edit, provenance, quality, routes
from generator.translation.engines import Engine, EngineError
from generator.translation.glossary import Glossary
from generator.translation.inventory import Item, Sheet
from generator.translation.memory import Memory
from generator.translation.names import Names, names
from generator.translation.once import Once
from generator.translation.phrases import Phrases
from generator.translation.po import Translations
from generator.translation.po_edit import Change
from generator.translation.provenance import Provenance
from generator.translation.recalling import Draft, Known, Origin, before, place, recall
from generator.translation.routes import Route
from generator.translation.segments import Segment
from generator.translation.translating import Request, Result, translate


@dataclass(frozen=True)
class DraftOptions:
    """What to draft.

    ``locales`` are the output locales wanted, all of a posting's when empty. ``keep`` lets approved translations stand when
    their source was only respelled. ``again`` drafts anew what an engine drafted and nobody has touched. ``threshold`` is
    the likeness (percent) from which a text of the memory is suggested. ``chosen`` are routes by pair.
    """

    locales: tuple[str, ...] = ()
    keep: bool = False
    again: bool = False
    threshold: float = 75.0
    chosen: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)


@dataclass
class DraftReport:
    """What was drafted: how many segments of which origin by PO file, the routes taken, and what was found."""

    counts: dict[str, dict[Origin, int]] = field(default_factory=dict)
    why: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    postings: int = 0
    left: int = 0
    """Segments that a run that was stopped did not come to."""
    exit_code: ExitCode = ExitCode.DONE

    def add(self, error: AnnonsError) -> None:
        """Take note of what stopped a file; the worst exit code is kept."""
        self.findings += error.findings
        self.exit_code = max(self.exit_code, error.exit_code)

    def total(self, *origins: Origin) -> int:
        """Return how many segments have one of these origins; all when none is named."""
        return sum(number for one in self.counts.values() for origin, number in one.items() if not origins or origin in origins)


@dataclass(frozen=True, eq=False)
class _Task:
    """A sheet with what it lacks."""

    sheet: Sheet
    names: Names
    todo: tuple[Item, ...]


class _Made(NamedTuple):
    """What came of a segment, by which route, and the engines' data and versions."""

    result: Result
    route: Route
    version: str


@dataclass
class _Lost:
    """Texts of a pair that no engine could translate, and what engines said."""

    texts: set[str] = field(default_factory=set)
    problems: list[EngineError] = field(default_factory=list)


_BATCH = 500
"""Segments that go to the engines at once, at least, where there are so many: then their files are written."""


def _batches(tasks: Iterable[_Task]) -> Iterator[list[_Task]]:
    batch: list[_Task] = []
    for task in tasks:
        batch.append(task)
        if sum(len(one.todo) for one in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@dataclass
class Drafter:
    """Drafts for a workspace: its memory, glossary, phrases and engines, opened once."""

    workspace: Workspace
    memory: Memory
    engines: Mapping[str, Engine]
    glossary: Glossary | None = None
    options: DraftOptions = field(default_factory=DraftOptions)
    clock: Callable[[], str] = provenance.now
    stopped: Callable[[], bool] = lambda: False
    """Says that no more is to be begun: what has been is written."""
    phrases: Phrases | None = None

    def __post_init__(self) -> None:
        """Have the engines asked for nothing twice."""
        self.engines = {name: engine if isinstance(engine, Once) else Once(engine) for name, engine in self.engines.items()}

    def draft(
        self, files: Sequence[PostingFile], progress: Callable[[int, int], None] = lambda _done, _of: None
    ) -> DraftReport:
        """Draft what some postings lack, and the organizations and places they use.

        Args:
            files: the postings.
            progress: called with the number of segments done and of all there are to do.

        Returns:
            What was done. A PO file that is broken does not stop the others; the report's exit code tells.
        """
        report = DraftReport(postings=len(files))
        tasks = list(self._tasks(files, report))
        # A broken PO file is an error here, and a gap to the memory: to be told once.
        told = {(finding.where, finding.message) for finding in report.findings}
        report.findings += [one for one in self.memory.findings if (one.where, one.message) not in told]
        total = sum(len(task.todo) for task in tasks)
        done = 0
        progress(done, total)
        left = dict.fromkeys(tasks)
        for pair, group in groupby(sorted(tasks, key=lambda task: task.sheet.pair), key=lambda task: task.sheet.pair):
            lost = _Lost()
            for same in _batches(group):
                if self.stopped():
                    break
                known = [self._recalled(task, report) for task in same]
                results = self._by_engine(pair, list(zip(same, known, strict=True)), report, lost)
                for task, drafts in zip(same, known, strict=True):
                    made = [*drafts, *self._from_engine(task, drafts, results)]
                    self._write(task, made, report)
                    done += len(task.todo)
                    del left[task]
                    progress(done, total)
            if lost.texts:
                self._tell_missing(pair, lost, report)
        report.left = sum(len(task.todo) for task in left)
        return report

    def _tasks(self, files: Sequence[PostingFile], report: DraftReport) -> Iterator[_Task]:
        """Yield each file and locale once, with the segments that any of the postings shows."""
        segments: dict[tuple[Entity, str], dict[tuple[str, str], Segment]] = {}
        around: dict[Entity, dict[Entity, None]] = {}
        for file in files:
            for key, found in inventory.wanted(self.workspace, file, self.options.locales).items():
                segments.setdefault(key, {}).update({(one.context, one.source): one for one in found})
                around.setdefault(key[0], {key[0]: None}).update(dict.fromkeys(file.entities))
        for (entity, code), found_ in segments.items():
            try:
                sheet = inventory.sheet(entity, self.workspace.locales[code], found_.values())
            except AnnonsError as error:
                report.add(error)
                continue
            todo = tuple(item for item in sheet.items if self._lacks(sheet, item))
            if todo:
                yield _Task(sheet, names(around[entity], entity.source_locale, code), todo)

    def _lacks(self, sheet: Sheet, item: Item) -> bool:
        entry = item.entry
        if item.phrase:
            return False
        if entry is None:
            blank = sheet.translations.entries.get(item.key)
            rejected = blank is not None and provenance.read(blank.comment, item.segment.source, "").rejected
            return self.options.again or not rejected
        record = provenance.read(entry.comment, item.segment.source, entry.target)
        if self.options.keep and item.state == "stale":
            return True
        return self.options.again and item.state == "draft" and bool(record.origin) and not record.edited

    def _recalled(self, task: _Task, report: DraftReport) -> list[Draft]:
        """Return what people wrote before for a file."""
        keep, threshold = self.options.keep, self.options.threshold
        known = Known(self.memory, self.phrases, task.names)
        recalled = [recall(task.sheet, item, known, self.clock(), keep=keep, threshold=threshold) for item in task.todo]
        drafts = [one for one in recalled if isinstance(one, Draft)]
        report.findings += [one for one in recalled if isinstance(one, Finding)]
        report.findings += [one.finding for one in drafts if one.finding is not None]
        return drafts

    def _by_engine(
        self, pair: tuple[str, str], tasks: list[tuple[_Task, list[Draft]]], report: DraftReport, lost: _Lost
    ) -> dict[tuple[str, int], _Made]:
        """Translate what is left of all files of a pair together; the best route that works."""
        left = [(task, item) for task, drafts in tasks for item in _left(task, drafts)]
        if not left:
            return {}
        requests = {(item.segment.source, id(task.names)): Request(item.segment.source, task.names) for task, item in left}
        found = routes.routes(*pair, self.engines, self.options.chosen.get(pair, ()))
        report.why[pair] = routes.why(found)
        for route in found:
            try:
                results = translate(route, list(requests.values()), self.engines, self.glossary)
            except EngineError as problem:
                lost.problems.append(problem)
                continue
            self._tell_replaced(pair, route, lost, report)
            self._tell_failed(left, {key: one for key, one in zip(requests, results, strict=True) if one.problem}, report)
            version = ", ".join(
                dict.fromkeys(self.engines[step.engine].pairs().get(step.pair, step.engine) for step in route.steps)
            )
            return {key: _Made(result, route, version) for key, result in zip(requests, results, strict=True)}
        lost.texts |= {item.segment.source for _, item in left}
        return {}

    def _tell_replaced(self, pair: tuple[str, str], route: Route, lost: _Lost, report: DraftReport) -> None:
        """Say that another route was taken than the best; of many batches, once."""
        for problem in lost.problems:
            message = f"{problem}; drafted by {route.engine} {route.path} instead"
            finding = Finding("ENGINE", message, problem.hint, "warning", locale=pair[1])
            report.findings += [] if finding in report.findings else [finding]

    def _tell_failed(
        self, left: list[tuple[_Task, Item]], failed: Mapping[tuple[str, int], Result], report: DraftReport
    ) -> None:
        for task, item in left:
            result = failed.get((item.segment.source, id(task.names)))
            if result is not None:
                where = task.sheet.entity.document.where(item.segment.path)
                message = f"could not be drafted: {result.problem}: “{_short(item.segment.source)}”"
                hint = f"translate it in {task.sheet.file.name}"
                report.findings.append(
                    Finding("DRAFTING", message, hint, "warning", where, item.segment.context, task.sheet.locale.code)
                )

    def _tell_missing(self, pair: tuple[str, str], lost: _Lost, report: DraftReport) -> None:
        """Say that no engine translates a pair, and the exact command that would bring one."""
        source, target = pair
        texts = "1 text is" if len(lost.texts) == 1 else f"{len(lost.texts)} texts are"
        if lost.problems:
            message, hint = f"{lost.problems[0]}; {texts} not drafted", lost.problems[0].hint
        else:
            hints = [hint for engine in self.engines.values() if (hint := engine.install_hint(pair))]
            problems = [problem for engine in self.engines.values() if (problem := engine.problem())]
            message = f"no installed engine translates {source} → {target}; {texts} not drafted"
            hint = "; or ".join(hints) or "; ".join(problems) or "translate by hand: docs/how-to/translate-by-hand.md"
        report.findings.append(Finding("ENGINE", message, hint, "warning", locale=target))
        report.exit_code = max(report.exit_code, ExitCode.MISSING)

    def _from_engine(self, task: _Task, drafts: list[Draft], results: Mapping[tuple[str, int], _Made]) -> Iterator[Draft]:
        sheet = task.sheet
        for item in _left(task, drafts):
            source = item.segment.source
            made = results.get((source, id(task.names)))
            if made is None or not made.result.target:
                continue
            result, route, version = made
            signals = quality.signals(source, result.target, *sheet.pair, unknown=result.unknown, glossary=self.glossary)
            notes = (*result.notes, *(signal.message for signal in signals))
            record = Provenance(route.engine, route.path, version, self.clock(), notes=notes)
            comments = provenance.write(record, source, result.target, approved=False)
            change = Change(
                item.key, result.target, fuzzy=True, comments=comments, replaces=place(sheet, item), after=before(sheet, item)
            )  # fmt: skip
            yield Draft(item, "engine", change)

    def _write(self, task: _Task, made: list[Draft], report: DraftReport) -> None:
        sheet = task.sheet
        counts = report.counts.setdefault(str(sheet.file), {})
        counts["left"] = len(task.todo) - len(made)
        if not made:
            return
        order = {item.key: number for number, item in enumerate(sheet.items)}
        made.sort(key=lambda draft: order[draft.item.key])

        def change(now: Translations) -> Iterable[Change]:
            for draft in made:
                if _unchanged(draft, sheet.translations, now):
                    gone = draft.change.replaces is not None and draft.change.replaces not in now.entries
                    yield replace(draft.change, replaces=None) if gone else draft.change

        try:
            written = po_edit.update(sheet.file, sheet.locale.code, sheet.names, change, sheet.entity.source_locale)
        except AnnonsError as error:
            report.add(error)
            counts["left"] = len(task.todo)
            return
        done = {change.key for change in written}
        for draft in made:
            if draft.item.key in done:
                counts[draft.origin] = counts.get(draft.origin, 0) + 1


def _unchanged(draft: Draft, before: Translations, now: Translations) -> bool:
    """Say whether nobody has given the segment a text since the draft was begun."""
    key = draft.change.key
    here, then = now.entries.get(key), before.entries.get(key)
    if here is not None and here.target.strip() and (then is None or here.target != then.target or here.fuzzy != then.fuzzy):
        return False
    replaces = draft.change.replaces
    if replaces is None or replaces == key or replaces not in now.entries:
        return True
    return now.entries[replaces].target == before.entries[replaces].target


def _left(task: _Task, drafts: list[Draft]) -> list[Item]:
    known = {draft.item.key for draft in drafts}
    return [item for item in task.todo if item.key not in known and not (item.entry is not None and item.entry.stale)]


def _short(text: str, limit: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
