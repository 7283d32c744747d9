"""The story of a publication, read from top to bottom: check, keep back, make, look at what was made, write.

What is wrong with an ad in one locale keeps that locale out, and nothing else: its sisters don't link to it. Everything is
made beside the site and moved in at the end. The day (``as_of``) is the only thing that tells the time.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import channels as shelf
from generator import checking, making, manifest
from generator.channels import Channel
from generator.checking import Checked, CheckOptions
from generator.checks import Version
from generator.errors import ContentError, ExitCode, Finding, Where
from generator.making import Made, Plan
from generator.posting.workspace import Workspace
from generator.printing.orders import USUAL, orders
from generator.publish import artifacts, lengths, licences, sums
from generator.publish.approvers import unsigned
from generator.publish.exports import exports
from generator.publish.folder import SUMS, Stage, edition_before, move_in, staged
from generator.publish.models import Edition, Published, State
from generator.publish.site import site
from generator.publish.states import OVER, fate
from generator.rendering import themes
from generator.stores import open_store

WEB = "web"
"""The channel of one's own site."""
FOLDER = "channels"
"""The folder of the site that the channels' files lie in, one folder each."""


@dataclass(frozen=True)
class PublishOptions:
    """What to publish; ``None`` leaves it to the workspace.

    ``as_of`` is the day it is published. ``all_or_nothing`` leaves the site as it is when anything is wrong.
    ``require_approver`` keeps back what nobody's name stands behind; ``strict`` what a warning is about.
    """

    as_of: dt.date
    output: Path
    locales: tuple[str, ...] | None = None
    channels: tuple[str, ...] | None = None
    theme: str | None = None
    all_or_nothing: bool = False
    require_approver: bool = False
    strict: bool = False


@dataclass(frozen=True)
class Held:
    """An ad in a locale that was kept back: the first thing that is wrong with it, and how many more there are."""

    ad: str
    locale: str
    finding: Finding
    more: int = 0
    channel: str = ""
    """The one channel it was kept out of; ``""``: out of all."""


@dataclass
class PublishReport:
    """What a publication did."""

    folder: Path
    files: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    published: int = 0
    over: int = 0
    drafts: int = 0
    exit_code: ExitCode = ExitCode.DONE
    written: bool = False

    def hold(self, version: Version, errors: Sequence[Finding], channel: str = "") -> None:
        """Take note of an ad in a locale that is kept back."""
        self.held.append(Held(version.ad.name, version.locale, errors[0], len(errors) - 1, channel))
        self.exit_code = max(self.exit_code, ExitCode.CONTENT)


@dataclass(frozen=True)
class _Candidate:
    """An ad in a locale that has passed so far."""

    version: Version
    state: State
    barred: tuple[Finding, ...] = ()
    """What keeps it out of single channels."""


def publish(
    workspace: Workspace,
    files: Sequence[Path],
    options: PublishOptions,
    progress: Callable[[Path], None] = lambda _: None,
) -> PublishReport:
    """Publish a workspace's ads.

    Args:
        workspace: the workspace.
        files: its posting files.
        options: what to publish, and where.
        progress: called with each posting file when it is done.

    Returns:
        What was done and what was kept back; the exit code tells whether that is all.

    Raises:
        InputError: the call is wrong, or the folder holds something else.
        WriteError: the site can't be written.
    """
    before = edition_before(options.output)
    names = options.channels or workspace.settings.channels
    channels = tuple(shelf.load(name, workspace.root) for name in names)
    home = next((one for one in channels if one.kind == "site"), None) or shelf.load(WEB, workspace.root)
    made_of = plan(workspace, options.output, options.theme, strict=options.strict)
    report = PublishReport(options.output)
    asked = CheckOptions(options.locales, tuple(dict.fromkeys([*names, home.id])), options.as_of, strict=options.strict)
    made: list[tuple[_Candidate, Made]] = []
    gone: set[str] = set()
    with staged(options.output) as stage:
        for checked in checking.examine(workspace, files, asked):
            candidates = list(_passing(checked, home, options, report, gone))
            for candidate, one in _make(made_of, candidates, home.id, report):
                for name, (data, told) in one.contents.items():
                    one.entry.files[name.as_posix()] = {**told, **stage.add(name.as_posix(), data)}
                made.append((candidate, replace(one, contents={})))
            progress(checked.file)
        edition = _edition(made_of, options, made, gone, before)
        barred = {(one.version.ad.name, one.version.locale): one.barred for one, _ in made}
        own = _own_files(stage, edition, channels, barred, report)
        if options.all_or_nothing and report.exit_code is not ExitCode.DONE:
            return report
        _record(stage, edition, channels, made, own, report)
        report.changed, report.removed = move_in(stage, options.output, before)
        report.files = sorted(stage.files)
    report.published = len(edition.open)
    report.over = len(edition.ads) - len(edition.open)
    report.written = True
    return report


