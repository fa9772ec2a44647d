#!/usr/bin/env python3
"""# Geometry oracle: every claim about the 145 catalog geometries, computed a second time.

Written from the definitions alone, in numpy's double precision; it shares no code, data or language with the package
that it checks. Prints one JSON object a line with the field names of the package's `--json`, numbers as floats:

    python3 geometry.py [--small] [id ...]        --small: at most 130 points

Vectors are rows here: V is n x d, M = V V^T is the Gram matrix, F = V^T V the frame operator. A float counts as zero
below 1e-10 and as nonzero above 1e-7 of its natural scale; in between nothing is decided: the geometry is reported as
undecidable in doubles. Every quantity that can be had by two roads is computed by both, and any disagreement goes to
stderr and makes the exit status 1 (2: unknown id). The coherent closure is exact once the Gram entries are clustered.

Sources: Bannai-Ito, Algebraic Combinatorics I (1984), chapters 2-3; Brouwer-Cohen-Neumaier, Distance-Regular Graphs
(1989), chapter 2; Weisfeiler-Leman (1968); Delsarte-Goethals-Seidel, Spherical codes and designs (1977); Venkov (2001).
"""
import itertools
import json
import math
import os
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the machine is shared, and one thread is enough
import numpy as np  # noqa: E402

ZERO, NONZERO = 1e-10, 1e-7
PHI, SQRT2, SQRT5 = (1 + math.sqrt(5)) / 2, math.sqrt(2), math.sqrt(5)


class Disagreement(Exception):
    """Two roads to one quantity differ, or doubles cannot decide."""


def check(condition, what):
    if not condition:
        raise Disagreement(what)


def is_zero(x, what, scale=1.0):
    """Whether max|x| vanishes at this scale; refuses the grey zone between ZERO and NONZERO."""
    size = float(np.max(np.abs(x), initial=0.0)) / scale
    check(size < ZERO or size > NONZERO, f"{what}: {size:.3g} is neither zero nor nonzero in doubles")
    return bool(size < ZERO)


def cluster(values, what):
    """Label each value by its cluster (0 = smallest) and return (labels, means, counts)."""
    x = np.asarray(values, float).ravel()
    order = np.argsort(x, kind="stable")
    gaps = np.diff(x[order]) / max(1.0, np.max(np.abs(x)))
    check(np.all((gaps < ZERO) | (gaps > NONZERO)), f"{what}: a gap between values is neither zero nor nonzero")
    labels = np.empty(x.size, int)
    labels[order] = np.concatenate([[0], np.cumsum(gaps > NONZERO)])
    counts = np.bincount(labels)
    return labels.reshape(np.shape(values)), np.bincount(labels, weights=x) / counts, counts


def listing(values, what, key="count"):
    """[{value, count}], by value descending."""
    if np.size(values) == 0:
        return []
    _, means, counts = cluster(values, what)
    return [{"value": float(v) + 0.0, key: int(c)} for v, c in zip(means[::-1], counts[::-1])]


# ------------------------------------------------------------------------------------------------ definitions

class Gram(np.ndarray):
    """Marks a definition that gives the Gram matrix instead of vectors."""


def normalise(rows):
    rows = np.array(rows, float)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def simplex(n):
    return normalise(np.eye(n) - 1 / n)


def parity(permutation):
    return sum(a > b for a, b in itertools.combinations(permutation, 2)) % 2


def arrangements(*bases, permutations="all", keep=lambda odd, signs: True):
    """Permutations (all, even or cyclic) of each base, with every sign choice that `keep` admits, each vector once."""
    found = {}
    for base in bases:
        d = len(base)
        orders = list(itertools.permutations(range(d)))
        if permutations == "cyclic":
            orders = [tuple((i + s) % d for i in range(d)) for s in range(d)]
        for order in orders:
            if permutations == "even" and parity(order):
                continue
            for signs in itertools.product((1, -1), repeat=d):
                if keep(parity(order), signs):
                    vector = [base[i] * s + 0.0 for i, s in zip(order, signs)]
                    found.setdefault(tuple(round(c, 9) + 0.0 for c in vector), vector)
    return normalise(list(found.values()))


def even_minus(odd, signs):
    return signs.count(-1) % 2 == 0


def circle(angles):
    return np.array([[math.cos(a), math.sin(a)] for a in angles])


def polygon(n):
    return circle([2 * math.pi * k / n for k in range(n)])


def layered(angles, heights, ratio):
    """Unit vectors (r cos a, r sin a, +-h) with h/r = ratio."""
    r = 1 / math.hypot(1, ratio)
    return np.column_stack([r * circle(angles), r * ratio * np.array(heights, float)])


def antiprism(m, ratio=None):
    angles, heights = [math.pi * k / m for k in range(2 * m)], [(-1) ** k for k in range(2 * m)]
    return layered(angles, heights, tight_ratio(angles, heights) if ratio is None else ratio)


def prism(m):
    angles, heights = [2 * math.pi * k / m for k in range(m)] * 2, [1] * m + [-1] * m
    return layered(angles, heights, tight_ratio(angles, heights))


def tight_ratio(angles, heights):
    """h/r from F_zz = F_xx, that is h^2 Sum(heights^2) = r^2 Sum(cos^2)."""
    return math.sqrt(sum(math.cos(a) ** 2 for a in angles) / sum(h * h for h in heights))


def uniform_ratio(m):
    """h/r with the base edge 2r sin(pi/m) as long as the lateral edge (4 r^2 sin^2(pi/2m) + 4h^2)^(1/2)."""
    return math.sqrt(math.sin(math.pi / m) ** 2 - math.sin(math.pi / (2 * m)) ** 2)


