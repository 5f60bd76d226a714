import { adaptiveCard, cardWords } from '../channels/adaptive-card';
import type { Language, LocalText } from '../domain/language';
import type { Team } from '../domain/settings';
import type { Notify } from '../runtime/desk-notice';
import { postSigned } from '../runtime/post-signed';
import type { DeskNotice } from '../store/store';

export interface WebhookOptions {
  readonly url: string;
  /** Signs each request as those to `ACTIONS_URL`. */
  readonly secret: string;
  /** `teams`: a card for the address that a Teams channel's workflow gives. */
  readonly format: 'json' | 'teams';
  /** Where agents open the desk; a case behind `#case=`. */
  readonly deskUrl: () => string;
  readonly bot: () => {
    readonly teams: readonly Team[];
    readonly languages: readonly [Language, ...Language[]];
    readonly timeZone: string;
  };
  readonly fetch?: typeof fetch;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/**
 * `POST`s each notice: `{ event, case, team, urgency, reason, language, waitingSince, at, desk }`. Any answer from 200 to 299 takes it; for
 * all others, and where none comes within ten seconds, it is tried again. Redirects are not followed.
 */
export function createWebhook(options: WebhookOptions): Notify {
  return async (notice, key) => {
    const body = JSON.stringify(options.format === 'teams' ? cardOf(notice, options) : plain(notice, options));
    const { url, secret } = options;
    await postSigned({
      ...{ url, secret, body, key, timeoutMs: options.timeoutMs ?? TIMEOUT_MS },
      ...(options.fetch && { fetch: options.fetch }),
    });
  };
}

function plain(notice: DeskNotice, { deskUrl }: WebhookOptions): object {
  return { ...notice, desk: deskUrl() };
}

type Words = { readonly [key in DeskNotice['event'] | DeskNotice['urgency'] | 'open']: LocalText };

const WORDS: Words = {
  'case.waiting': { id: 'Ada pelanggan menunggu', ms: 'Ada pelanggan menunggu', en: 'A customer is waiting' },
  'case.returned': {
    id: 'Pelanggan menunggu lagi',
    ms: 'Pelanggan menunggu semula',
    en: 'A customer is waiting again',
  },
  'promise.due': {
    id: 'Janji kepada pelanggan hampir jatuh tempo',
    ms: 'Janji kepada pelanggan hampir tiba masanya',
    en: 'A promise to a customer is nearly due',
  },
  'score.bad': {
    id: 'Pelanggan memberi nilai buruk',
    ms: 'Pelanggan memberi skor buruk',
    en: 'A customer gave a bad score',
  },
  crisis: { id: 'Krisis', ms: 'Krisis', en: 'Crisis' },
  complaint: { id: 'Keluhan', ms: 'Aduan', en: 'Complaint' },
  normal: { id: 'Biasa', ms: 'Biasa', en: 'Normal' },
  open: { id: 'Buka meja layanan', ms: 'Buka meja khidmat', en: 'Open the desk' },
};

/** An Adaptive Card in the bot's first language. */
function cardOf(notice: DeskNotice, { deskUrl, bot }: WebhookOptions): object {
  const { teams, languages } = bot();
  const [language] = languages;
  const say = (key: keyof Words) => WORDS[key][language] ?? key;
  const team = teams.find(({ name }) => name === notice.team)?.title[language] ?? notice.team;
  const who = [team, notice.agent?.name].filter(Boolean).join(' · ');
  const colour = notice.urgency === 'crisis' ? 'Attention' : notice.urgency === 'complaint' ? 'Warning' : 'Default';
  const lines = [
    `${notice.case} · ${who} · ${say(notice.urgency)}`,
    ...(notice.due === undefined ? [] : [timeOf(notice.due, bot())]),
  ];
  const card = adaptiveCard({
    said: say(notice.event),
    plain: [say(notice.event), ...lines].join('\n'),
    body: [
      cardWords({ text: say(notice.event), weight: 'Bolder', size: 'Medium', color: colour }),
      ...lines.map((text) => cardWords({ text })),
    ],
    links: [{ title: say('open'), url: `${deskUrl()}#case=${notice.case}` }],
  });
  return { type: 'message', attachments: [card] };
}

function timeOf(at: number, { languages: [language], timeZone }: ReturnType<WebhookOptions['bot']>): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);
}
