/** # Eigenvalue clusters. Defines `clusterEigenvalues`, `spectralTolerance`, `EigenvalueCluster`, `SpectralTolerance`.
 *
 * In floating point the distinct eigenvalues λ_k of F are clusters of computed ones. What separates two of them must exceed what may
 * have moved them: the rounding of the sum F = Σ w_i w_iᵀ and of the eigensolver, both a multiple of ε·λ_max, and the rounding of the
 * weights themselves when they were stored. If every entry moved by at most u relative to itself, W moved by E with
 * ‖E‖_F ≤ u‖W‖_F, and an eigenvalue by at most 2σ_max‖E‖ (Weyl). For rounding without a pattern ‖E‖ is smaller by about √(nd), and an
 * eigenspace of dimension m splits over about 4√m·u·rms·σ_max with much smaller gaps. So neighbours are linked where they are close, and
 * what is linked into a band wider than any eigenspace splits is cut again at its largest gaps: a dense spectrum is no cluster.
 * A zero eigenvalue moves by at most ‖E‖², which is of second order.
 * @module */

export interface SpectralTolerance {
  /** Neighbouring eigenvalues at most this far apart are one, relative to λ_max. */
  readonly gap: number;
  /** No cluster is wider, relative to λ_max; at least `gap`. */
  readonly width: number;
  /** An eigenvalue at most this large is zero, relative to λ_max. */
  readonly rank: number;
}

export interface EigenvalueCluster {
  /** The mean. */
  readonly value: number;
  /** Indices first … first + multiplicity − 1 of the descending spectrum. */
  readonly first: number;
  readonly multiplicity: number;
}

/** Where the pattern-free bound takes over from the worst case, in units of u·rms·σ_max. */
const PATTERN_FREE = 16;

/** @param roundoff u, the relative error of a stored weight (2^−53 for doubles)
 *  @param trace tr F = Σ‖w_i‖²
 *  @param largest λ_max
 *  @param gap replaces the relative gap that the rounding errors give */
export function spectralTolerance(
  { features: n, length: d }: { readonly features: number; readonly length: number },
  roundoff: number,
  trace: number,
  largest: number,
  gap?: number,
): SpectralTolerance {
  const arithmetic = 4 * (n + d) * Number.EPSILON;
  if (!(largest > 0)) return { gap: gap ?? arithmetic, width: 2 * (gap ?? arithmetic), rank: arithmetic };
  // rms/σ_max
  const level = Math.sqrt(trace / (n * d) / largest);
  const stored = Math.min(2 * Math.sqrt(n * d), PATTERN_FREE) * roundoff * level;
  const ofZero = (roundoff * level * (Math.sqrt(n) + Math.sqrt(d))) ** 2;
  const split = 4 * Math.sqrt(Math.min(n, d)) * roundoff * level;
  return {
    gap: gap ?? arithmetic + stored,
    width: gap === undefined ? 2 * arithmetic + Math.max(2 * stored, split) : 2 * gap,
    rank: arithmetic + ofZero,
  };
}

/** The clusters of the nonzero eigenvalues, descending. Σ multiplicities is the numerical rank.
 *  @param spectrum descending */
export function clusterEigenvalues(
  spectrum: Float64Array,
  { gap, width, rank }: SpectralTolerance,
): readonly EigenvalueCluster[] {
  const largest = spectrum[0] ?? 0;
  const gapAt = (at: number): number => spectrum[at - 1]! - spectrum[at]!;
  const clusters: EigenvalueCluster[] = [];
  /** Cuts at the largest gaps. */
  const addCut = (first: number, next: number): void => {
    if (spectrum[first]! - spectrum[next - 1]! <= width * largest) {
      const sum = spectrum.subarray(first, next).reduce((total, value) => total + value, 0);
      clusters.push({ value: sum / (next - first), first, multiplicity: next - first });
      return;
    }
    let widest = first + 1;
    for (let at = first + 2; at < next; at++) if (gapAt(at) > gapAt(widest)) widest = at;
    addCut(first, widest);
    addCut(widest, next);
  };
  const zero = spectrum.findIndex((value) => !(value > rank * largest));
  const end = zero === -1 ? spectrum.length : zero;
  for (let first = 0; first < end; ) {
    let next = first + 1;
    while (next < end && gapAt(next) <= gap * largest) next++;
    addCut(first, next);
    first = next;
  }
  return clusters;
}