def thomson_ratio(m):
    """h/r of least Coulomb energy, as the zero of the derivative of the energy along t, (r, h) = (cos t, sin t)."""
    def slope(t):  # d/dt of sum 1/distance, distance^2 = 4 r^2 s^2 + 4 h^2 [other layer], s = sin(pi k/2m)
        total = 0.0
        for k in range(1, 2 * m):
            s2, other = math.sin(math.pi * k / (2 * m)) ** 2, k % 2
            square = 4 * (math.cos(t) ** 2 * s2 + math.sin(t) ** 2 * other)
            total -= 4 * math.sin(2 * t) * (other - s2) / 2 / square ** 1.5
        return total
    grid = np.linspace(0.05, 1.5, 400)
    changes = [(a, b) for a, b in zip(grid, grid[1:]) if slope(a) < 0 <= slope(b)]
    check(len(changes) == 1, "antiprism energy: expected one minimum")
    low, high = changes[0]
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    best, lower, higher = (energy(antiprism(m, math.tan(low) * factor)) for factor in (1, 0.999, 1.001))
    check(best < min(lower, higher), "antiprism energy: no minimum where the derivative vanishes")
    return math.tan(low)


def energy(points):
    return sum(1 / np.linalg.norm(x - y) for x, y in itertools.combinations(points, 2))


def tegum(*parts):
    d, blocks, at = sum(p.shape[1] for p in parts), [], 0
    for p in parts:
        blocks.append(np.pad(p, ((0, 0), (at, d - at - p.shape[1]))))
        at += p.shape[1]
    return np.vstack(blocks)


def cross_polytope(d):
    return np.vstack([np.eye(d), -np.eye(d)])


def e8_roots():
    halves = [s for s in itertools.product((0.5, -0.5), repeat=8) if even_minus(0, [int(2 * c) for c in s])]
    pairs = [[a if k == i else b if k == j else 0.0 for k in range(8)]
             for i, j in itertools.combinations(range(8), 2) for a in (1.0, -1.0) for b in (1.0, -1.0)]
    return np.array(pairs + halves)


def e8_fixed():
    """(roots, a, b): E8 with simple roots a, b of an A2, (a,a) = (b,b) = 2, (a,b) = -1."""
    roots = e8_roots()
    a = roots[0]
    return roots, a, next(b for b in roots if a @ b == -1)


def project_out(vectors, *directions):
    basis = np.linalg.qr(np.array(directions).T)[0]
    return normalise(vectors - vectors @ basis @ basis.T)


def root_e6():
    roots, a, b = e8_fixed()
    return normalise(roots[(roots @ a == 0) & (roots @ b == 0)])


def root_e7():
    roots, a, _ = e8_fixed()
    return normalise(roots[roots @ a == 0])


def gosset_2_21():
    roots, a, b = e8_fixed()
    return project_out(roots[(roots @ a == 1) & (roots @ b == 0)], a, b)


def e7_minuscule():
    roots, a, _ = e8_fixed()
    return project_out(roots[roots @ a == 1], a)


def golay_octads():
    """The octads of the extended binary Golay code, got as the quadratic residue code; infinity is coordinate 0."""
    squares = {x * x % 23 for x in range(1, 23)}
    words, basis = {0}, [sum(1 << (1 + x) for x in range(23) if (x - s) % 23 not in squares) for s in range(23)]
    for generator in basis + [(1 << 24) - 1]:
        if generator not in words:
            words |= {w ^ generator for w in words}
    weights = np.bincount([bin(w).count("1") for w in words])
    check(len(words) == 4096 and set(np.flatnonzero(weights)) == {0, 8, 12, 16, 24}, "not the Golay code")
    return sorted(w for w in words if bin(w).count("1") == 8)


def lines_276():
    first = [[3.0] + [7.0 if k == i else -1.0 for k in range(23)] for i in range(23)]
    octads = [w for w in golay_octads() if w & 1]
    return normalise(first + [[-1.0] + [3.0 if w >> k & 1 else -1.0 for k in range(1, 24)] for w in octads])


def mclaughlin():
    lines = lines_276()
    signs = np.sign(lines[1:] @ lines[0])
    return project_out(lines[1:] * signs[:, None], lines[0])


def johnson(n, k):
    subsets = itertools.combinations(range(n), k)
    return normalise([[n * (i in s) - k for i in range(n)] for s in subsets])


def hamming(d, q):
    t = simplex(q)
    return normalise([np.concatenate([t[letter] for letter in word]) for word in itertools.product(range(q), repeat=d)])


def graph(vertices, adjacent):
    a = np.array([[float(x != y and adjacent(x, y)) for y in vertices] for x in vertices])
    check(np.array_equal(a, a.T), "adjacency is not symmetric")
    return a


def eigenspace(adjacency, *thetas):
    """Unit vectors with Gram matrix proportional to the projector onto the eigenspaces of the thetas."""
    values, u = np.linalg.eigh(adjacency)
    chosen = np.zeros(len(values), bool)
    for theta in thetas:
        hit = np.array([is_zero(v - theta, "adjacency eigenvalue") for v in values])
        check(hit.any(), f"{theta} is no eigenvalue")
        chosen |= hit
    e = u[:, chosen] @ u[:, chosen].T
    scale = np.sqrt(np.diag(e))
    return (e / np.outer(scale, scale)).view(Gram)


def petersen():
    return graph(list(itertools.combinations(range(5), 2)), lambda x, y: not set(x) & set(y))


