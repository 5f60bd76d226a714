#!/usr/bin/env node
/**
 * Bundles the pages for the browser: src/web/<app>/main.tsx becomes dist/web/<app>-<hash>.js and .css, src/web/<app>/embed.ts
 * becomes dist/web/<app>-embed.js under a name that never changes. Each file stands there as .br and .gz too;
 * dist/web/manifest.json says which file is which. Returns the sizes.
 */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');

const root = join(__dirname, '..');

async function buildWeb(options = {}) {
  const from = join(root, 'src', 'web');
  const to = options.outDir ?? join(root, 'dist', 'web');
  const fresh = `${to}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });

  const manifest = {};
  for (const app of readdirSync(from).sort()) {
    const main = join(from, app, 'main.tsx');
    if (existsSync(main)) {
      const names = {};
      for (const { kind, bytes } of await bundle(main)) {
        names[kind] = write(fresh, `${app}-${hashOf(bytes)}.${kind}`, bytes);
      }
      manifest[app] = names;
    }
    const embed = join(from, app, 'embed.ts');
    if (existsSync(embed)) {
      const [script] = await bundle(embed);
      manifest[`${app}-embed`] = { js: write(fresh, `${app}-embed.js`, script.bytes) };
    }
  }
  writeFileSync(join(fresh, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

  // A server that starts now sees the old pages or the new ones, never half of them.
  rmSync(to, { recursive: true, force: true });
  renameSync(fresh, to);
  return manifest;
}

async function bundle(entry) {
  const esbuild = require('esbuild');
  const result = await esbuild.build({
    entryPoints: [entry],
    outdir: join(root, 'dist', 'web'),
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
    tsconfig: join(root, 'src', 'web', 'tsconfig.json'),
  });
  return result.outputFiles.map((file) => ({
    kind: file.path.endsWith('.css') ? 'css' : 'js',
    bytes: Buffer.from(file.contents),
  }));
}

function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}

function write(folder, name, bytes) {
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, `${name}.br`), brotli);
  writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  return { file: name, bytes: bytes.length, brotli: brotli.length };
}

module.exports = { buildWeb };

if (require.main === module) {
  buildWeb().then(
    (manifest) => {
      for (const [app, files] of Object.entries(manifest)) {
        for (const { file, bytes, brotli } of Object.values(files)) {
          console.log(`${app.padEnd(12)} ${file.padEnd(28)} ${bytes} bytes, ${brotli} with brotli`);
        }
      }
    },
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
