import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import {
  BoxIcon,
  CardIcon,
  CheckIcon,
  ComplaintIcon,
  LockIcon,
  PersonIcon,
  ReturnIcon,
  TalkIcon,
  TruckIcon,
} from '../shared/icons';
import { inLanguage } from './config';
import { HOME_TEXTS } from './home-texts';
import { useIsWide } from './is-wide';
import { LanguageTabs } from './language-tabs';
import { useSurroundings } from './window-state';

const ICONS: { readonly [flow: string]: () => preact.JSX.Element } = {
  'order-status': BoxIcon,
  'delivery-late': TruckIcon,
  'return-item': ReturnIcon,
  'payment-failed': CardIcon,
  'account-hacked': LockIcon,
  complaint: ComplaintIcon,
  'talk-to-human': PersonIcon,
};

/** The company's help page: what to ask for on one side, the chat on the other. On a phone the chat is the page. */
export function Home({ children }: { children: ComponentChildren }) {
  const { config } = useSurroundings();
  const isWide = useIsWide();
  return (
    <div class="home">
      {isWide && (
        <header class="home-head">
          <p class="brand">{config.name}</p>
          <LanguageTabs />
        </header>
      )}
      <main class="home-main">
        {isWide && <Pitch />}
        <div class="home-chat">{children}</div>
      </main>
    </div>
  );
}

function Pitch() {
  const { config, session, language } = useSurroundings();
  const texts = HOME_TEXTS[language];
  return (
    <div class="pitch">
      <h1>{inLanguage(config.greeting, language) || texts.headline}</h1>
      <p class="lead">{texts.lead(config.name)}</p>
      {config.topics.length > 0 && (
        <ul class="tiles">
          {config.topics.slice(0, 6).map(({ id, title }) => {
            const Icon = ICONS[id] ?? TalkIcon;
            const words = inLanguage(title, language);
            return (
              <li key={id}>
                <button type="button" onClick={() => session.choose(words)}>
                  <Icon />
                  {words}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <ul class="promises">
        {texts.promises.map((promise) => (
          <li key={promise}>
            <CheckIcon />
            {promise}
          </li>
        ))}
      </ul>
      <EmbedHint />
    </div>
  );
}

/** One line puts this chat on the company's own pages. */
function EmbedHint() {
  const { config, language } = useSurroundings();
  const texts = HOME_TEXTS[language];
  const [copied, setCopied] = useState(false);
  const line = `<script src="${config.baseUrl}/embed.js" async></script>`;
  return (
    <details class="embed-hint">
      <summary>{texts.embed}</summary>
      <p>{texts.embedHow}</p>
      <div class="code">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls, and a keyboard must be able to scroll it. */}
        <code tabIndex={0}>{line}</code>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            navigator.clipboard?.writeText(line).then(
              () => setCopied(true),
              () => setCopied(false),
            );
          }}
        >
          {copied ? texts.copied : texts.copy}
        </button>
      </div>
    </details>
  );
}
