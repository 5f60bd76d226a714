import { readFileSync, readdirSync } from 'node:fs';
import { compileContent } from '../../src/flow/compile-content';
test('x', () => {
  const files = ['flows', 'intents'].flatMap((d) => readdirSync(d).map((f) => ({ path: `${d}/${f}`, text: readFileSync(`${d}/${f}`, 'utf8') })));
  const r = compileContent(files, { actions: null, hash: 'x' });
  process.stdout.write(r.diagnostics.map((d) => `${d.severity} ${d.code} ${d.file}:${d.line}:${d.column} ${d.message}`).join('\n') + '\n' + (r.content !== null) + '\n');
});