def plan(workspace: Workspace, folder: Path, theme: str | None = None, *, strict: bool = False) -> Plan:
    """Return what is made of each ad: its page, and the formats of the workspace.

    Args:
        workspace: the workspace.
        folder: where it goes.
        theme: the theme; the workspace's own when left out.
        strict: whether warnings count as errors.

    Raises:
        InputError: there is no such theme, size or medium.
    """
    settings = workspace.settings
    return Plan(
        workspace=workspace,
        theme=themes.load(theme or settings.theme, workspace.root),
        locales=workspace.check_locales(settings.locales, None, "locales") or tuple(workspace.locales),
        wanted=None,
        orders=orders(tuple(dict.fromkeys(["html", *settings.formats])), USUAL, settings, workspace.root),
        store=open_store(folder),
        strict=strict,
    )


def _passing(
    checked: Checked, home: Channel, options: PublishOptions, report: PublishReport, gone: set[str]
) -> Iterator[_Candidate]:
    """Yield the ads of a posting that nothing keeps back so far."""
    report.findings += checked.refused
    report.exit_code = max(report.exit_code, checked.exit_code)
    for verdict in checked.verdicts:
        version = verdict.version
        becomes = fate(version.ad.posting, home, options.as_of)
        if becomes == "draft":
            report.drafts += 1
            continue
        if becomes == "gone":
            gone.add(_page(version))
            continue
        wrong = [one for one in verdict.findings if one.severity == "error"]
        errors = [one for one in wrong if one.channel in {"", home.id}]
        if becomes != "open":
            errors = [one for one in errors if one.rule not in OVER]
        if options.require_approver:
            errors += unsigned(version)
        if errors:
            report.hold(version, errors)
            continue
        yield _Candidate(version, becomes, tuple(one for one in wrong if one.channel not in {"", home.id}))


def _make(plan: Plan, candidates: list[_Candidate], home: str, report: PublishReport) -> list[tuple[_Candidate, Made]]:
    """Make the ads of a posting. One that falls short when it is made is kept back too, and its sisters are made anew."""
    while True:
        there = {(one.version.ad.name, one.version.locale) for one in candidates}
        made: list[tuple[_Candidate, Made]] = []
        fell: list[_Candidate] = []
        for candidate in candidates:
            one, wrong = _made(plan, candidate, there)
            errors = [finding for finding in wrong if finding.channel in {"", home}]
            if errors or one is None:
                report.hold(candidate.version, errors)
                fell.append(candidate)
            else:
                made.append((replace(candidate, barred=(*candidate.barred, *wrong)), one))
        if not fell:
            return made
        candidates = [one for one in candidates if one not in fell]


def _made(plan: Plan, candidate: _Candidate, there: set[tuple[str, str]]) -> tuple[Made | None, list[Finding]]:
    version = candidate.version
    ad = replace(version.ad, locales=tuple(code for code in version.ad.locales if (version.ad.name, code) in there))
    version = replace(version, ad=ad)
    if candidate.state != "open":
        plan = replace(plan, orders=tuple(order for order in plan.orders if order.extension == "html"))
    try:
        one = making.make(
            plan,
            version,
            lambda view: replace(view, home=f"../{version.locale}/index.html"),
            expired=candidate.state == "expired",
        )
    except ContentError as error:
        where = Where(version.file)
        return None, [replace(found, where=found.where or where, locale=version.locale) for found in error.findings]
    found = [*making.preflighted(plan, version, one.contents), *artifacts.examine(version, one)]
    return one, [finding for finding in found if finding.severity == "error"]