def clebsch():
    return graph(range(16), lambda x, y: bin(x ^ y).count("1") in (1, 4))


def schlaefli():
    lines = [("a", i) for i in range(6)] + [("b", i) for i in range(6)]
    lines += [("c", i, j) for i, j in itertools.combinations(range(6), 2)]

    def meet(x, y):
        (s, *p), (t, *q) = sorted((x, y))
        if t != "c":  # a or b against a or b
            return s != t and p != q
        return p[0] in q if s != "c" else not set(p) & set(q)
    return graph(lines, lambda x, y: not meet(x, y))


def z4_square(adjacent):
    return graph(list(itertools.product(range(4), repeat=2)), adjacent)


def shrikhande():
    steps = {(1, 0), (3, 0), (0, 1), (0, 3), (1, 1), (3, 3)}
    return z4_square(lambda x, y: ((x[0] - y[0]) % 4, (x[1] - y[1]) % 4) in steps)


def rook():
    return z4_square(lambda x, y: (x[0] == y[0]) != (x[1] == y[1]))


def chang(edges):
    pairs = list(itertools.combinations(range(8), 2))
    switched = {tuple(sorted(e)) for e in edges}
    return graph(pairs, lambda x, y: (len(set(x) & set(y)) == 1) != ((x in switched) != (y in switched)))


def cycle(*points):
    return list(zip(points, points[1:] + points[:1]))


def dodecahedron():
    return normalise(np.vstack([arrangements((1, 1, 1)) * math.sqrt(3),
                                arrangements((0, 1 / PHI, PHI), permutations="cyclic") * math.sqrt(3)]))


def dodecahedral_graph():
    v = dodecahedron()
    nearest = max(g for g in (v @ v.T).ravel() if g < 1 - NONZERO)
    return (np.abs(v @ v.T - nearest) < NONZERO).astype(float)


def finite_field(q):
    """(elements, difference, set of nonzero squares) of F_q, q an odd prime or 9 = 3[i]."""
    if q == 9:
        elements = list(itertools.product(range(3), repeat=2))
        squares = {((a * a - b * b) % 3, 2 * a * b % 3) for a, b in elements if (a, b) != (0, 0)}
        return elements, lambda x, y: ((x[0] - y[0]) % 3, (x[1] - y[1]) % 3), squares
    return list(range(q)), lambda x, y: (x - y) % q, {x * x % q for x in range(1, q)}


def paley(q):
    elements, difference, squares = finite_field(q)
    return graph(elements, lambda x, y: difference(x, y) in squares)


def conference(n):
    core = paley(n - 1)
    c = np.pad(2 * core - 1 + np.eye(n - 1), ((1, 0), (1, 0)), constant_values=1.0)
    c[0, 0] = 0.0
    return (np.eye(n) + c / math.sqrt(n - 1)).view(Gram)


def signed(adjacency, on, off):
    """Unit diagonal, `on` for adjacent pairs, `off` for distinct nonadjacent pairs."""
    n = len(adjacency)
    return (np.eye(n) + on * adjacency + off * (1 - np.eye(n) - adjacency)).view(Gram)


def harmonic(n, rank, *frequencies):
    scale = math.sqrt(2 / rank)
    columns = [[math.sqrt(1 / rank)] * n] if 0 in frequencies else []
    for s in frequencies:
        if s:
            columns += [[scale * f(2 * math.pi * s * x / n) for x in range(n)] for f in (math.cos, math.sin)]
    return np.array(columns).T


def signs(d):
    return normalise(list(itertools.product((1, -1), repeat=d)))


def snub_cube():
    t = float(next(r.real for r in np.roots([1, -1, -1, -1]) if is_zero(r.imag, "tribonacci")))
    for _ in range(3):  # Newton: np.roots is good to a few ulp only
        t -= (t ** 3 - t ** 2 - t - 1) / (3 * t ** 2 - 2 * t - 1)
    return arrangements((1, 1 / t, t), keep=lambda odd, s: s.count(1) % 2 == odd)


def icosahedron():
    return arrangements((0, 1, PHI), permutations="cyclic")


def bipyramid():
    return np.vstack([np.pad(polygon(3), ((0, 0), (0, 1))), [[0, 0, 1], [0, 0, -1]]])


def turned(n):
    """n unit vectors in the plane at alpha + 2 pi k/n, cos(alpha) = 3/5, sin(alpha) = 4/5."""
    return polygon(n) @ np.array([[3 / 5, 4 / 5], [-4 / 5, 3 / 5]])


