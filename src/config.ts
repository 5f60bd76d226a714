import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { KhidmatError } from './errors';

/** All settings, read once. `.env.example` lists them with their defaults. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Without a slash at its end. Null: the address that the server listens on. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** `postgres://…`; null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** `nats://…`, by which the processes wake each other; null: by the database. */
  readonly wakeupUrl: string | null;
  readonly contentDir: string;
  readonly watch: boolean;
  readonly allowedOrigins: readonly string[];
  readonly directLineSecret: string | null;
  readonly microsoft: {
    readonly appId: string | null;
    readonly appPassword: string | null;
    readonly tenantId: string | null;
    readonly appType: 'SingleTenant' | 'MultiTenant';
  };
  readonly actions: { readonly url: string; readonly secret: string } | null;
  /** Told of cases that wait; null: nobody is. */
  readonly deskWebhook: { readonly url: string; readonly secret: string; readonly format: 'json' | 'teams' } | null;
  readonly trustedProxies: number;
  readonly limits: {
    readonly conversationPerSecond: number;
    readonly conversationBurst: number;
    readonly addressPerSecond: number;
    readonly addressBurst: number;
  };
  /** Where `/metrics` is served; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** How often the figures of the reports are brought up to date, in seconds; 0: only by `khidmat report`. */
  readonly figuresEverySeconds: number;
  /** Where each week's report goes by itself. */
  readonly reports: {
    readonly dir: string | null;
    readonly hook: { readonly url: string; readonly secret: string } | null;
    readonly mail: {
      readonly to: readonly string[];
      readonly server: { readonly url: string; readonly from: string };
    } | null;
  };
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads `.env` in `folder` under the variables given; these win. Throws SETTING_INVALID for the first that is wrong. */
export function readConfig(folder: string, variables: Variables): Config {
  const file = resolve(folder, '.env');
  const values: Variables = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...variables };
  const text = (name: string) => values[name]?.trim() || null;
  const actionsUrl = text('ACTIONS_URL');
  const reportDir = text('REPORT_DIR');
  const reportUrl = text('REPORT_WEBHOOK_URL');
  const webhookUrl = text('DESK_WEBHOOK_URL');
  return Object.freeze({
    host: text('HOST') ?? '127.0.0.1',
    port: whole(values, 'PORT', 3978, 0, 65535),
    publicUrl: publicUrl(values),
    dataDir: resolve(folder, text('DATA_DIR') ?? './data'),
    databaseUrl: serverUrl('DATABASE_URL', text('DATABASE_URL'), DATABASES),
    wakeupUrl: serverUrl('WAKEUP_URL', text('WAKEUP_URL'), ['nats:', 'tls:']),
    contentDir: resolve(folder, text('CONTENT_DIR') ?? '.'),
    watch: oneOf(values, 'WATCH', ['on', 'off'], 'on') === 'on',
    allowedOrigins: origins(values),
    directLineSecret: secret(values, 'DIRECT_LINE_SECRET'),
    microsoft: {
      appId: text('MICROSOFT_APP_ID'),
      appPassword: text('MICROSOFT_APP_PASSWORD'),
      tenantId: text('MICROSOFT_APP_TENANT_ID'),
      appType: oneOf(values, 'MICROSOFT_APP_TYPE', ['SingleTenant', 'MultiTenant'] as const, 'SingleTenant'),
    },
    actions:
      actionsUrl === null
        ? null
        : { url: url('ACTIONS_URL', actionsUrl), secret: needed(values, 'ACTIONS_SECRET', 'ACTIONS_URL') },
    deskWebhook:
      webhookUrl === null
        ? null
        : {
            url: url('DESK_WEBHOOK_URL', webhookUrl),
            secret: needed(values, 'DESK_WEBHOOK_SECRET', 'DESK_WEBHOOK_URL'),
            format: oneOf(values, 'DESK_WEBHOOK_FORMAT', ['json', 'teams'] as const, 'json'),
          },
    trustedProxies: whole(values, 'TRUSTED_PROXIES', 0, 0, 10),
    limits: {
      conversationPerSecond: whole(values, 'LIMIT_CONVERSATION_PER_SECOND', 3, 1, 1_000_000),
      conversationBurst: whole(values, 'LIMIT_CONVERSATION_BURST', 20, 1, 1_000_000),
      addressPerSecond: whole(values, 'LIMIT_ADDRESS_PER_SECOND', 200, 1, 1_000_000),
      addressBurst: whole(values, 'LIMIT_ADDRESS_BURST', 1000, 1, 1_000_000),
    },
    metrics:
      text('METRICS_PORT') === null
        ? null
        : { host: text('METRICS_HOST') ?? '127.0.0.1', port: whole(values, 'METRICS_PORT', 0, 0, 65535) },
    reports: {
      dir: reportDir === null ? null : resolve(folder, reportDir),
      hook:
        reportUrl === null
          ? null
          : {
              url: url('REPORT_WEBHOOK_URL', reportUrl),
              secret: needed(values, 'REPORT_WEBHOOK_SECRET', 'REPORT_WEBHOOK_URL'),
            },
      mail: reportMail(values),
    },
    figuresEverySeconds: whole(values, 'FIGURES_EVERY_SECONDS', 60, 0, 86_400),
    logLevel: oneOf(values, 'LOG_LEVEL', LOG_LEVELS, 'info'),
  });
}

function whole(values: Variables, name: string, fallback: number, least: number, most: number): number {
  const given = values[name]?.trim();
  if (!given) return fallback;
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  throw invalid(name, given, `give a whole number from ${least} to ${most}`);
}

