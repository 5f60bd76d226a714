import type { ConversationState } from '../../src/domain/conversation';
import { askedAgain, botAsksAgain } from '../../src/flow/asked-again';
import { stateOf } from '../support/turns';

const frame = { flow: 'f', origin: 'trigger', at: null, asked: [], tries: 0, loops: {} } as const;
const known: ConversationState = stateOf('webchat:a', {
  customer: { name: 'Dewi', values: { email: 'dewi@example.com' } },
  frames: [{ ...frame, slots: { order_id: 'KH-104233' } }],
  known: { phone: '+6281234567890' },
});
const nothing = stateOf('webchat:a', {});

describe('an agent asks again', () => {
  it.each([
    ['Boleh minta nomor pesanannya, Kak?', ['order']],
    ['boleh beri nombor pesanan', ['order']],
    ['What is your order number?', ['order']],
    ['Nomor HP-nya berapa ya?', ['phone']],
    ['Can you send me your phone number and e-mail?', ['phone', 'email']],
    ['Atas nama siapa? Nama lengkapnya apa?', ['name']],
  ])('%s', (text, what) => {
    expect(askedAgain(text, known)).toEqual(what);
    expect(askedAgain(text, nothing)).toEqual([]);
  });

  it.each([
    'Boleh minta nomor pesanannya?',
    'No pesanan berapa ya?',
  ])('a short value stands neither within a word nor in the words that ask for it: %s', (text) => {
    const short = stateOf('webchat:a', { frames: [{ ...frame, slots: { order_number: 'no' } }] });
    expect(askedAgain(text, short)).toEqual(['order']);
    expect(askedAgain('Nomor pesanannya "No"?', short)).toEqual([]);
  });

  it.each([
    'Is it order number KH-104233?',
    'Your order number stands in the e-mail. Anything else?',
    'Nomor pesanannya sudah saya lihat.',
    'Apa yang rusak, Kak?',
    'Boleh minta alamatnya?',
  ])('but not so: %s', (text) => expect(askedAgain(text, known)).toEqual([]));
});

describe('the bot asks again', () => {
  const any = () => true;

  it('for what stands on the card under another name, which would do as the answer', () => {
    expect(botAsksAgain('order_number', known, any)).toEqual(['order']);
    expect(botAsksAgain('customer.email', known, any)).toEqual(['email']);
    expect(botAsksAgain('full_name', known, any)).toEqual(['name']);
    expect(botAsksAgain('order_number', known, (value) => value !== 'KH-104233')).toEqual([]);
    expect(botAsksAgain('colour', known, any)).toEqual([]);
    expect(botAsksAgain('order_number', nothing, any)).toEqual([]);
  });

  it('but not where the flow asks once more for another of the same', () => {
    const more = { ...known, frames: [{ ...known.frames[0]!, asked: ['order_number'] }] };
    expect(botAsksAgain('order_number', more, any)).toEqual([]);
  });
});
