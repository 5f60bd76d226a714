import { reportContentOf } from '../../src/cli/report-content';
import { Say } from '../../src/reports/say';
import { contentOf } from '../support/scene';

const content = reportContentOf(
  contentOf({
    _bot: `name: Kirana
time-zone: Asia/Jakarta
teams: { orders: { title: { id: Pesanan, ms: Pesanan, en: Orders }, hours: always } }
`,
    late: `flow: late
title: { id: Telat, ms: Lewat, en: Late parcel }
triggers: [late]
steps:
  - ask: order_id
    say: { id: "Nomor pesanan, {{ customer.name }}?", ms: "Nombor pesanan, {{ customer.name }}?", en: "Which order, {{ customer.name }}?" }
    type: text
  - choose:
      - if: "order_id == 'a'"
        do:
          - handoff: { team: orders, reason: lost on the way }
      - else: []
  - resolve: { confirm: true }
`,
    '../intents/late': 'intent: late\nexamples: { id: [paket telat] }\n',
  }),
);

test('a step is called by its author’s words, in the language of the page; one that is gone by its id', () => {
  const say = new Say('en', content);
  expect(say.place('late/ask-order_id')).toBe('Late parcel › Which order, ‹customer.name›?');
  expect(say.place('late/handoff')).toBe('Late parcel › Orders: lost on the way');
  expect(new Say('id', content).place('late/resolve')).toBe('Telat › bertanya apakah sudah membantu');
  expect(say.place('late/choose')).toBe('Late parcel › choose');
  expect(new Say('ms', content).place('late/ask-order_id')).toBe('Lewat › Nombor pesanan, ‹customer.name›?');
  expect(say.place('late/long-gone')).toBe('Late parcel › long-gone');
});
