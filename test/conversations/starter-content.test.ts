import { compileContent } from '../../src/flow/compile-content';
import type { Program } from '../../src/flow/program';
import { shopActions } from '../../src/shop/actions';
import { RETURN_DAYS } from '../../src/shop/order-view';
import { REFUND_DAYS } from '../../src/shop/payment-actions';
import { demoShopStore, starterContent, starterFiles } from '../support/starter';

const languages = ['id', 'ms', 'en'] as const;

const promisesOf = (program: Program) => Object.values(program.steps).filter((step) => step.verb === 'promise');

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
    const content = starterContent();
    for (const language of languages) {
      expect(content.policies[language]).toMatchObject({ return_days: RETURN_DAYS, refund_days: REFUND_DAYS });
    }
    const days = (flow: string) => promisesOf(content.flows[flow]!).map(({ within }) => Number(within) / 86_400_000);
    expect(days('cancel-order')).toEqual([REFUND_DAYS]);
    expect(days('return-item')).toContain(REFUND_DAYS);
  });

  it('says no figure of the policies in words of its own', () => {
    const flows = starterFiles().filter(({ path }) => path.startsWith('flows/') && path !== 'flows/_policies.yaml');
    const figures = /\b(14|7) (hari|days)\b|10[.,]000|\b24 (jam|hours)\b(?!;|\.)|pukul 14|2 (pm|petang)/;
    expect(flows.filter(({ text }) => figures.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('leads every intent somewhere', () => {
    const { training, flowOf } = starterContent();
    const lost = training.examples.map(({ intent }) => intent).filter((intent) => flowOf[intent] === undefined);
    expect([...new Set(lost)]).toEqual([]);
  });
});
