"""The results in words: as lines for a terminal, and as the README's table."""

from collections.abc import Iterator
from typing import Any

from benchmarks import pdf, scale_telling

_SIDES = {
    "annons": "annons",
    "straight_line": "straight-line script",
    "straight_line_skipping": "the same, plain text past the Markdown parser",
}
_PRINTERS = {
    "annons": "annons",
    "weasyprint": "WeasyPrint as it comes, without tags",
    "chromium": "Chromium, one window kept open, tagged",
    "typst": "Typst, its compiler kept, tagged",
}
_BARE = {"jinja_ours": "annons's templates", "jinja_straight_line": "the script's templates"}


def as_text(results: dict[str, Any]) -> str:
    """Return the results as lines to read."""
    return "\n".join(_lines(results)) + "\n"


def _lines(results: dict[str, Any]) -> Iterator[str]:
    machine, many = results["machine"], results["many"]
    yield f"{machine['date']}, {machine['cores']} cores, {machine['system']}, Python {machine['python']}"
    yield ""
    yield f"annons --help, whole process           {_seconds(results['help'])}"
    yield f"  weasyprint is {'LOADED' if results['help']['loads_weasyprint'] else 'not loaded'}"
    yield f"example, html and md, whole process    {_seconds(results['example'])}, {results['example']['files']} files"
    yield ""
    sides, files = many["sides"], many["sides"]["annons"]["files"]
    segments = f"{many['segments']} segments, {many['distinct']} of them distinct"
    yield f"{many['postings']} postings, {files} files in one process; {segments},"
    yield f"{many['with_markdown']} of those with Markdown. Seconds: least, median, most; files a second; bytes of a file."
    for name, words in _SIDES.items():
        side = sides[name]
        spread = f"{side['min']:6.2f} {side['median']:6.2f} {side['max']:6.2f}"
        sizes = side["bytes_per_file"]
        yield f"  {words:<46} {spread}   {_rate(side, 'median'):5.0f}/s   html {sizes['html']}, md {sizes['md']}"
    for name, words in _BARE.items():
        side = many["bare_jinja"][name]
        yield f"  {'bare Jinja, ' + words:<46} {'':6} {side['seconds']:6.2f} {'':6}   {_rate(side, 'seconds'):5.0f}/s"
    verdict = _verdict(speed(many, "straight_line") >= many["limit"])
    reached = f"{speed(many, 'straight_line'):.0%} of the straight-line script's speed"
    yield f"annons reaches {reached} (limit {many['limit']:.0%}: {verdict});"
    yield f"by processor time {speed(many, 'straight_line', 'processor_median'):.0%}."
    skipping = speed(many, "straight_line_skipping")
    yield f"Of a script that keeps plain text from the Markdown parser, as annons does, it reaches {skipping:.0%}."
    yield ""
    if "gate" in results:
        yield from _gate(results["gate"])
        yield ""
    yield from _pdf(results["pdf"])
    yield ""
    if "scale" in results:
        yield from scale_telling.lines(results["scale"])
        yield ""
    yield from _translation(results["translation"])


def _gate(told: dict[str, Any]) -> Iterator[str]:
    """Yield how many postings a second a check reads, and what its dearest rules take."""
    rate = told["files"] / told["seconds"]
    versions = f"{told['versions']} ads in a language, {told['segments']} segments"
    yield f"annons check: {told['files']} postings ({versions}) in {told['seconds']:.1f} s, one process:"
    yield f"  {rate:.0f} postings a second (limit {told['limit']}: {_verdict(rate >= told['limit'])})"
    later = (told["files"] - 1) / (told["seconds"] - told["first"])
    yield f"  the first in {told['first']:.2f} s, with dictionaries and lists; {later:.0f} a second after it"
    dearest = ", ".join(f"{name} {share:.1%}" for name, share in told["rules"].items())
    most = max(told["rules"].values())
    yield f"  of the time, {dearest} (limit {told['share_limit']:.0%}: {_verdict(most <= told['share_limit'])})"


def _pdf(told: dict[str, Any]) -> Iterator[str]:
    """Yield how long the PDF of an ad takes each, and how that compares."""
    sides = told["sides"]
    yield f"PDF: {told['ads']} ads, each its own text, warm. Milliseconds a document: least, median, most; bytes."
    for name, words in _PRINTERS.items():
        if name in sides:
            side = sides[name]
            spread = " ".join(f"{side[key] * 1000:6.1f}" for key in ("min", "median", "max"))
            yield f"  {words:<46} {spread}   {side['bytes']}"
        else:
            yield f"  {words:<46} is not installed"
    yield f"  annons, the first in its language and colours  {told['cold'] * 1000:13.1f}"
    yield f"Two processes of annons make {told['two_processes']:.0f} documents a second."
    for name, limit in told["limits"].items():
        if name in sides:
            times = pdf.times(told, name)
            yield f"annons is {times:.1f} times as fast as {_PRINTERS[name]} (limit {limit}: {_verdict(times >= limit)})."
    if "typst" in sides:
        yield f"{_PRINTERS['typst']} is {1 / pdf.times(told, 'typst'):.1f} times as fast as annons."


