"""How the tests about dividends write a clause, and the first lines of their stories."""

from __future__ import annotations

ISSUED = '2003-12-31 issue 100 A to "First"\n2003-12-31 issue 1,000 Common to "Stockholders"\n'
QUARTERLY = "pay on Mar 31, Jun 30, Sep 30, Dec 31"


def dividends(*items: str) -> str:
    return "\n§2 dividends\n" + "".join(f"  {item}\n" for item in items)
