import type { Language, LocalText } from '../../domain/language';

/** What the server says to the page. It stands in the page as a block of JSON, for the page's policy allows no inline script. */
export interface PageConfig {
  /** `home`: the help page with the chat on it; `chat`: nothing but the chat. */
  readonly page: 'home' | 'chat';
  readonly name: string;
  readonly greeting: LocalText;
  readonly languages: readonly Language[];
  /** Goals to begin with, most wanted first; `id` is the flow's name. */
  readonly topics: readonly { readonly id: string; readonly title: LocalText }[];
  /** Where this server is reached: `https://help.example.com`. */
  readonly baseUrl: string;
  readonly maxFileBytes: number;
  readonly maxTextLength: number;
}

export function readConfig(): PageConfig {
  return JSON.parse(document.getElementById('config')?.textContent ?? '{}');
}

export function inLanguage(text: LocalText, language: Language): string {
  return text[language] ?? text.en ?? text.id ?? text.ms ?? '';
}