def _translation(told: dict[str, Any]) -> Iterator[str]:
    """Yield what the engines do, in texts a second."""
    yield f"Drafting: {told['texts']} different texts, texts a second."
    for direction, side in told.get("apertium", {}).items():
        times = side["engine"] / side["process_per_text"]
        yield f"  Apertium {direction}: a process for each text {side['process_per_text']:.1f}, annons {side['engine']:.0f}:"
        yield f"    {times:.0f} times (limit {side['limit']}: {_verdict(times >= side['limit'])});"
        yield f"    Apertium's own programs, all fed at once, {side['programs_alone']:.0f}"
    if "apertium" not in told:
        yield "  Apertium is not installed."
    argos = told["argos"]
    times = argos["batch"] / argos["one_by_one"]
    yield f"  Argos, a toy model da>en: argostranslate one by one {argos['one_by_one']:.0f}, annons in one call"
    yield f"    {argos['batch']:.0f}: {times:.0f} times (limit {argos['limit']}: {_verdict(times >= argos['limit'])});"
    yield f"    {argos['same']} of {told['texts']} translations are the same"


def speed(many: dict[str, Any], other: str, key: str = "median") -> float:
    """Return annons's speed as a share of another side's."""
    share: float = many["sides"][other][key] / many["sides"]["annons"][key]
    return share


def as_markdown(results: dict[str, Any]) -> str:
    """Return the results as a small table, with when and where they were measured below it."""
    machine, many = results["machine"], results["many"]
    ours, theirs = many["sides"]["annons"], many["sides"]["straight_line"]
    command, example, bare = results["help"], results["example"], many["bare_jinja"]["jinja_ours"]
    rows = [
        ("`annons --help`, without loading WeasyPrint", f"{command['median']:.2f} s", f"{command['limit']} s"),
        (
            f"One posting, {example['files']} files (HTML and Markdown), whole process",
            f"{example['median']:.2f} s",
            f"{example['limit']:g} s",
        ),
        (f"{many['postings']} postings, {ours['files']:,} files", f"{_rate(ours, 'median'):.0f} files/s", ""),
        ("The same by a straight-line script without model, view or checks", f"{_rate(theirs, 'median'):.0f} files/s", ""),
        ("annons's share of its speed", f"{speed(many, 'straight_line'):.0%}", f"at least {many['limit']:.0%}"),
        ("Bare Jinja: annons's templates, every value ready", f"{_rate(bare, 'seconds'):.0f} files/s", ""),
    ]
    rows += list(_gate_rows(results["gate"])) if "gate" in results else []
    rows += list(_pdf_rows(results["pdf"])) if "pdf" in results else []
    rows += list(scale_telling.rows(results["scale"])) if "scale" in results else []
    rows += list(_drafting_rows(results["translation"]))
    table = ["| What | Measured (median) | Limit |", "|---|---|---|"]
    table += [f"| {what} | {measured} | {limit} |" for what, measured, limit in rows]
    where = f"{machine['cores']} cores, {machine['system']}, Python {machine['python']}"
    return "\n".join([*table, "", f"One run of `make bench` on {machine['date']}: {where}."]) + "\n"


def _gate_rows(told: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    rate, (name, share) = told["files"] / told["seconds"], max(told["rules"].items(), key=lambda item: item[1])
    what = f"`annons check`: {told['files']:,} postings in four languages, one process"
    yield what, f"{rate:.0f} postings/s", f"at least {told['limit']}"
    yield "The first of them, with dictionaries and lists", f"{told['first']:.2f} s", ""
    yield f"The dearest rule of it, {name}", f"{share:.1%} of the time", f"at most {told['share_limit']:.0%}"


def _pdf_rows(told: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    sides, limits = told["sides"], told["limits"]
    yield "PDF of an ad, tagged (PDF/UA-1), one process, warm", _milliseconds(sides["annons"]), ""
    yield "The same by two processes", f"{told['two_processes']:.0f} files/s", ""
    for name in ("weasyprint", "chromium"):
        if name in sides:
            yield f"The same page by {_PRINTERS[name]}", _milliseconds(sides[name]), ""
            yield "annons against that", f"{pdf.times(told, name):.1f} times", f"at least {limits[name]}"
    if "typst" in sides:
        yield f"The same text by {_PRINTERS['typst']}, the fastest there is", _milliseconds(sides["typst"]), ""


def _milliseconds(side: dict[str, Any]) -> str:
    return f"{side['median'] * 1000:.0f} ms"


def _drafting_rows(told: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for direction, side in told.get("apertium", {}).items():
        arrow = direction.replace(">", "→")
        yield f"Drafts by Apertium {arrow}, {told['texts']:,} texts", f"{side['engine']:.0f} texts/s", ""
        yield "The same with a process for each text", f"{side['process_per_text']:.1f} texts/s", ""
        yield "annons against that", f"{side['engine'] / side['process_per_text']:.0f} times", f"at least {side['limit']}"
        yield "Apertium's own programs, all texts fed at once", f"{side['programs_alone']:.0f} texts/s", ""
    argos = told["argos"]
    yield f"Drafts by Argos, toy model da→en, {told['texts']:,} texts in one call", f"{argos['batch']:.0f} texts/s", ""
    yield "The same with one call of argostranslate for each text", f"{argos['one_by_one']:.0f} texts/s", ""
    yield "annons against that", f"{argos['batch'] / argos['one_by_one']:.0f} times", f"at least {argos['limit']}"


def _seconds(figure: dict[str, Any]) -> str:
    verdict = _verdict(figure["median"] <= figure["limit"])
    return f"best {figure['min']:.2f} s, median {figure['median']:.2f} s (limit {figure['limit']} s: {verdict})"


def _rate(side: dict[str, Any], key: str) -> float:
    rate: float = side["files"] / side[key]
    return rate


def _verdict(held: bool) -> str:  # noqa: FBT001 - a yes or no to put in words
    return "held" if held else "MISSED"
