import fc from 'fast-check';
import { compareWaiting, type Waiting } from '../../src/desk/queue-order';
import { whenWorked } from '../../src/domain/opening-hours';
import { type Rests, restsOf } from '../../src/domain/queue';
import { starterContent } from '../support/starter';

const HOUR = 3_600_000;

const at = (urgency: Waiting['urgency'], waitingSince: number, returned = false): Waiting => ({
  ...{ team: 'general', urgency, returned, waitingSince },
});
const byPlace = (rests: Rests) => (a: Waiting, b: Waiting) => compareWaiting(a, b, rests);

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
    expect([...inOrder].reverse().sort(byPlace({}))).toEqual(inOrder);
  });

  it('lets nobody get older while the team is at home', () => {
    const opened = 1000 * HOUR;
    // The team went home on Friday at five.
    const rests: Rests = { general: [[opened - 63 * HOUR, opened]] };
    const inOrder = [
      at('crisis', opened - 9 * HOUR),
      at('crisis', opened + 1),
      // Left on Friday at four, and by then it had waited for an hour.
      at('normal', opened - 64 * HOUR),
      at('complaint', opened - 2),
      at('complaint', opened + 3),
      at('normal', opened - 63 * HOUR),
      at('normal', opened - 20 * HOUR),
      at('normal', opened + 2),
    ];
    expect([...inOrder].reverse().sort(byPlace(rests))).toEqual(inOrder);
    // A team that is never at home: by the clock.
    expect(compareWaiting(at('crisis', opened), at('normal', opened - 63 * HOUR), {})).toBeGreaterThan(0);
  });

  it('starves nobody: half an hour after the doors have opened the first one goes before the next complaint', () => {
    const opened = 1000 * HOUR;
    const left = at('normal', opened - 9 * HOUR);
    const rests: Rests = { general: [[opened - 10 * HOUR, opened]] };
    expect(compareWaiting(at('complaint', opened + HOUR / 2 - 1), left, rests)).toBeLessThan(0);
    expect(compareWaiting(at('complaint', opened + HOUR / 2 + 1), left, rests)).toBeGreaterThan(0);
  });

  it('starves nobody: who has waited for a day of the team’s work goes before whatever comes, on whichever day', () => {
    const { bot } = starterContent();
    const team = bot.teams.find(({ name }) => name === 'returns')!;
    const others = fc.record({
      urgency: fc.constantFrom('crisis' as const, 'complaint' as const, 'normal' as const),
      returned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 }), others, (hours, { urgency, returned }) => {
        const since = Date.parse('2026-11-23T12:00:00+07:00') + hours * HOUR;
        const longest = 24 * HOUR + HOUR / 4;
        const then = whenWorked(team.hours, since, longest, bot.timeZone)! + 60_000;
        const waits = { ...at('normal', since), team: team.name };
        const comes = { ...at(urgency, then + 60_000, returned), team: team.name };
        expect(compareWaiting(waits, comes, restsOf({ ...bot }, then))).toBeLessThan(0);
      }),
    );
  });

  it('is an order: the same whatever order the cases came in', () => {
    const waiting = fc.record({
      team: fc.constantFrom('general', 'orders'),
      urgency: fc.constantFrom('crisis' as const, 'complaint' as const, 'normal' as const),
      returned: fc.boolean(),
      waitingSince: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(waiting), fc.integer({ min: 0, max: 20 }), (cases, general) => {
        const order = byPlace({ general: [[general - 5, general]] });
        const one = [...cases].sort(order);
        const places = (sorted: readonly Waiting[]) => sorted.map((it) => order(it, sorted[0]!));
        expect(places([...cases].reverse().sort(order))).toEqual(places(one));
        for (let n = 1; n < one.length; n++) expect(order(one[n - 1]!, one[n]!)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('knows when the teams of a bot were at home', () => {
    const { bot } = starterContent();
    const withHours = bot.teams.filter(
      ({ hours }) => hours.week.length < 7 || hours.week.some(({ fromMinute }) => fromMinute > 0),
    );
    const noon = Date.parse('2026-11-23T12:00:00+07:00');
    expect(Object.keys(restsOf(bot, noon)).sort()).toEqual(withHours.map(({ name }) => name).sort());
    for (const [[, opened] = [0, 0]] of Object.values(restsOf(bot, noon)))
      expect(noon - opened).toBeLessThan(12 * HOUR);
    expect(restsOf(bot, noon + 24 * HOUR)).not.toEqual(restsOf(bot, noon));
  });
});
