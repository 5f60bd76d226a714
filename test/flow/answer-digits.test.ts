import type { EntityDefinition } from '../../src/domain/training';
import { codeOf, digitsOf, numberAlone } from '../../src/flow/answer-digits';
import { Scene } from '../support/scene';
import { understood } from '../support/understood';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const ORDER: EntityDefinition = { kind: 'pattern', name: 'order-number', pattern: 'KH-?\\d{6}', format: 'KH-######' };

const digits = (text: string, found: string | null = null) => digitsOf(answer(text, found), [ORDER]);
const code = (text: string, found: string | null = null) => codeOf(answer(text, found), [ORDER]);

function answer(text: string, found: string | null) {
  const start = found === null ? 0 : text.indexOf(found);
  const entity = {
    type: 'order-number',
    text: found ?? '',
    value: found ?? '',
    start,
    end: start + (found ?? '').length,
  };
  const understanding = { ...understood(text, {}), entities: found === null ? [] : [entity] };
  return { kind: 'message', text, understanding } as const;
}

describe('the digits of an answer', () => {
  it.each([
    ['4567', '4567'],
    ['angkanya 0456 kak', '0456'],
    ['0812 3450-4567', '081234504567'],
    ['tidak tahu', null],
    ['', null],
  ])('%s', (text, expected) => expect(digits(text)).toBe(expected));

  it('are not those of an order number that stands beside them', () => {
    expect(digits('mine is KH-104231', 'KH-104231')).toBeNull();
    expect(digits('4567, for KH-104231', 'KH-104231')).toBe('4567');
  });
});

describe('a number without its letters', () => {
  it.each([
    ['104233', 'KH-104233'],
    ['nomornya 004233 kak', 'KH-004233'],
    ['10423', null],
    ['1042334', null],
    ['104233 atau 104234', null],
    ['KH', null],
  ])('%s', (text, expected) => expect(numberAlone(text, ORDER)).toBe(expected));

  it('is none where the form does not say how many digits there are', () => {
    expect(numberAlone('104233', { kind: 'pattern', name: 'v', pattern: 'V\\d+' })).toBeNull();
  });

  it('answers the question for it, and no other', () => {
    const scene = new Scene(
      verbsContent({
        a: `- ask: order\n  type: order-number\n  say: ${t('Which?')}\n- say: ${t('Got {{ order }}.')}\n- resolve: {}\n`,
      }),
    );
    scene.say('104233 about a', { intent: 'a' });
    expect(scene.state.phase.kind).toBe('asking');
    expect(scene.say('104233')[0]).toBe('Got KH-104233.');
  });
});

describe('the code of an answer', () => {
  it.each([
    ['PROMO999', 'PROMO999'],
    ['yang raya-2026 tu', 'RAYA-2026'],
    ['it says SUMMER50.', 'SUMMER50'],
    ['GRATISONGKIR', 'GRATISONGKIR'],
    ['77', null],
    ['lupa', null],
    ['LUPA LAGI KAK', null],
    ['PROMO99 atau PROMO88', null],
    ['belanja 300rb', null],
    ['', null],
  ])('%s', (text, expected) => expect(code(text)).toBe(expected));

  it('is no order number', () => expect(code('KH-104231', 'KH-104231')).toBeNull());
});
