import { readTyped, terminalLines } from '../../src/channels/terminal';
import type { Message } from '../../src/domain/message';

const message = (changes: Partial<Message>): Message => ({
  seq: 1,
  at: 0,
  from: { role: 'bot', name: 'Kirana' },
  text: 'Halo',
  ...changes,
});

describe('a message in the terminal', () => {
  test('shows who speaks, the words, the card, the files and the numbered buttons', () => {
    const lines = terminalLines(
      message({
        text: 'Halo\nApa kabar?',
        card: {
          title: 'KH-1',
          text: 'Terlambat',
          image: { url: 'https://x.example/k.png', alt: 'Kemeja' },
          facts: [{ label: 'Kurir', value: 'Kilat' }],
          links: [{ title: 'Lacak', url: 'https://x.example/1' }],
        },
        attachments: [{ name: 'nota.pdf', contentType: 'application/pdf', url: '/files/1' }],
        links: [{ title: 'Toko', url: 'https://shop.example/' }],
        buttons: [
          { title: 'Ya', choice: { prompt: 'p', value: 'yes' } },
          { title: 'Tidak', choice: { prompt: 'p', value: 'no' } },
        ],
      }),
      3,
    );
    expect(lines).toEqual([
      'Kirana: Halo',
      '  Apa kabar?',
      '  KH-1',
      '  Terlambat',
      '  Kemeja: https://x.example/k.png',
      '  Kurir: Kilat',
      '  Lacak: https://x.example/1',
      '  nota.pdf: /files/1',
      '  Toko: https://shop.example/',
      '  [3] Ya',
      '  [4] Tidak',
    ]);
  });

  test('shows a person by name, and the customer’s own words not again', () => {
    expect(terminalLines(message({ from: { role: 'agent', name: 'Dewi', agentId: 'a-7' } }), 1)).toEqual([
      'Dewi: Halo',
    ]);
    expect(terminalLines(message({ from: { role: 'customer' } }), 1)).toEqual([]);
  });

  test('gives the terminal no orders', () => {
    expect(terminalLines(message({ text: '\u001b[2J\rhapus\u0007' }), 1)).toEqual([
      'Kirana: \ufffd[2J\ufffdhapus\ufffd',
    ]);
  });
});

describe('what is typed', () => {
  const shown = [
    { title: 'Ya', choice: { prompt: 'p1', value: 'yes' } },
    { title: 'Tidak', choice: { prompt: 'p1', value: 'no' } },
  ];

  test('a number presses the button under it', () => {
    expect(readTyped('2', shown)).toEqual({ kind: 'message', text: 'Tidak', choice: { prompt: 'p1', value: 'no' } });
  });

  test.each(['0', '3', '2 buah', 'Ya', '-1', '1.0', '9999'])('%j is words', (typed) => {
    expect(readTyped(typed, shown)).toEqual({ kind: 'message', text: typed });
  });
});
