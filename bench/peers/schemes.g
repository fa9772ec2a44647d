# The reference file of small association schemes in plain GAP: the axioms, all intersection numbers and, for commutative schemes, P over
# the cyclotomics. BENCH_SCHEMES names a file with the schemes as a GAP list of relation matrices (labels from 0). Prints "version", and
# then "axioms" and "all" with milliseconds and the number of schemes, separated by tabs. See ../README.md.

# The axioms and the intersection matrices N_i, with (N_i)_jk = p^k_ij; fail if there are none.
IntersectionMatrices := function(R)
  local n, r, A, i, j, k, C, p, reps, N, flat;
  n := Length(R);
  flat := Concatenation(R);
  r := Maximum(flat) + 1;
  A := List([0 .. r - 1], i -> List(R, row -> List(row, function(x) if x = i then return 1; else return 0; fi; end)));
  if A[1] <> IdentityMat(n) then return fail; fi;
  for i in [1 .. r] do if not TransposedMat(A[i]) in A then return fail; fi; od;
  reps := List([0 .. r - 1], i -> Position(flat, i));
  N := List([1 .. r], i -> []);
  for i in [1 .. r] do
    for j in [1 .. r] do
      C := Concatenation(A[i] * A[j]);
      p := C{reps};
      # Every entry of the product is the number of its relation.
      if C <> p{flat + 1} then return fail; fi;
      Add(N[i], p);
    od;
  od;
  return N;
end;

# The roots of an irreducible rational polynomial as cyclotomics: formulas for degrees 1 and 2, else its factors over a cyclotomic field.
RootsOf := function(f, n)
  local c, d, m, factors;
  c := CoefficientsOfUnivariatePolynomial(f);
  if Length(c) = 2 then return [-c[1] / c[2]]; fi;
  if Length(c) = 3 then
    d := Sqrt(c[2] ^ 2 - 4 * c[1] * c[3]);
    return [(-c[2] + d) / (2 * c[3]), (-c[2] - d) / (2 * c[3])];
  fi;
  for m in Set([n, 5, 7, 8, 9, 12, 13, 15, 16, 2 * n]) do
    if Phi(m) mod (Length(c) - 1) = 0 or Phi(m) > Length(c) - 1 then
      factors := Factors(PolynomialRing(CF(m)), f);
      if ForAll(factors, g -> Degree(g) = 1) then
        return List(factors, g -> -CoefficientsOfUnivariatePolynomial(g)[1] / CoefficientsOfUnivariatePolynomial(g)[2]);
      fi;
    fi;
  od;
  return fail;
end;

# P as the list of common eigenvectors with leading entry 1 of the N_i.
FirstEigenmatrix := function(N, n)
  local r, s, M, f, factors, roots, P, theta, v;
  r := Length(N);
  for s in Concatenation(List([2 .. r], i -> List([1 .. r], function(j) if i = j then return 1; else return 0; fi; end)),
                         List([1 .. 50], k -> List([1 .. r], j -> Random([-50 .. 50])))) do
    M := Sum([1 .. r], j -> s[j] * N[j]);
    f := CharacteristicPolynomial(Rationals, Rationals, M);
    if Degree(Gcd(f, Derivative(f))) = 0 then
      roots := Concatenation(List(Factors(f), g -> RootsOf(g, n)));
      P := [];
      for theta in roots do
        v := NullspaceMat(TransposedMat(M - theta * IdentityMat(r)))[1];
        Add(P, v / v[1]);
      od;
      return P;
    fi;
  od;
  return fail;
end;

Main := function()
  local schemes, start, elapsed, numbers, i, N, P;
  Print("version\tGAP ", GAPInfo.Version, "\n");
  if not IsBound(GAPInfo.SystemEnvironment.BENCH_SCHEMES) then return; fi;
  schemes := EvalString(StringFile(GAPInfo.SystemEnvironment.BENCH_SCHEMES));
  start := NanosecondsSinceEpoch();
  numbers := List(schemes, IntersectionMatrices);
  elapsed := NanosecondsSinceEpoch() - start;
  if fail in numbers then Error("the axioms fail"); fi;
  Print("axioms\t", QuoInt(elapsed, 10 ^ 6), "\t", Length(schemes), "\n");
  for i in [1 .. Length(schemes)] do
    N := numbers[i];
    if ForAll([1 .. Length(N)], a -> ForAll([1 .. a], b -> N[a][b] = N[b][a])) then
      P := FirstEigenmatrix(N, Length(schemes[i]));
      if P = fail then Error("no eigenmatrix"); fi;
    fi;
  od;
  elapsed := NanosecondsSinceEpoch() - start;
  Print("all\t", QuoInt(elapsed, 10 ^ 6), "\t", Length(schemes), "\n");
end;
Main();
QUIT;
