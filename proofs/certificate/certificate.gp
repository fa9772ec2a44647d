\\ Checks a certificate of a frame: PARI's polmods, nothing else.
\\ Prints a line for every claim that fails, then true or false; exit status 0 or 1.

failures = List();
claim(name, holds) = if(!holds, listput(failures, name));

\\ The value that goes with a name in a vector of [name, value].
at(object, name) = for(k = 1, #object, if(object[k][1] == name, return(object[k][2]))); error("no ", name);
none(value) = value == "null";
select_(p, v) = [e | e <- v, p(e)];
all(p, v) = for(k = 1, #v, if(!p(v[k]), return(0))); 1;
total(p, v) = sum(k = 1, #v, p(v[k]));

\\ Distinct values with their counts, from [value, count].
tally(v) = [[x, total(e -> if(e[1] == x, e[2], 0), v)] | x <- Set([e[1] | e <- v])];

\\ Sums of the powers of the roots of a monic polynomial (ascending coefficients), by Newton's identities.
{power_sums(polynomial, most) =
  my(degree = #polynomial - 1, sums = vector(most), c);
  c = (k -> if(k <= degree, polynomial[degree - k + 1], 0));
  for(s = 1, most, sums[s] = -s * c(s) - sum(k = 1, s - 1, c(k) * sums[s - k]));
  sums};

\\ The largest t with vanishing sums of the Gegenbauer polynomials of degree 1 … t.
{design_strength(cosines, size, dimension) =
  my(before = vector(#cosines, k, 1), current = cosines, s = 1, next);
  while(1,
    if(sum(k = 1, #size, size[k] * current[k]) != 0, return(s - 1));
    if(dimension == 1, return("infinity"));
    next = vector(#cosines, k, ((2*s + dimension - 2) * cosines[k] * current[k] - s * before[k]) / (s + dimension - 2));
    before = current; current = next; s++)};

{check(certificate) =
  my(f, number, claims, relation, gram, n, rank, diagonals, seen, size, coherent, facts, transpose, source, target, paths,
    count, homogeneous, symmetric, commutative, closure, product, square, isdiagonal, others, nonzero, isnonzero, kappa,
    dimensionality, capacity, localized, bounds, found, claimed, factors, polynomial, place, sums, power, expected,
    vectors, angles, cosines, equal, dimension, c, scheme, valencies, p, P, Q, m, E, q, weights);

  \\ The field Q[x]/(f): it is one because f is irreducible, so equality of residues is equality of numbers.
  f = Polrev(at(at(certificate, "field"), "polynomial"), 'x);
  claim("field: irreducible", polisirreducible(f));
  if(#failures, return);
  number = (c -> Mod(Polrev(c, 'x), f));

  \\ Colours and points count from 0 in the certificate, from 1 here.
  relation = [[k + 1 | k <- row] | row <- at(certificate, "relation")];
  claims = at(certificate, "claims");
  gram = [number(g) | g <- at(certificate, "gram")];
  n = #relation; rank = #gram;
  claim("n", at(claims, "n") == n);

  \\ The coherent configuration: whatever is read off one pair of a colour is the same for all.
  diagonals = Set(vector(n, x, relation[x][x]));
  isdiagonal = vector(rank, k, setsearch(diagonals, k) > 0);
  my(columns = vector(n, y, vector(n, x, relation[x][y])), scaled = vector(n, x, rank * relation[x]), colour);
  seen = vector(rank); size = vector(rank); coherent = 1;
  for(x = 1, n, for(y = 1, n,
    colour = relation[x][y];
    if(x != y && isdiagonal[colour], coherent = 0);
    facts = [relation[y][x], relation[x][x], relation[y][y], vecsort(scaled[x] + columns[y])];
    size[colour]++;
    if(seen[colour] == 0, seen[colour] = facts, seen[colour] != facts, coherent = 0)));
  claim("relation: coherent configuration", coherent && !vecmin(size) == 0);
  if(#failures, return);
  transpose = [s[1] | s <- seen]; source = [s[2] | s <- seen]; target = [s[3] | s <- seen];
  \\ Paths over a pair of each colour: [first colour, second colour, how many]
  paths = vector(rank, k, my(t = matreduce(seen[k][4])); vector(matsize(t)[1], e, [(t[e,1] - 1) \ rank, (t[e,1] - 1) % rank + 1, t[e,2]]));
  count = ((a, b, c) -> for(e = 1, #paths[c], if(paths[c][e][1] == a && paths[c][e][2] == b, return(paths[c][e][3]))); 0);
  homogeneous = #diagonals == 1;
  symmetric = transpose == [1..rank];
  commutative = all(k -> all(e -> count(e[2], e[1], k) == e[3], paths[k]), [1..rank]);
  closure = at(claims, "closure");
  claim("closure", [at(closure, "rank"), at(closure, "homogeneous"), at(closure, "symmetric"), at(closure, "commutative")] == [rank, homogeneous, symmetric, commutative]);
  product = ((a, b) -> vector(rank, k, total(e -> e[3] * a[e[1]] * b[e[2]], paths[k])));

  \\ The frame.
  square = product(gram, gram);
  others = select_(k -> !isdiagonal[k], [1..rank]);
  nonzero = select_(k -> gram[k] != 0, diagonals);
  isnonzero = vector(rank, k, setsearch(nonzero, k) > 0);
  kappa = vector(rank, k, if(isnonzero[k], square[k] / gram[k], Mod(0, f)));
  dimensionality = vector(rank, k, if(isnonzero[k], gram[k] / kappa[k], "null"));
  capacity = total(k -> size[k] * dimensionality[k], nonzero);
  dimension = at(claims, "dimension");
  claim("gram: symmetric", all(k -> gram[k] == gram[transpose[k]], [1..rank]));
  claim("normsSquared", tally([[gram[k], size[k]] | k <- diagonals]) == tally([[number(at(e, "value")), at(e, "count")] | e <- at(claims, "normsSquared")]));
  claim("innerProducts", tally([[gram[k], size[k]] | k <- others]) == tally([[number(at(e, "value")), at(e, "count")] | e <- at(claims, "innerProducts")]));
  claim("equalNorm", at(claims, "equalNorm") == all(k -> gram[k] == gram[diagonals[1]], diagonals));
  claim("dimensionalities", tally([[dimensionality[k], size[k]] | k <- diagonals]) == tally([[if(none(at(e, "value")), "null", number(at(e, "value"))), at(e, "count")] | e <- at(claims, "dimensionalities")]));
  claim("capacity", capacity == number(at(claims, "capacity")));
  claim("saturated", at(claims, "saturated") == (capacity == dimension));
  localized = all(k -> square[k] == gram[k] * kappa[target[k]], [1..rank]);
  claim("localized: M^2 = M Lambda", at(claims, "localized") == localized);
  bounds = Set([kappa[k] | k <- nonzero]);
  claim("tight: M^2 = A M", at(claims, "tight") == (localized && #bounds == 1));
  claim("dimension", dimension == total(b -> at(b, "multiplicity"), at(claims, "frameBounds")));
  if(localized,
    found = Set([[b, total(k -> if(kappa[k] == b, size[k] * gram[k], 0), nonzero) / b, total(k -> if(kappa[k] == b, size[k], 0), nonzero)] | b <- bounds]);
    claimed = if(none(at(claims, "clusters")), [], [[number(at(k, "bound")), Mod(at(k, "rank"), f), at(k, "size")] | k <- at(claims, "clusters")]);
    claim("clusters", #claimed == #found && Set(claimed) == found);
    claim("frameBounds", all(b -> #at(b, "value") == 0 || type(at(b, "value")[1]) != "t_VEC", at(claims, "frameBounds")) &&
      [[number(at(b, "value")), Mod(at(b, "multiplicity"), f)] | b <- at(claims, "frameBounds")] == [k[1..2] | k <- claimed]),
    claim("clusters", none(at(claims, "clusters")));
    \\ The traces of M, M^2 … M^n determine the characteristic polynomial.
    factors = List();
    foreach(at(claims, "frameBounds"), bound,
      my(value = at(bound, "value"));
      polynomial = if(#value && type(value[1]) == "t_VEC", [number(c) | c <- at(value, "polynomial")], [-number(value), Mod(1, f)]);
      place = 0;
      for(k = 1, #factors, if(factors[k][1..2] == [polynomial, at(bound, "multiplicity")], place = k));
      if(place, factors[place][3]++, listput(factors, [polynomial, at(bound, "multiplicity"), 1])));
    claim("frameBounds: all conjugates", all(e -> e[3] == #e[1] - 1 && e[1][#e[1]] == 1, factors));
    sums = [power_sums(e[1], n) | e <- Vec(factors)];
    power = gram;
    for(s = 1, n,
      expected = sum(k = 1, #factors, factors[k][2] * sums[k][s]);
      claim(Str("frameBounds: trace of M^", s), total(k -> size[k] * power[k], diagonals) == expected);
      power = product(power, gram)));

  \\ Angles.
  vectors = total(k -> size[k], nonzero);
  angles = select_(k -> isnonzero[source[k]] && isnonzero[target[k]], others);
  cosines = Set([gram[k]^2 / (gram[source[k]] * gram[target[k]]) | k <- angles]);
  equal = at(claims, "equalNorm") && #nonzero > 0;
  claim("equiangular", at(claims, "equiangular") == (equal && #cosines <= 1));
  c = at(claims, "coherenceSquared");
  claim("coherenceSquared", if(none(c), #cosines == 0, setsearch(cosines, number(c)) > 0));
  c = at(claims, "welchBoundSquared");
  claim("welchBoundSquared", if(none(c), vectors < 2, vectors >= 2 && number(c) * dimension * (vectors - 1) == vectors - dimension));
  claim("antipodal", at(claims, "antipodal") == all(k -> #select_(l -> source[l] == k && gram[l] == -gram[k] && gram[target[l]] == gram[k], others) > 0, nonzero));
  if(equal, claim("designStrength", at(claims, "designStrength") == design_strength(gram / gram[diagonals[1]], size, dimension)));

  scheme = at(claims, "scheme");
  claim("scheme", !none(scheme) == (homogeneous && symmetric));
  if(none(scheme) || #failures, return);
  claim("scheme: diagonal", diagonals == [1]);
  valencies = size / n;
  claim("valencies", at(scheme, "valencies") == valencies);
  p = at(scheme, "intersectionNumbers");
  claim("intersectionNumbers", all(a -> all(b -> all(c -> p[a][b][c] == count(a, b, c), [1..rank]), [1..rank]), [1..rank]));
  P = matconcat([[number(c) | c <- row] | row <- at(scheme, "P")]~);
  Q = matconcat([[number(c) | c <- row] | row <- at(scheme, "Q")]~);
  m = at(scheme, "multiplicities");
  claim("PQ = nI", P * Q == n * matid(rank));
  \\ n E_j on the relations
  E = vector(rank, j, Q[,j]~);
  claim("E_j E_l = delta E_j", all(j -> all(l -> product(E[j], E[l]) == if(j == l, n * E[j], vector(rank)), [1..rank]), [1..rank]));
  claim("multiplicities: traces", vector(rank, j, E[j][1]) == m);
  claim("A_0 J = k J", P[1,] == valencies);
  q = [[[number(c) | c <- row] | row <- rows] | rows <- at(scheme, "kreinParameters")];
  claim("kreinParameters", all(i -> all(j -> all(a -> E[i][a] * E[j][a] == sum(k = 1, rank, if(q[i][j][k] == 0, 0, q[i][j][k] * E[k][a])), [1..rank]), [1..rank]), [1..rank]));
  weights = P * gram~;
  claim("eigenspaces", at(scheme, "eigenspaces") == [j - 1 | j <- [1..rank], weights[j] != 0]);
  claim("M = sum of c_j E_j", all(a -> n * gram[a] == sum(j = 1, rank, weights[j] * E[j][a]), [1..rank]))};

iferr(check(certificate), problem, listput(failures, Str(problem)));
for(k = 1, #failures, print("fails: ", failures[k]));
print(if(#failures, "false", "true"));
quit(#failures > 0);
