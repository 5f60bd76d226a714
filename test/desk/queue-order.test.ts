import fc from 'fast-check';
import { compareWaiting, type Waiting } from '../../src/desk/queue-order';

const at = (urgency: Waiting['urgency'], waitingSince: number, returned = false): Waiting => ({
  urgency,
  returned,
  waitingSince,
});

describe('the order of the queue', () => {
  it('is crisis, complaint, normal; who came back first; then the longest wait', () => {
    const inOrder = [
      at('crisis', 90, true),
      at('crisis', 50),
      at('complaint', 95, true),
      at('complaint', 10),
      at('normal', 99, true),
      at('normal', 1),
      at('normal', 2),
    ];
    expect([...inOrder].reverse().sort(compareWaiting)).toEqual(inOrder);
  });

  it('is an order: the same whatever order the cases came in', () => {
    const waiting = fc.record({
      urgency: fc.constantFrom('crisis' as const, 'complaint' as const, 'normal' as const),
      returned: fc.boolean(),
      waitingSince: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(waiting), (cases) => {
        const one = [...cases].sort(compareWaiting);
        expect([...cases].reverse().sort(compareWaiting)).toEqual(one);
        for (let n = 1; n < one.length; n++) expect(compareWaiting(one[n - 1]!, one[n]!)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
