import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowPicture } from '../../src/cli/flow-picture';
import { runCommand } from '../../src/cli/khidmat';
import { widthOf } from '../../src/flow/draw/measure';
import type { Program } from '../../src/flow/program';
import { waysOf } from '../../src/flow/ways';
import { Traffic } from '../../src/insight/traffic';
import { type Bot, SMALL_BOT, says, startBot, writeFiles } from '../support/small-bot';
import { starterContent } from '../support/starter';
import { keepingTerminal } from '../support/terminal';

interface Box {
  readonly what: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const NUMBERS = String.raw`x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"`;

/** Steps, names of ways, and the lines of type around them. */
function boxesOf(svg: string): readonly Box[] {
  const cards = boxes(svg, new RegExp(`<g data-step="([^"]+)"><title>[^<]*</title><rect ${NUMBERS}`, 'g'));
  const chips = boxes(svg, new RegExp(`<g>()<rect ${NUMBERS}`, 'g')).map((box) => ({ ...box, what: 'a way' }));
  return [...cards, ...chips, ...linesOf(svg).filter(({ isInside }) => !isInside)];
}

function boxes(svg: string, pattern: RegExp): readonly Box[] {
  return [...svg.matchAll(pattern)].map(([, what = '', ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { what, x, y, width, height };
  });
}

/** Every line of type, as wide as it is measured. */
function linesOf(svg: string): readonly (Box & { readonly isInside: boolean; readonly ends: boolean })[] {
  const open: boolean[] = [];
  const found: (Box & { isInside: boolean; ends: boolean })[] = [];
  const pattern = /<(\/?)g\b( aria-label)?[^>]*>|<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</g;
  for (const [tag, close, label, x, y, size, more = '', words = ''] of svg.matchAll(pattern)) {
    if (x === undefined) {
      if (close === '/') open.pop();
      else open.push(label === undefined);
      continue;
    }
    const text = words.replace(/&(lt|gt|amp|quot);/g, 'x');
    const width = widthOf(text, Number(size));
    const ends = more.includes('end');
    const left = ends ? Number(x) - width : Number(x);
    const height = Number(size);
    found.push({
      what: tag.slice(-60),
      x: left,
      y: Number(y) - height * 0.8,
      width,
      height,
      isInside: open.includes(true),
      ends,
    });
  }
  return found;
}

function overlap(a: Box, b: Box): boolean {
  return a.x + a.width > b.x && b.x + b.width > a.x && a.y + a.height > b.y && b.y + b.height > a.y;
}

/** Every step and way was taken very often, and everybody left in every manner: the longest notes that there can be. */
function crowded(flow: Program): Traffic {
  const traffic = new Traffic();
  const seen = traffic.of(flow.flow);
  seen.starts = 1_234_567;
  for (const step of Object.values(flow.steps)) {
    const ways = Object.fromEntries(waysOf(step).map(({ name }) => [name, 1_234_567]));
    seen.steps[step.id] = {
      visits: 1_234_567,
      ways,
      left: { silent: 12_345, cancelled: 12_345, person: 12_345, 'gave-up': 12_345 },
    };
  }
  return traffic;
}

describe('the pictures of all shipped flows', () => {
  const content = starterContent();
  const pictures = Object.values(content.flows).flatMap((program) =>
    content.bot.languages.map((language) => ({
      name: `${program.flow} in ${language}`,
      svg: flowPicture(content, program, { language, traffic: { counted: crowded(program), time: 'the last 30d' } }),
    })),
  );

  test.each(pictures)('lay nothing over anything: $name', ({ svg }) => {
    const all = boxesOf(svg);
    const wrong = all.flatMap((a, at) =>
      all.slice(at + 1).flatMap((b) => (overlap(a, b) ? [`${a.what} lies over ${b.what}`] : [])),
    );
    expect(wrong).toEqual([]);
  });

  test.each(pictures)('keep every line of type within its box: $name', ({ svg }) => {
    const holders = [...boxesOf(svg)];
    const [, width = 0] = /viewBox="0 0 ([\d.]+)/.exec(svg)?.map(Number) ?? [];
    const wrong = linesOf(svg).flatMap((line) => {
      if (!line.isInside) return line.x + line.width <= width ? [] : [`${line.what} leaves the page`];
      const inside = holders.some(
        (box) =>
          box.x <= line.x && line.x + line.width <= box.x + box.width && box.y <= line.y && line.y < box.y + box.height,
      );
      return inside ? [] : [line.what];
    });
    expect(wrong).toEqual([]);
  });

  test('can be read on A4: no letter is lower than 1.7 mm there', () => {
    for (const { name, svg } of pictures) {
      const [, width = 0] = /viewBox="0 0 ([\d.]+)/.exec(svg)?.map(Number) ?? [];
      const smallest = Math.min(...linesOf(svg).map(({ height }) => height));
      const mm = (smallest * 190) / width;
      if (mm < 1.7) throw new Error(`${name}: the smallest letters are ${mm.toFixed(2)} mm high`);
    }
  });
});

describe('khidmat draw', () => {
  let bot: Bot;
  let project: string;
  beforeAll(async () => {
    bot = await startBot();
    project = mkdtempSync(join(tmpdir(), 'khidmat-draw-'));
    writeFiles(project, SMALL_BOT);
    bot.now = Date.now();
    await bot.service.receive(says('webchat:a', 'cek status pesanan'));
    await bot.service.receive(says('webchat:a', 'batal'));
    await bot.service.receive(says('webchat:b', 'cek status pesanan'));
  });
  afterAll(async () => {
    await bot.close();
    rmSync(project, { recursive: true, force: true });
  });

  async function draw(...args: string[]) {
    const { terminal, out, err } = keepingTerminal(project);
    const env = { DATA_DIR: bot.folder, CONTENT_DIR: project };
    const status = await runCommand(['draw', ...args], { ...terminal, env });
    return { status, out: out.join('\n'), err: err.join('\n') };
  }

  test('draws a flow to the terminal, and into a file', async () => {
    const { status, out } = await draw('order-status');
    expect(status).toBe(0);
    expect(out).toMatch(/^<svg [\s\S]*Cek pesanan[\s\S]*<\/svg>/);
    expect(await draw('order-status', '--language', 'en', '--out', 'flow.svg')).toEqual({
      status: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(join(project, 'flow.svg'), 'utf8')).toContain('Check an order');
  });

  test('counts what went through, and where customers left', async () => {
    const { out } = await draw('order-status', '--since', '1d');
    expect(out).toContain('the last 1d: began 2 times; 1 cancelled');
    expect(out).toContain('left: 1 cancelled');
    expect(out).toContain('nobody came here');
  });

  test('draws all flows into a folder', async () => {
    expect((await draw('--all', '--out', 'pictures', '--since', '1d')).out).toContain('2 flows drawn in ');
    expect(readdirSync(join(project, 'pictures')).sort()).toEqual(['greeting.svg', 'order-status.svg']);
  });

  test('marks a step that lacks a language, and takes no input of an action for one', async () => {
    const file = SMALL_BOT.find(({ path }) => path === 'flows/order-status.yaml')!;
    const text = file.text.replace(', ms: "Statusnya {{ order.status }}."', '');
    writeFileSync(join(project, file.path), text);
    const { out } = await draw('order-status');
    expect(out.match(/not in [a-z, ]+/g)).toEqual(['not in ms']);
    writeFileSync(join(project, file.path), file.text);
    expect((await draw('order-status')).out).not.toContain('not in');
  });

  test('names a flow that is not there, and tells how it is used', async () => {
    expect(await draw('order-statsu')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/FLOW_UNKNOWN .*order-status'\?/),
    });
    for (const args of [[], ['--all'], ['a', 'b'], ['order-status', '--all']])
      expect((await draw(...args)).status).toBe(2);
    expect((await draw('order-status', '--language', 'fr')).status).toBe(2);
  });
});
