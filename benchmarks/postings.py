"""Writes a workspace of invented postings: the same seed always gives the same files.

Ten organizations and six places, each with their own texts; postings of about 350 words in the language of their
organization, with approved translations into the other three. As in real life, some text is the same in many postings
(what an organization offers, how to apply), some is in this one only (the title, most tasks), most is plain text, and some
holds Markdown.
"""

import datetime as dt
import random
import re
from pathlib import Path
from typing import Any

import polib
import yaml

from benchmarks import words
from benchmarks.words import LOCALES, Four

_SLOT = re.compile(r"<(\w+)>")
_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="{color}"/></svg>\n'
)
_FIRST_DAY = dt.date(2026, 1, 5)


def write(folder: Path, count: int, seed: int) -> dict[str, int]:
    """Write a workspace with ``count`` postings into an empty folder.

    Returns:
        How many segments its ads show, how many of them are distinct, and how many of those hold Markdown.
    """
    for name in ("postings", "organizations", "places"):
        (folder / name).mkdir(parents=True)
    (folder / "annons.toml").write_text('locales = ["da", "nb", "sv", "en"]\nformats = ["html", "md"]\n', "utf-8")
    chance = random.Random(seed)  # noqa: S311 - chosen for being repeatable
    benefits = {one[0]: _organization(folder, one, chance) for one in words.ORGANIZATIONS}
    for place, (country, name) in words.PLACES.items():
        _place(folder, place, country, name, chance)
    said: list[str] = []
    for number in range(count):
        organization = words.ORGANIZATIONS[number % len(words.ORGANIZATIONS)]
        said += _posting(folder, number, organization, benefits[organization[0]], chance)
    distinct = set(said)
    marked = sum(1 for one in distinct if "*" in one or "](" in one)
    return {"postings": count, "segments": len(said), "distinct": len(distinct), "with_markdown": marked}


class _Block(str):
    """A text of several paragraphs, which a person writes as a block (``|``)."""

    __slots__ = ()


yaml.CSafeDumper.add_representer(
    _Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)


