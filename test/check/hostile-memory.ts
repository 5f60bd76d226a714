import { compileContent } from '../../src/flow/compile-content';
import { soundFiles, soundFlow } from '../support/content';

/** Run by itself, with a small heap: compiles one hostile file and prints what is said of it first, and how much more memory it took than a sound project. */
const say = '{ id: a, ms: b, en: c }';
const HOSTILE: { readonly [name: string]: () => string } = {
  bomb: () =>
    ['a: &a [x, x, x, x, x, x, x, x, x]']
      .concat('bcdefghi'.split('').map((key, at) => `${key}: &${key} [${`*${'abcdefghi'[at]}, `.repeat(9)}]`))
      .join('\n'),
  deep: () => `flow: ${'['.repeat(20_000)}`,
  large: () => `flow: ${'x'.repeat(1_048_570)}`,
  pieces: () => `steps:\n${'- a\n'.repeat(250_000)}`,
  loop: () =>
    soundFlow(`- handoff: { reason: "${'{% for i in (1..999) %}'.repeat(5)}x${'{% endfor %}'.repeat(5)}" }\n`),
  branches: () =>
    soundFlow(
      `${Array.from({ length: 60 }, (_, n) => `- ask: q${n}\n  type: yes-no\n  say: ${say}\n- choose:\n    - if: q${n}\n      do: [{ set: { r${n}: 1 } }]\n    - else: []\n`).join('')}- choose:\n    - if: ${Array.from({ length: 60 }, (_, n) => `q${n} == r${n}`).join(' and ')}\n      do: [handoff: {}]\n    - else: [resolve: {}]\n`,
    ),
  calls: () =>
    soundFlow(
      `${Array.from({ length: 300 }, (_, n) => `- call: orders.find\n  save: o${n}\n- choose:\n    - if: o${n}.a == "x"\n      do: [{ set: { r${n}: 1 } }]\n    - else: []\n`).join('')}${Array.from({ length: 10 }, (_, k) => `- choose:\n    - if: ${Array.from({ length: 30 }, (_, n) => `r${k * 30 + n} == 1`).join(' or ')}\n      do: [handoff: {}]\n    - else: []\n`).join('')}- resolve: {}\n`,
    ),
  tabs: () => `steps:\n${'\t- a\n'.repeat(100_000)}`,
  keys: () => `flow: x\n${Array.from({ length: 60_000 }, (_, n) => `k${n}: ${n}\n`).join('')}`,
  quotes: () => `flow: "${'\\"'.repeat(524_000)}"`,
  loops: () =>
    soundFlow(
      `${Array.from({ length: 5000 }, (_, n) => `- set: { a: "{% for i in (1..4000) %}x{% endfor %}${n}" }\n`).join('')}- handoff: { reason: "{{ a }}" }\n`,
    ),
  conditions: () =>
    soundFlow(
      `- call: orders.find\n  save: o\n- choose:\n    - if: ${Array.from({ length: 300 }, (_, n) => `(o.a${n} == "x" or o.b${n})`).join(' and ')}\n      do: [handoff: {}]\n    - else: [resolve: {}]\n`,
    ),
};

const name = process.argv[2] ?? '';
const text = HOSTILE[name]?.() ?? '';
const path = 'flows/order-status.yaml';
compileContent(soundFiles(), { actions: null, hash: 'h' });
const before = process.resourceUsage().maxRSS;
const begin = process.cpuUsage();
const { diagnostics } = compileContent([...soundFiles().filter((file) => file.path !== path), { path, text }], {
  actions: null,
  hash: 'h',
});
const grownMb = Math.round((process.resourceUsage().maxRSS - before) / 1024);
const { user, system } = process.cpuUsage(begin);
const [first] = diagnostics;
console.log(
  JSON.stringify({
    first: first ? `${first.line}:${first.column} ${first.code}` : '',
    grownMb,
    ms: Math.round((user + system) / 1000),
  }),
);
