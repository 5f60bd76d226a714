/* `npm run pictures`: makes the pictures in docs/pictures again, with what the chat and the desk look like now. */
'use strict';

require('ts-node').register({
  transpileOnly: true,
  project: require('node:path').join(__dirname, '..', 'test', 'tsconfig.json'),
});
require('../test/support/make-pictures.ts');