def catalog():
    """id -> function that builds the vectors (rows) or the Gram matrix, in the catalog's order."""
    f, even = PHI, "even"
    entries = {f"simplex-{n}": (lambda n=n: simplex(n)) for n in (2, 3, 4, 5, 6, 8)}
    entries |= {f"polygon-{n}": (lambda n=n: polygon(n)) for n in (*range(3, 13), 17)}
    entries |= {f"cross-polytope-{d}": (lambda d=d: cross_polytope(d)) for d in (2, 3, 4, 5, 8)}
    entries |= {f"hypercube-{d}": (lambda d=d: signs(d)) for d in (3, 4, 5)}
    entries |= {f"half-cube-{d}": (lambda d=d: arrangements((1,) * d, keep=even_minus)) for d in (4, 5)}
    entries |= {
        "tetrahedron": lambda: normalise([(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]),
        "octahedron": lambda: cross_polytope(3),
        "cube": lambda: signs(3),
        "icosahedron": icosahedron,
        "dodecahedron": dodecahedron,
        "cuboctahedron": lambda: arrangements((1, 1, 0)),
        "icosidodecahedron": lambda: np.vstack(
            [arrangements((0, 0, 2 * f)), arrangements((1, f, f * f), permutations=even)]),
        "truncated-tetrahedron": lambda: arrangements((3, 1, 1), keep=even_minus),
        "truncated-cube": lambda: arrangements((SQRT2 - 1, 1, 1)),
        "truncated-octahedron": lambda: arrangements((0, 1, 2)),
        "rhombicuboctahedron": lambda: arrangements((1, 1, 1 + SQRT2)),
        "truncated-cuboctahedron": lambda: arrangements((1, 1 + SQRT2, 1 + 2 * SQRT2)),
        "snub-cube": snub_cube,
        "truncated-dodecahedron": lambda: arrangements(
            (0, 1 / f, 2 + f), (1 / f, f, 2 * f), (f, 2, f + 1), permutations=even),
        "truncated-icosahedron": lambda: arrangements(
            (0, 1, 3 * f), (1, 2 + f, 2 * f), (f, 2, 2 * f + 1), permutations=even),
        "rhombicosidodecahedron": lambda: arrangements(
            (1, 1, f ** 3), (f * f, f, 2 * f), (2 + f, 0, f * f), permutations=even),
        "truncated-icosidodecahedron": lambda: arrangements(
            (1 / f, 1 / f, 3 + f), (2 / f, f, 1 + 2 * f), (1 / f, f * f, 3 * f - 1), (2 * f - 1, 2, 2 + f),
            (f, 3, 2 * f), permutations=even),
    }
    entries |= {f"antiprism-{m}": (lambda m=m: antiprism(m)) for m in (3, 4, 5, 6)}
    entries |= {f"prism-{m}": (lambda m=m: prism(m)) for m in (3, 4, 5, 6)}
    part = {"digon": lambda: simplex(2)[:, :1] * SQRT2, "triangle": lambda: polygon(3), "square": lambda: polygon(4),
            "pentagon": lambda: polygon(5), "hexagon": lambda: polygon(6), "tetrahedron": lambda: simplex(4)}
    for name in ("digon-triangle digon-square digon-pentagon digon-hexagon digon-tetrahedron triangle-triangle "
                 "triangle-triangle-triangle triangle-tetrahedron triangle-pentagon pentagon-pentagon "
                 "tetrahedron-tetrahedron digon-digon-triangle digon-triangle-tetrahedron").split():
        entries["tegum-" + name] = lambda name=name: tegum(*(part[p]() for p in name.split("-")))
    entries |= {
        "24-cell": lambda: arrangements((1, 1, 0, 0)),
        "600-cell": lambda: np.vstack(
            [arrangements((2, 0, 0, 0), (1, 1, 1, 1)), arrangements((f, 1, 1 / f, 0), permutations=even)]),
        "120-cell": lambda: np.vstack(
            [arrangements((0, 0, 2, 2), (1, 1, 1, SQRT5), (f ** -2, f, f, f), (1 / f, 1 / f, 1 / f, f * f)),
             arrangements((0, f ** -2, 1, f * f), (0, 1 / f, f, SQRT5), (1 / f, 1, f, 2), permutations=even)]),
        "root-e6": root_e6, "root-e7": root_e7, "root-e8": lambda: normalise(e8_roots()),
        "gosset-2-21": gosset_2_21,
        "gosset-3-21": lambda: np.vstack([johnson(8, 2), -johnson(8, 2)]),  # 8*1_S - 2*1 = 2 (3,3,-1^6)
        "e7-minuscule-56": e7_minuscule,
        "lines-28-r7": lambda: johnson(8, 2),
        "lines-276-r23": lines_276,
        "lines-276-r23-double": lambda: np.vstack([lines_276(), -lines_276()]),
    }
    entries |= {f"johnson-{n}-{k}": (lambda n=n, k=k: johnson(n, k))
                for n, k in ((5, 2), (6, 2), (7, 2), (8, 2), (6, 3), (7, 3))}
    entries |= {
        "petersen-theta-minus2": lambda: eigenspace(petersen(), -2),
        "petersen-theta-1": lambda: eigenspace(petersen(), 1),
        "petersen-theta-3-and-1": lambda: eigenspace(petersen(), 3, 1),
        "clebsch-theta-minus3": lambda: eigenspace(clebsch(), -3),
        "clebsch-theta-1": lambda: eigenspace(clebsch(), 1),
        "schlaefli-theta-4": lambda: eigenspace(schlaefli(), 4),
        "schlaefli-theta-minus2": lambda: eigenspace(schlaefli(), -2),
        "shrikhande-theta-2": lambda: eigenspace(shrikhande(), 2),
        "rook-4x4-theta-2": lambda: eigenspace(rook(), 2),
        "shrikhande-theta-minus2": lambda: eigenspace(shrikhande(), -2),
        "rook-4x4-theta-minus2": lambda: eigenspace(rook(), -2),
        "chang-1-theta-4": lambda: eigenspace(chang([(0, 1), (2, 3), (4, 5), (6, 7)]), 4),
        "chang-2-theta-4": lambda: eigenspace(chang(cycle(*range(8))), 4),
        "chang-3-theta-4": lambda: eigenspace(chang(cycle(0, 1, 2) + cycle(3, 4, 5, 6, 7)), 4),
        "mclaughlin-275": mclaughlin,
        "dodecahedron-theta-1": lambda: eigenspace(dodecahedral_graph(), 1),
        "dodecahedron-theta-0": lambda: eigenspace(dodecahedral_graph(), 0),
        "dodecahedron-theta-minus2": lambda: eigenspace(dodecahedral_graph(), -2),
        "dodecahedron-theta-minus-sqrt5": lambda: eigenspace(dodecahedral_graph(), -SQRT5),
    }
    entries |= {f"hamming-{d}-{q}": (lambda d=d, q=q: hamming(d, q)) for d, q in ((2, 3), (3, 3), (2, 4))}
    entries |= {f"paley-{q}-{name}": (lambda q=q, s=s: eigenspace(paley(q), (-1 + s * math.sqrt(q)) / 2))
                for q in (5, 9, 13, 17) for name, s in (("plus", 1), ("minus", -1))}
    entries |= {f"conference-{n}": (lambda n=n: conference(n)) for n in (6, 10, 14, 18)}
    entries |= {
        "etf-16-r6-clebsch": lambda: signed(clebsch(), -1 / 3, 1 / 3),
        "etf-16-r10-clebsch": lambda: signed(clebsch(), 1 / 5, -1 / 5),
        "harmonic-7-r3-0-1": lambda: harmonic(7, 3, 0, 1),
        "harmonic-7-r4-1-2": lambda: harmonic(7, 4, 1, 2),
        "harmonic-9-r4-1-2": lambda: harmonic(9, 4, 1, 2),
        "harmonic-9-r4-1-3": lambda: harmonic(9, 4, 1, 3),
        "harmonic-8-r4-1-3": lambda: harmonic(8, 4, 1, 3),
        "harmonic-13-r6-qr": lambda: harmonic(13, 6, 1, 3, 4),
        "harmonic-13-r4-1-5": lambda: harmonic(13, 4, 1, 5),
        "orthonormal-basis-3": lambda: np.eye(3),
        "doubled-triangle": lambda: np.vstack([polygon(3), polygon(3)]),
        "hypercube-4-second": lambda: normalise(
            [[x[i] * x[j] for i, j in itertools.combinations(range(4), 2)] for x in signs(4)]),
        "non-triangular-bipyramid": bipyramid,
        "non-thomson-5": bipyramid,
        "non-square-pyramid-equatorial": lambda: np.array(
            [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1)], float),
        "non-square-pyramid-centroid": lambda: np.array(
            [(1, 0, -1 / 5), (-1, 0, -1 / 5), (0, 1, -1 / 5), (0, -1, -1 / 5), (0, 0, 4 / 5)]),
        "non-pentagon-minus-vertex": lambda: polygon(5)[1:],
        "non-pentagon-one-doubled": lambda: polygon(5) * np.array([[2], [1], [1], [1], [1]]),
        "non-random-7-r3": lambda: np.array([(1, 2, 0), (0, 1, -1), (3, -1, 2), (1 / 2, 1, 1), (-2, 0, 1),
                                             (1, 3 / 2, -1 / 2), (0, -1, 5 / 2)]),
        "non-antiprism-4-uniform": lambda: antiprism(4, uniform_ratio(4)),
        "non-antiprism-4-half": lambda: antiprism(4, 1.0),
        "non-antiprism-4-thomson": lambda: antiprism(4, thomson_ratio(4)),
        "non-two-digons-norms": lambda: np.array([(1, 0), (-1, 0), (0, 2), (0, -2)], float),
        "non-zero-vector": lambda: np.vstack([polygon(3), [[0, 0]]]),
        "non-two-triangles-345": lambda: np.vstack([polygon(3), turned(3)]),
        "non-triangle-union-square": lambda: np.vstack([polygon(3), turned(4)]),
        "non-icosahedron-minus-vertex": lambda: icosahedron()[1:],
        "non-cube-union-octahedron": lambda: np.vstack([signs(3), cross_polytope(3)]),
    }
    return entries


