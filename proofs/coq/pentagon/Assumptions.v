(** * What the theorem rests on: printed when this file is compiled. *)

From Pentagon Require Import Pentagon.

Print Assumptions pentagon.