class _File:
    """A YAML file and its translations: ``say`` returns the source text and takes note of the other three."""

    def __init__(self, file: Path, source_locale: str) -> None:
        self.file = file
        self.source = LOCALES.index(source_locale)
        self.data: dict[str, Any] = {"source_locale": source_locale}
        self._entries: dict[tuple[str, str], Four] = {}

    def say(self, context: str, text: Four) -> str:
        self._entries[context, text[self.source]] = text
        return text[self.source]

    def save(self) -> list[str]:
        """Write both; return every text in all four languages."""
        text = yaml.dump(self.data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
        self.file.write_text(text, "utf-8")
        for number, locale in enumerate(LOCALES):
            if number != self.source:
                catalog = polib.POFile(wrapwidth=100)
                catalog.metadata = {"Language": locale, "Content-Type": "text/plain; charset=UTF-8"}
                for (context, source), text_ in self._entries.items():
                    catalog.append(polib.POEntry(msgctxt=context, msgid=source, msgstr=text_[number]))
                catalog.save(str(self.file.with_suffix(f".{locale}.po")))
        return [one for text_ in self._entries.values() for one in text_]


def _fill(text: Four, chance: random.Random, **known: Four) -> Four:
    """Fill the slots of a text, the same way in all four languages."""
    chosen: dict[str, Four] = dict(known)
    while True:
        names = set(_SLOT.findall(text[0])) - set(chosen)
        chosen |= {name: _choose(name, chance) for name in sorted(names)}
        filled = [_in_one(part, number, chosen) for number, part in enumerate(text)]
        text = (filled[0], filled[1], filled[2], filled[3])
        if not _SLOT.search(text[0]):
            return text


def _in_one(text: str, number: int, chosen: dict[str, Four]) -> str:
    return _SLOT.sub(lambda match: chosen[match[1]][number], text)


def _choose(name: str, chance: random.Random) -> Four:
    numbers = {"few": (2, 8), "n": (3, 60), "many": (40, 900), "year": (1921, 2015)}
    if name in numbers:
        return _same(str(chance.randint(*numbers[name])))
    return chance.choice({"thing": words.THINGS, "how": words.HOW, "field": words.FIELDS}[name])


def _same(text: str) -> Four:
    return (text, text, text, text)


def _capital(text: Four) -> Four:
    return (text[0].capitalize(), text[1].capitalize(), text[2].capitalize(), text[3].capitalize())


def _organization(folder: Path, one: tuple[str, str, str, str], chance: random.Random) -> tuple[Four, ...]:
    """Write an organization; return what it offers in all its postings."""
    name, title, locale, color = one
    (folder / "organizations" / f"{name}.svg").write_text(_LOGO.format(color=color), "utf-8")
    file = _File(folder / "organizations" / f"{name}.yaml", locale)
    about = _fill(words.ABOUT, chance, organization=_same(title))
    file.data |= {
        "name": title,
        "url": f"https://{name}.example",
        "telephone": chance.choice(["+45 32 12 34 56", "+47 22 12 34 56", "+46 8 123 456 78"]),
        "address": {
            "street_address": f"Eksempelvej {chance.randint(1, 90)}",
            "postal_code": f"{chance.randint(100, 9999):04}",
            "city": "Eksempelby",
            "country": {"da": "DK", "nb": "NO", "sv": "SE", "en": "DK"}[locale],
        },
        "brand_color": color,
        "logo": {"file": f"organizations/{name}.svg"},
        "about": file.say("about", about),
        "boilerplate": [
            {
                "id": "diversity",
                "heading": file.say("boilerplate.diversity.heading", words.HEADINGS["diversity"]),
                "text": file.say("boilerplate.diversity.text", words.DIVERSITY),
            }
        ],
    }
    file.save()
    return tuple(_fill(text, chance) for text in chance.sample(words.BENEFITS, 5))


def _place(folder: Path, place: str, country: str, name: Four, chance: random.Random) -> None:
    file = _File(folder / "places" / f"{place}.yaml", "da")
    body = _fill(words.CITY_TEXT, chance, city=name)
    file.data |= {
        "name": dict(zip(LOCALES, name, strict=True)),
        "country": country,
        "sections": [
            {
                "id": "city",
                "heading": file.say("sections.city.heading", words.HEADINGS["city"]),
                "body": file.say("sections.city.body", body),
            }
        ],
    }
    file.save()


def _posting(
    folder: Path, number: int, organization: tuple[str, str, str, str], benefits: tuple[Four, ...], chance: random.Random
) -> list[str]:
    place = chance.choice(list(words.PLACES))
    role = chance.choice(words.ROLES)
    abroad = chance.random() < 0.3  # noqa: PLR2004 - three of ten look for speakers of a language
    file = _File(folder / "postings" / f"{role[3].replace(' ', '-')}-{number:04}.yaml", organization[2])
    known = {"role": role, "Role": _capital(role), "city": words.PLACES[place][1], "organization": _same(organization[1])}

    def say(context: str, text: Four) -> str:
        return file.say(context, _fill(text, chance, **known))

    def several(context: str, texts: tuple[Four, ...], least: int, most: int) -> list[str]:
        return list(dict.fromkeys(say(context, chance.choice(texts)) for _ in range(chance.randint(least, most))))

    posted = _FIRST_DAY + dt.timedelta(days=number % 150)
    required = words.REQUIRED if abroad else tuple(one for one in words.REQUIRED if "{" not in one[0])
    file.data |= {
        "title": say("title", words.SPEAKING_TITLE if abroad else words.TITLE),
        "summary": say("summary", chance.choice(words.SUMMARIES)),
        "short_text": say("short_text", words.SHORT),
        "date_posted": posted,
        "valid_through": posted + dt.timedelta(days=chance.randint(14, 45)),
        "hiring_organization": organization[0],
        "job_location": {"place": place},
    }
    if abroad:
        file.data["required_languages"] = [{"language": chance.choice(["da", "no", "sv"]), "level": "fluent"}]
    file.data |= {
        "employment_type": "full_time",
        "contract": chance.choice(["permanent", "substitute"]),
        "work_hours": {"hours_per_week": chance.choice(["37", "37.5", "40"]),
                       "schedule": [{"days": "mon-fri", "from": "08:00", "to": chance.choice(["16:00", "16:30"])}]},
        "job_start": posted + dt.timedelta(days=60),
        "responsibilities": several("responsibilities", words.TASKS, 4, 7),
        "qualifications": {
            "required": several("qualifications.required", required, 2, 4),
            "desirable": several("qualifications.desirable", words.DESIRABLE, 1, 3),
            "personal": several("qualifications.personal", words.PERSONAL, 2, 4),
        },
        "job_benefits": [file.say("job_benefits", text) for text in benefits],
        "sections": [_section(name, say, chance) for name in ("job", "team")],
        "section_order": ["job"],
        "contacts": [
            {
                "name": f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.LAST_NAMES)}",
                "telephone": f"+45 32 12 {chance.randint(10, 99)} {chance.randint(10, 99)}",
                "email": f"job@{organization[0]}.example",
            }
        ],
        "apply": {
            "send": say("apply.send", words.SEND[number % len(words.SEND)]),
            "email": f"job@{organization[0]}.example",
            "url": f"https://{organization[0]}.example/job/{number}",
        },
        "reference_number": f"{posted.year}-{number}",
    }  # fmt: skip
    if chance.random() < 0.5:  # noqa: PLR2004 - every other tells its pay
        low = chance.randrange(28_000, 40_000, 500)
        file.data["base_salary"] = {"min": str(low), "max": str(low + 4000), "currency": "DKK", "period": "month"}
    return file.save()


def _section(name: str, say: Any, chance: random.Random) -> dict[str, str]:  # noqa: ANN401 - a function of the posting's
    """Return a section of two or three paragraphs, every other one with a list at its end. Each segment is one line."""
    context = f"sections.{name}.body"
    lines = [say(context, text) for text in chance.sample(words.PARAGRAPHS, chance.randint(2, 3))]
    body = "\n\n".join(lines)
    if chance.random() < 0.5:  # noqa: PLR2004 - every other
        items = [say(context, chance.choice(words.TASKS)) for _ in range(3)]
        body += "\n\n" + say(context, chance.choice(words.LEAD_INS)) + "\n\n" + "\n".join(f"- {item}" for item in items)
    return {"id": name, "heading": say(f"sections.{name}.heading", words.HEADINGS[name]), "body": _Block(body)}
