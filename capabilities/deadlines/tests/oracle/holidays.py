"""Prints the national holidays of Colombia, 2012 to 2045, as an independent package computes them.

    python3 -m venv .venv && .venv/bin/pip install holidays==0.109
    .venv/bin/python holidays.py > ../data/holidays_oracle.csv

One line per day; two feasts on one Monday are one day. Only facts are printed: no names, no code.
"""

import sys

# This script bears the name of the package, so its own folder must not be searched first.
sys.path.pop(0)
import holidays  # noqa: E402

WANTED = "0.109"

if holidays.__version__ != WANTED:
    sys.exit(f"holidays {WANTED} wanted, {holidays.__version__} found")

print(f"# National holidays of Colombia as PyPI holidays {WANTED} computes them; regenerate with tests/oracle/holidays.py")
print("day")
for day in sorted(holidays.country_holidays("CO", years=range(2012, 2046))):
    print(day.isoformat())
