import { compileContent } from './src/flow/compile-content';
import { formatDiagnostics } from './src/flow/format-diagnostic';
import { readContentFiles } from './src/runtime/content-files';
(async () => {
  for (const dir of process.argv.slice(2)) {
    const files = await readContentFiles(dir);
    const t = performance.now();
    const { diagnostics, proof } = compileContent(files, { actions: null, hash: 'h' });
    console.log(dir, Math.round(performance.now() - t), 'ms', JSON.stringify(proof));
    console.log(formatDiagnostics(diagnostics));
  }
})();
