import { BAD_INPUT, CheckedProject, MANY_FLOWS } from './bad-input';

describe.each(['bare', 'starter', 'project.ts'] as const)('in a project that is %s', (kind) => {
  const project = new CheckedProject(kind);
  afterAll(() => project.remove());

  test.each(Object.entries(BAD_INPUT))(
    '%s is told with its place, or accepted, in less than 100 MB',
    (_name, input) => {
      const { status, errors, peakMb } = project.check(input);
      expect(errors[0] ?? null).toBe(input.first);
      expect(status).toBe(input.first === null ? 0 : 1);
      expect(peakMb).toBeLessThan(100);
    },
    60_000,
  );
});

test('a project of two thousand sound flows is accepted in less than 100 MB', () => {
  const project = new CheckedProject('bare');
  const { status, peakMb } = project.check(MANY_FLOWS);
  project.remove();
  expect(status).toBe(0);
  expect(peakMb).toBeLessThan(100);
}, 60_000);
