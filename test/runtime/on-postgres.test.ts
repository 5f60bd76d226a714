import { keepBotsInPostgres } from '../support/bots-on-postgres';

keepBotsInPostgres();

/** The same tests as on SQLite; each file brings its own hooks, so each is loaded in a group of its own. */
describe.each(['actions', 'delivery', 'people', 'service'])('on PostgreSQL: %s', (name) => {
  require(`./${name}.test`);
});
