/** Tests run on TypeScript sources through SWC; types are checked by `npm run lint`. */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  transform: {
    '^.+\\.(t|j)sx?$|\\.mjs$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|re2js)/)'],
  // Sources name a command's module as Node will find it when built.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  // Both cores of a small machine; jest alone would take one.
  maxWorkers: 2,
  // Speed is measured by the benchmarks: this only ends what hangs, on the slowest machine too.
  testTimeout: 180000,
};
