import fc from 'fast-check';
import { brandCss, contrast, launcherColours, parse } from '../../src/server/brand-colours';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('words can be read in and on whatever colour a company has, light and dark', () => {
  fc.assert(
    fc.property(colour, (brand) => {
      const themes = [
        ...brandCss(brand).matchAll(/--brand:(#\w+);--on-brand:(#\w+);--brand-text:(#\w+);--brand-soft:(#\w+)/g),
      ];
      expect(themes).toHaveLength(2);
      themes.forEach(([, fill, on, text, soft], i) => {
        const [surface, raised] = i === 0 ? ['#ffffff', '#ffffff'] : ['#151a18', '#1e2522'];
        expect(contrast(parse(fill!), parse(on!))).toBeGreaterThanOrEqual(4.5);
        for (const ground of [soft!, surface!, raised!]) {
          expect(contrast(parse(text!), parse(ground))).toBeGreaterThanOrEqual(4.5);
        }
      });
      const [ground = '', sign = ''] = launcherColours(brand).split(' ');
      expect(contrast(parse(ground), parse(sign))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 500 },
  );
});

test('keeps a colour that can be read as it is', () => {
  expect(brandCss('#0b6e4f')).toContain('--brand:#0b6e4f;--on-brand:#ffffff;--brand-text:#0b6e4f');
});

test('takes a calm green for what is no colour', () => {
  expect(brandCss('red;}body{display:none')).toContain('--brand:#0b6e4f');
});

test('measures contrast as WCAG does', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});
