"""Lets Ciw, an independent simulator of queues, play the same halls as ours, person by person.

Prints `hall,counters,class,at,attention,patience,wait` (seconds; class 0 goes first; patience empty where
nobody leaves; wait empty for who left). The people are made here, so that both simulators get the same;
only facts are printed. Ciw draws an attention when it begins, in the order of calls, which within a class
is that of arrivals; where people leave, every attention is equally long, so that the order does not matter.
"""

import random
import sys

import ciw

WANTED = "3.2.7"
PEOPLE = 1500

if ciw.__version__ != WANTED:
    sys.exit(f"Ciw {WANTED} wanted, {ciw.__version__} found")


def people(rates, seed, attention, patience):
    """For each class: arrivals, attentions, patiences, in seconds with three decimals."""
    chance = random.Random(seed)
    horizon = PEOPLE / sum(rates)
    made = []
    for rate in rates:
        arrivals, now = [], 0.0
        while True:
            now += chance.expovariate(rate)
            if now > horizon:
                break
            arrivals.append(round(now, 3))
        made.append([(at, round(attention(chance), 3), patience and round(patience(chance), 3)) for at in arrivals])
    return made


def play(name, counters, made):
    names = [f"class {number}" for number in range(len(made))]
    never = float("inf")
    between, attentions, patiences = {}, {}, {}
    for key, line in zip(names, made):
        arrivals = [at for at, _, _ in line]
        gaps = [after - before for before, after in zip([0.0] + arrivals, arrivals)]
        between[key] = [ciw.dists.Sequential(gaps + [never])]
        attentions[key] = [ciw.dists.Sequential([attention for _, attention, _ in line] + [1.0])]
        if line[0][2] is not None:
            patiences[key] = [ciw.dists.Sequential([patience for _, _, patience in line] + [never])]
    more = {"reneging_time_distributions": patiences} if patiences else {}
    network = ciw.create_network(
        arrival_distributions=between,
        service_distributions=attentions,
        number_of_servers=[counters],
        priority_classes={key: number for number, key in enumerate(names)},
        **more,
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(10.0 * max(line[-1][0] for line in made))
    waits = {}
    for record in simulation.get_all_records():
        waits[record.customer_class, round(record.arrival_date, 3)] = (
            None if record.record_type == "renege" else record.waiting_time
        )
    for number, (key, line) in enumerate(zip(names, made)):
        for at, attention, patience in line:
            wait = waits[key, at]
            cells = [name, counters, number, at, attention, "" if patience is None else patience]
            print(*cells, "" if wait is None else round(wait, 6), sep=",")


def exponential(mean):
    return lambda chance: chance.expovariate(1 / mean)


def always(seconds):
    return lambda chance: seconds


print("hall,counters,class,at,attention,patience,wait")
play("in order", 5, people([40 / 3600], 1, exponential(380), None))
play("two classes", 3, people([10 / 3600, 17 / 3600], 2, exponential(360), None))
play("three classes", 4, people([8 / 3600, 4 / 3600, 25 / 3600], 3, exponential(360), None))
play("overload", 2, people([9 / 3600, 14 / 3600], 4, exponential(360), None))
play("impatient", 2, people([30 / 3600], 5, always(300.0), exponential(600)))
play("impatient classes", 3, people([14 / 3600, 30 / 3600], 6, always(300.0), exponential(720)))
