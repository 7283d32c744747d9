"""The same ads by a script without model, view or checks: what reading, Markdown, Jinja and writing cost by themselves.

It reads the same YAML (libyaml) and PO files (polib), turns each distinct segment into HTML with Python-Markdown, formats
dates and numbers with Babel, renders one plain template for each format, and writes the files. Files that many postings
share are read once, and whatever repeats is cached. It knows only what the benchmark's postings hold; it checks nothing,
and a file it can't read ends it.
"""

import base64
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import markdown
import polib
import yaml
from babel import Locale
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup, escape

from generator import resources

CLDR = {"da": "da_DK", "nb": "nb_NO", "sv": "sv_SE", "en": "en_GB"}
_SPOKEN = {"da": "Danish", "no": "Norwegian", "sv": "Swedish"}
_NAMES = {"da": "Dansk", "nb": "Norsk bokmål", "sv": "Svenska", "en": "English"}
_CSS = ("base/tokens.css", "nordic/tokens.css", "base/ad.css", "nordic/ad.css")

Values = dict[str, Any]
Entries = dict[tuple[str, str], str]

_md = markdown.Markdown(extensions=["sane_lists"])
_env = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(["html.j2"]),
    trim_blocks=True,
)


def build(workspace: Path, output: Path) -> int:
    """Write all ads of a workspace as HTML and Markdown; return the number of files."""
    count = 0
    for posting, locale, values in ads(workspace):
        folder = output / posting
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in (("html", html(values)), ("md", text(values))):
            (folder / f"{posting}.{locale}.{name}").write_bytes(data)
            count += 1
    return count


def html(values: Values) -> bytes:
    return _env.get_template("ad.html.j2").render(values).encode()


def text(values: Values) -> bytes:
    return _env.get_template("ad.md.j2").render(values).encode()


def ads(workspace: Path):  # noqa: ANN201 - an iterator of (posting, locale, values)
    """Yield the values of each ad's templates."""
    css = "".join(re.sub(r"{%.*?%}\n", "", (resources.templates() / name).read_text("utf-8")) for name in _CSS)
    labels = {locale: _read_po(resources.locales() / locale / "LC_MESSAGES" / "annons.po") for locale in CLDR}
    shared: dict[Path, Values] = {}

    def load(folder: str, name: str) -> Values:
        file = workspace / folder / f"{name}.yaml"
        if file not in shared:
            shared[file] = _read(file)
        return shared[file]

    for file in sorted((workspace / "postings").glob("*.yaml")):
        posting = _read(file)
        organization = load("organizations", posting["data"]["hiring_organization"])
        place = load("places", posting["data"]["job_location"]["place"])
        logo = _logo(workspace / organization["data"]["logo"]["file"])
        for locale in CLDR:
            yield file.stem, locale, {"css": css, "logo": logo, **_values(posting, organization, place, locale, labels[locale])}


def _read(file: Path) -> Values:
    data = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    translations = {locale: _read_po(file.with_suffix(f".{locale}.po")) for locale in CLDR if locale != data["source_locale"]}
    return {"name": file.stem, "data": data, "translations": translations}


def _read_po(file: Path) -> Entries:
    return {(entry.msgctxt or "", entry.msgid): entry.msgstr for entry in polib.pofile(str(file))}


@cache
def _logo(file: Path) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(file.read_bytes()).decode()


plain_skips_parser = False
"""Whether text without any sign of Markdown is only escaped: the one shortcut of annons's that a script could take too."""
_SIGNS = re.compile(r"[*_\[\]<>`\\]")


