import { randomUUID } from 'node:crypto';
import type { DeskCase, DeskLists } from '../../src/domain/desk';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

let scene: DeskScene;
let budi: DeskClient;
let siti: DeskClient;
let rina: DeskClient;

beforeEach(async () => {
  scene = await startDesk({
    files: [
      {
        path: 'flows/rated.yaml',
        text: `flow: rated
title: { id: Nilai, ms: Nilai, en: Rated }
owner: care
review-by: 2030-01-01
triggers: [rated]
steps:
  - survey: csat
  - survey: nps
  - resolve: {}
`,
      },
      {
        path: 'intents/rated.yaml',
        text: 'intent: rated\nexamples:\n  en: [let me rate you, give a rating, rate the service, a score for you, stars for you]\n',
      },
    ],
  });
  budi = await scene.join('Budi', 'agent', ['general']);
  siti = await scene.join('Siti', 'agent', ['orders']);
  rina = await scene.join('Rina', 'supervisor', []);
});
afterEach(() => scene.stop());

const reviews = async (who: DeskClient) => ((await who.get('lists')).body as DeskLists).reviews;
const press = (who: DeskClient, number: string, body: object) =>
  who.post(`cases/${number}/review`, { id: randomUUID(), ...body });

/** A case that was rated so; returns its number. */
async function rated(name: string, csat: string, nps: string): Promise<string> {
  for (const text of ['let me rate you', csat, nps]) await scene.say(name, text);
  return scene.numberOf(name);
}

describe('a bad score', () => {
  it('opens one review for supervisors; a good one none', async () => {
    const bad = await rated('dewi', '2', '6');
    const detractor = await rated('putu', '4', '3');
    await rated('agus', '3', '7');
    expect((await reviews(rina)).map(({ number, scale, score, assignee }) => [number, scale, score, assignee])).toEqual(
      [
        [bad, 'csat', 2, null],
        [detractor, 'nps', 3, null],
      ],
    );
    expect([await reviews(budi), await reviews(siti)]).toEqual([[], []]);
  });

  it('is given to somebody, who may read the case until it is looked into, and closes it with a note', async () => {
    const number = await rated('dewi', '1', '9');
    expect((await siti.get(`cases/${number}`)).status).toBe(404);
    expect((await press(rina, number, { to: 'a-Siti' })).status).toBe(200);
    expect((await reviews(siti)).map((one) => one.number)).toEqual([number]);
    expect(await reviews(budi)).toEqual([]);
    expect((await siti.get(`cases/${number}`)).body.may).toEqual(['note', 'review']);
    expect((await press(siti, number, {})).body.error.code).toBe('NoReason');
    expect((await press(siti, number, { to: 'a-Budi' })).status).toBe(409);
    expect((await press(siti, number, { note: 'courier was rude; we called and said sorry' })).status).toBe(200);
    expect(await reviews(rina)).toEqual([]);
    expect((await siti.get(`cases/${number}`)).status).toBe(404);
    const { card } = (await rina.get(`cases/${number}`)).body as DeskCase;
    expect(card.review).toMatchObject({
      score: 1,
      assignee: { name: 'Siti' },
      done: { by: { name: 'Siti' }, note: 'courier was rude; we called and said sorry' },
    });
    expect((await press(rina, number, { note: 'again' })).body.error.code).toBe('NoReview');
  });

  it('of an earlier case of the conversation is looked into just the same', async () => {
    const number = await rated('dewi', '1', '9');
    await scene.say('dewi', 'i want an agent');
    const next = await scene.numberOf('dewi');
    expect(next).not.toBe(number);
    expect((await press(rina, number, { to: 'a-Budi' })).status).toBe(200);
    expect((await press(budi, number, { note: 'seen' })).status).toBe(200);
    expect((await scene.store.readCase(number))?.case.review?.done?.note).toBe('seen');
    expect((await scene.store.readCase(next))?.case).toMatchObject({ owner: { kind: 'queue' }, closedAt: null });
    expect(await reviews(rina)).toEqual([]);
    const facts = (await scene.store.readTurns('webchat:dewi')).flatMap(({ effects }) =>
      effects.flatMap((one) => (one.kind === 'fact' && one.fact.startsWith('review-') ? [one.fact] : [])),
    );
    expect(facts).toEqual(['review-opened', 'review-assigned', 'review-done']);
  });

  it('is nobody’s to touch without the right', async () => {
    const number = await rated('dewi', '1', '9');
    expect((await press(budi, number, { note: 'hide it' })).status).toBe(404);
    expect((await press(rina, number, { to: 'a-Nobody' })).status).toBe(409);
    expect((await press(rina, 'K-9999', { note: 'x' })).status).toBe(404);
    expect((await scene.client().post(`cases/${number}/review`, {})).status).toBe(401);
  });
});
