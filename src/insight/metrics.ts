import type { LocalText } from '../domain/language';

/** What a figure is told in. */
export type Unit = 'share' | 'time' | 'score' | 'count' | 'points';

export interface Metric {
  readonly unit: Unit;
  /** Which way is good news. Null: neither. */
  readonly better: 'more' | 'less' | null;
  readonly title: LocalText;
  /** What it counts, exactly. `docs/metrics.md` is made of these. */
  readonly words: string;
}

/** Each twice: by the clock, and in the working hours of the team (`…-work`). */
const LENGTHS = {
  'resolution-time': {
    unit: 'time',
    better: 'less',
    title: { id: 'Waktu penyelesaian', ms: 'Masa penyelesaian', en: 'Resolution time' },
    words:
      'How long resolved cases were open, from the first word to the close. The time in which a case was closed before it was opened again does not count. Only cases with an outcome that resolves: confirmed, implied, or closed by an agent. Counts when the case was closed last.',
  },
  wait: {
    unit: 'time',
    better: 'less',
    title: { id: 'Waktu tunggu', ms: 'Masa menunggu', en: 'Waiting time' },
    words:
      'How long a case lay in a queue before an agent took it; each stay in a queue by itself; one that is back in the same queue in the same moment goes on. Stays that ended otherwise are not here; see `left-waiting`. Counts when it was taken.',
  },
  'first-answer': {
    unit: 'time',
    better: 'less',
    title: { id: 'Jawaban pertama petugas', ms: 'Jawapan pertama pegawai', en: 'First answer by a person' },
    words:
      "From the moment when the bot gave the case to people until an agent's first words. Whatever the bot says meanwhile is no answer. A return to the queue or another agent does not set the clock back; a case that the bot had again in between begins a new clock. The agent who wrote is credited. Counts when it was written.",
  },
  'next-answer': {
    unit: 'time',
    better: 'less',
    title: { id: 'Jawaban berikutnya', ms: 'Jawapan seterusnya', en: 'Next answer by a person' },
    words:
      "From the customer's words to the answer of the agent who had the case then, after the first answer. Of several messages in a row the first counts. Counts when it was written.",
  },
} as const satisfies { readonly [name: string]: Metric };

