"""A workspace: the folder a marketing team keeps its postings, organizations, places and translations in.

A posting file outside any workspace works too; then its own folder serves as one.
"""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import generator
from generator.errors import AnnonsError, Finding, InputError, Where
from generator.l10n.locales import Locales
from generator.posting import pictures
from generator.posting.fields import Model, valid_id
from generator.posting.model import JobPosting
from generator.posting.organization import City, Organization
from generator.posting.parts import Image
from generator.posting.phrasebook import Phrasebook
from generator.posting.phrasing import Phrasing
from generator.posting.pictures import PictureError
from generator.posting.problems import in_words, validate
from generator.posting.settings import FILE, Settings, read_settings
from generator.posting.walk import TextAt, texts
from generator.posting.yaml_reader import Document, Path_, read

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, eq=False)
class Entity:
    """A file's model, with its source locale and where its values stand; compared by identity, so that it can be a key."""

    document: Document
    model: Model
    source_locale: str
    phrasebook: Phrasebook

    @property
    def file(self) -> Path:
        """Return the YAML file."""
        return self.document.file

    @cached_property
    def texts(self) -> tuple[TextAt, ...]:
        """Return every text of the file, in reading order."""
        return tuple(texts(self.model))


@dataclass(frozen=True, eq=False)
class PostingFile(Entity):
    """A posting with everything it refers to."""

    model: JobPosting
    organization: Organization | None
    agency: Organization | None
    cities: tuple[City | None, ...]
    entities: tuple[Entity, ...] = ()
    """The posting itself, and each organization and place file it uses, once."""

    @property
    def posting(self) -> JobPosting:
        """Return the posting."""
        return self.model


