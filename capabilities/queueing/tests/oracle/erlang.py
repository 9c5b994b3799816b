"""Writes ../data/erlang_b.csv, erlang_c.csv and erlang_a.csv: the formulas in 120 decimal digits.

    python3 erlang.py

Nothing but the standard library and the definitions: probabilities of the states of the birth and death
process, summed as they stand. Small cases of B and C are computed a second time as exact fractions. The
service level of A comes from the series of the incomplete gamma function, not from an integral.
Times are in mean attentions.
"""

from decimal import Decimal, getcontext
from fractions import Fraction
from math import factorial
from pathlib import Path

getcontext().prec = 120
DATA = Path(__file__).resolve().parent.parent / "data"


def blocked(c, a):
    inverse = Decimal(1)
    for n in range(1, c + 1):
        inverse = 1 + inverse * n / a
    if c <= 60:
        exact = Fraction(a) ** c / factorial(c) / sum(Fraction(a) ** n / factorial(n) for n in range(c + 1))
        assert abs(Fraction(1 / inverse) / exact - 1) < Fraction(1, 10**100)
    return 1 / inverse


def waiting(c, a):
    b = blocked(c, a)
    return b / (1 - (a / c) * (1 - b))


def impatient(c, a, patience, target):
    """Probability of waiting, abandonment, mean wait of all, of the attended, share attended in time."""
    theta = 1 / patience
    weight, states, k = Decimal(1), [], 0
    while True:
        states.append(weight)
        k += 1
        weight = weight * a / (c + k * theta)
        if k * theta > a - c and weight < Decimal(10) ** -110 * max(states[0], sum(states[-1:])) and weight < Decimal(10) ** -100:
            break
    below, term = Decimal(0), Decimal(1)
    for n in range(c, 0, -1):
        term = term * n / a
        below += term
    total = below + sum(states)
    p = [state / total for state in states]
    wait_probability = sum(p)
    queue = sum(k * one for k, one in enumerate(p))
    mean = queue / a
    served = (sum(p) * c + sum(n * share for n, share in shares_below(c, a, total))) / a
    abandonment = 1 - served
    assert abs(abandonment - theta * mean) < Decimal(10) ** -80
    steps, attended = Decimal(0), Decimal(0)
    for k, one in enumerate(p):
        steps += 1 / (c + (k + 1) * theta)
        attended += one * c / (c + (k + 1) * theta) * steps
    eta, s = a / theta, (c + theta) / theta

    def lower(y):
        # gamma(s, y) * e^eta * eta^-s
        total_, term_, n = Decimal(0), 1 / s, 0
        while term_ > total_ * Decimal(10) ** -118:
            total_ += term_
            n += 1
            term_ = term_ * y / (s + n)
        return ((y / eta).ln() * s + eta - y).exp() * total_

    in_time = c * p[0] / theta * (lower(eta) - lower(eta * (-theta * target).exp()))
    return wait_probability, abandonment, mean, attended / served, 1 - wait_probability + in_time


def shares_below(c, a, total):
    term = Decimal(1)
    for n in range(c, 0, -1):
        term = term * n / a
        yield n - 1, term / total


B_CASES = [(1, "0.5"), (2, "1"), (5, "4"), (5, "4.4"), (10, "3"), (10, "40"), (20, "0.01"), (60, "59.9"),
           (100, "95"), (300, "330"), (1000, "950.5"), (2000, "2000"), (5000, "4900"), (5000, "7000")]
C_CASES = [(1, "0.5"), (1, "0.999"), (2, "1"), (5, "4"), (5, "4.4"), (5, "4.999999"), (10, "3"), (20, "19"),
           (60, "59.9"), (100, "95"), (1000, "950.5"), (2000, "1999.9"), (5000, "4900")]
A_CASES = [(1, "0.5", "1", "0.5"), (5, "4", "2", "0.8333333333333333"), (5, "4", "0.1", "0.5"), (5, "4", "50", "0.5"),
           (5, "5", "2", "0.25"), (5, "50", "2", "1"), (5, "50", "2", "6"), (1, "30", "10", "20"), (10, "3", "1", "0.1"),
           (20, "25", "3", "0.7"), (60, "59.9", "4", "0.05"), (100, "120", "5", "0.9"), (300, "330", "0.5", "0.05"),
           (1000, "1010", "2", "0.02"), (2, "40", "60", "100"), (3, "2.999", "200", "3")]


def write(name, header, rows):
    with open(DATA / name, "w", encoding="utf-8") as out:
        out.write(f"# tests/oracle/erlang.py writes this; times in mean attentions\n{header}\n")
        for row in rows:
            out.write(",".join(row) + "\n")


def digits(value):
    return f"{value:.25e}"


write("erlang_b.csv", "counters,offered,blocked", [(str(c), a, digits(blocked(c, Decimal(a)))) for c, a in B_CASES])
write("erlang_c.csv", "counters,offered,waiting", [(str(c), a, digits(waiting(c, Decimal(a)))) for c, a in C_CASES])
write(
    "erlang_a.csv",
    "counters,offered,patience,target,waiting,abandonment,mean_wait,mean_wait_attended,within",
    [(str(c), a, p, t, *map(digits, impatient(c, Decimal(a), Decimal(p), Decimal(t)))) for c, a, p, t in A_CASES],
)