def _page(version: Version) -> str:
    return f"{version.ad.posting.id}/{version.ad.name}.{version.locale}.html"


def _edition(
    plan: Plan,
    options: PublishOptions,
    made: Iterable[tuple[_Candidate, Made]],
    gone: set[str],
    before: dict[str, Any],
) -> Edition:
    ads = tuple(Published(one.version, it.view, one.state, tuple(sorted(it.entry.files))) for one, it in made)
    pages = {ad.page for ad in ads}
    earlier = {name for ad in before.get("ads", {}).values() for name in ad["files"] if name.endswith(".html")}
    settings = plan.workspace.settings
    base = settings.base_url.rstrip("/") + "/" if settings.base_url else ""
    return Edition(
        ads=ads,
        locales=plan.workspace.locales,
        theme=plan.theme,
        base_url=base,
        as_of=options.as_of,
        apply_query=settings.apply_query or "",
        gone=tuple(sorted((gone | earlier | set(before.get("gone", ()))) - pages)),
    )


_Barred = dict[tuple[str, str], tuple[Finding, ...]]
"""What keeps an ad in a locale out of single channels."""


def _own_files(
    stage: Stage, edition: Edition, channels: tuple[Channel, ...], barred: _Barred, report: PublishReport
) -> dict[str, Any]:
    """Write what is not one ad's: the site's own pages, the channels' files, the licences."""
    own = {name: stage.add(name, data) for name, data in sorted(site(edition).items())}
    for channel in channels:
        fit = replace(edition, ads=tuple(_fitting(edition, channel, barred, report)))
        for name, data in sorted(exports(fit, channel).items()):
            place = f"{FOLDER}/{channel.id}/{name}"
            own[place] = stage.add(place, data)
    own[licences.FILE] = stage.add(licences.FILE, licences.text())
    return own


def _fitting(edition: Edition, channel: Channel, barred: _Barred, report: PublishReport) -> Iterator[Published]:
    """Yield the ads that a channel can take; one that it would send back is kept out of it, and of nothing else."""
    too_long = lengths.findings(edition, channel)
    for ad in edition.ads:
        key = (ad.version.ad.name, ad.version.locale)
        errors = [one for one in barred.get(key, ()) if one.channel == channel.id]
        errors += [one for one in too_long if one.severity == "error" and (one.field, one.locale) == key]
        # What a channel doesn't take anyway is kept back by nobody.
        takes = channel.takes_locale(ad.version.locale) and channel.takes_country(ad.version.ad.countries())
        if errors and takes:
            report.hold(ad.version, errors, channel.id)
        elif not errors:
            yield ad


def _record(  # noqa: PLR0913, PLR0917 - all that is written down
    stage: Stage,
    edition: Edition,
    channels: tuple[Channel, ...],
    made: Iterable[tuple[_Candidate, Made]],
    own: dict[str, Any],
    report: PublishReport,
) -> None:
    """Write the manifest, and the sums of everything."""
    ads = {one.entry.key: {**manifest.as_data(one.entry), "state": candidate.state} for candidate, one in made}
    held = [
        {
            "ad": one.ad,
            "locale": one.locale,
            "rule": one.finding.rule,
            "field": one.finding.field,
            **({"channel": one.channel} if one.channel else {}),
        }
        for one in report.held
    ]
    told = {
        "site": {
            "as_of": str(edition.as_of),
            "base_url": edition.base_url,
            "channels": [channel.id for channel in channels],
        },
        "ads": ads,
        "files": own,
        "held": held,
        "gone": list(edition.gone),
    }
    stage.add(manifest.FILE, manifest.encode(told))
    stage.add(SUMS, sums.text({name: str(one["sha256"]) for name, one in stage.files.items()}))
