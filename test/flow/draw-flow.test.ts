import { compileContent } from '../../src/flow/compile-content';
import { drawFlow } from '../../src/flow/draw/draw-flow';
import { widthOf, wrap } from '../../src/flow/draw/measure';
import { soundFiles } from '../support/content';
import { starterContent } from '../support/starter';

const flow = `flow: order-status
title: { id: Cek pesanan, ms: Semak pesanan, en: "Check <an> order & more" }
triggers: [order-status]
steps:
  - ask: wanted
    type: yes-no
    say: { id: Mau?, ms: Mahu?, en: "Do you want it?" }
    on-failure: [{ set: { wanted: false } }]
  - call: orders.find
    with: { id: "1" }
    save: order
    on-error: { handoff: { reason: lookup failed } }
  - repeat:
      until: order.done
      at-most: 3
      do: [{ ask: more, say: { id: "{{ order.eta }}", ms: "{{ order.eta }}", en: "One moment, {{ order.eta | day }}." } }]
  - choose:
      - if: wanted
        do: [{ resolve: { confirm: true } }]
      - else: []
  - say: { id: Sampai jumpa., ms: Jumpa lagi., en: See you. }
  - resolve: {}
`;

function drawn(options: Parameters<typeof drawFlow>[2] = {}): string {
  const files = [
    ...soundFiles().filter(({ path }) => path !== 'flows/order-status.yaml'),
    { path: 'flows/order-status.yaml', text: flow },
  ];
  const { content, diagnostics } = compileContent(files, { actions: ['orders.find'], hash: 'h' });
  if (content === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return drawFlow(content, content.flows['order-status']!, { language: 'en', ...options });
}

interface Box {
  readonly step: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxesOf(svg: string): readonly Box[] {
  const pattern =
    /<g data-step="([^"]+)"><title>[^<]*<\/title><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g;
  return [...svg.matchAll(pattern)].map(([, step, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { step: step!, x, y, width, height };
  });
}

describe('the picture of a flow', () => {
  it('has every step once, in the words of its author', () => {
    const svg = drawn();
    expect(
      boxesOf(svg)
        .map(({ step }) => step)
        .sort(),
    ).toEqual(
      [
        'ask-more',
        'ask-wanted',
        'call-orders.find',
        'choose',
        'handoff',
        'repeat',
        'resolve',
        'resolve-2',
        'say',
        'set-wanted',
      ].sort(),
    );
    for (const words of ['Do you want it?', 'lookup failed', 'One moment, ‹order.eta›.', 'until order.done'])
      expect(svg).toContain(words);
    expect(drawn({ language: 'ms' })).toContain('Jumpa lagi.');
  });

  it('is sound XML whatever the words are', () => {
    const svg = drawn({ subtitle: 'a < b & "c" \u0001\ud800' });
    expect(svg).toContain('a &lt; b &amp; &quot;c&quot; ');
    for (const letter of ['\u0001', '\ud800']) expect(svg).not.toContain(letter);
    expect(svg).toContain('Check &lt;an&gt; order &amp; more');
  });

  it('stands the steps of a list below each other and lays nothing over anything, in every shipped flow', () => {
    const content = starterContent();
    for (const program of Object.values(content.flows)) {
      const svg = drawFlow(content, program);
      const boxes = boxesOf(svg);
      expect(boxes.map(({ step }) => step).sort()).toEqual(Object.keys(program.steps).sort());
      const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? [];
      for (const [index, a] of boxes.entries()) {
        expect(a.x >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
        for (const b of boxes.slice(index + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          if (!apart) throw new Error(`${program.flow}: ${a.step} lies over ${b.step}`);
        }
      }
    }
  });

  it('marks steps and ways', () => {
    const svg = drawn({
      step: (step) => (step === 'say' ? { tone: 'bad', note: '1,204', foot: 'never in ms' } : undefined),
      way: (step, way) => (step === 'ask-wanted' && way === 'on-failure' ? { tone: 'bad', note: '7' } : undefined),
      legend: [{ tone: 'bad', text: 'never reached' }],
    });
    for (const words of ['1,204', 'never in ms', 'never reached', '>7<']) expect(svg).toContain(words);
  });
});

describe('lines of type', () => {
  it('fit their width and end in an ellipsis when there are too many', () => {
    const lines = wrap('one two three four five six seven eight nine ten', 10, 60, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(widthOf(line, 10)).toBeLessThanOrEqual(60);
    expect(wrap('x'.repeat(40), 10, 60, 9).length).toBeGreaterThan(2);
    expect(wrap('', 10, 60, 2)).toEqual([]);
  });
});
