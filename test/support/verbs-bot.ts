import { contentOf } from './scene';

const BOT = `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Customer Care }, hours: { mon-fri: "08:00-17:00" } }
  orders: { title: { id: Pesanan, ms: Pesanan, en: Orders }, hours: always }
channels: { test: { follow-up-within: 7d } }
survey: true
silence: 30m
`;

/** One text in three languages, which a test tells apart. */
function text(en: string): string {
  return `{ id: "id: ${en}", ms: "ms: ${en}", en: "${en}" }`;
}

function flow(name: string, steps: string, head = ''): string {
  return `flow: ${name}\ntitle: ${text(name)}\n${head}triggers: [${name}]\nsteps:\n${steps.replace(/^(?=.)/gm, '  ')}`;
}

const HELLO = flow('hello', `- say: ${text('Hi there!')}\n`, 'case: false\n');
const HOURS = flow('hours', `- say: ${text('Nine to six.')}\n- resolve: {}\n`);

/** Content of these flows, each given by its steps, beside a greeting and a flow about opening hours. `#` before a name: it has no triggers. */
export function verbsContent(flows: { readonly [name: string]: string }, bot = BOT) {
  const own = Object.entries(flows).map(([written, steps]) => {
    const name = written.replace(/^#/, '');
    const whole = steps.includes('steps:') ? steps : flow(name, steps);
    return [name, written === name ? whole : whole.replace(/^triggers: .*\n/m, '')] as const;
  });
  const triggers = [...own.filter(([, whole]) => whole.includes('triggers:')).map(([name]) => name), 'hello', 'hours'];
  return contentOf({
    _bot: bot,
    hello: HELLO,
    hours: HOURS,
    ...Object.fromEntries(own),
    '../intents/_entities': 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}", format: "KH-######" }\n',
    ...Object.fromEntries(
      triggers.map((name) => [`../intents/${name}`, `intent: ${name}\nexamples: { en: [about ${name}] }\n`]),
    ),
  });
}

export { flow as flowOf, text as textOf };