# ------------------------------------------------------------------------------------------------------ frame

def pivoted_cholesky(m):
    """Vectors (rows) with Gram matrix m: the outer-product form with diagonal pivoting."""
    rest, columns = np.array(m), []
    scale = np.max(np.diag(rest))
    while len(columns) < len(m):
        pivot = int(np.argmax(np.diag(rest)))
        if is_zero(rest[pivot, pivot], "Cholesky pivot", scale):
            break
        columns.append(rest[:, pivot] / math.sqrt(rest[pivot, pivot]))
        rest = rest - np.outer(columns[-1], columns[-1])
    check(is_zero(rest, "Cholesky remainder", scale), "the Gram matrix is not positive semidefinite")
    return np.array(columns).T


def design_strength(unit, dimension):
    """Largest t with Sum_{x,y} G_s(<x,y>) = 0 for s = 1..t, by Gegenbauer sums; checked by moments (Venkov)."""
    _, values, counts = cluster(unit, "inner products of the unit vectors")
    values, weights, d = np.clip(values, -1, 1), counts / unit.size, dimension
    if d == 1:
        return "infinity" if is_zero(weights @ values, "centroid") else 0
    before, now, product, strength = np.ones_like(values), values, 1.0, 0
    moments = True
    while True:
        s = strength + 1
        # mean of <x,e>^s over the sphere: 0 for odd s, (1*3*...*(s-1)) / (d (d+2) ... (d+s-2)) for even s
        product *= (s - 1) / (d + s - 2) if s % 2 == 0 else 1.0
        moments = moments and is_zero(weights @ values ** s - (product if s % 2 == 0 else 0.0), f"moment {s}")
        gegenbauer = is_zero(weights @ now, f"design sum of degree {s}")
        check(moments == gegenbauer, f"design strength: sums and moments differ in degree {s}")
        if not gegenbauer:
            return strength
        strength = s
        # G_s normalised to G_s(1) = 1: (s + d - 2) G_{s+1} = (2s + d - 2) x G_s - s G_{s-1}
        before, now = now, ((2 * s + d - 2) * values * now - s * before) / (s + d - 2)


