# Exact checks in GAP of the subject named by BENCH_SUBJECT. Prints "version" and then one line a measurement: identity,
# idiom, milliseconds, true or false, separated by tabs. See ../README.md.

# Time of check() from nothing to the verdict; what is short is repeated and averaged, as for the other systems.
Report := function(identity, idiom, check)
  local start, ok, elapsed, runs;
  start := NanosecondsSinceEpoch();
  ok := check();
  elapsed := NanosecondsSinceEpoch() - start;
  if elapsed < 20 * 10^6 then
    start := NanosecondsSinceEpoch();
    runs := 0;
    repeat
      ok := check() and ok;
      runs := runs + 1;
    until NanosecondsSinceEpoch() - start >= 50 * 10^6;
    elapsed := QuoInt(NanosecondsSinceEpoch() - start, runs);
  fi;
  Print(identity, "\t", idiom, "\t", QuoInt(elapsed, 10^6), ".", String(1000000 + elapsed mod 10^6){[2 .. 7]}, "\t", ok, "\n");
end;

# M^2 = A M.
CheckSquare := {M, A} -> M ^ 2 = A * M;

# The same over Z[x]/P, entries of M being lists of ascending integer coefficients, shorter than P's. Kronecker substitution:
# packed into integers at x = 2^b, one product of integer matrices, and the distinct entries of M^2 - A M unpacked and
# reduced modulo the monic P.
CheckPacked := function(M, P, A)
  local n, degree, size, b, base, pack, K, S, offset, entry, digits, k, t;
  n := Length(M);
  degree := Length(P) - 1;
  size := Maximum(List(M, row -> Maximum(List(row, f -> Maximum(List(f, AbsInt))))));
  b := 2 + Log2Int(n * degree * size ^ 2 + A * size);
  base := 2 ^ (b + 1);
  pack := f -> ValuePol(f, base);
  K := List(M, row -> List(row, pack));
  S := K ^ 2 - A * K;
  offset := (base / 2) * ((base ^ (2 * degree) - 1) / (base - 1));
  for entry in Set(Concatenation(S)) do
    digits := CoefficientsQadic(entry + offset, base) - base / 2;
    for k in [Length(digits), Length(digits) - 1 .. degree + 1] do
      t := digits[k];
      if t <> 0 then
        digits{[k - degree .. k]} := digits{[k - degree .. k]} - t * P;
      fi;
    od;
    if not IsZero(digits) then
      return false;
    fi;
  od;
  return true;
end;

Circulant := v -> List([0 .. Length(v) - 1], i -> List([0 .. Length(v) - 1], j -> v[((i - j) mod Length(v)) + 1]));

# 2cos(2 pi k/n), k = 0 .. n-1, as cyclotomic numbers.
PolygonByCyclotomics := n -> CheckSquare(Circulant(List([0 .. n - 1], k -> E(n) ^ k + E(n) ^ -k)), n);

# The same in Z[x]/Phi_n.
PolygonPacked := function(n)
  local P, degree, powers, k, next;
  P := CoefficientsOfUnivariatePolynomial(CyclotomicPolynomial(Rationals, n));
  degree := Length(P) - 1;
  powers := [List([1 .. degree], i -> 0)];
  powers[1][1] := 1;
  for k in [2 .. n] do
    next := Concatenation([0], powers[k - 1]);
    next := next - next[degree + 1] * P;
    Add(powers, next{[1 .. degree]});
  od;
  return CheckPacked(Circulant(List([0 .. n - 1], k -> powers[k + 1] + powers[((-k) mod n) + 1])), P, n);
end;

Polygons := check -> ForAll([5 .. 60], check);

# W: vectors as rows.
CheckGram := {W, A} -> CheckSquare(W * TransposedMat(W), A);
CheckFrame := {W, A} -> TransposedMat(W) * W = A * IdentityMat(Length(W[1]));

