"""One part of a sweep, computed: from an exact curve to a Parquet file in memory."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import paripassu
from paripassu.sweep.evaluate import Numbers, Sheet
from paripassu.sweep.line import Line
from paripassu.sweep.plan import ASSETS, READINGS, SETTLED, TERMS, UNCLAIMED, Case, Job
from paripassu.sweep.table import Table
from paripassu.waterfall.curve import PayoutCurve, payout_curve

# What the machine counts in: numbers of more bits are Python's own.
_MOST_BITS = 62
_LABEL = pa.dictionary(pa.int32(), pa.string())


def schema_of(columns: tuple[str, ...]) -> pa.Schema:
    """The columns of the result: which terms and readings, the assets, and the dollars of each payee."""
    figures = [(name, pa.float64()) for name in (ASSETS, *map(column_of, columns), UNCLAIMED)]
    return pa.schema([(TERMS, _LABEL), (READINGS, _LABEL), *figures, (SETTLED, pa.bool_())])


def column_of(payee: str) -> str:
    """The column of a payee, which has its name unless that is taken."""
    return f"payee {payee}" if payee in {TERMS, READINGS, ASSETS, SETTLED, UNCLAIMED} else payee


def writing(schema: pa.Schema, compression: str) -> dict[str, object]:
    """How figures are packed: byte by byte of equal weight, which leaves a fiftieth of what they are."""
    figures = [field.name for field in schema if field.type == pa.float64()]
    return {
        "compression": compression,
        "use_dictionary": [TERMS, READINGS],
        "write_statistics": [TERMS, READINGS, ASSETS],
        "column_encoding": dict.fromkeys(figures, "BYTE_STREAM_SPLIT"),
    }


class OtherReleaseError(Exception):
    """A worker would compute with another release than the one that planned."""


def compute(job: Job) -> bytes:
    """The rows of one part, as a Parquet file; OtherReleaseError where another release planned it."""
    if job.release != paripassu.__version__:
        raise OtherReleaseError(f"A worker has release {paripassu.__version__} of paripassu, not {job.release}.")
    table = _table(job.case, job.line, job.end)
    sheet = Sheet(table.columns, job.high - job.low)
    if job.numbers is None:
        sheet.fill_grid(table, job.low, job.high)
    else:
        sheet.fill_numbers(table, _array(job))
    stream = pa.BufferOutputStream()
    rows = _rows(job, sheet)
    pq.write_table(rows, stream, row_group_size=len(rows), **writing(rows.schema, "lz4"))
    found: bytes = stream.getvalue().to_pybytes()
    return found


def _array(job: Job) -> Numbers:
    if job.end > 2**_MOST_BITS:
        return np.array(job.numbers, dtype=np.object_)
    return np.array(job.numbers, dtype=np.int64)


def _rows(job: Job, sheet: Sheet) -> pa.Table:
    """The columns of the whole sweep; a payee of other terms is left empty."""
    count = sheet.rows
    where = {name: place for place, name in enumerate(job.case.payees, 2)}
    label = [pa.DictionaryArray.from_arrays(np.zeros(count, np.int32), [text]) for text in _labels(job.case)]
    paid = [
        pa.array(sheet.payments[where[name]]) if name in where else pa.nulls(count, pa.float64())
        for name in job.columns
    ]
    figures = [pa.array(sheet.payments[0]), *paid, pa.array(sheet.payments[1])]
    return pa.Table.from_arrays([*label, *figures, pa.array(sheet.is_settled)], schema=schema_of(job.columns))


def _labels(case: Case) -> tuple[str, str]:
    return case.terms, case.readings


@lru_cache(maxsize=4)
def _curve(case: Case) -> PayoutCurve:
    """Parts of one case come one after another, wherever they are computed."""
    return payout_curve(case.structure)


@lru_cache(maxsize=4)
def _table(case: Case, line: Line, end: int) -> Table:
    return Table(_curve(case), line, end)
