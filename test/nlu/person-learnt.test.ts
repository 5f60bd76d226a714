import { explain } from '../../src/nlu/explain';
import { normalise } from '../../src/nlu/normalise';
import { readPerson } from '../../src/nlu/person';
import { builtInPerson, leadOf, learnPerson, scorePerson } from '../../src/nlu/person-learnt';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { PERSON_MENTIONS } from '../../src/nlu/words/person-mentions';
import { PERSON_REQUESTS } from '../../src/nlu/words/person-requests';
import { FALSE_FRIENDS, REQUESTS } from './support/person-sentences';
import { MONDAY, SHOP } from './support/shop';

/** A project that has no example of such a wish. */
const model = trainModel({ ...SHOP, examples: SHOP.examples.filter(({ intent }) => intent !== 'talk-to-human') });
const words = (text: string) => normalise(text).words;

test('a project without any example of it hears what the rules do not', () => {
  const texts = [
    'is anyone still working at this hour that i can message with',
    'pass me along to a specialist',
    'mohon ada perwakilan perusahaan yang menghubungi saya',
    'nomor yang bisa ditelpon dan diangkat orang ada?',
  ];
  expect(texts.filter((text) => readPerson(text, words(text)).verdict === 'asked')).toEqual([]);
  expect(texts.filter((text) => !understand(text, model, MONDAY).wantsHuman.value)).toEqual([]);
});

test.each([
  'tolong batalkan pesanan saya',
  'orang yang hantar tu tak bunyi loceng pun',
  'no call needed, just send me the tracking link',
  'saya bicara dengan siapa',
  "i don't want to talk to an agent, just tell me the status",
])('%s asks for nobody', (text) => {
  expect(understand(text, model, MONDAY).wantsHuman.value).toBe(false);
});

test('nine in ten requests that were never seen sound like one, one mention in ten does', () => {
  const sounds = (text: string) => leadOf(scorePerson(builtInPerson(), words(text))) > 0;
  expect(REQUESTS.filter(sounds).length / REQUESTS.length).toBeGreaterThan(0.9);
  expect(FALSE_FRIENDS.filter(sounds).length / FALSE_FRIENDS.length).toBeLessThan(0.1);
});

test('learning twice gives the same weights', () => {
  expect(learnPerson(PERSON_REQUESTS, PERSON_MENTIONS)).toEqual(builtInPerson());
});

test('no sentence stands on both sides', () => {
  const mentions = new Set(PERSON_MENTIONS);
  expect(PERSON_REQUESTS.filter((text) => mentions.has(text))).toEqual([]);
});

test('the weights of the words add up to the lead exactly, and the strongest are the evidence', () => {
  const { person, understanding } = explain('pass me along to a specialist', model, MONDAY);
  const sum = person!.words.reduce((total, { weight }) => total + weight, person!.base);
  expect(sum).toBeCloseTo(person!.lead, 9);
  const strongest = [...person!.words].sort((a, b) => b.weight - a.weight)[0]!;
  expect(understanding.wantsHuman.evidence.split(' ')).toContain(strongest.feature);
});
