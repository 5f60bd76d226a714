import type { ChatSpeaker } from './chat-message';

/** A person shows initials, the bot a face of its own: who speaks is plain at a glance. */
export function Avatar({ speaker }: { speaker: ChatSpeaker }) {
  if (speaker.role === 'agent') {
    return (
      <span class="avatar person" aria-hidden="true">
        {initialsOf(speaker.name)}
      </span>
    );
  }
  return (
    <span class="avatar" aria-hidden="true">
      <svg
        viewBox="0 0 24 24"
        width="24"
        height="24"
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linecap="round"
        stroke-linejoin="round"
        focusable="false"
        aria-hidden="true"
      >
        <path d="M12 4.5v2.500M7.500 7h9A3.500 3.500 0 0 1 20 10.500v4a3.500 3.500 0 0 1-3.500 3.500h-5.200L8 20.500V18h-.5A3.500 3.500 0 0 1 4 14.500v-4A3.500 3.500 0 0 1 7.500 7Z" />
        <path d="M9.250 11.500v1M14.750 11.500v1" />
        <circle cx="12" cy="3.750" r=".75" fill="currentColor" />
      </svg>
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
