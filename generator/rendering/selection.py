"""What a small sheet says beside the least: which sections it has room for, reckoned before anything is laid out."""

import math

from generator.rendering.measuring import PT
from generator.rendering.plaintext import to_text
from generator.rendering.view import AdView, SectionView

_CHARACTER, _LINE = 0.5, 1.38
"""Mean width of a character of Lato, and the distance of its lines, in em."""
_FIRST = ("responsibilities", "qualifications", "job_benefits")
"""What a reader wants to know of the job first."""
_ABOUT = ("place", "organization", "boilerplate")
"""What is not about the job; said where all that is has room."""
_FILL = 0.85
"""Part of a line that words fill, as they do not break."""


def spare(ad: AdView, width: float, height: float, size: float, code: float = 0.0) -> float:
    """Return how many lines of text a sheet has room for below its title, facts and answers; below 0 for none.

    Args:
        ad: the ad.
        width: width of its lines in mm.
        height: height there is in mm.
        size: the body type it is meant for, in pt.
        code: side of the QR code in mm.
    """
    line, per_line = size * _LINE * PT, _per_line(width, size)
    copy = ad.short_text or ad.summary
    facts = [len(fact.label) + len(fact.value.plain) + 2 for fact in ad.facts]
    answers = [30, *(len(contact.name) + len(contact.telephone) + 8 for contact in ad.contacts), 30]
    answers += [len(text) for text in (ad.apply.email, ad.apply.url_text) if text] if ad.apply else []
    used = 3.0 * math.ceil(len(ad.title.plain) * 2.6 / per_line)
    used += sum(math.ceil(count / per_line) for count in (len(ad.kicker), len(copy.plain) if copy else 0, 26, *facts))
    used += max(code / line, sum(math.ceil(count / per_line) for count in answers)) + 4
    return height / line - used


def _per_line(width: float, size: float) -> float:
    return max(8.0, width / (size * PT * _CHARACTER) * _FILL)


def within(
    sections: tuple[SectionView, ...], lines: float, width: float, size: float, *, always: bool = False
) -> tuple[SectionView, ...]:
    """Return the sections that a small sheet has room for, in their order: those about the job before those about the place.

    Args:
        sections: all sections.
        lines: how many lines there is room for.
        width: their width in mm.
        size: their type in pt.
        always: whether tasks, qualifications and benefits come along however long they are; or the rest, without those.
    """
    first = [section for section in sections if section.key in _FIRST]
    job = [section for section in sections if section.key not in _FIRST + _ABOUT]
    about = [section for section in sections if section.key in _ABOUT[:2]]
    forced = (first or [*job, *about]) if always else []
    chosen: set[str] = set()
    for section in (*first, *job, *about):
        if section in about and len(chosen) < len(first) + len(job) and section not in forced:
            break
        long = _lines(section, _per_line(width, size))
        if long <= lines or section in forced:
            chosen.add(section.anchor)
            lines -= long
    return tuple(section for section in sections if section.anchor in chosen)


def _lines(section: SectionView, per_line: float) -> float:
    """Return about how many lines a section takes, with its headings and the room before them."""
    texts = [line for group in section.groups for line in to_text(group.blocks).splitlines() if line]
    groups = sum(group.heading is not None for group in section.groups)
    return 2.0 + 1.4 * groups + sum(math.ceil(len(text) / per_line) * 1.1 for text in texts)


def text_outlasts(ad: AdView, width: float, side: float, size: float = 9.5) -> bool:
    """Return whether an ad's text goes on at least as far down as its facts, contacts and way to apply beside it.

    Args:
        ad: the ad.
        width: width of the text in mm.
        side: width of what stands beside it, in mm, in type a little smaller.
        size: the body type in pt.
    """
    text = sum(_lines(section, _per_line(width, size)) for section in ad.sections)
    narrow = _per_line(side, size * 0.92)
    facts = sum(1.4 + math.ceil(len(fact.value.plain) / narrow) for fact in (*ad.facts, ad.deadline) if fact)
    answer = sum(3.0 + bool(contact.role) + bool(contact.email) * 1.5 for contact in ad.contacts)
    if ad.apply:
        send = len(ad.apply.send.plain) if ad.apply.send else 0
        answer += 7.0 + sum(math.ceil(length / narrow) for length in (send, len(ad.apply.email), len(ad.apply.url_text)))
    return text >= facts + answer + 4.0
