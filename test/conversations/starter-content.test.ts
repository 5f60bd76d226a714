import { compileContent } from '../../src/flow/compile-content';
import { shopActions } from '../../src/shop/actions';
import { REFUND_DAYS } from '../../src/shop/payment-actions';
import { PROOF_DIGITS } from '../../src/shop/proof';
import { demoShopStore, starterContent, starterFiles } from '../support/starter';

const languages = ['id', 'ms', 'en'] as const;

/** What customers want of an online shop. */
const INTENTS = `
  greeting goodbye thanks bot-identity talk-to-human praise complaint order-status delivery-late delivery-time
  delivery-change-address order-cancel order-change damaged-item wrong-item missing-item return-item
  refund-request refund-status payment-failed payment-methods double-charge invoice-request promo-code-problem
  product-availability product-info shipping-cost warranty-claim membership-points store-hours
  account-password-reset account-update account-delete account-hacked newsletter-unsubscribe promo-info
  product-authenticity delivery-reschedule shipping-coverage`
  .trim()
  .split(/\s+/);

/** Small words of the one language and of the two others: a sentence with both is of two languages. */
const ENGLISH = new Set(
  `my the are not for please can where how what when why it does have has want need still yet with of this that was were
  but and you your`.split(/\s+/),
);
const LOCAL = new Set(
  `saya aku gue nak mau tak gak nggak kok kenapa sudah udah dah belum macam mana gimana bila kapan dong kak tolong boleh
  bisa yang ni ini itu tu ke dari kat di la lah ya kan je aja sih`.split(/\s+/),
);

describe('the starter', () => {
  it('compiles without a finding', () => {
    const actions = shopActions(demoShopStore()).map(({ name }) => name);
    const { diagnostics } = compileContent(starterFiles(), { actions, hash: 'starter' });
    expect(diagnostics.map((one) => `${one.file}:${one.line} ${one.message}`)).toEqual([]);
  });

  it('has at least forty different sentences for each intent in each language', () => {
    const { examples } = starterContent().training;
    const intents = [...new Set(examples.map(({ intent }) => intent))];
    expect(intents.sort()).toEqual([...INTENTS, 'affirm', 'deny'].sort());
    const thin = intents.flatMap((intent) =>
      languages.flatMap((language) => {
        const own = examples.filter((one) => one.intent === intent && one.language === language);
        const count = new Set(own.map(({ text }) => text.toLowerCase())).size;
        return count < 40 ? [`${intent} ${language}: ${count}`] : [];
      }),
    );
    expect(thin).toEqual([]);
  });

  it('tells amounts of an order to nobody who has not proved to be its customer', () => {
    const money = /\| money: (order|payment|refund)\.currency/;
    const open = starterFiles()
      .filter(({ path, text }) => path.startsWith('flows/') && !text.includes('run: verify-customer'))
      .flatMap(({ path, text }) => text.split('\n').map((line) => ({ path, line })))
      .filter(({ line }) => money.test(line))
      .filter(({ line }) => money.test(line.replace(/\{% if case\.proof_of == order\.id %\}.*?\{% endif %\}/g, '')));
    expect(open).toEqual([]);
  });

  it('has sentences of two languages at once for each intent', () => {
    const { examples } = starterContent().training;
    const has = (words: ReadonlySet<string>, text: string) =>
      (text.toLowerCase().match(/[a-z']+/g) ?? []).some((word) => words.has(word));
    const few = INTENTS.filter((intent) => {
      const mixed = examples.filter((one) => one.intent === intent && has(ENGLISH, one.text) && has(LOCAL, one.text));
      return mixed.length < 4;
    });
    expect(few).toEqual([]);
  });

  it('has one figure for each rule of the house that the demo shop keeps too', () => {
    const { policies } = starterContent();
    const kept = { refund_days: REFUND_DAYS, proof_digits: PROOF_DIGITS };
    for (const language of languages) expect(policies[language]).toMatchObject(kept);
  });

  it('leads every intent somewhere', () => {
    const { training, flowOf } = starterContent();
    const lost = training.examples.map(({ intent }) => intent).filter((intent) => flowOf[intent] === undefined);
    expect([...new Set(lost)]).toEqual([]);
  });
});
