"""The sections of an ad in the order the posting wants."""

from collections.abc import Callable, Iterator

from generator.posting.consistency import STANDARD_SECTIONS
from generator.posting.organization import Organization
from generator.posting.parts import Body, Bullets, Section
from generator.rendering.view import BlockView, GroupView, ItemView, ListView, SectionView
from generator.rendering.writing import Pen


def sections(pen: Pen) -> tuple[SectionView, ...]:
    """Return the sections of an ad; empty ones are left out.

    The posting's ``section_order`` comes first, the rest in the usual order: its own sections stand after the benefits.
    """
    posting = pen.ad.posting
    own = {section.id: section for section in posting.sections}
    makers: dict[str, Callable[[Pen], Iterator[SectionView]]] = {
        "responsibilities": _responsibilities,
        "qualifications": _qualifications,
        "job_benefits": _benefits,
        "place": _places,
        "organization": _organizations,
    }
    usual = [*STANDARD_SECTIONS[:3], *own, *STANDARD_SECTIONS[3:]]
    order = dict.fromkeys((*posting.section_order, *usual))
    made: list[SectionView] = []
    for name in order:
        if name in own:
            made.append(_own(pen, own[name], f"section-{name}"))
        elif name in makers:
            made += makers[name](pen)
    made += _boilerplate(pen)
    return tuple(section for section in made if any(group.blocks for group in section.groups))


def _own(pen: Pen, section: Section, anchor: str) -> SectionView:
    return SectionView(section.id, anchor, pen.text(section.heading), (GroupView(None, _body(pen, section.body)),))


def _body(pen: Pen, body: Body) -> tuple[BlockView, ...]:
    return tuple(block for part in body for block in pen.blocks(part.text))


def _bullets(pen: Pen, bullets: Bullets) -> tuple[ListView, ...]:
    return (ListView(tuple(ItemView(pen.text(bullet.text)) for bullet in bullets)),) if bullets else ()


def _listed(pen: Pen, key: str, heading: str, bullets: Bullets) -> Iterator[SectionView]:
    blocks = _bullets(pen, bullets)
    if blocks:
        yield SectionView(key, key.replace("_", "-"), pen.label(heading), (GroupView(None, blocks),))


def _responsibilities(pen: Pen) -> Iterator[SectionView]:
    yield from _listed(
        pen, "responsibilities", pen.labels.pgettext("heading", "Responsibilities"), pen.ad.posting.responsibilities
    )


def _benefits(pen: Pen) -> Iterator[SectionView]:
    yield from _listed(pen, "job_benefits", pen.labels.pgettext("heading", "We offer"), pen.ad.posting.job_benefits)


def _qualifications(pen: Pen) -> Iterator[SectionView]:
    """Yield one section; its parts have headings of their own only where there are several."""
    label, asked = pen.labels.pgettext, pen.ad.posting.qualifications
    parts = (
        ("", asked.required),
        (label("heading", "Desirable"), asked.desirable),
        (label("heading", "Personal qualities"), asked.personal),
    )
    given = [(heading, bullets) for heading, bullets in parts if bullets]
    if not given:
        return
    heading = label("heading", "Qualifications")
    if len(given) == 1 and given[0][0]:
        heading = given[0][0]
        given = [("", given[0][1])]
    groups = tuple(GroupView(pen.label(name) if name else None, _bullets(pen, bullets)) for name, bullets in given)
    yield SectionView("qualifications", "qualifications", pen.label(heading), groups)


def _places(pen: Pen) -> Iterator[SectionView]:
    seen: set[str] = set()
    for city in pen.ad.cities:
        if city is not None and city.id and city.id not in seen:
            seen.add(city.id)
            for section in city.sections:
                view = _own(pen, section, f"place-{city.id}-{section.id}")
                yield SectionView("place", view.anchor, view.heading, view.groups)


def _organizations(pen: Pen) -> Iterator[SectionView]:
    seen: list[Organization] = []
    for organization in (pen.ad.organization, pen.ad.agency):
        if organization is None or organization.about is None or any(organization is one for one in seen):
            continue
        seen.append(organization)
        heading = pen.labels.pgettext("heading, then the organization's name", "About {name}").format(name=organization.name)
        anchor = "about" if len(seen) == 1 else f"about-{len(seen)}"
        yield SectionView("organization", anchor, pen.label(heading), (GroupView(None, _body(pen, organization.about)),))


def _boilerplate(pen: Pen) -> Iterator[SectionView]:
    seen: set[int] = set()
    for organization in (pen.ad.organization, pen.ad.agency):
        if organization is None or id(organization) in seen:
            continue
        seen.add(id(organization))
        for one in organization.boilerplate:
            heading = pen.maybe(one.heading) or pen.label("")
            anchor = f"standing-{len(seen)}-{one.id}"
            yield SectionView("boilerplate", anchor, heading, (GroupView(None, pen.blocks(one.text)),))
