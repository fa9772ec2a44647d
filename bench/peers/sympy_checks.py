"""Exact checks in SymPy of the subject named by BENCH_SUBJECT. Prints "version" and then one line a measurement: identity,
idiom, milliseconds, true or false, separated by tabs. See ../README.md.

Matrices are DomainMatrix, the fast exact matrices of SymPy, over ZZ or an algebraic field; never symbolic expressions.
"""

import os
from itertools import combinations, permutations, product
from time import perf_counter

import sympy
from sympy import ZZ, QQ, Poly, cos, cyclotomic_poly, pi, sqrt
from sympy.abc import x
from sympy.core.numbers import AlgebraicNumber
from sympy.external.gmpy import GROUND_TYPES
from sympy.polys.densearith import dup_rem
from sympy.polys.densebasic import dup_strip
from sympy.polys.matrices import DomainMatrix


def report(identity, idiom, check):
    """Time of check() from nothing to the verdict; what is short is repeated and averaged, as for the other systems."""
    start = perf_counter()
    ok = check()
    elapsed = perf_counter() - start
    if elapsed < 0.02:
        start = perf_counter()
        runs = 0
        while perf_counter() - start < 0.05:
            ok = check() and ok
            runs += 1
        elapsed = (perf_counter() - start) / runs
    print(identity, idiom, f"{1000 * elapsed:.4f}", str(ok).lower(), sep="\t", flush=True)


def matrix(rows, domain=ZZ):
    return DomainMatrix(rows, (len(rows), len(rows[0])), domain)


def is_square_multiple(M, A):
    """M² = A·M, A an element of the domain."""
    return M * M == A * M


def is_packed_multiple(M, P, A):
    """The same over Z[x]/P, entries of M being lists of ascending integer coefficients, shorter than P's.

    Kronecker substitution: packed into integers at x = 2^b, one product of integer matrices, and the distinct entries of
    M² − A·M unpacked and reduced modulo P.
    """
    n, degree = len(M), len(P) - 1
    size = max(abs(c) for row in M for f in row for c in f)
    b = 2 + (n * degree * size**2 + A * size).bit_length()
    K = matrix([[sum(c << (b * t) for t, c in enumerate(f)) for f in row] for row in M])
    S = K * K - A * K
    half, mask = 1 << (b - 1), (1 << b) - 1
    offset = sum(half << (b * t) for t in range(2 * degree))
    descending = P[::-1]
    for entry in {entry for row in S.to_list() for entry in row}:
        shifted = entry + offset
        digits = [((shifted >> (b * t)) & mask) - half for t in reversed(range(2 * degree))]
        if dup_rem(dup_strip(digits), descending, ZZ):
            return False
    return True


def circulant(v):
    n = len(v)
    return [[v[(i - j) % n] for j in range(n)] for i in range(n)]


def twice_cosines(n):
    """2cos(2πk/n), k = 0 … n−1, as ascending coefficient lists in 2cos(2π/n), and its minimal polynomial."""
    phi = cyclotomic_poly(n, polys=True).all_coeffs()
    degree = (len(phi) - 1) // 2
    dickson = [[2], [0, 1]]
    while len(dickson) <= degree:
        following = [0] + dickson[-1]
        for k, c in enumerate(dickson[-2]):
            following[k] -= c
        dickson.append(following)
    P = [0] * (degree + 1)
    P[0] = int(phi[degree])
    for k in range(1, degree + 1):
        for t, c in enumerate(dickson[k]):
            P[t] += int(phi[degree + k]) * c

    def reduced(f):
        f = f + [0] * (degree + 1 - len(f))
        for k in range(len(f) - 1, degree - 1, -1):
            lead = f[k]
            for t in range(degree + 1):
                f[k - degree + t] -= lead * P[t]
        return f[:degree]

    values = [reduced([2]), reduced([0, 1])]
    while len(values) < n:
        following = reduced([0] + values[-1])
        values.append([c - d for c, d in zip(following, values[-2])])
    return values, P


def polygon_in_field(n):
    values, P = twice_cosines(n)
    if len(P) == 2:
        return is_square_multiple(matrix(circulant([v[0] for v in values])), n)
    K = QQ.algebraic_field(AlgebraicNumber((Poly(P[::-1], x), 2 * cos(2 * pi / n))))
    elements = [K([QQ(c) for c in reversed(v)]) for v in values]
    return is_square_multiple(matrix(circulant(elements), K), K(n))