def frame_claims(m, v):
    n, norms = len(m), np.diag(m)
    live = ~np.array([is_zero(x, "norm", max(norms)) for x in norms])
    spectrum, operator = np.linalg.eigvalsh(m)[::-1], np.linalg.eigvalsh(v.T @ v)[::-1]
    rank = sum(not is_zero(x, "eigenvalue of M", spectrum[0]) for x in spectrum)
    check(rank == sum(not is_zero(x, "eigenvalue of F", spectrum[0]) for x in operator), "rank of M, rank of F")
    check(is_zero(spectrum[:rank] - operator[:rank], "spectra", spectrum[0]), "spectrum of M, spectrum of F")
    bounds = listing(spectrum[:rank], "spectrum", "multiplicity")

    square = m @ m
    kappa = np.diag(square)[live] / norms[live]
    dimensionalities = norms[live] / kappa
    capacity = float(np.sum(dimensionalities))
    saturated = is_zero(capacity - rank, "capacity")
    residual = square[:, live] - m[:, live] * kappa
    localized = is_zero(residual, "localization residual", spectrum[0] ** 2)
    check(localized == saturated, "saturated, localized (T1)")
    mean = float(np.sum(norms)) / rank
    tight = is_zero(square - mean * m, "tightness residual", spectrum[0] ** 2)
    check(tight == (len(bounds) == 1), "M^2 = A M, one frame bound")
    clusters = None
    if localized:
        labels, values, sizes = cluster(kappa, "Rayleigh quotients")
        clusters = [{"bound": float(b), "rank": int(next(e["multiplicity"] for e in bounds
                                                         if is_zero(e["value"] - b, "cluster bound", spectrum[0]))),
                     "size": int(s)} for b, s in zip(values[::-1], sizes[::-1])]
        check(len(clusters) == len(bounds), "one cluster a frame bound (T4)")
        for k, c in enumerate(reversed(clusters)):
            check(is_zero(np.sum(norms[live][labels == k]) - c["bound"] * c["rank"], "cluster trace"), "trace (T4)")
            check(is_zero(np.sum(dimensionalities[labels == k]) - c["rank"], "cluster capacity"), "capacity (T4)")

    off = ~np.eye(n, dtype=bool)
    inner = m[off]
    roots = np.sqrt(norms[live])
    unit, count = m[np.ix_(live, live)] / np.outer(roots, roots), int(np.sum(live))
    coherence = float(np.max(np.abs(unit[~np.eye(count, dtype=bool)])))
    welch = math.sqrt((count - rank) / (rank * (count - 1)))
    check(coherence > welch - ZERO, "coherence below the Welch bound")
    equal_norm = is_zero(np.ptp(norms), "norms", max(norms))
    equiangular = equal_norm and len(cluster(np.abs(inner), "absolute inner products")[1]) == 1
    check(not (equiangular and tight) or is_zero(coherence - welch, "Welch gap"), "an ETF attains the Welch bound")
    opposite = norms[:, None] + norms[None, :] + 2 * m  # |w_i + w_j|^2
    antipodal = all(is_zero(x, "antipode", max(norms)) for x in opposite.min(axis=1))
    zeros = [{"value": None, "count": n - count}] if count < n else []
    return {
        "n": n, "dimension": rank,
        "normsSquared": listing(norms, "norms"), "innerProducts": listing(inner, "inner products"),
        "frameBounds": bounds, "tight": tight, "localized": localized, "saturated": saturated,
        "equalNorm": equal_norm, "equiangular": equiangular, "antipodal": antipodal,
        "dimensionalities": listing(dimensionalities, "dimensionalities") + zeros, "capacity": capacity,
        "clusters": clusters, "coherence": coherence, "welchBound": welch,
        "designStrength": design_strength(unit, rank),
    }


# ---------------------------------------------------------------------------------------------------- closure

def joined(*arrays):
    """One colour a distinct tuple of entries."""
    colour = np.zeros(arrays[0].size, np.int64)
    for a in arrays:
        entry = np.unique(a, return_inverse=True)[1].astype(np.int64)
        colour = np.unique(colour * (int(entry.max()) + 1) + entry, return_inverse=True)[1].astype(np.int64)
    return colour.reshape(arrays[0].shape)


def paths(c, x, y):
    """The codes of the colour pairs (c(x,z), c(z,y)), all z, sorted; y may be an array of points."""
    rank = int(c.max()) + 1
    codes = (c[x] * rank)[None, :] + c[:, np.atleast_1d(y)].T
    return np.sort(codes.astype(np.uint16) if rank * rank < 65536 else codes, axis=1, kind="stable")


