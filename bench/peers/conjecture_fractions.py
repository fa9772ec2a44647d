"""Frames a second: random rational vectors, checked for the capacity bound in fractions. Arguments: n, seconds."""
import random
import sys
import time
from fractions import Fraction

n, seconds = int(sys.argv[1]), float(sys.argv[2])


def dot(x, y):
    return sum((a * b for a, b in zip(x, y)), Fraction(0))


def rank_of(rows):
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0])):
        at = next((i for i in range(rank, len(rows)) if rows[i][column] != 0), None)
        if at is None:
            continue
        rows[at], rows[rank] = rows[rank], rows[at]
        for i in range(rank + 1, len(rows)):
            factor = rows[i][column] / rows[rank][column]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank


def holds(W):
    M = [[dot(x, y) for y in W] for x in W]
    S = [[dot(x, y) for y in M] for x in M]
    capacity = sum((M[i][i] ** 2 / S[i][i] for i in range(n) if M[i][i] != 0), Fraction(0))
    localized = all(S[i][j] * M[j][j] == S[j][j] * M[i][j] for i in range(n) for j in range(n))
    rank = rank_of(W)
    return capacity <= rank and (capacity == rank) == localized


random.seed(n)
begun, count = time.process_time(), 0
while time.process_time() - begun < seconds:
    d = random.randint(2, 6)
    W = [[Fraction(random.randint(-5, 5), random.randint(1, 3)) for _ in range(d)] for _ in range(n)]
    assert holds(W)
    count += 1
print(count / (time.process_time() - begun))
