import type { SourceFile } from '../../src/flow/diagnostic';

/** Files of a small bot in which `khidmat check` finds nothing. */
export function soundFiles(): readonly SourceFile[] {
  return [
    { path: 'flows/_bot.yaml', text: BOT },
    { path: 'flows/order-status.yaml', text: soundFlow('- resolve: { confirm: true }\n') },
    { path: 'flows/account.yaml', text: ACCOUNT },
    { path: 'flows/verify-customer.yaml', text: VERIFY },
    { path: 'intents/order-status.yaml', text: 'intent: order-status\nexamples: { id: [pesanan saya di mana] }\n' },
    { path: 'intents/account.yaml', text: 'intent: account\nexamples: { id: [akun saya terkunci] }\n' },
    {
      path: 'intents/_entities.yaml',
      text: 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}", format: "KH-######" }\n',
    },
  ];
}

/** A flow `order-status` with these steps, written without indentation. */
export function soundFlow(steps: string): string {
  const head =
    'flow: order-status\ntitle: { id: Cek pesanan, ms: Semak pesanan, en: Check an order }\ntriggers: [order-status]\n';
  return `${head}steps:\n${steps.replace(/^(?=.)/gm, '  ')}`;
}

const BOT = `name: Kirana
languages: [id, ms, en]
time-zone: Asia/Jakarta
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: always }
`;

const ACCOUNT = `flow: account
title: { id: Akun saya, ms: Akaun saya, en: My account }
triggers: [account]
steps:
  - run: verify-customer
  - handoff: {}
`;

const VERIFY = `flow: verify-customer
title: { id: Verifikasi, ms: Pengesahan, en: Verification }
steps:
  - ask: email
    type: email
    say: { id: "Apa emailnya?", ms: "Apa e-melnya?", en: "What is your email?" }
`;
