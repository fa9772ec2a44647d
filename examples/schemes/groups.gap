# The symmetries of the cube on its vertices, and Z_7 extended by x -> 2x.
Group( (1,2,3,4)(5,6,7,8), (1,5)(2,6)(3,7)(4,8), (2,4)(6,8) );
frobenius := Group([ (1,2,3,4,5,6,7), (2,3,5)(4,7,6) ]);

# Generators one a line, as images of 0, 1, ...
[1, 2, 3, 4, 0]
[0, 4, 3, 2, 1]
