(** * Assumptions. Prints what each theorem rests on: nothing but the calculus itself, "Closed under the global context". *)
From Tightframe Require Import Frame Spectral Capacity Defect Localization GramTests TegumSum SchemeFrames.

Print Assumptions T1_capacity_bound.
Print Assumptions T1_equality.
Print Assumptions T6_tight.
Print Assumptions T6_localized.
Print Assumptions T6_parseval.
Print Assumptions T6_frame_identity.
Print Assumptions symmetric_diagonalizable.
Print Assumptions spectral_theorem.
Print Assumptions frame_op_spectral.
Print Assumptions T2_defect_identity.
Print Assumptions T2_defect_bound.
Print Assumptions T3_spectral_localization.
Print Assumptions T4_partition.
Print Assumptions T4_tight_frames.
Print Assumptions T4_orthogonal_clusters.
Print Assumptions T4_cluster_norm.
Print Assumptions T5_projective_linearity.
Print Assumptions T4_cluster_capacity.
Print Assumptions T7_gram.
Print Assumptions T7_capacity.
Print Assumptions T7_rank.
Print Assumptions T7_localized.
Print Assumptions T7_components.
Print Assumptions T7_clusters.
Print Assumptions T9_tight.
Print Assumptions T9_rank.
Print Assumptions T9_norm.
Print Assumptions T9_fracdim.
Print Assumptions T9_unequal_weights.
Print Assumptions T10_classification.
Print Assumptions T9_exists.
