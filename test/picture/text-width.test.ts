import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, widthOf } from '../../src/picture/text-width.ts';

test('widths are those of Helvetica', () => {
  expect(widthOf('Hello', { size: 10 })).toBe(23);
  expect(widthOf('새올', { size: 10 })).toBe(20);
  expect(widthOf('', { size: 10 })).toBe(0);
});

test('what is too long is cut at its end, or in the middle', () => {
  const type = { size: 10 };
  expect(fit('database-instance-a', type, 60)).toEqual({ text: 'database-i…', length: 57 });
  expect(fit('database-instance-a', type, 60, 'middle')).toEqual({ text: 'databa…e-a', length: 56 });
  expect(fit('web', type, 60)).toEqual({ text: 'web', length: undefined });
});

test('nothing is wider than its room, whichever font there is', () => {
  const cut = fc.constantFrom('end' as const, 'middle' as const);
  const room = fc.integer({ min: 14, max: 300 });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), room, fc.integer({ min: 8, max: 14 }), cut, (text, wide, size, at) => {
      const fitted = fit(text, { size, bold: true }, wide, at);
      const width = widthOf(fitted.text, { size, bold: true });
      expect(fitted.length ?? width * 1.25).toBeLessThanOrEqual(wide);
    }),
  );
});
