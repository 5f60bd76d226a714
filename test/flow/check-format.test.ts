import type { Diagnostic } from '../../src/flow/diagnostic';
import { formatDiagnostic, formatDiagnostics } from '../../src/flow/format-diagnostic';

const finding: Diagnostic = {
  file: 'flows/return-item.yaml',
  line: 7,
  column: 13,
  code: 'FLOW_UNKNOWN_FLOW',
  severity: 'error',
  message: "There is no flow 'chek-order'; did you mean 'check-order'?",
  frame: { text: '      - run: chek-order', length: 10 },
};

test('marks the words that are meant', () => {
  expect(formatDiagnostic({ ...finding, column: 14 })).toBe(
    [
      "flows/return-item.yaml:7:14 FLOW_UNKNOWN_FLOW There is no flow 'chek-order'; did you mean 'check-order'?",
      '          - run: chek-order',
      '                 ^^^^^^^^^^',
    ].join('\n'),
  );
});

test('keeps tabs so that the mark stands where it belongs', () => {
  const shown = formatDiagnostic({ ...finding, column: 2, frame: { text: '\trun: x', length: 3 } });
  expect(shown.split('\n').slice(1)).toEqual(['    \trun: x', '    \t^^^']);
});

test('shows a long line around its mark', () => {
  const text = `${'a'.repeat(500)}MARK${'b'.repeat(500)}`;
  const [, line = '', mark = ''] = formatDiagnostic({ ...finding, column: 501, frame: { text, length: 4 } }).split(
    '\n',
  );
  expect(line.length).toBeLessThan(130);
  expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('MARK');
});

test('counts errors and warnings', () => {
  const warning: Diagnostic = { ...finding, severity: 'warning' };
  expect(formatDiagnostics([finding, warning, warning])).toMatch(/\n\n1 error, 2 warnings$/);
});

test('of more findings than a person can read the errors stand first, and the rest is counted', () => {
  const warning: Diagnostic = { ...finding, severity: 'warning', message: 'mild' };
  const shown = formatDiagnostics([...Array<Diagnostic>(400).fill(warning), finding]);
  expect(shown.startsWith(formatDiagnostic(finding))).toBe(true);
  expect(shown.match(/mild/g)).toHaveLength(299);
  expect(shown).toMatch(/1 error, 400 warnings; 101 more findings than stand here/);
});
