(** * What the theorems rest on: printed when this file is compiled. *)

From Pentagon Require Import Pentagon Constants.

Definition theorems := (pentagon, tau_star_root, t_star_decimals, r_star_decimals, beta_star_decimals).

Print Assumptions theorems.