# The 120 icosians, doubled, for the golden ratio phi with unit one. A = 120.
Icosians := function(phi, one)
  local vectors, permutation, s, i, v;
  vectors := List(Tuples([one, -one], 4), ShallowCopy);
  for i in [1 .. 4] do
    for s in [2, -2] do
      v := List([1 .. 4], k -> 0 * one);
      v[i] := s * one;
      Add(vectors, v);
    od;
  od;
  for permutation in AlternatingGroup(4) do
    for s in Tuples([1, -1], 3) do
      Add(vectors, Permuted([s[1] * phi, s[2] * one, s[3] * (phi - one), 0 * one], permutation));
    od;
  od;
  return vectors;
end;
IcosiansByCyclotomics := {} -> Icosians(-E(5) ^ 2 - E(5) ^ 3, 1);
IcosiansPacked := function()
  local a, W, A, B, G, H, n;
  W := Icosians([0, 1], [1, 0]); # entries are lists [constant, coefficient of phi]
  A := List(W, w -> List(w, x -> x[1]));
  B := List(W, w -> List(w, x -> x[2]));
  G := A * TransposedMat(A) + B * TransposedMat(B);
  H := A * TransposedMat(B) + B * TransposedMat(A) + B * TransposedMat(B);
  n := Length(W);
  return CheckPacked(List([1 .. n], i -> List([1 .. n], j -> [G[i][j], H[i][j]])), [-1, -1, 1], 120);
end;

# The 240 roots of E8, doubled; A = 240.
RootsE8 := function()
  local roots, pair, s, v;
  roots := Filtered(Tuples([1, -1], 8), v -> Product(v) = 1);
  for pair in Combinations([1 .. 8], 2) do
    for s in Tuples([2, -2], 2) do
      v := List([1 .. 8], i -> 0);
      v{pair} := s;
      Add(roots, v);
    od;
  od;
  return roots;
end;

# 28 equiangular lines: permutations of (3, 3, -1^6), in the space of sum 0. There F = A I says F = A (I - J/8), A = 96.
Lines28 := {} -> List(Combinations([1 .. 8], 2), pair -> List([1 .. 8], function(k)
  if k in pair then return 3; fi;
  return -1;
end));
CheckFrameOfLines := W -> 8 * TransposedMat(W) * W = 96 * (8 * IdentityMat(8) - List([1 .. 8], i -> List([1 .. 8], j -> 1)));

Main := function()
  local subject, square, frame, W;
  subject := GAPInfo.SystemEnvironment.BENCH_SUBJECT;
  square := "M2=AM";
  frame := "F=AI";
  Print("version\tGAP ", GAPInfo.Version, "\n");
  if subject = "polygons" then
    Report(square, "matrix of cyclotomics", {} -> Polygons(PolygonByCyclotomics));
    Report(square, "packed integers", {} -> Polygons(PolygonPacked));
  elif subject = "600-cell" then
    Report(square, "matrix of cyclotomics", {} -> CheckGram(IcosiansByCyclotomics(), 120));
    Report(square, "packed integers", IcosiansPacked);
    Report(frame, "matrix of cyclotomics", {} -> CheckFrame(IcosiansByCyclotomics(), 120));
  elif subject = "e8" then
    Report(square, "integer matrix", {} -> CheckGram(RootsE8(), 240));
    Report(frame, "integer matrix", {} -> CheckFrame(RootsE8(), 240));
  elif subject = "lines-28" then
    Report(square, "integer matrix", {} -> CheckGram(Lines28(), 96));
    Report(frame, "integer matrix", {} -> CheckFrameOfLines(Lines28()));
  elif subject = "leech" then
    W := List(SplitString(StringFile(GAPInfo.SystemEnvironment.BENCH_VECTORS), "\n"), EvalString);
    Report(frame, "integer matrix", {} -> CheckFrame(W, 262080));
  fi;
end;
Main();
QUIT;
