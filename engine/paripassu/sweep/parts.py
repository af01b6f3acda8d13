"""The folder beside the result in which finished parts wait, so that a sweep that was killed goes on where it was.

    result.parquet.parts/
      plan.json        what the parts are of, and a mark that tells it from any other plan
      0000000.parquet  a finished part: it gets its name when it is whole and on the disk, and not before

A part either has its name, and is whole, or does not count. At the end parts become row groups of the result, which
gets its own name in the same way, and the folder is removed. Killed anywhere, the same command comes to the same end.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from paripassu.diagnostics.codes import OTHER_SWEEP
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span
from paripassu.sweep.job import schema_of, writing
from paripassu.sweep.plan import Plan

_PLAN = "plan.json"
# The index of a file has an entry for every column of every group, and is held in memory until the end.
_PARTS_OF_GROUP = 2
_PART = re.compile(r"([0-9]{7,})\.parquet")


class Parts:
    """The finished parts of one plan, which become one file."""

    def __init__(self, out: str, plan: Plan) -> None:
        """Take the path of the result."""
        self._out = out
        self._plan = plan
        self.folder = f"{out}.parts"

    def open(self) -> Diagnostic | None:
        """Make the folder, or take up the one that is there; a finding where its parts are of something else."""
        path = os.path.join(self.folder, _PLAN)
        if not os.path.isdir(self.folder):
            os.mkdir(self.folder)
        if not os.path.exists(path):
            text = json.dumps({"mark": self._plan.mark, "parts": self._plan.parts, "rows": self._plan.rows})
            self._keep(_PLAN, text.encode())
            return None
        with open(path, "rb") as file:
            found = json.load(file).get("mark")
        if found == self._plan.mark:
            return None
        message = f"{quote(self.folder)} holds parts of another sweep: of other terms, amounts, holdings or readings."
        hint = "Remove that folder to start anew, or name another file with --out."
        return Diagnostic(OTHER_SWEEP, message, Label(Span(Source(self._out, ""), 0, 0)), hint=hint)

    def done(self) -> set[int]:
        """The numbers of the parts that are whole."""
        names = (_PART.fullmatch(name) for name in os.listdir(self.folder))
        return {int(name[1]) for name in names if name}

    def put(self, number: int, data: bytes) -> None:
        """Keep a part."""
        self._keep(os.path.basename(self._path(number)), data)

    def _path(self, number: int) -> str:
        return os.path.join(self.folder, f"{number:07}.parquet")

    def merge(self) -> Iterator[int]:
        """Make one file of all parts, and remove them; gives the rows of each group of parts that is in."""
        schema = schema_of(self._plan.columns)
        beside = os.path.join(self.folder, "result.tmp")
        with pq.ParquetWriter(beside, schema, compression_level=1, **writing(schema, "zstd")) as writer:
            for first in range(0, self._plan.parts, _PARTS_OF_GROUP):
                parts = range(first, min(first + _PARTS_OF_GROUP, self._plan.parts))
                rows = pa.concat_tables([pq.read_table(self._path(part)) for part in parts]).unify_dictionaries()
                count = len(rows)
                writer.write_table(rows, row_group_size=count)
                # Before the next group is read: two at once would be the most memory that a sweep needs.
                del rows
                yield count
        _to_disk(beside)
        os.replace(beside, self._out)
        shutil.rmtree(self.folder)

    def _keep(self, name: str, data: bytes) -> None:
        beside = os.path.join(self.folder, f"{name}.{os.getpid()}.tmp")
        with open(beside, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, os.path.join(self.folder, name))


def _to_disk(path: str) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
