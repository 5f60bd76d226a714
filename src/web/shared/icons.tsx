import type { ComponentChildren } from 'preact';

/** Line icons of 24 by 24. They only accompany words or a label, so they are hidden from screen readers. */
function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const line = (d: string) => () => (
  <Icon>
    <path d={d} />
  </Icon>
);

export const SendIcon = line('M12 19V5M5.5 11.5 12 5l6.5 6.5');
export const ClipIcon = line(
  'm20 11.5-8.2 8.2a5 5 0 0 1-7-7l8.9-9a3.3 3.3 0 0 1 4.7 4.8l-8.9 8.9a1.7 1.7 0 0 1-2.4-2.4l7.8-7.7',
);
export const CloseIcon = line('M6 6l12 12M18 6 6 18');
export const CheckIcon = line('m5 12.5 4.5 4.5L19 7.5');
export const ClockIcon = line('M12 7.5V12l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z');
export const AlertIcon = line('M12 8v4.5M12 16v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z');
export const DownIcon = line('m6 9.5 6 6 6-6');
export const FileIcon = line('M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5Zm0 0v5h5');
export const PersonIcon = line('M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c.6-3.6 3.6-5.6 7.5-5.6s6.9 2 7.5 5.6');
export const GlobeIcon = line(
  'M3 12h18M12 3c2.6 2.7 3.8 5.7 3.8 9S14.6 18.3 12 21c-2.6-2.7-3.8-5.7-3.8-9S9.4 5.7 12 3ZM21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
);
export const SoundIcon = line('M11 5 6.5 9H3v6h3.5L11 19V5ZM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13');
export const RefreshIcon = line(
  'M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5',
);
export const MoreIcon = () => (
  <Icon>
    <path stroke-width="2.75" d="M12 5.5v.01M12 12v.01M12 18.5v.01" />
  </Icon>
);
export const BoxIcon = line('m12 3 8 4.3v9.4L12 21l-8-4.3V7.3L12 3ZM4 7.3l8 4.4 8-4.4M12 11.7V21M8 5.2l8 4.4');
export const ReturnIcon = line('M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3');
export const CardIcon = line(
  'M3 8.5h18M7 15.5h3M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z',
);
export const LockIcon = line(
  'M8 10.5V7.5a4 4 0 0 1 8 0v3M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5ZM12 14.5v2',
);
export const TalkIcon = line(
  'M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7.5a2.5 2.5 0 0 1-2.5 2.5h-6l-4.5 3.5V17H6a2.5 2.5 0 0 1-2.5-2.5V7A2.5 2.5 0 0 1 6 4.5ZM8 9.25h8M8 12.5h5',
);
export const ComplaintIcon = line(
  'M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7.5a2.5 2.5 0 0 1-2.5 2.5h-6l-4.5 3.5V17H6a2.5 2.5 0 0 1-2.5-2.5V7A2.5 2.5 0 0 1 6 4.5ZM12 7.5v3.5M12 13.750v.01',
);
export const TruckIcon = line(
  'M3 6.5h11v10H3v-10ZM14 10h4l3 3.2v3.3h-7M9 18.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM19 18.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
);

/** A face from 1 (very bad) to 5 (very good). */
export function FaceIcon({ score }: { score: number }) {
  const mouth = ['M8 16.8q4-4 8 0', 'M8.5 16.2q3.5-2.2 7 0', 'M8.5 15.5h7', 'M8.5 14.8q3.5 2.4 7 0', 'M8 14q4 4.8 8 0'];
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d={`M9 9.6v.01M15 9.6v.01${mouth[score - 1] ?? ''}`} />
    </Icon>
  );
}
