"""Files to trees: a company file with all that it includes, and the files that its series are like.

A series file alone means little, since it names stock that is declared elsewhere; so a file without a company is read
as part of the `company.terms` beside it, where that includes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TextIO

from attrs import define, evolve, field, frozen

from paripassu.diagnostics.codes import INCLUDE_CYCLE, MISSING_INCLUDE, UNKNOWN_FILE_KIND, Code
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.reading import kind_of, nearest_file, read_source
from paripassu.diagnostics.standardinput import read_named
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span
from paripassu.syntax.nodes import BlockNode, TermsFile, Word
from paripassu.syntax.parse import parse_terms

COMPANY_FILE = "company.terms"
_HEADS = ("company", "class", "series")
_OF_NO_SERIES = ("options", "warrants", "carve_out")

# A file being read: its path, the files that led to it and itself, and its blocks that are still to come.
_OpenFile = tuple[str, tuple[str, ...], Iterator[BlockNode]]


@frozen(eq=False, repr=False)
class Loaded:
    """The blocks of a company in order, included files in their place, and the files that a series is `like`.

    `path` is the file that was read first; `likes` are keyed by the place of the word that names them.
    """

    path: str
    blocks: tuple[BlockNode, ...]
    likes: dict[tuple[str, int], TermsFile] = field(factory=dict, eq=False, repr=False)
    files: tuple[TermsFile, ...] = ()

    def heads_in(self, path: str) -> Iterator[Word]:
        """The names of the series that one of these files declares."""
        wanted = os.path.abspath(path)
        for block in self.blocks:
            if block.rule == "series" and os.path.abspath(block.source.name) == wanted:
                yield block.head.phrases("stock")[0].words()[0]

    def read_with_company(self) -> Iterator[str]:
        """Where this is a company file: the files beside it that mean nothing without it, and are read with it."""
        folder = os.path.dirname(os.path.abspath(self.path))
        for file in self.files if os.path.basename(self.path) == COMPANY_FILE else ():
            name = os.path.abspath(file.source.name)
            if os.path.dirname(name) == folder and not _has_company(file):
                yield name

    @property
    def broken(self) -> tuple[Span, ...]:
        """The lines of all these files that could not be read."""
        return tuple(span for file in (*self.files, *self.likes.values()) for span in file.broken)


def load_terms(path: str, stdin: TextIO | None = None, stdin_name: str = "") -> Outcome[Loaded]:
    """Read a terms file with all that belongs to it; findings are those of all files.

    `-` is standard input, `stdin_name` the name that it goes by: what it includes is found beside that.
    """
    loader = _Loader()
    read = read_named(path, stdin, stdin_name)
    path = (stdin_name or path) if path == "-" else path
    first = loader.parse(os.path.abspath(path), read)
    if first is None:
        return Outcome(None, tuple(loader.findings))
    whole = None if _has_company(first) else _company_beside(path)
    if whole is not None:
        return whole
    loader.take(path, first)
    return Outcome(Loaded(path, tuple(loader.blocks), loader.likes, tuple(loader.files)), tuple(loader.findings))


def load_amended(company: str, amended: str) -> Outcome[Loaded]:
    """A company with the series of another file in the place of its own of the same name."""
    loader = _Loader()
    taken: list[list[BlockNode]] = []
    for path in (company, amended):
        file = loader.read(path)
        if file is None:
            return Outcome(None, tuple(loader.findings))
        loader.blocks = []
        loader.take(path, file)
        taken.append(loader.blocks)
    blocks = tuple(_in_place(*taken))
    return Outcome(Loaded(company, blocks, loader.likes, tuple(loader.files)), tuple(loader.findings))


def _in_place(standing: list[BlockNode], amended: list[BlockNode]) -> Iterator[BlockNode]:
    """Blocks with those of a series, up to the next head, replaced by those of its namesake."""
    new = {_series_name(run[0]): run for run in _by_head(amended) if run[0].rule == "series"}
    for run in _by_head(standing):
        own = new.get(_series_name(run[0])) if run[0].rule == "series" else None
        # Options and the like stand between series, and belong to none.
        yield from run if own is None else (*own, *(block for block in run if block.rule in _OF_NO_SERIES))


def _by_head(blocks: list[BlockNode]) -> Iterator[list[BlockNode]]:
    """Blocks in runs, each from one head of a class, of a series or of the company to before the next."""
    run: list[BlockNode] = []
    for block in blocks:
        if block.rule in _HEADS and run:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _series_name(head: BlockNode) -> str:
    return head.head.phrases("stock")[0].words()[0].text


def _has_company(file: TermsFile) -> bool:
    return any(block.rule == "company" for block in file.blocks)


def _company_beside(path: str) -> Outcome[Loaded] | None:
    """The company of the folder, if it includes this very file; other files of the folder are none of our business."""
    beside = os.path.join(os.path.dirname(path), COMPANY_FILE)
    if not os.path.exists(beside) or os.path.basename(path) == COMPANY_FILE:
        return None
    outcome = load_terms(beside)
    if outcome.value is None:
        return None
    wanted = os.path.abspath(path)
    if any(os.path.abspath(file.source.name) == wanted for file in outcome.value.files):
        return outcome
    return load_amended(beside, path) if _is_later_paper(outcome.value, path) else None


def _is_later_paper(company: Loaded, path: str) -> bool:
    """Whether a file is like one that the company includes, and of the same series: an amended certificate."""
    own = _Loader().read(path)
    named = [block for block in own.blocks if block.rule == "series"] if own is not None else []
    known = {_series_name(block) for block in company.blocks if block.rule == "series"}
    return any(block.head.phrase("like") is not None and _series_name(block) in known for block in named)


@define(eq=False, repr=False)
class _Loader:
    """What has been read so far."""

    blocks: list[BlockNode] = field(factory=list)
    likes: dict[tuple[str, int], TermsFile] = field(factory=dict)
    files: list[TermsFile] = field(factory=list)
    findings: list[Diagnostic] = field(factory=list)
    known: dict[str, TermsFile] = field(factory=dict)

    def read(self, path: str) -> TermsFile | None:
        """Parse a file once, however often it is named."""
        key = os.path.abspath(path)
        return self.known[key] if key in self.known else self.parse(key, read_source(path))

    def parse(self, key: str, source: Outcome[Source]) -> TermsFile | None:
        """Parse what was read."""
        self.findings.extend(source.diagnostics)
        if source.value is None:
            return None
        parsed = parse_terms(source.value)
        self.findings.extend(parsed.diagnostics)
        if parsed.value is None:
            raise AssertionError("terms always parse to what is sound of them")
        self.known[key] = parsed.value
        return parsed.value

    def take(self, path: str, file: TermsFile) -> None:
        """Take the blocks of a file, and in their place those of the files it includes, however deep."""
        # Files may include each other deeper than Python can call itself, so the way back is kept here.
        open_files = [self._open(path, file, ())]
        while open_files:
            path, trail, blocks = open_files[-1]
            block = next(blocks, None)
            if block is None:
                open_files.pop()
            elif block.rule == "include":
                found = self._find(path, block.head.words()[0], trail)
                # Twice included is once meant; a second time would only declare everything twice.
                if found is not None and not any(found[1] is file for file in self.files):
                    open_files.append(self._open(*found, trail))
            else:
                self.blocks.append(block)
                self._like(path, block, trail)

    def _open(self, path: str, file: TermsFile, above: tuple[str, ...]) -> _OpenFile:
        self.files.append(file)
        return path, (*above, os.path.abspath(path)), iter(file.blocks)

    def _like(self, path: str, block: BlockNode, trail: tuple[str, ...]) -> None:
        """Find the file that a series is like, and the files that the series in it are like."""
        waiting = [(path, block, trail)]
        while waiting:
            path, block, trail = waiting.pop()
            like = block.head.phrase("like") if block.rule == "series" else None
            if like is None:
                continue
            word = like.words()[0]
            place = (word.span.source.name, word.span.start)
            found = None if place in self.likes else self._find(path, word, trail)
            if found is not None:
                self.likes[place] = found[1]
                deeper = (*trail, os.path.abspath(found[0]))
                waiting += [(found[0], other, deeper) for other in reversed(found[1].blocks)]

    def _find(self, path: str, word: Word, trail: tuple[str, ...]) -> tuple[str, TermsFile] | None:
        """The file that a word names, relative to the file it stands in."""
        target = os.path.join(os.path.dirname(path), word.text)
        if os.path.abspath(target) in trail:
            shown = [os.path.basename(name) for name in (*trail[trail.index(os.path.abspath(target)) :], target)]
            message = f"{quote(word.text)} includes itself: {' → '.join(shown)}."
            self._report(INCLUDE_CYCLE, message, word.span, "Take one of these lines out.")
            return None
        if kind_of(target).value != "terms":
            # Whatever else lies on this machine is none of a deal's business, and is not even opened.
            message = f"{quote(word.text)} is not the name of a terms file."
            self._report(UNKNOWN_FILE_KIND, message, word.span, "What is included ends in `.terms`.")
            return None
        if not os.path.exists(target):
            hint = nearest_file(target) or "Name it relative to the file that includes it."
            self._report(MISSING_INCLUDE, f"There is no file {quote(word.text)} to include.", word.span, hint)
            return None
        file = self.read(target)
        if file is None:
            also = (Label(word.span, "named here"),)
            self.findings[-1] = evolve(self.findings[-1], also=also)
            return None
        return target, file

    def _report(self, code: Code, message: str, span: Span, hint: str) -> None:
        self.findings.append(Diagnostic(code, message, Label(span), hint=hint))
