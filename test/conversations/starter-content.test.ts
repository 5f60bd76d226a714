import { compileContent } from '../../src/flow/compile-content';
import { shopActions } from '../../src/shop/actions';
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

  it('leads every intent somewhere', () => {
    const { training, flowOf } = starterContent();
    const lost = training.examples.map(({ intent }) => intent).filter((intent) => flowOf[intent] === undefined);
    expect([...new Set(lost)]).toEqual([]);
  });
});