def coherent_closure(m):
    """The 2-dimensional Weisfeiler-Leman refinement of the Gram entries; the diagonal keeps colours of its own.

    A round separates pairs by Sum_z a[c(x,z)] b[c(z,y)] for random integers a, b < 2^21: exact in doubles, since
    n 2^42 < 2^53 for n < 2048. The sum depends on the multiset of colour pairs alone, so no round splits too much; that
    the last one splits enough is confirmed on the multisets themselves.
    """
    n, random = len(m), np.random.default_rng(1968)
    gram = cluster(m, "Gram entries")[0]
    c = joined(1 - np.eye(n, dtype=int), gram)  # diagonal colours first; `joined` keeps the order of its first argument
    while True:
        rank, sums = int(c.max()) + 1, []
        for _ in range(3):
            a, b = random.integers(0, 1 << 21, (2, rank)).astype(float)
            sums.append(a[c] @ b[c])
        finer = joined(c, c.T, *sums)
        if int(finer.max()) + 1 == rank:
            break
        c = finer
    x0, y0 = np.divmod(np.unique(c, return_index=True)[1], n)  # a pair of each colour
    reference = np.vstack([paths(c, x, y) for x, y in zip(x0, y0)])
    for x in range(n):
        check(np.array_equal(paths(c, x, np.arange(n)), reference[c[x]]), "the closure is not coherent")
    homogeneous = bool(np.all(np.diag(c) == c[0, 0]))
    symmetric = bool(np.array_equal(c, c.T))
    back = np.vstack([np.sort((p % rank) * rank + p // rank) for p in reference.astype(np.int64)])
    commutative = bool(np.array_equal(back, reference))
    a, b = random.integers(0, 1 << 21, (2, rank)).astype(float)
    check(commutative == np.array_equal(a[c] @ b[c], b[c] @ a[c]), "commutativity: paths, generic elements")
    check(commutative or not (symmetric and homogeneous), "a symmetric scheme commutes")
    claims = {"rank": rank, "homogeneous": homogeneous, "symmetric": symmetric, "commutative": commutative}
    return claims, c, (x0, y0)


# ----------------------------------------------------------------------------------------------------- scheme

def is_path_from_zero(adjacent):
    """Whether the graph on 0..d is a path with end 0."""
    d, seen, at = len(adjacent), [0], 0
    while True:
        ahead = [k for k in range(d) if k != at and adjacent[at, k] and (len(seen) == 1 or k != seen[-2])]
        if len(ahead) != 1 or ahead[0] in seen:
            return not ahead and len(seen) == d
        at = ahead[0]
        seen.append(at)


def distances(adjacency):
    """Graph distances from point 0; -1 where there is no path."""
    distance, ball, step = np.where(np.arange(len(adjacency)) == 0, 0, -1), np.zeros(len(adjacency), bool), 0
    ball[0] = True
    while True:
        step += 1
        shell = (adjacency[ball].any(axis=0)) & ~ball
        if not shell.any():
            return distance
        distance[shell] = step
        ball |= shell


def eigenmatrix(p, valencies, n, random):
    """(P, multiplicities), rows in no order: the common eigenvectors of the intersection matrices made symmetric."""
    root = np.sqrt(valencies)
    s = p * root[None, None, :] / root[None, :, None]  # A_i acts on A_j / sqrt(k_j)
    check(is_zero(s - s.transpose(0, 2, 1), "intersection matrices", n), "k_k p^k_ij = k_j p^j_ik")
    u = np.linalg.eigh(np.tensordot(random.uniform(1, 2, len(p)) / root, s, 1))[1]
    images = np.einsum("ja,ijk,kb->iab", u, s, u, optimize=True)
    eigen = np.einsum("iaa->ai", images)
    off = images - np.einsum("ai,ab->iab", eigen, np.eye(len(p)))
    check(is_zero(off, "common eigenvectors", n), "the eigenvectors are not common to all intersection matrices")
    check(is_zero(eigen - (u / u[0]).T * root, "P", n), "P: Rayleigh quotients, eigenvectors")
    multiplicities = n / np.sum(eigen ** 2 / valencies, axis=1)
    check(is_zero(multiplicities - np.rint(multiplicities), "multiplicities", n), "multiplicities are not integers")
    return eigen, np.rint(multiplicities).astype(int)


def krein_by_points(c, P, multiplicities, n, random):
    """q^k_ij = n Sum_xy (E_i o E_j o E_k)_xy / m_k from idempotents found on the n x n matrices."""
    weights = random.uniform(1, 2, P.shape[1])
    values, u = np.linalg.eigh(weights[c])
    e = np.array([u[:, near] @ u[:, near].T for near in np.abs(values - (P @ weights)[:, None]) < 1e-6])
    check(np.array_equal(np.rint(np.einsum("jxx->j", e)), multiplicities), "ranks of the idempotents")
    return n * np.einsum("ixy,jxy,kxy->ijk", e, e, e, optimize=True) / multiplicities


def scheme_claims(c, pairs, m, bounds):
    """The symmetric association scheme c with relations and eigenspaces in the order of the conventions."""
    n, rank, random = len(c), int(c.max()) + 1, np.random.default_rng(1984)
    p = np.empty((rank, rank, rank))
    for k, (x, y) in enumerate(zip(*pairs)):
        p[:, :, k] = np.bincount(c[x] * rank + c[:, y], minlength=rank * rank).reshape(rank, rank)
    valencies = np.bincount(c[0], minlength=rank)
    P, multiplicities = eigenmatrix(p, valencies, n, random)

    # relations: diagonal, Gram value descending, valency ascending, spectrum descending
    # eigenspaces: E_0, multiplicity ascending, row of P descending
    level = cluster(m, "Gram entries")[0][pairs]
    label = cluster(P, "eigenvalues")[0]
    spectrum = [tuple(-np.sort(np.repeat(-label[:, i], multiplicities))) for i in range(rank)]
    key = [(i > 0, -level[i], valencies[i], tuple(-np.array(spectrum[i]))) for i in range(rank)]
    columns = sorted(range(rank), key=lambda i: key[i])
    tied = [i for i, j in zip(columns, columns[1:]) if key[i] == key[j]]
    trivial = int(np.argmin(np.max(np.abs(P - valencies), axis=1)))
    rows = sorted(range(rank), key=lambda j: (j != trivial, multiplicities[j], tuple(-label[j, columns])))
    P, multiplicities = P[np.ix_(rows, columns)], multiplicities[rows]
    valencies, p, level = valencies[columns], p[np.ix_(columns, columns, columns)], level[columns]
    c = np.argsort(columns)[c]
    gram = np.array([m[c == i].mean() for i in range(rank)])

    Q = multiplicities * P.T / valencies[:, None]
    check(is_zero(P @ Q - n * np.eye(rank), "PQ - nI", n), "PQ = nI")
    check(is_zero(P[0] - valencies, "row 0", n) and multiplicities[0] == 1, "row 0 of P is not E_0")
    check(sum(multiplicities) == n == sum(valencies), "Sum m_j = Sum k_i = n")
    product = np.einsum("l,li,lj,lk->ijk", multiplicities, P, P, P, optimize=True) / (n * valencies)
    check(is_zero(product - p, "intersection numbers", n), "intersection numbers: pairs, eigenmatrix")
    krein = np.einsum("li,lj,kl->ijk", Q, Q, P, optimize=True) / n
    check(np.min(krein) > -1e-9, "a Krein parameter is negative")
    if n <= 130:
        by_points = krein_by_points(c, P, multiplicities, n, random)
        check(is_zero(krein - by_points, "Krein parameters", n), "Krein parameters: eigenmatrices, idempotents")
    weights = random.uniform(1, 2, rank)
    check(is_zero(np.linalg.eigvalsh(weights[c]) - np.sort(np.repeat(P @ weights, multiplicities)), "spectra", 2 * n),
          "spectrum of a generic relation matrix, P with multiplicities")

    coefficients = P @ gram  # M = Sum_j c_j E_j
    J = [j for j in range(rank) if not is_zero(coefficients[j], "coefficient of E_j", max(coefficients))]
    from_scheme = listing(np.repeat(coefficients[J], multiplicities[J]), "coefficients", "multiplicity")
    check([b["multiplicity"] for b in from_scheme] == [b["multiplicity"] for b in bounds]
          and is_zero([a["value"] - b["value"] for a, b in zip(from_scheme, bounds)], "bounds", bounds[0]["value"]),
          "frame bounds, coefficients of the idempotents (T9)")

    reach = [distances(c == i) for i in range(1, rank)]
    primitive = all((d >= 0).all() for d in reach)
    check(primitive == (not any(is_zero(P[j, i] - valencies[i], "eigenvalue k_i", n)
                                for j in range(1, rank) for i in range(1, rank))), "primitive: graphs, eigenvalues")
    p_polynomial = any(is_path_from_zero(p[i]) for i in range(1, rank))
    check(p_polynomial == any(d.max() == rank - 1 and d.min() == 0 for d in reach), "P-polynomial: array, diameter")
    nonzero = np.array([not is_zero(q, "Krein parameter") for q in krein.ravel()]).reshape(krein.shape)
    q_polynomial = any(is_path_from_zero(nonzero[j]) for j in range(1, rank))
    check(q_polynomial == any(schur_powers_grow(Q[:, j] / multiplicities[j], P, n) for j in range(1, rank)),
          "Q-polynomial: array, Schur powers")
    if tied:
        print(f"note: {len(tied)} relations are tied in every ordering key", file=sys.stderr)
    return {
        "classes": rank - 1, "symmetric": True, "primitive": primitive, "pPolynomial": p_polynomial,
        "qPolynomial": q_polynomial, "valencies": valencies.tolist(), "multiplicities": multiplicities.tolist(),
        "P": (P + 0.0).tolist(), "Q": (Q + 0.0).tolist(), "intersectionNumbers": p.astype(int).tolist(),
        "kreinParameters": (krein + 0.0).tolist(), "eigenspaces": J,
    }


def schur_powers_grow(cosines, P, n):
    """Whether (J + E_j / m_j n)^t, entrywise, meets exactly t + 1 idempotents for t = 0..classes."""
    for t in range(len(P)):
        parts = P @ ((1 + cosines) / 2) ** t / n
        if sum(not is_zero(x, "Schur power") for x in parts) != t + 1:
            return False
    return True


# ------------------------------------------------------------------------------------------------------- main

def geometry(identifier, build, limit):
    """All claims about one geometry, or None if it has more points than the limit."""
    source = build()
    if len(source) > limit:
        return None
    given = isinstance(source, Gram)
    m = np.array(source) if given else source @ source.T
    m = (m + m.T) / 2
    claims = {"id": identifier} | frame_claims(m, pivoted_cholesky(m) if given else np.array(source, float))
    closure, colours, pairs = coherent_closure(m)
    is_scheme = closure["homogeneous"] and closure["symmetric"]
    return claims | {"scheme": scheme_claims(colours, pairs, m, claims["frameBounds"]) if is_scheme else None,
                     "closure": closure}


def main(arguments):
    entries = catalog()
    limit = 130 if "--small" in arguments else math.inf
    wanted = [a for a in arguments if a != "--small"] or list(entries)
    unknown = [a for a in wanted if a not in entries]
    if unknown:
        print(f"geometry.py: no such id: {', '.join(unknown)}", file=sys.stderr)
        return 2
    status = 0
    for identifier in wanted:
        try:
            claims = geometry(identifier, entries[identifier], limit)
        except Disagreement as error:
            print(f"geometry.py: {identifier}: {error}", file=sys.stderr)
            status = 1
            continue
        if claims is not None:
            print(json.dumps(claims, allow_nan=False), flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