@cache
def _inline(source: str) -> Markup:
    if plain_skips_parser and not _SIGNS.search(source):
        return escape(source)
    return Markup(_md.reset().convert(source).removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - our own text


@cache
def _date(day: Any, locale: str) -> str:  # noqa: ANN401 - a date
    return format_date(day, "long", locale=CLDR[locale])


@cache
def _number(number: str, locale: str) -> str:
    return format_decimal(number, locale=CLDR[locale])


@cache
def _territory(code: str, locale: str) -> str:
    return Locale.parse(CLDR[locale]).territories[code]


@cache
def _weekdays(locale: str) -> str:
    names = get_day_names("wide", "stand-alone", CLDR[locale])
    return f"{names[0]}–{names[4]}"


def _values(posting: Values, organization: Values, place: Values, locale: str, labels: Entries) -> Values:
    data, company, city = posting["data"], organization["data"], place["data"]
    words = _words(data, locale, labels)

    def say(file: Values, context: str, source: str) -> str:
        said = source if file["data"]["source_locale"] == locale else file["translations"][locale][context, source]
        for name, word in words:
            said = said.replace(name, word)
        return said

    def said(context: str, source: str) -> str:
        return say(posting, context, source)

    def bullets(context: str, sources: list[str]) -> list[Values]:
        return [{"items": [said(context, source) for source in sources]}]

    own = {
        one["id"]: {
            "key": one["id"],
            "heading": said(f"sections.{one['id']}.heading", one["heading"]),
            "groups": [{"blocks": _blocks(one["body"], lambda source, one=one: said(f"sections.{one['id']}.body", source))}],
        }
        for one in data["sections"]
    }
    asked = data["qualifications"]
    about = labels["heading, then the organization's name", "About {name}"].format(name=company["name"])
    groups = (("", "required"), ("Desirable", "desirable"), ("Personal qualities", "personal"))
    sections = [
        own["job"],
        {"key": "responsibilities", "heading": labels["heading", "Responsibilities"],
         "groups": [{"blocks": bullets("responsibilities", data["responsibilities"])}]},
        {"key": "qualifications", "heading": labels["heading", "Qualifications"],
         "groups": [{"heading": labels["heading", heading] if heading else "",
                     "blocks": bullets(f"qualifications.{name}", asked[name])} for heading, name in groups]},
        {"key": "job_benefits", "heading": labels["heading", "We offer"],
         "groups": [{"blocks": bullets("job_benefits", data["job_benefits"])}]},
        own["team"],
        {"key": "place", "heading": say(place, "sections.city.heading", city["sections"][0]["heading"]),
         "groups": [{"blocks": [say(place, "sections.city.body", city["sections"][0]["body"])]}]},
        {"key": "organization", "heading": about,
         "groups": [{"blocks": [say(organization, "about", company["about"])]}]},
        {"key": "boilerplate",
         "heading": say(organization, "boilerplate.diversity.heading", company["boilerplate"][0]["heading"]),
         "groups": [{"blocks": [say(organization, "boilerplate.diversity.text", company["boilerplate"][0]["text"])]}]},
    ]  # fmt: skip
    where = f"{city['name'][locale]}, {_territory(city['country'], locale)}"
    values = {
        "locale": locale,
        "name": posting["name"],
        "title": said("title", data["title"]),
        "summary": said("summary", data["summary"]),
        "short": said("short_text", data["short_text"]),
        "kicker": f"{company['name']} · {where}",
        "facts": _facts(data, where, locale, labels),
        "deadline": {"label": labels["fact", "Application deadline"], "value": _date(data["valid_through"], locale),
                     "datetime": data["valid_through"].isoformat()},
        "sections": sections,
        "contacts": data["contacts"],
        "apply": data["apply"],
        "send": said("apply.send", data["apply"]["send"]),
        "reference": labels["apply", "Please quote reference {number}"].format(number=data["reference_number"]),
        "company": company,
        "country": _territory(company["address"]["country"], locale),
        "sisters": _NAMES,
        "labels": labels,
        "html": _inline,
    }  # fmt: skip
    return {**values, "json_ld": _json_ld(values, data, city)}


def _words(data: Values, locale: str, labels: Entries) -> list[tuple[str, str]]:
    spoken = data.get("required_languages")
    if not spoken:
        return []
    code = spoken[0]["language"]
    speaking = labels["speaking", f"{_SPOKEN[code]}-speaking"]
    return [("{Speaking}", speaking[:1].upper() + speaking[1:]), ("{language}", Locale.parse(CLDR[locale]).languages[code])]


def _blocks(body: str, said: Callable[[str], str]) -> list[str | Values]:
    """Split a body, whose segments are a line each, into paragraphs and lists."""
    blocks: list[str | Values] = []
    for part in body.split("\n\n"):
        if part.startswith("- "):
            blocks.append({"items": [said(line[2:]) for line in part.split("\n")]})
        else:
            blocks.append(said(part))
    return blocks


def _facts(data: Values, where: str, locale: str, labels: Entries) -> list[tuple[str, str, str]]:
    contract = {"permanent": "permanent position", "substitute": "temporary cover"}[data["contract"]]
    hours, shift = data["work_hours"], data["work_hours"]["schedule"][0]
    kind = labels["employment type", "full time"].capitalize()
    facts = [
        ("location", labels["fact", "Location"], where),
        ("employment", labels["fact", "Employment"], f"{kind}, {labels['contract', contract]}"),
        ("work_hours", labels["fact", "Working hours"],
         f"{_number(hours['hours_per_week'], locale)}, {_weekdays(locale)} {shift['from']}–{shift['to']}"),
        ("job_start", labels["fact", "Start date"], _date(data["job_start"], locale)),
    ]  # fmt: skip
    pay = data.get("base_salary")
    if pay:
        amount = f"{pay['currency']} {_number(pay['min'], locale)}–{_number(pay['max'], locale)}"
        facts.append(("base_salary", labels["fact", "Pay"], labels["pay", "{amount} per month"].format(amount=amount)))
    if data.get("required_languages"):
        language = Locale.parse(CLDR[locale]).languages[data["required_languages"][0]["language"]]
        facts.append(("languages", labels["fact", "Languages"], f"{language} ({labels['language level', 'fluent']})"))
    facts.append(("reference_number", labels["fact", "Reference"], data["reference_number"]))
    return facts


def _json_ld(values: Values, data: Values, city: Values) -> Markup:
    description = [f"<p>{_inline(values['summary'])}</p>"]
    for section in values["sections"]:
        description.append(f"<p><strong>{_inline(section['heading'])}</strong></p>")
        for group in section["groups"]:
            for block in group["blocks"]:
                if isinstance(block, str):
                    description.append(f"<p>{_inline(block)}</p>")
                else:
                    description.append("<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in block["items"]) + "</ul>")
    lists = {section["key"]: "; ".join(item for group in section["groups"] for item in group["blocks"][0]["items"])
             for section in values["sections"][1:4]}  # fmt: skip
    company = values["company"]
    employer = {"@type": "Organization", "name": company["name"], "sameAs": company["url"], "address": company["address"]}
    address = {"addressLocality": city["name"][values["locale"]], "addressCountry": city["country"]}
    content = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": values["title"],
        "description": "".join(description),
        "inLanguage": values["locale"],
        "datePosted": data["date_posted"].isoformat(),
        "validThrough": f"{data['valid_through'].isoformat()}T23:59",
        "employmentType": "FULL_TIME",
        "hiringOrganization": employer,
        "jobLocation": {"@type": "Place", "address": address},
        "baseSalary": data.get("base_salary"),
        "jobStartDate": data["job_start"].isoformat(),
        "identifier": {"@type": "PropertyValue", "name": company["name"], "value": data["reference_number"]},
        **lists,
        "applicationContact": data["contacts"],
    }  # fmt: skip
    return Markup(json.dumps(content, ensure_ascii=False, indent=1).replace("<", "\\u003c"))  # noqa: S704 - escaped here
