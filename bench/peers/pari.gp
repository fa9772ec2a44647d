\\ Exact checks in PARI/GP of the subject named by BENCH_SUBJECT. Prints "version" and then one line a measurement:
\\ identity, idiom, milliseconds, true or false, separated by tabs. See ../README.md.
default(parisizemax, "8G");
default(threadsizemax, "2G");

\\ Time of f() from nothing to the verdict. The clock ticks in milliseconds: what is short is repeated and averaged.
report(identity, idiom, f) = {
  my(start = getwalltime(), ok = f(), ms = getwalltime() - start, runs = 0);
  if (ms < 20,
    start = getwalltime();
    until (getwalltime() - start >= 50, ok = f() && ok; runs++);
    ms = (getwalltime() - start) / runs);
  printf("%s\t%s\t%.4f\t%s\n", identity, idiom, ms, if (ok, "true", "false"));
}

\\ --- M^2 = A M over Z[x]/P, the matrix given by integer polynomials -----------------------------------------------

\\ Elements of the number field, multiplied by PARI.
checkMod(M, P, A) = my(N = apply(f -> Mod(f, P), M)); N^2 == A * N;

\\ Kronecker substitution: polynomials packed into integers at x = 2^b, one product of integer matrices, and the distinct
\\ entries of M^2 - A M unpacked and reduced modulo P.
checkPacked(M, P, A) = {
  my(size = vecmax(apply(f -> if (f, vecmax(abs(Vec(f))), 0), M)), degree = poldegree(P));
  my(b = 2 + #binary(matsize(M)[1] * degree * size^2 + A * size));
  my(K = apply(f -> subst(Pol(f), x, 2^b), M), S = K^2 - A * K);
  my(half = 2^(b - 1), offset = half * (2^(2 * b * degree) - 1) / (2^b - 1));
  my(unpack = s -> Pol(apply(d -> d - half, digits(s + offset, 2^b))));
  foreach (Set(concat(Vec(S))), s, if (unpack(s) % P, return (0)));
  1;
}

\\ 2cos(2 pi k/n), k = 0 .. n-1, as polynomials in 2cos(2 pi/n), by the recurrence of the Chebyshev polynomials.
twiceCosines(n) = {
  my(P = minpoly(Mod(y + 1/y, polcyclo(n, y)), x), v = vector(n));
  v[1] = 2; v[2] = x % P;
  for (k = 3, n, v[k] = (x * v[k-1] - v[k-2]) % P);
  [v, P];
}

polygon(n, check) = {
  my([v, P] = twiceCosines(n));
  check(matrix(n, n, i, j, v[(i - j) % n + 1]), P, n);
}

polygons(check) = for (n = 5, 60, if (!polygon(n, check), return (0))); 1;

\\ --- vectors ------------------------------------------------------------------------------------------------------

\\ W: vectors as columns, all of squared norm c; F = A I and M^2 = A M with A = c n / d.
checkGram(W, A) = my(M = W~ * W); M^2 == A * M;
checkFrame(W, A) = W * W~ == A * matid(matsize(W)[1]);

\\ The 120 icosians, doubled, over Z[phi], phi = x modulo x^2 - x - 1; A = 120.
icosians() = {
  my(L = List(), even = select(p -> permsign(p) == 1, [numtoperm(4, k) | k <- [0 .. 23]]));
  forvec (s = vector(4, i, [0, 1]), listput(L, vector(4, i, (-1)^s[i])));
  for (i = 1, 4, for (s = 0, 1, listput(L, vector(4, k, if (k == i, 2 * (-1)^s)))));
  forvec (s = vector(3, i, [0, 1]),
    my(v = [(-1)^s[1] * x, (-1)^s[2], (-1)^s[3] * (x - 1), 0]);
    foreach (even, p, listput(L, vector(4, i, v[p[i]]))));
  matconcat(apply(v -> v~, Vec(L)));
}
icosiansMod() = apply(f -> Mod(f, x^2 - x - 1), icosians());
icosianGram() = my(W = icosians()); (W~ * W) % (x^2 - x - 1);

\\ The 240 roots of E8, doubled; A = 240.
rootsE8() = {
  my(L = List());
  for (i = 1, 8, for (j = i + 1, 8, forvec (s = [[0, 1], [0, 1]],
    my(v = vector(8)); v[i] = 2 * (-1)^s[1]; v[j] = 2 * (-1)^s[2]; listput(L, v))));
  forvec (s = vector(8, i, [0, 1]), if (vecsum(s) % 2 == 0, listput(L, vector(8, i, (-1)^s[i]))));
  matconcat(apply(v -> v~, Vec(L)));
}

\\ 28 equiangular lines: permutations of (3, 3, -1^6), in the space of sum 0. There F = A I says F = A (I - J/8), A = 96.
lines28() = {
  my(L = List());
  for (i = 1, 8, for (j = i + 1, 8, listput(L, vector(8, k, if (k == i || k == j, 3, -1)))));
  matconcat(apply(v -> v~, Vec(L)));
}
checkFrameOfLines(W) = 8 * W * W~ == 96 * (8 * matid(8) - matrix(8, 8, i, j, 1));

\\ ------------------------------------------------------------------------------------------------------------------
{
  my(subject = getenv("BENCH_SUBJECT"), square = "M2=AM", frame = "F=AI");
  printf("version\tPARI/GP %s\n", strjoin(apply(k -> Str(k), Vec(version())[1 .. 3]), "."));
  if (subject == "polygons",
    report(square, "matrix of Mod(f, P)", () -> polygons(checkMod));
    report(square, "packed integers", () -> polygons(checkPacked)));
  if (subject == "600-cell",
    report(square, "matrix of Mod(f, P)", () -> checkGram(icosiansMod(), 120));
    report(square, "packed integers", () -> checkPacked(icosianGram(), x^2 - x - 1, 120));
    report(frame, "matrix of Mod(f, P)", () -> checkFrame(icosiansMod(), 120)));
  if (subject == "e8",
    report(square, "integer matrix", () -> checkGram(rootsE8(), 240));
    report(frame, "integer matrix", () -> checkFrame(rootsE8(), 240)));
  if (subject == "lines-28",
    report(square, "integer matrix", () -> checkGram(lines28(), 96));
    report(frame, "integer matrix", () -> checkFrameOfLines(lines28())));
  if (subject == "leech",
    my(W = matconcat(readvec(getenv("BENCH_VECTORS"))~)~);
    report(frame, "integer matrix", () -> checkFrame(W, 262080)));
}
quit
