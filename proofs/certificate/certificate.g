# Checks a certificate of a frame: GAP's algebraic extension of the rationals, nothing else.
# Prints a line for every claim that fails, then true or false; exit status 0 or 1.

CheckCertificate := function(certificate)
  local failed, Claim, f, alpha, one, zero, number, relation, claims, gram, n, rank, points, colours, columns, diagonals,
    seen, size, coherent, x, y, colour, facts, transpose, source, target, paths, PathCount, closure, product, trace, tally,
    claimedTally, square, others, nonzero, kappa, dimensionality, capacity, localized, bounds, found, claimed, spectrum,
    factors, bound, value, polynomial, at, sums, power, s, expected, vectors, angles, cosines, equal, dimension, scheme,
    valencies, p, P, Q, m, E, q, weights, PowerSums, DesignStrength;

  failed := [];
  Claim := function(name, holds)
    if not holds then Add(failed, name); fi;
  end;

  # The field Q[x]/(f): it is one because f is irreducible, so equality of residues is equality of numbers.
  f := UnivariatePolynomial(Rationals, certificate.field.polynomial, 1);
  if not IsIrreducibleRingElement(PolynomialRing(Rationals, 1), f) then return ["field: irreducible"]; fi;
  if DegreeOfLaurentPolynomial(f) = 1 then
    alpha := 0;
    one := 1;
  else
    alpha := RootOfDefiningPolynomial(AlgebraicExtension(Rationals, f));
    one := alpha^0;
  fi;
  zero := 0 * one;
  number := c -> Sum([1 .. Length(c)], k -> c[k] * alpha^(k - 1), zero);

  # Colours and points count from 0 in the certificate, from 1 here.
  relation := certificate.relation + 1;
  claims := certificate.claims;
  gram := List(certificate.gram, number);
  n := Length(relation);
  rank := Length(gram);
  points := [1 .. n];
  colours := [1 .. rank];
  columns := TransposedMat(relation);
  Claim("n", claims.n = n);

  # The coherent configuration: whatever is read off one pair of a colour is the same for all.
  diagonals := Set(points, x -> relation[x][x]);
  seen := [];
  size := List(colours, k -> 0);
  coherent := true;
  for x in points do
    for y in points do
      colour := relation[x][y];
      if x <> y and colour in diagonals then coherent := false; fi;
      facts := [relation[y][x], relation[x][x], relation[y][y], Collected((relation[x] - 1) * rank + columns[y] - 1)];
      size[colour] := size[colour] + 1;
      if not IsBound(seen[colour]) then
        seen[colour] := facts;
      elif seen[colour] <> facts then
        coherent := false;
      fi;
    od;
  od;
  Claim("relation: coherent configuration", coherent and IsDenseList(seen) and Length(seen) = rank);
  if failed <> [] then return failed; fi;
  transpose := List(seen, facts -> facts[1]);
  source := List(seen, facts -> facts[2]);
  target := List(seen, facts -> facts[3]);
  # Paths over a pair of each colour: [first colour, second colour, how many]
  paths := List(seen, facts -> List(facts[4], e -> [QuoInt(e[1], rank) + 1, e[1] mod rank + 1, e[2]]));
  PathCount := function(a, b, c)
    local e;
    e := First(paths[c], e -> e[1] = a and e[2] = b);
    if e = fail then return 0; else return e[3]; fi;
  end;
  closure := rec(rank := rank, homogeneous := Length(diagonals) = 1, symmetric := transpose = colours,
    commutative := ForAll(colours, c -> ForAll(paths[c], e -> PathCount(e[2], e[1], c) = e[3])));
  Claim("closure", claims.closure = closure);

  product := function(a, b)
    return List(colours, c -> Sum(paths[c], e -> e[3] * a[e[1]] * b[e[2]], zero));
  end;
  trace := a -> Sum(diagonals, f -> size[f] * a[f], zero);
  tally := function(list)
    return List(Set(list, e -> e[1]), v -> [v, Sum(Filtered(list, e -> e[1] = v), e -> e[2])]);
  end;
  claimedTally := function(entries)
    return tally(List(entries, e -> [number(e.value), e.count]));
  end;

  # The frame.
  square := product(gram, gram);
  others := Difference(colours, diagonals);
  nonzero := Filtered(diagonals, f -> gram[f] <> zero);
  kappa := List(colours, k -> zero);
  dimensionality := [];
  for x in nonzero do
    kappa[x] := square[x] / gram[x];
    dimensionality[x] := gram[x] / kappa[x];
  od;
  capacity := Sum(nonzero, f -> size[f] * dimensionality[f], zero);
  Claim("gram: symmetric", ForAll(colours, k -> gram[k] = gram[transpose[k]]));
  Claim("normsSquared", tally(List(diagonals, f -> [gram[f], size[f]])) = claimedTally(claims.normsSquared));
  Claim("innerProducts", tally(List(others, k -> [gram[k], size[k]])) = claimedTally(claims.innerProducts));
  Claim("equalNorm", claims.equalNorm = ForAll(diagonals, f -> gram[f] = gram[diagonals[1]]));
  Claim("dimensionalities",
    tally(List(nonzero, f -> [dimensionality[f], size[f]])) = claimedTally(Filtered(claims.dimensionalities, e -> e.value <> fail))
    and Sum(Filtered(claims.dimensionalities, e -> e.value = fail), e -> e.count) = Sum(Difference(diagonals, nonzero), f -> size[f]));
  Claim("capacity", capacity = number(claims.capacity));
  Claim("saturated", claims.saturated = (capacity = claims.dimension * one));
  localized := ForAll(colours, k -> square[k] = gram[k] * kappa[target[k]]);
  Claim("localized: M^2 = M Lambda", claims.localized = localized);
  bounds := Set(nonzero, f -> kappa[f]);
  Claim("tight: M^2 = A M", claims.tight = (localized and Length(bounds) = 1));
  Claim("dimension", claims.dimension = Sum(claims.frameBounds, b -> b.multiplicity));

  PowerSums := function(polynomial, most)
    local degree, coefficient, sums, s, k, value;
    degree := Length(polynomial) - 1;
    coefficient := function(k)
      if k <= degree then return polynomial[degree - k + 1]; else return zero; fi;
    end;
    sums := [];
    for s in [1 .. most] do
      value := -s * coefficient(s);
      for k in [1 .. s - 1] do value := value - coefficient(k) * sums[s - k]; od;
      Add(sums, value);
    od;
    return sums;
  end;

  if localized then
    found := Set(bounds, k -> [k, Sum(Filtered(nonzero, f -> kappa[f] = k), f -> size[f] * gram[f]) / k,
      Sum(Filtered(nonzero, f -> kappa[f] = k), f -> size[f])]);
    claimed := [];
    if claims.clusters <> fail then
      claimed := List(claims.clusters, k -> [number(k.bound), k.rank * one, k.size]);
    fi;
    Claim("clusters", Length(claimed) = Length(found) and Set(claimed) = found);
    Claim("frameBounds", ForAll(claims.frameBounds, b -> IsList(b.value)) and
      List(claims.frameBounds, b -> [number(b.value), b.multiplicity * one]) = List(claimed, k -> [k[1], k[2]]));
  else
    Claim("clusters", claims.clusters = fail);
    # The traces of M, M^2 … M^n determine the characteristic polynomial.
    factors := [];
    for bound in claims.frameBounds do
      value := bound.value;
      if IsList(value) then polynomial := [-number(value), one]; else polynomial := List(value.polynomial, number); fi;
      at := PositionProperty(factors, e -> e[1] = polynomial and e[2] = bound.multiplicity);
      if at = fail then Add(factors, [polynomial, bound.multiplicity, 1]); else factors[at][3] := factors[at][3] + 1; fi;
    od;
    Claim("frameBounds: all conjugates", ForAll(factors, e -> e[3] = Length(e[1]) - 1 and e[1][Length(e[1])] = one));
    sums := List(factors, e -> PowerSums(e[1], n));
    power := gram;
    for s in [1 .. n] do
      expected := Sum([1 .. Length(factors)], k -> factors[k][2] * sums[k][s], zero);
      Claim(Concatenation("frameBounds: trace of M^", String(s)), trace(power) = expected);
      power := product(power, gram);
    od;
  fi;

  # Angles.
  vectors := Sum(nonzero, f -> size[f]);
  angles := Filtered(others, k -> source[k] in nonzero and target[k] in nonzero);
  cosines := Set(angles, k -> gram[k]^2 / (gram[source[k]] * gram[target[k]]));
  equal := claims.equalNorm and nonzero <> [];
  dimension := claims.dimension;
  Claim("equiangular", claims.equiangular = (equal and Length(cosines) <= 1));
  Claim("coherenceSquared", (claims.coherenceSquared = fail and cosines = []) or
    (claims.coherenceSquared <> fail and number(claims.coherenceSquared) in cosines));
  Claim("welchBoundSquared", (vectors < 2 and claims.welchBoundSquared = fail) or (vectors >= 2 and
    claims.welchBoundSquared <> fail and
    number(claims.welchBoundSquared) * dimension * (vectors - 1) = (vectors - dimension) * one));
  Claim("antipodal", claims.antipodal = ForAll(nonzero, f ->
    ForAny(others, k -> source[k] = f and gram[k] = -gram[f] and gram[target[k]] = gram[f])));

  # The largest t with vanishing sums of the Gegenbauer polynomials of degree 1 … t.
  DesignStrength := function(cosines)
    local before, current, next, s;
    before := List(cosines, x -> one);
    current := cosines;
    s := 1;
    while true do
      if Sum(colours, k -> size[k] * current[k]) <> zero then return s - 1; fi;
      if dimension = 1 then return "infinity"; fi;
      next := List(colours, k -> ((2 * s + dimension - 2) * cosines[k] * current[k] - s * before[k]) / (s + dimension - 2));
      before := current;
      current := next;
      s := s + 1;
    od;
  end;
  if equal then Claim("designStrength", claims.designStrength = DesignStrength(gram / gram[diagonals[1]])); fi;

  scheme := claims.scheme;
  Claim("scheme", (scheme <> fail) = (closure.homogeneous and closure.symmetric));
  if scheme <> fail and failed = [] then
    Claim("scheme: diagonal", diagonals = [1]);
    valencies := size / n;
    Claim("valencies", scheme.valencies = valencies);
    p := scheme.intersectionNumbers;
    Claim("intersectionNumbers", ForAll(colours, a -> ForAll(colours, b -> ForAll(colours, c -> p[a][b][c] = PathCount(a, b, c)))));
    P := List(scheme.P, row -> List(row, number));
    Q := List(scheme.Q, row -> List(row, number));
    m := scheme.multiplicities;
    Claim("PQ = nI", P * Q = n * one * IdentityMat(rank));
    # n E_j on the relations
    E := TransposedMat(Q);
    Claim("E_j E_l = delta E_j", ForAll(colours, j -> ForAll(colours, l -> (j = l and product(E[j], E[l]) = n * E[j]) or
      (j <> l and ForAll(product(E[j], E[l]), e -> e = zero)))));
    Claim("multiplicities: traces", ForAll(colours, j -> E[j][1] = m[j] * one));
    Claim("A_0 J = k J", P[1] = valencies * one);
    q := List(scheme.kreinParameters, rows -> List(rows, row -> List(row, number)));
    Claim("kreinParameters", ForAll(colours, i -> ForAll(colours, j -> ForAll(colours, a ->
      E[i][a] * E[j][a] = Sum(Filtered(colours, k -> q[i][j][k] <> zero), k -> q[i][j][k] * E[k][a], zero)))));
    weights := List(colours, j -> Sum(colours, a -> gram[a] * P[j][a]));
    Claim("eigenspaces", scheme.eigenspaces + 1 = Filtered(colours, j -> weights[j] <> zero));
    Claim("M = sum of c_j E_j", ForAll(colours, a -> n * gram[a] = Sum(colours, j -> weights[j] * E[j][a])));
  fi;
  return failed;
end;

failures := CheckCertificate(certificate);;
for name in failures do Print("fails: ", name, "\n"); od;
Print(failures = [], "\n");
if failures = [] then QUIT_GAP(0); else QUIT_GAP(1); fi;
