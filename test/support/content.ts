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

/** The same bot with enough sentences. */
export function taughtFiles(): readonly SourceFile[] {
  const taught: Readonly<Record<string, string>> = {
    'intents/order-status.yaml': ORDER_STATUS,
    'intents/account.yaml': ACCOUNT_SENTENCES,
  };
  return soundFiles().map(({ path, text }) => ({ path, text: taught[path] ?? text }));
}

/** A flow `order-status` with these steps, written without indentation. */
export function soundFlow(steps: string): string {
  const head =
    'flow: order-status\ntitle: { id: Cek pesanan, ms: Semak pesanan, en: Check an order }\ntriggers: [order-status]\n';
  return `${head}steps:\n${steps.replace(/^(?=.)/gm, '  ')}`;
}

const ORDER_STATUS = `intent: order-status
examples:
  id: [pesanan saya di mana, paket sudah dikirim belum, cek status barang, mau lacak kiriman, resi saya belum bergerak]
  ms: [pesanan saya kat mana, bungkusan dah dihantar ke, semak status barang, nak jejak parcel, kurier dah sampai mana]
  en: [where is my order, has the parcel been sent, check the status, track a shipment, is it on the way]
`;

const ACCOUNT_SENTENCES = `intent: account
examples:
  id: [akun saya terkunci, tidak bisa masuk, lupa kata sandi, ganti email akun, login gagal terus]
  ms: [akaun saya dikunci, tak boleh log masuk, lupa kata laluan, tukar emel akaun, masuk asyik gagal]
  en: [my account is locked, I cannot sign in, forgot my password, change my account email, login keeps failing]
`;

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