const OTHERS = {
  cases: {
    unit: 'count',
    better: null,
    title: { id: 'Kasus', ms: 'Kes', en: 'Cases' },
    words: 'Cases that were opened. One that is opened again is the same case. Counts when it was opened first.',
  },
  confirmed: {
    unit: 'share',
    better: 'more',
    title: { id: 'Selesai, dikonfirmasi', ms: 'Selesai, disahkan', en: 'Solved, confirmed' },
    words:
      'Share of closed cases that the bot solved alone, the customer said so, and was not back on the same matter within the time of return. The six shares `confirmed`, `implied`, `declined`, `abandoned`, `returned` and `to-people` add up to all closed cases. A case counts when it was closed last.',
  },
  implied: {
    unit: 'share',
    better: null,
    title: { id: 'Selesai, tersirat', ms: 'Selesai, tersirat', en: 'Solved, implied' },
    words:
      'Share of closed cases that the bot answered alone and the customer went on to something else without a word on whether it helped; not back on the same matter within the time of return.',
  },
  declined: {
    unit: 'share',
    better: null,
    title: { id: 'Ditolak sesuai aturan', ms: 'Ditolak mengikut peraturan', en: 'Declined' },
    words:
      'Share of closed cases in which the bot alone told the customer that the rules of the house do not allow the wish, by the reason that the flow gives. No solution, and no failure of the bot either.',
  },
  abandoned: {
    unit: 'share',
    better: 'less',
    title: { id: 'Ditinggalkan', ms: 'Ditinggalkan', en: 'Abandoned' },
    words:
      'Share of closed cases that the customer left while the bot had them: fell silent, cancelled, or went on to another matter in the middle. Silence is never a solution.',
  },
  returned: {
    unit: 'share',
    better: 'less',
    title: { id: 'Kembali lagi', ms: 'Kembali lagi', en: 'Came back' },
    words:
      'Share of closed cases that only the bot had and after which the same customer opened another case on the same matter within the time of return (7 days unless set). The matter is the first flow that a case was about; a later case about none counts as the same matter, for that customer has named no other. The same customer is the same conversation, the same person by the proof of the channel (an account in Teams, a user whom your server names to the Direct Line), or the same customer of the shop by the proof of a flow (`identity`); two who were proved to be different customers never are the same. Until the time of return is over the figure may still grow.',
  },
  'to-people': {
    unit: 'share',
    better: 'less',
    title: { id: 'Diserahkan ke petugas', ms: 'Diserahkan kepada pegawai', en: 'Given to people' },
    words:
      'Share of closed cases that were given to people at least once, by reason of the first time. Counts when the case was closed last.',
  },
  'first-contact': {
    unit: 'share',
    better: 'more',
    title: { id: 'Selesai sekali hubungi', ms: 'Selesai sekali hubungi', en: 'First-contact resolution' },
    words:
      'Share of resolved cases, of bot and people, that were not opened again and after which the same customer was not back on the same matter within the time of return (7 days unless set). Cases younger than that count as they stand today.',
  },
  'opened-again': {
    unit: 'share',
    better: 'less',
    title: { id: 'Dibuka lagi', ms: 'Dibuka semula', en: 'Opened again' },
    words: 'Share of closed cases that had been closed before.',
  },
  angry: {
    unit: 'share',
    better: 'less',
    title: { id: 'Pelanggan marah', ms: 'Pelanggan marah', en: 'Angry customers' },
    words: 'Share of closed cases in which words of the customer sounded angry.',
  },
  'left-waiting': {
    unit: 'share',
    better: 'less',
    title: { id: 'Pergi saat menunggu', ms: 'Pergi semasa menunggu', en: 'Left while waiting' },
    words:
      'Share of stays in a queue that ended without an agent: the customer left, the time was up, the team closed or declined. A stay that ended in another queue, by people or because the flow went on to another team, counts for neither: the customer waits on. Counts when it ended.',
  },
  'wait-as-told': {
    unit: 'share',
    better: 'more',
    title: { id: 'Tunggu sesuai perkiraan', ms: 'Menunggu seperti dianggar', en: 'Waited no longer than told' },
    words:
      'Share of waits that were told to the customer and ended with an agent no later than told, in whole minutes as it was said (20 seconds are "about 1 minute"). The first wait that was told after a handoff, from the moment when it was told. Those who left count for neither. Counts when the agent took the case.',
  },
  'wait-off': {
    unit: 'time',
    better: 'less',
    title: { id: 'Selisih perkiraan tunggu', ms: 'Perbezaan anggaran menunggu', en: 'Told wait against real wait' },
    words:
      'How far the real wait was from the first one that was told after a handoff, longer or shorter, from the moment when it was told. Only waits that ended with an agent. Counts when the agent took the case.',
  },
  'asked-again': {
    unit: 'share',
    better: 'less',
    title: { id: 'Ditanya lagi', ms: 'Ditanya semula', en: 'Asked again' },
    words:
      'Share of closed cases that an agent had in which an agent asked for something that stood on the card: an order number, a phone number, an e-mail address, an address or a name, known by the usual words for them in the three languages. A question that names the value itself checks it and does not count. What is asked in other words is not seen, so the true share may be higher. Counts when the case was closed last.',
  },
  'bot-asked-again': {
    unit: 'share',
    better: 'less',
    title: { id: 'Ditanya lagi oleh bot', ms: 'Ditanya semula oleh bot', en: 'Asked again by the bot' },
    words:
      'Share of closed cases in which the bot put a question for something of which a value that would do as the answer stood on the card already, under another name: an order number, a phone number, an e-mail address, an address or a name. What the customer has said is taken over where the kind of answer is the same, so this tells of flows that call one thing by two names. A question that a flow puts again for another value of the same does not count. Counts when the case was closed last.',
  },
  'handle-time': {
    unit: 'time',
    better: 'less',
    title: { id: 'Waktu penanganan', ms: 'Masa pengendalian', en: 'Handle time' },
    words:
      'How long agents had the case, all of them together, waiting not included. Only cases that an agent had. Counts when the case was closed last.',
  },
  'bot-answer': {
    unit: 'time',
    better: 'less',
    title: { id: 'Jawaban bot', ms: 'Jawapan bot', en: 'Answer by the bot' },
    words:
      "From the customer's words to the next words of the bot while no person has the case. Never mixed with answers of agents. Counts when it was said.",
  },
  'sla-first-answer': {
    unit: 'share',
    better: 'more',
    title: { id: 'SLA jawaban pertama', ms: 'SLA jawapan pertama', en: 'SLA first answer' },
    words:
      'Share of handoffs whose first answer by an agent came in time, by the service level and in the working hours of the team that the case was handed to (5 minutes unless set), whichever team answers. One that came late, or has not come, is broken at the moment when it was due. A customer who left before that counts for neither.',
  },
  'sla-next-answer': {
    unit: 'share',
    better: 'more',
    title: { id: 'SLA jawaban berikutnya', ms: 'SLA jawapan seterusnya', en: 'SLA next answer' },
    words:
      "Share of the customer's words to an agent that were answered in time, by the service level and in the working hours of the team that had the case when they were written (10 minutes unless set). Words that stayed unanswered longer than that until the case was closed are broken.",
  },
  'sla-resolution': {
    unit: 'share',
    better: 'more',
    title: { id: 'SLA penyelesaian', ms: 'SLA penyelesaian', en: 'SLA resolution' },
    words:
      'Share of handoffs after which an agent closed the case in time, by the service level and in the working hours of the team that the case was handed to (8 hours unless set). One that came late, or has not come, is broken at the moment when it was due. What the bot had again, or the customer left, before that counts for neither.',
  },
  csat: {
    unit: 'share',
    better: 'more',
    title: { id: 'CSAT (puas)', ms: 'CSAT (puas hati)', en: 'CSAT (satisfied)' },
    words:
      'Share of answers to "How was it?" that were 4 or 5 of 5. Credited to the agent who had closed the case, or to the bot; whoever closes it after it was opened again has no part in it. Counts when it was given.',
  },
  'csat-score': {
    unit: 'score',
    better: 'more',
    title: { id: 'CSAT (nilai rata-rata)', ms: 'CSAT (skor purata)', en: 'CSAT (average score)' },
    words: 'Average of the answers to "How was it?", from 1 to 5. Counts when it was given.',
  },
  'csat-answered': {
    unit: 'share',
    better: 'more',
    title: { id: 'Survei dijawab', ms: 'Tinjauan dijawab', en: 'Survey answered' },
    words: 'Share of the customers asked "How was it?" who gave a score. Counts when they were asked.',
  },
  nps: {
    unit: 'points',
    better: 'more',
    title: { id: 'NPS', ms: 'NPS', en: 'NPS' },
    words:
      'Share of answers of 9 or 10 to "Would you recommend us?" less the share of answers from 0 to 6, in points from -100 to 100. Counts when it was given.',
  },
  'promises-kept': {
    unit: 'share',
    better: 'more',
    title: { id: 'Janji ditepati', ms: 'Janji ditepati', en: 'Promises kept' },
    words: 'Share of settled promises that were kept. Open ones count for neither. Counts when it was kept or broken.',
  },
  understood: {
    unit: 'share',
    better: 'more',
    title: { id: 'Langsung dipahami', ms: 'Terus difahami', en: 'Understood at once' },
    words:
      'Share of requests that the bot answered without asking back. A request is what was weighed by the gates: answers to open questions, buttons, wishes for a person and a bare "yes" are none. The four shares `understood`, `clarified`, `misunderstood` and `outside` add up to all requests.',
  },
  clarified: {
    unit: 'share',
    better: null,
    title: { id: 'Dipahami setelah ditanya', ms: 'Difahami selepas ditanya', en: 'Understood after asking' },
    words: 'Share of requests that the bot asked back about and the customer picked one of the readings offered.',
  },
  misunderstood: {
    unit: 'share',
    better: 'less',
    title: { id: 'Tidak dipahami', ms: 'Tidak difahami', en: 'Not understood' },
    words: 'Share of requests that the bot asked back about in vain, or understood and has no flow for.',
  },
  outside: {
    unit: 'share',
    better: null,
    title: { id: 'Di luar topik', ms: 'Di luar topik', en: 'Outside of its topics' },
    words: 'Share of requests that lay outside of everything that the bot knows.',
  },
  'left-at-step': {
    unit: 'share',
    better: 'less',
    title: { id: 'Pergi di langkah', ms: 'Pergi di langkah', en: 'Left at the step' },
    words:
      'Share of visits to a step at which the customer left the flow: fell silent, cancelled, asked for a person, or was given to one because the bot could not go on. A handoff that the flow itself decided is no leaving. Counts when the step was visited.',
  },
} as const satisfies { readonly [name: string]: Metric };

type Length = keyof typeof LENGTHS;
export type MetricName = Length | `${Length}-work` | keyof typeof OTHERS;

const WORK: LocalText = { id: 'jam kerja', ms: 'waktu bekerja', en: 'working hours' };

/** Every figure with its definition. What is drilled into is its samples; see `sample.ts`. */
export const METRICS: { readonly [name in MetricName]: Metric } = {
  ...OTHERS,
  ...LENGTHS,
  'resolution-time-work': atWork('resolution-time'),
  'wait-work': atWork('wait'),
  'first-answer-work': atWork('first-answer'),
  'next-answer-work': atWork('next-answer'),
};

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

function atWork(name: Length): Metric {
  const { title, words, ...rest } = LENGTHS[name];
  return {
    ...rest,
    title: { id: `${title.id} (${WORK.id})`, ms: `${title.ms} (${WORK.ms})`, en: `${title.en} (${WORK.en})` },
    words: `${words} In the working hours of the team that had the case (by the clock where only the bot had it).`,
  };
}
