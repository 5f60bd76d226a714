import { type Hand, whoGets } from '../../src/desk/give-out';
import { type DeskScene, startDesk } from '../server/desk-scene';
import { eventually } from '../support/small-bot';

const MINUTE = 60_000;

describe('who gets a case', () => {
  const hand = (id: string, languages: readonly string[] | null): Hand => ({
    ...{ id, name: id, cases: 0, capacity: null, languages, givenAt: 0 },
  });

  it('is somebody else where the only one who speaks its language has lost it', () => {
    const hands = [hand('ani', ['ms']), hand('budi', ['id'])];
    expect(whoGets({ language: 'ms', cameFrom: null, isPressing: false }, hands)).toMatchObject({ id: 'ani' });
    expect(whoGets({ language: 'ms', cameFrom: 'ani', isPressing: false }, hands)).toMatchObject({ id: 'budi' });
    expect(whoGets({ language: 'ms', cameFrom: 'ani', isPressing: false }, hands.slice(0, 1))).toBeNull();
  });

  it('is who speaks its language, room or none, until it is pressing', () => {
    const full = { ...hand('ani', ['ms']), cases: 2, capacity: 2 };
    const wanted = { language: 'ms', cameFrom: null };
    expect(whoGets({ ...wanted, isPressing: false }, [full, hand('budi', ['id'])])).toBeNull();
    expect(whoGets({ ...wanted, isPressing: true }, [full, hand('budi', ['id'])])).toMatchObject({ id: 'budi' });
    expect(whoGets({ ...wanted, isPressing: true }, [hand('ani', ['ms']), hand('budi', ['id'])])).toMatchObject({
      id: 'ani',
    });
  });
});

describe('cases are given out', () => {
  let scene: DeskScene;
  afterEach(() => scene.stop());
  const here = (name: string) => scene.store.people.notePresence(`a-${name}`, scene.now);
  const ownerOf = async (number: string) => (await scene.store.readCase(number))!.case.owner.kind;

  test('to the agents of one team, however many wait for another with nobody there', async () => {
    scene = await startDesk({ teams: { general: 'assignment: push', orders: 'assignment: push' } });
    for (let at = 0; at < 210; at += 1) await scene.say(`many-${at}`, 'i want an agent');
    const number = await scene.waiting('order', 'orders');
    await scene.join('Omar', 'agent', ['orders']);
    await here('Omar');
    await eventually(async () => (await ownerOf(number)) === 'agent');
    expect(await scene.store.readCases({ owner: 'agent', limit: 9 })).toHaveLength(1);
  });

  test('again to the only one there is, but not at once', async () => {
    scene = await startDesk({ teams: { general: 'assignment: push' } });
    const budi = await scene.join('Budi');
    await here('Budi');
    const number = await scene.waiting('dewi');
    await eventually(async () => (await ownerOf(number)) === 'agent');
    expect((await budi.post(`cases/${number}/return`, { id: 'return-1' })).status).toBe(200);
    expect(await ownerOf(number)).toBe('queue');
    const another = await scene.waiting('adi');
    await eventually(async () => (await ownerOf(another)) === 'agent');
    expect(await ownerOf(number)).toBe('queue');
    scene.now += 5 * MINUTE;
    await here('Budi');
    await eventually(async () => (await ownerOf(number)) === 'agent');
  });
});
