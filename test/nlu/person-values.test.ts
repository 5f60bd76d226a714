import { explain } from '../../src/nlu/explain';
import { trainModel } from '../../src/nlu/train';
import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY, SHOP } from './support/shop';

const model = trainModel({
  ...SHOP,
  entities: [
    ...SHOP.entities,
    {
      kind: 'list',
      name: 'book',
      values: [
        { value: 'Bumi Manusia', synonyms: [] },
        { value: 'The Agent', synonyms: [] },
        { value: 'Manusia', synonyms: [] },
        { value: 'I Robot', synonyms: ['robot asimov'] },
        { value: 'Call Me', synonyms: [] },
      ],
    },
  ],
});
const wants = (text: string) => understand(text, model, MONDAY).wantsHuman.value;

test.each([
  'mau pesan Bumi Manusia',
  'saya mau Bumi Manusia dong',
  'ada Bumi Manusia?',
  'nak beli Bumi Manusia satu',
  'I want The Agent please',
  'mau pesan Manusia dua',
  'I want I Robot',
])('the name of a book asks for nobody: %s', (text) => {
  expect(wants(text)).toBe(false);
});

test.each([
  'mau bicara dengan manusia',
  'I want to speak to the agent',
  'sambungkan ke manusia',
  'manusia',
  'pesan Bumi Manusia, terus sambungkan saya ke admin',
  'capek ngomong sama robot',
])('who asks for somebody is heard, whatever books there are: %s', (text) => {
  expect(wants(text)).toBe(true);
});

test('the weights of a text with such a value add up to its lead', () => {
  const { person } = explain('apakah Bumi Manusia masih dijual di tempat kalian', model, MONDAY);
  if (person === null) throw new Error('the rules should leave this open');
  const sum = person.words.reduce((total, { weight }) => total + weight, person.base);
  expect(sum).toBeCloseTo(person.lead, 9);
  expect(person.words.some(({ feature }) => feature === 'manusia' || feature === 'bumi')).toBe(false);
});

const read = (text: string) => understand(text, starter().model, MONDAY).decision;

test.each([
  'tlg transfer 1,5 jt ke saya',
  'tolong transfer 200 ribu ke rekening saya',
  'please transfer RM50 to my account',
  'transfer balik duit saya ke bank',
  'siapa yang tanggung jawab kalau barang rusak',
  'who is responsible if my parcel is lost',
])('nobody is asked for: %s', (text) => {
  expect(read(text)).not.toBe('human');
});

test.each([
  'call lisa please',
  'panggil kak aina kejap',
  'tolong panggil pak budi',
  "who's in charge here",
  'siapa yang bertanggung jawab di sini',
  'siapa incharge kat sini',
  'transfer saya ke CS',
  'operator?? halo?? angkat dong',
  'i have typed human six times already',
  'i need help from a real person',
  'alihin k cs ya',
])('somebody is asked for: %s', (text) => {
  expect(read(text)).toBe('human');
});