function oneOf<T extends string>(values: Variables, name: string, allowed: readonly T[], fallback: NoInfer<T>): T {
  const given = values[name]?.trim();
  if (!given) return fallback;
  const found = allowed.find((one) => one === given);
  if (found !== undefined) return found;
  throw invalid(name, given, `give one of ${allowed.join(', ')}`);
}

function publicUrl(values: Variables): string | null {
  const given = values.PUBLIC_URL?.trim();
  return given ? url('PUBLIC_URL', given).replace(/\/+$/, '') : null;
}

function origins(values: Variables): readonly string[] {
  const given = (values.ALLOWED_ORIGINS ?? '').split(',').map((one) => one.trim());
  return given
    .filter((one) => one !== '')
    .map((one) => {
      if (new URL(url('ALLOWED_ORIGINS', one)).origin === one) return one;
      throw invalid('ALLOWED_ORIGINS', one, 'give origins only, such as https://shop.example, without a path');
    });
}

function url(name: string, given: string): string {
  const parsed = URL.canParse(given) ? new URL(given) : null;
  if (parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:')) return given;
  throw invalid(name, given, 'give an address that begins with https:// or http://');
}

const MOST_READERS = 50;
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;

function reportMail(values: Variables): Config['reports']['mail'] {
  const to = (values.REPORT_MAIL_TO ?? '').split(',').map((one) => one.trim());
  const readers = [...new Set(to.filter((one) => one !== ''))];
  if (readers.length === 0) return null;
  const wrong = readers.find((one) => !ADDRESS.test(one));
  if (wrong !== undefined) throw invalid('REPORT_MAIL_TO', wrong, 'give e-mail addresses with a comma between them');
  if (readers.length > MOST_READERS)
    throw invalid('REPORT_MAIL_TO', `${readers.length} addresses`, `give at most ${MOST_READERS}, or one of a list`);
  const url = serverUrl('SMTP_URL', values.SMTP_URL?.trim() || null, ['smtp:', 'smtps:']);
  const from = values.REPORT_MAIL_FROM?.trim() ?? '';
  if (url === null || from === '')
    throw new KhidmatError(
      'SETTING_MISSING',
      'REPORT_MAIL_TO is set but SMTP_URL or REPORT_MAIL_FROM is empty; give both: smtps://user:password@host:465 and the sender\u2019s address.',
    );
  if (!ADDRESS.test(from.replace(/^[^<>]*<([^<>]*)>$/, '$1')))
    throw invalid('REPORT_MAIL_FROM', from, 'give an address, such as Khidmat <reports@shop.example>');
  return { to: readers, server: { url, from } };
}

const DATABASES = ['postgres:', 'postgresql:'];

const EXAMPLES: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://user:password@host:5432/database',
  SMTP_URL: 'smtps://user:password@host:465',
};

const SPECIAL = ' (what is special in a password as %23 for #, %2F for /, %3F for ?, %40 for @, %25 for %)';

const SSL_MODES: readonly string[] = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** What the driver reads, and what PostgreSQL's own tools and hosts put beside it. */
const PARAMETERS: ReadonlySet<string> = new Set(
  `sslmode sslrootcert sslcert sslkey sslnegotiation ssl uselibpqcompat options application_name host port user password
  client_encoding connect_timeout keepalives keepalives_idle keepalives_interval keepalives_count channel_binding
  target_session_attrs load_balance_hosts fallback_application_name tcp_user_timeout gssencmode krbsrvname sslsni sslcompression`.split(
    /\s+/,
  ),
);

/** Behind a '?' may stand the rest of a password. */
function shown(parameter: string): string {
  return /^\w{1,40}$/.test(parameter) ? `the parameter '${parameter}'` : 'a parameter of another name';
}

/** The value is in no message: it may hold a password. */
function serverUrl(name: string, given: string | null, protocols: readonly string[]): string | null {
  if (given === null) return null;
  const parsed = URL.canParse(given) ? new URL(given) : null;
  const example = EXAMPLES[name] ?? 'nats://host:4222';
  if (parsed === null || !protocols.includes(parsed.protocol) || parsed.hostname === '')
    throw new KhidmatError(
      'SETTING_INVALID',
      `${name} is no address of that kind; write it like ${example}${SPECIAL}.`,
    );
  if (name === 'DATABASE_URL') checkDatabaseUrl(parsed, `${example}${SPECIAL}`);
  return given;
}

/** `psql` and `pg_dump` refuse an unknown parameter as well; one that is passed over in silence leaves a connection unencrypted. */
function checkDatabaseUrl({ pathname, searchParams }: URL, example: string): void {
  const refuse = (what: string) => new KhidmatError('SETTING_INVALID', `DATABASE_URL ${what}.`);
  if (pathname.length < 2) throw refuse(`names no database; write it like ${example}`);
  const unknown = [...searchParams.keys()].find((key) => !PARAMETERS.has(key));
  if (unknown !== undefined) throw refuse(`has ${shown(unknown)}; allowed are ${[...PARAMETERS].join(', ')}`);
  const mode = searchParams.get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode))
    throw refuse(`has sslmode '${mode}'; give one of ${SSL_MODES.join(', ')}`);
}

function secret(values: Variables, name: string): string | null {
  const given = values[name]?.trim();
  if (!given) return null;
  if (given.length >= 16) return given;
  throw new KhidmatError('SETTING_INVALID', `${name} has ${given.length} characters; give at least 16.`);
}

function needed(values: Variables, name: string, because: string): string {
  const given = secret(values, name);
  if (given !== null) return given;
  throw new KhidmatError(
    'SETTING_MISSING',
    `${name} is empty but ${because} is set; give a secret of at least 16 characters.`,
  );
}

function invalid(name: string, given: string, mend: string): KhidmatError {
  return new KhidmatError('SETTING_INVALID', `${name} is '${given}'; ${mend}.`);
}
