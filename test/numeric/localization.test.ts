import { describe, expect, it } from 'vitest';
import { nonLocalizationMayHide } from '../../src/numeric/localization.js';

const tau = 1e-14;

describe('a frame that is not localized, within rounding of one that is', () => {
  it('cannot be tight: one bound is never in doubt', () => {
    expect(nonLocalizationMayHide([0.5], 1e-20, tau)).toBe(false);
    expect(nonLocalizationMayHide([], 1, tau)).toBe(false);
  });

  it('has close bounds, or a small bound, or nearly orthogonal vectors', () => {
    expect(nonLocalizationMayHide([0.6, 0.4], 0.1, tau)).toBe(false);
    expect(nonLocalizationMayHide([0.5, 0.5 - 1e-14], 0.1, tau)).toBe(true);
    expect(nonLocalizationMayHide([0.5, 0.5], 0.1, tau)).toBe(true);
    expect(nonLocalizationMayHide([0.9, 1e-12], 0.9, tau)).toBe(true);
    expect(nonLocalizationMayHide([0.6, 0.4], 1e-14, tau)).toBe(true);
    expect(nonLocalizationMayHide([0.6, 0.4], Number.NaN, tau)).toBe(true);
  });
});