def polygon_packed(n):
    values, P = twice_cosines(n)
    return is_packed_multiple(circulant(values), P, n)


def is_tight_gram(W, A):
    """W: vectors as rows."""
    return is_square_multiple(W * W.transpose(), W.domain(A))


def is_tight_frame(W, A):
    return W.transpose() * W == W.domain(A) * DomainMatrix.eye(W.shape[1], W.domain).to_dense()


def icosians():
    """The 120 icosians, doubled, entries (a, b) for a + bφ; A = 120."""
    vectors = [[(s, 0) for s in signs] for signs in product((1, -1), repeat=4)]
    vectors += [[(s if k == i else 0, 0) for k in range(4)] for i in range(4) for s in (2, -2)]
    even = [p for p in permutations(range(4)) if sum(p[i] > p[j] for i, j in combinations(range(4), 2)) % 2 == 0]
    for s, t, u in product((1, -1), repeat=3):
        seed = [(0, s), (t, 0), (-u, u), (0, 0)]
        vectors += [[seed[k] for k in p] for p in even]
    return vectors


def icosians_in_field():
    K = QQ.algebraic_field(sqrt(5))
    phi = (K.one + K([QQ(1), QQ(0)])) / K(2)
    return matrix([[K(a) + K(b) * phi for a, b in v] for v in icosians()], K)


def icosians_packed():
    W = icosians()
    A, B = matrix([[a for a, _ in v] for v in W]), matrix([[b for _, b in v] for v in W])
    At, Bt = A.transpose(), B.transpose()
    G, H = (A * At + B * Bt).to_list(), (A * Bt + B * At + B * Bt).to_list()
    return is_packed_multiple([list(zip(g, h)) for g, h in zip(G, H)], [-1, -1, 1], 120)


def roots_e8():
    """The 240 roots of E8, doubled; A = 240."""
    roots = [list(v) for v in product((1, -1), repeat=8) if v.count(-1) % 2 == 0]
    for i, j in combinations(range(8), 2):
        for s, t in product((2, -2), repeat=2):
            roots.append([s if k == i else t if k == j else 0 for k in range(8)])
    return matrix(roots)


def lines_28():
    """28 equiangular lines: permutations of (3, 3, −1⁶), in the space of sum 0; A = 96."""
    return matrix([[3 if k in pair else -1 for k in range(8)] for pair in combinations(range(8), 2)])


def is_frame_of_lines():
    """There F = A·I says F = A·(I − J/8)."""
    W = lines_28()
    return 8 * (W.transpose() * W) == matrix([[96 * (7 if i == j else -1) for j in range(8)] for i in range(8)])


def leech():
    with open(os.environ["BENCH_VECTORS"], encoding="ascii") as lines:
        return matrix([[int(c) for c in line.strip("[]\n").split(",")] for line in lines])


def main():
    subject = os.environ["BENCH_SUBJECT"]
    square, frame = "M2=AM", "F=AI"
    print(f"version\tSymPy {sympy.__version__} (ground types: {GROUND_TYPES})", flush=True)
    if subject == "polygons":
        report(square, "packed integers", lambda: all(polygon_packed(n) for n in range(5, 61)))
        report(square, "DomainMatrix over a field", lambda: all(polygon_in_field(n) for n in range(5, 61)))
    elif subject == "600-cell":
        report(square, "packed integers", icosians_packed)
        report(square, "DomainMatrix over a field", lambda: is_tight_gram(icosians_in_field(), 120))
        report(frame, "DomainMatrix over a field", lambda: is_tight_frame(icosians_in_field(), 120))
    elif subject == "e8":
        report(square, "DomainMatrix over ZZ", lambda: is_tight_gram(roots_e8(), 240))
        report(frame, "DomainMatrix over ZZ", lambda: is_tight_frame(roots_e8(), 240))
    elif subject == "lines-28":
        report(square, "DomainMatrix over ZZ", lambda: is_tight_gram(lines_28(), 96))
        report(frame, "DomainMatrix over ZZ", is_frame_of_lines)
    elif subject == "leech":
        W = leech()
        report(frame, "DomainMatrix over ZZ", lambda: is_tight_frame(W, 262080))


main()
