/** A flow with a timer, beside the small bot's. */
export const REMINDER = [
  {
    path: 'flows/reminder.yaml',
    text: `flow: reminder
title: { id: Pengingat, ms: Peringatan, en: Reminder }
owner: care
review-by: 2030-01-01
case: false
triggers: [reminder]
steps:
  - say: { id: "Baik.", ms: "Baik.", en: "All right." }
  - wait: 1m
  - say: { id: "Ini pengingatnya.", ms: "Ini peringatannya.", en: "Here is the reminder." }
`,
  },
  {
    path: 'intents/reminder.yaml',
    text: `intent: reminder
examples:
  id: [ingatkan saya, tolong ingatkan, minta diingatkan, ingatkan saya nanti]
  ms: [peringatkan saya, tolong ingatkan saya nanti, minta peringatan]
  en: [remind me, please remind me, set a reminder, remind me later]
`,
  },
];
