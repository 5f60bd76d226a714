import { compileContent } from '../../src/flow/compile-content';
import { shopActions } from '../../src/shop/actions';
import { RETURN_DAYS } from '../../src/shop/order-view';
import { REFUND_DAYS } from '../../src/shop/payment-actions';
import { PROOF_DIGITS } from '../../src/shop/proof';
import { demoShopStore, starterContent, starterFiles } from '../support/starter';

const languages = ['id', 'ms', 'en'] as const;

describe('the starter', () => {
  it('compiles without a finding', () => {
    const actions = shopActions(demoShopStore()).map(({ name }) => name);
    const { diagnostics } = compileContent(starterFiles(), { actions, hash: 'starter' });
    expect(diagnostics.map((one) => `${one.file}:${one.line} ${one.message}`)).toEqual([]);
  });

  it('has at least forty different sentences for each intent in each language', () => {
    const { examples } = starterContent().training;
    const intents = [...new Set(examples.map(({ intent }) => intent))];
    expect(intents.length).toBeGreaterThanOrEqual(41);
    const thin = intents.flatMap((intent) =>
      languages.flatMap((language) => {
        const own = examples.filter((one) => one.intent === intent && one.language === language);
        const count = new Set(own.map(({ text }) => text.toLowerCase())).size;
        return count < 40 ? [`${intent} ${language}: ${count}`] : [];
      }),
    );
    expect(thin).toEqual([]);
  });

  it('has one figure for each rule of the house that the demo shop keeps too', () => {
    const { policies } = starterContent();
    const kept = { return_days: RETURN_DAYS, refund_days: REFUND_DAYS, proof_digits: PROOF_DIGITS };
    for (const language of languages) expect(policies[language]).toMatchObject(kept);
  });

  it('leads every intent somewhere', () => {
    const { training, flowOf } = starterContent();
    const lost = training.examples.map(({ intent }) => intent).filter((intent) => flowOf[intent] === undefined);
    expect([...new Set(lost)]).toEqual([]);
  });
});
