import { expect, it } from 'vitest';
import { checkPentagonCertificate } from '../../src/certificate/kernel/pentagon/checker.js';
import { all, altered, at, lies } from '../certificate/pentagonLies.js';

it('the pentagon certificate is rejected after every single alteration that is tried', () => {
  for (const path of all)
    for (const lie of lies(at(path)))
      expect(checkPentagonCertificate(altered(path, () => lie)).kind, path.join('.')).toBe('rejected');
});