@dataclass
class Workspace:
    """A folder of postings. Files are read when first needed, each once."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    _entities: dict[Path, Entity | AnnonsError] = field(default_factory=dict, repr=False)
    _pictures: dict[str, Path] = field(default_factory=dict, repr=False)

    @classmethod
    def open(cls, root: Path) -> "Workspace":
        """Open the workspace at ``root``.

        Raises:
            InputError: its ``annons.toml`` is wrong.
        """
        workspace = cls(root, read_settings(root / FILE, generator.__version__))
        workspace.check_locales(workspace.settings.locales, Where(root / FILE), "locales")
        return workspace

    @classmethod
    def around(cls, path: Path) -> "Workspace":
        """Open the workspace that a file or folder lies in; else its own folder as one without settings.

        Raises:
            InputError: the workspace's ``annons.toml`` is wrong.
        """
        start = path if path.is_dir() else path.parent
        for folder in (start.absolute(), *start.absolute().parents):
            if (folder / FILE).is_file():
                return cls.open(_shorten(folder))
        return cls(start)

    @cached_property
    def locales(self) -> Locales:
        """Return the output locales, those of the workspace's own ``locales/`` first."""
        return Locales([self.root / "locales"])

    def check_locales(self, names: Iterable[str], where: Where | None, field_name: str) -> tuple[str, ...]:
        """Return the codes that people's spellings mean, each once.

        Raises:
            InputError: all that are no output locales.
        """
        names = tuple(names)
        bad = [self.locales.unknown(name, where, field_name) for name in names if self.locales.code(name) is None]
        if bad:
            raise InputError(bad)
        return tuple(dict.fromkeys(self.locales.resolve(name).code for name in names))

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """Return the phrases at hand, the workspace's own first."""
        return Phrasebook(self.root / "phrases", self.locales)

    @property
    def output(self) -> Path:
        """Return the folder that ads are written to; for a file outside any workspace, one where the command is called."""
        return (self.root if (self.root / FILE).is_file() else Path()) / self.settings.output

    def posting_files(self) -> tuple[Path, ...]:
        """Return the workspace's posting files by name."""
        folder = self.root / "postings"
        found = [*folder.glob("*.yaml"), *folder.glob("*.yml")]
        # Editors and file managers leave ".#x.yaml" and "._x.yaml" beside the files themselves.
        return tuple(sorted(file for file in found if not file.name.startswith(".")))

    def posting(self, file: Path) -> PostingFile:
        """Read a posting and everything it refers to.

        Raises:
            InputError: every problem in the posting and in the files it names.
        """
        document = read(file)
        entity = self._entity(document, JobPosting)
        posting = entity.model
        assert isinstance(posting, JobPosting)  # noqa: S101 - for the type checker
        problems: list[Finding] = []
        used: list[Entity] = [entity]

        def refer(value: object, kind: type[M], folder: str, path: Path_) -> M | None:
            try:
                found = self._refer(value, kind, folder, document, path)
            except AnnonsError as error:
                problems.extend(error.findings)
                return None
            if found is not None and all(found.document.file != one.document.file for one in used):
                used.append(found)
            return (
                found.model
                if found is not None and isinstance(found.model, kind)
                else value
                if isinstance(value, kind)
                else None
            )

        organization = refer(posting.hiring_organization, Organization, "organizations", ("hiring_organization",))
        agency = refer(posting.agency, Organization, "organizations", ("agency",))
        cities = tuple(
            refer(location.place, City, "places", ("job_location", number, "place"))
            for number, location in enumerate(posting.job_location)
        )
        problems += self._locale_problems(posting, document)
        if problems:
            raise InputError(sorted(problems, key=lambda one: _in_order(one, file)))
        return PostingFile(document, posting, entity.source_locale, self.phrasebook, organization, agency, cities, tuple(used))

    def _locale_problems(self, posting: JobPosting, document: Document) -> list[Finding]:
        lists: list[tuple[tuple[str, ...], Path_]] = [(posting.locales, ("locales",))]
        lists += [(one.locales, ("audiences", number, "locales")) for number, one in enumerate(posting.audiences)]
        problems: list[Finding] = []
        for names, path in lists:
            for number, name in enumerate(names):
                if self.locales.code(name) is None:
                    at = (*path, number)
                    problems.append(self.locales.unknown(name, document.where(at), in_words(path, JobPosting)))
        return problems

    def _refer(self, value: object, kind: type[Model], folder: str, document: Document, path: Path_) -> Entity | None:
        if not isinstance(value, str):
            return None
        file = self.root / folder / f"{value}.yaml"
        known = self._entities.get(file)
        if known is None:
            if not file.is_file():
                there = sorted(one.stem for one in file.parent.glob("*.yaml"))
                near = difflib.get_close_matches(value, there, 1)
                hint = (
                    f"did you mean {near[0]}?"
                    if near
                    else f"there are {', '.join(there)}"
                    if there
                    else f"write {folder}/{value}.yaml"
                )
                message = f"there is no file {folder}/{value}.yaml"
                raise InputError(
                    Finding("REFERENCE", message, hint, where=document.where(path), field=in_words(path, JobPosting))
                )
            try:
                known = self._entity(read(file), kind)
            except AnnonsError as error:
                known = error
            self._entities[file] = known
        if isinstance(known, AnnonsError):
            raise known
        return known

    def _entity(self, document: Document, kind: type[M]) -> Entity:
        stem = document.file.stem
        extra = {}
        if "id" not in document.data:
            if not valid_id(stem):
                message = f"the file's name “{document.file.name}” can't be an id"
                hint = "rename it to small letters, digits and hyphens, such as back-office-agent.yaml, or give it an id:"
                raise InputError(Finding("ID", message, hint, where=Where(document.file)))
            extra["id"] = stem
        phrasing = Phrasing(self.phrasebook, self.locales, document)
        try:
            model = validate(kind, phrasing.done(), extra)
        except InputError as error:
            found = [*phrasing.findings, *error.findings]
            raise InputError(sorted(found, key=lambda one: _in_order(one, document.file))) from None
        source = str(getattr(model, "source_locale", ""))
        code = self.locales.resolve(source, document.where(("source_locale",)), "source locale").code if source else ""
        entity = Entity(document, model, code or "en", self.phrasebook)
        problems = [
            *phrasing.findings,
            *self._text_problems(entity, code),
            *self._standing_problems(model, document),
            *self._asset_problems(model, document),
        ]
        if problems:
            raise InputError(sorted(problems, key=lambda one: _in_order(one, document.file)))
        return entity

    def _text_problems(self, entity: Entity, source: str) -> Iterator[Finding]:
        document = entity.document
        for found in entity.texts:
            if found.text.source is not None and found.rules.kind != "name" and not source:
                where = document.where(found.path)
                message = f"the language of “{found.text.source}” is not given"
                yield Finding("FIELD", message, "add source_locale: da (or nb, sv, en)", where=where, field="source locale")
                return
            for name in found.text.by_locale:
                if name not in self.locales:
                    where = document.key_where((*found.path, name))
                    yield self._no_code(name, where, in_words(found.path, type(entity.model)))

    def _standing_problems(self, model: Model, document: Document) -> Iterator[Finding]:
        """Tell of standing texts for locales that no ad will ever have."""
        for path in ((), ("hiring_organization",), ("agency",)):
            owner = getattr(model, path[0], None) if path else model
            for number, text in enumerate(owner.boilerplate if isinstance(owner, Organization) else ()):
                at = (*path, "boilerplate", number, "locales")
                for index, name in enumerate(text.locales):
                    if name not in self.locales:
                        yield self._no_code(name, document.where((*at, index)), in_words(at, type(model)))

    def _no_code(self, name: str, where: Where, field_name: str) -> Finding:
        """Return the finding for a name that stands where only a locale's own code can: other files go by it."""
        code = self.locales.code(name)
        if code is None:
            return self.locales.unknown(name, where, field_name)
        message = f"“{name}” is another name of the output locale {code}"
        return Finding("LOCALE", message, f"write {code}", where=where, field=field_name)

    def _asset_problems(self, model: Model, document: Document) -> Iterator[Finding]:
        for path in (("logo",), ("hero_image",), ("hiring_organization", "logo"), ("agency", "logo")):
            image: object = model
            for name in path:
                image = getattr(image, name, None)
            if isinstance(image, Image):
                try:
                    self.asset(image.file)
                except PictureError as problem:
                    where = document.where((*path, "file"))
                    yield Finding("FILE", str(problem), problem.hint, where=where, field=in_words(path, type(model)))

    def asset(self, name: str) -> Path:
        """Return the file of a picture that belongs to the workspace.

        Raises:
            PictureError: it isn't there, or lies outside the workspace, or is no picture.
        """
        known = self._pictures.get(name)
        if known is not None:
            return known
        try:
            root = self.root.resolve()
            file = (root / name).resolve()
            there = file.is_file()
        except (OSError, RuntimeError) as problem:
            # A name that is too long, or links that lead in a circle.
            message = f"“{name[:60]}” can't be a file: {problem}"
            raise PictureError(message, "check the name") from None
        if not file.is_relative_to(root) or "://" in name:
            message = f"“{name}” lies outside the workspace"
            raise PictureError(message, "copy the file into the workspace and name it from there")
        if file.suffix.lower() not in pictures.KINDS:
            message = f"“{name}” is no picture that ads can hold"
            raise PictureError(message, "use SVG, PNG, JPEG or WebP")
        if not there:
            message = f"there is no file {name}"
            raise PictureError(message, f"names are relative to the workspace, {self.root}/")
        pictures.check(file)
        self._pictures[name] = file
        return file


def _in_order(finding: Finding, file: Path) -> tuple[bool, Where]:
    """Sort findings as they stand, those in ``file`` before those in others."""
    where = finding.where or Where(file)
    return where.file != file, where


def _shorten(folder: Path) -> Path:
    """Return the folder relative to the current one where that is shorter to read."""
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder
