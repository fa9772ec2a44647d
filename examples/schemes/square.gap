# Records as GAP prints them; labels may begin at 1.
rec( Name := "square", RelationMatrix := [ [ 0, 1, 2, 1 ], [ 1, 0, 1, 2 ], [ 2, 1, 0, 1 ], [ 1, 2, 1, 0 ] ] );
triangles := [ [ [ 1, 2, 2 ], [ 2, 1, 2 ], [ 2, 2, 1 ] ],
  [ [ 1, 2, 3 ], [ 3, 1, 2 ], [ 2, 3, 1 ] ] ];
