# Checks a certificate of a frame: SymPy's arithmetic modulo the field's polynomial, nothing else.
# Prints a line for every claim that fails, then true or false; exit status 0 or 1.
import json
import sys
from collections import Counter

from sympy import Poly, QQ, Symbol
from sympy.polys.polyclasses import ANP


def check(certificate):
    """The names of the claims that fail."""
    failed = []

    def claim(name, holds):
        if not holds:
            failed.append(name)

    # The field Q[x]/(f): it is one because f is irreducible, so equality of residues is equality of numbers.
    modulus = [QQ(int(c)) for c in reversed(certificate["field"]["polynomial"])]
    claim("field: irreducible", Poly(modulus, Symbol("x"), domain=QQ).is_irreducible)

    def number(coefficients):
        parts = [c.split("/") for c in reversed(coefficients)]
        return ANP([QQ(int(p[0]), int(p[1]) if len(p) > 1 else 1) for p in parts], modulus, QQ)

    def integer(k):
        return number([str(k)])

    zero, one = number([]), integer(1)

    def total(terms):
        result = zero
        for term in terms:
            result = result + term
        return result

    relation, claims = certificate["relation"], certificate["claims"]
    gram = [number(g) for g in certificate["gram"]]
    n, rank = len(relation), len(gram)
    points, colours = range(n), range(rank)
    columns = [[row[j] for row in relation] for j in points]
    claim("n", claims["n"] == n and all(len(row) == n for row in relation))

    # The coherent configuration: whatever is read off one pair of a colour is the same for all.
    diagonals = sorted({relation[x][x] for x in points})
    seen = [None] * rank
    size = [0] * rank
    coherent = True
    for x in points:
        for y in points:
            colour = relation[x][y]
            coherent = coherent and (x == y or colour not in diagonals)
            facts = (relation[y][x], relation[x][x], relation[y][y], Counter(zip(relation[x], columns[y])))
            size[colour] += 1
            if seen[colour] is None:
                seen[colour] = facts
            coherent = coherent and seen[colour] == facts
    claim("relation: coherent configuration", coherent and None not in seen)
    if failed:
        return failed
    transpose, source, target, paths = zip(*seen)
    closure = {
        "rank": rank,
        "homogeneous": len(diagonals) == 1,
        "symmetric": list(transpose) == list(colours),
        "commutative": all(p[a, b] == p[b, a] for p in paths for a, b in list(p)),
    }
    claim("closure", claims["closure"] == closure)

    def product(a, b):
        return [total(integer(m) * a[i] * b[j] for (i, j), m in p.items()) for p in paths]

    def trace(a):
        return total(integer(size[f]) * a[f] for f in diagonals)

    def tally(values):
        counts = Counter()
        for value, count in values:
            counts[value] += count
        return counts

    def claimed_tally(entries):
        return tally((e["value"] and number(e["value"]) if e["value"] is None else number(e["value"]), e["count"]) for e in entries)

    # The frame.
    square = product(gram, gram)
    others = [k for k in colours if k not in diagonals]
    nonzero = [f for f in diagonals if gram[f] != zero]
    kappa = {f: square[f] / gram[f] if f in nonzero else zero for f in diagonals}
    dimensionality = {f: gram[f] / kappa[f] if f in nonzero else None for f in diagonals}
    capacity = total(integer(size[f]) * dimensionality[f] for f in nonzero)
    claim("gram: symmetric", all(gram[k] == gram[transpose[k]] for k in colours))
    claim("normsSquared", tally((gram[f], size[f]) for f in diagonals) == claimed_tally(claims["normsSquared"]))
    claim("innerProducts", tally((gram[k], size[k]) for k in others) == claimed_tally(claims["innerProducts"]))
    claim("equalNorm", claims["equalNorm"] == all(gram[f] == gram[diagonals[0]] for f in diagonals))
    claim("dimensionalities", tally((dimensionality[f], size[f]) for f in diagonals) == claimed_tally(claims["dimensionalities"]))
    claim("capacity", capacity == number(claims["capacity"]))
    claim("saturated", claims["saturated"] == (capacity == integer(claims["dimension"])))
    localized = all(square[k] == gram[k] * kappa[target[k]] for k in colours)
    claim("localized: M^2 = M Lambda", claims["localized"] == localized)
    bounds = {kappa[f] for f in nonzero}
    claim("tight: M^2 = A M", claims["tight"] == (localized and len(bounds) == 1))
    claim("dimension", claims["dimension"] == sum(bound["multiplicity"] for bound in claims["frameBounds"]))
    if localized:
        found = {(k, total(integer(size[f]) * gram[f] for f in nonzero if kappa[f] == k) / k, sum(size[f] for f in nonzero if kappa[f] == k)) for k in bounds}
        claimed = [(number(k["bound"]), integer(k["rank"]), k["size"]) for k in claims["clusters"] or []]
        claim("clusters", len(claimed) == len(found) and set(claimed) == found)
        spectrum = [(number(b["value"]), integer(b["multiplicity"])) for b in claims["frameBounds"] if isinstance(b["value"], list)]
        claim("frameBounds", len(spectrum) == len(claims["frameBounds"]) and spectrum == [k[:2] for k in claimed])
    else:
        claim("clusters", claims["clusters"] is None)
        # The traces of M, M^2 … M^n determine the characteristic polynomial.
        factors = Counter()
        for bound in claims["frameBounds"]:
            value = bound["value"]
            polynomial = [-number(value), one] if isinstance(value, list) else [number(c) for c in value["polynomial"]]
            factors[tuple(polynomial), bound["multiplicity"]] += 1
        claim("frameBounds: all conjugates", all(count == len(p) - 1 and p[-1] == one for (p, _), count in factors.items()))
        sums = [power_sums(p, n, integer) for p, _ in factors]
        power = gram
        for s in range(n):
            expected = total(integer(m) * sums[k][s] for k, (_, m) in enumerate(factors))
            claim(f"frameBounds: trace of M^{s + 1}", trace(power) == expected)
            power = product(power, gram)

    # Angles.
    vectors = sum(size[f] for f in nonzero)
    angles = [k for k in others if source[k] in nonzero and target[k] in nonzero]
    cosines = {gram[k] * gram[k] / (gram[source[k]] * gram[target[k]]) for k in angles}
    equal = claims["equalNorm"] and len(nonzero) > 0
    coherence = claims["coherenceSquared"]
    claim("equiangular", claims["equiangular"] == (equal and len(cosines) <= 1))
    claim("coherenceSquared", (coherence is None) == (not cosines) and (coherence is None or number(coherence) in cosines))
    welch = claims["welchBoundSquared"]
    dimension = claims["dimension"]
    if vectors < 2:
        claim("welchBoundSquared", welch is None)
    else:
        claim("welchBoundSquared", number(welch) * integer(dimension * (vectors - 1)) == integer(vectors - dimension))
    opposite = lambda f: any(source[k] == f and gram[k] == -gram[f] and gram[target[k]] == gram[f] for k in others)
    claim("antipodal", claims["antipodal"] == all(opposite(f) for f in nonzero))
    if equal:
        claim("designStrength", claims["designStrength"] == design_strength([g / gram[0 if len(diagonals) == 1 else diagonals[0]] for g in gram], size, dimension, integer, total, zero))

    scheme = claims["scheme"]
    claim("scheme", (scheme is not None) == (closure["homogeneous"] and closure["symmetric"]))
    if scheme is not None and not failed:
        claim("scheme: diagonal", diagonals == [0])
        valencies = [k // n for k in size]
        claim("valencies", scheme["valencies"] == valencies)
        p = scheme["intersectionNumbers"]
        claim("intersectionNumbers", all(p[a][b][c] == paths[c][a, b] for a in colours for b in colours for c in colours))
        P, Q = ([[number(entry) for entry in row] for row in scheme[name]] for name in ("P", "Q"))
        m = scheme["multiplicities"]
        claim("PQ = nI", all(total(P[j][a] * Q[a][l] for a in colours) == integer(n if j == l else 0) for j in colours for l in colours))
        # n E_j on the relations
        E = [[Q[a][j] for a in colours] for j in colours]
        claim(
            "E_j E_l = delta E_j",
            all(product(E[j], E[l]) == ([integer(n) * e for e in E[j]] if j == l else [zero] * rank) for j in colours for l in colours),
        )
        claim("multiplicities: traces", all(E[j][0] == integer(m[j]) for j in colours))
        claim("A_0 J = k J", all(P[0][a] == integer(valencies[a]) for a in colours))
        q = [[[number(entry) for entry in row] for row in rows] for rows in scheme["kreinParameters"]]
        claim(
            "kreinParameters",
            all(E[i][a] * E[j][a] == total(q[i][j][k] * E[k][a] for k in colours if q[i][j][k] != zero) for i in colours for j in colours for a in colours),
        )
        weights = [total(gram[a] * P[j][a] for a in colours) for j in colours]
        claim("eigenspaces", scheme["eigenspaces"] == [j for j in colours if weights[j] != zero])
        claim("M = sum of c_j E_j", all(integer(n) * gram[a] == total(weights[j] * E[j][a] for j in colours) for a in colours))
    return failed


def power_sums(polynomial, most, integer):
    """Sums of the powers of the roots, by Newton's identities."""
    degree = len(polynomial) - 1
    coefficient = lambda k: polynomial[degree - k] if k <= degree else integer(0)
    sums = []
    for s in range(1, most + 1):
        value = coefficient(s) * integer(-s)
        for k in range(1, s):
            value = value - coefficient(k) * sums[s - k - 1]
        sums.append(value)
    return sums


def design_strength(cosines, size, dimension, integer, total, zero):
    """The largest t with vanishing sums of the Gegenbauer polynomials of degree 1 … t."""
    before, current = [integer(1)] * len(cosines), cosines
    s = 1
    while True:
        if total(integer(k) * g for k, g in zip(size, current)) != zero:
            return s - 1
        if dimension == 1:
            return "infinity"
        a, b, c = integer(2 * s + dimension - 2), integer(s), integer(s + dimension - 2)
        before, current = current, [(a * x * g - b * h) / c for x, g, h in zip(cosines, current, before)]
        s += 1


if __name__ == "__main__":
    failures = check(json.loads(CERTIFICATE))
    for name in failures:
        print(f"fails: {name}")
    print("false" if failures else "true")
    sys.exit(1 if failures else 0)
