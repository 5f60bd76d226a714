/** What an emoji says that stands for words, in words that every language of ours shares. The others show a mood and ask for nothing. */
export const EMOJI_WORDS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['ya', '👍 👌 ✅ ✔ ☑ 🆗 🙆 💯'],
      ['tidak', '👎 ❌ ✖ 🙅 🚫'],
      ['terima kasih', '🙏 🙇 💐'],
      ['halo', '👋'],
    ] as const
  ).flatMap(([words, emoji]) => emoji.split(' ').map((one) => [one, words] as const)),
);
