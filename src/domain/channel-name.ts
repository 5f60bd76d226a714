import type { Language } from './language';

type Words = { readonly [language in Language]: string };

const NAMES: { readonly [channel: string]: string | Words } = {
  webchat: { id: 'Chat web', ms: 'Sembang web', en: 'Web chat' },
  msteams: 'Microsoft Teams',
  emulator: 'Bot Framework Emulator',
  'azure-webchat': { id: 'Chat web (Azure)', ms: 'Sembang web (Azure)', en: 'Web chat (Azure)' },
  'azure-directline': 'Direct Line (Azure)',
};

/** What people call a channel; one that is not known here goes by its id. */
export function channelName(channel: string, language: Language): string {
  const name = Object.hasOwn(NAMES, channel) ? NAMES[channel]! : channel;
  return typeof name === 'string' ? name : name[language];
}
