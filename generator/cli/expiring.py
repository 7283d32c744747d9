"""``annons expire``."""

import json
from pathlib import Path

import typer

from generator import manifest
from generator.cli import choosing, telling
from generator.cli.checking import day
from generator.errors import ExitCode, Finding, InputError, Where
from generator.publish import expiry
from generator.publish.expiry import OverdueAd, OverdueContact


def run(folder: Path, *, as_of: str, remove: bool, output: Path | None, report: str) -> ExitCode:
    """List what is over, or remove it.

    Raises:
        AnnonsError: the call is wrong, or something can't be written.
    """
    telling.check_report(report)
    today = day(as_of)
    chosen = choosing.Chosen([str(folder)] if folder != Path() else [], None)
    ((workspace, postings, _),) = chosen.groups
    ads = [one for posting in postings for one in expiry.overdue_ads(posting, today)]
    people = [one for posting in postings for one in expiry.overdue_contacts(posting, today)]
    deleted: list[Path] = []
    findings = list(chosen.findings)
    if remove:
        built = output or workspace.output
        _refuse_site(built)
        for file in dict.fromkeys(one.where.file for one in people):
            findings += expiry.remove_contacts(file, [one.path for one in people if one.where.file == file])
        deleted = expiry.remove_ads(built, {one.ad for one in ads})
    code = max(chosen.exit_code, ExitCode.CONTENT if len(findings) > len(chosen.findings) else ExitCode.DONE)
    if report == "json":
        _as_json(ads, people, deleted, findings, code)
        return code
    telling.findings(findings)
    for ad in ads:
        typer.echo(f"{ad.file}: {ad.ad}: the deadline was {ad.deadline}")
    for person in people:
        typer.echo(f"{person.where}: {person.name}: was to be kept until {person.keep_until}")
    _summary(ads, people, deleted, removed=remove)
    return code


def _refuse_site(folder: Path) -> None:
    try:
        published = "site" in json.loads((folder / manifest.FILE).read_bytes())
    except (OSError, ValueError):
        return
    if published:
        hint = "“annons publish” marks or removes what is over; --output names what “annons build” wrote"
        raise InputError(Finding("CALL", "is a published site", hint, where=Where(folder), field="--output"))


def _summary(ads: list[OverdueAd], people: list[OverdueContact], deleted: list[Path], *, removed: bool) -> None:
    told = f"{_count(len(ads), 'ad')} past the deadline, {_count(len(people), 'person', 'people')} past their date"
    if removed:
        told += f"; {_count(len(deleted), 'file')} deleted"
    elif ads or people:
        told += "; --remove deletes what was built of them, and takes the people out of the files"
    typer.secho(told, err=True, bold=True)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _as_json(
    ads: list[OverdueAd], people: list[OverdueContact], deleted: list[Path], findings: list[Finding], code: ExitCode
) -> None:
    telling.as_json(
        {
            "exit_code": int(code),
            "ads": [{"ad": one.ad, "file": one.file.as_posix(), "deadline": str(one.deadline)} for one in ads],
            "people": [
                {
                    "name": one.name,
                    "file": one.where.file.as_posix(),
                    "line": one.where.line,
                    "keep_until": str(one.keep_until),
                }
                for one in people
            ],
            "deleted": [file.as_posix() for file in deleted],
            "findings": [telling.as_data(finding) for finding in findings],
        }
    )
