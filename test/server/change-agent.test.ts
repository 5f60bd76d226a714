import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeAgent } from '../../src/server/change-agent';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Agent, Store } from '../../src/store/store';

const ANI: Agent = {
  id: 'ani',
  name: 'Ani',
  email: 'ani@x.example',
  role: 'agent',
  teams: ['security'],
  disabled: false,
};
const by = { who: 'ani', at: 1 };
const folder = mkdtempSync(join(tmpdir(), 'khidmat-agent-'));
let store: Store;

beforeAll(async () => {
  store = await openSqliteStore({ folder });
  await store.people.createAgent(ANI, 'hash');
});
beforeEach(() => store.people.updateAgent(ANI));
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

it('undoes nothing that somebody else wrote between the reading and the writing', async () => {
  let looks = 0;
  const { was, agent } = await changeAgent(store.people, 'ani', async (before) => {
    looks += 1;
    if (looks === 1) await store.people.updateAgent({ ...before, teams: [], disabled: true });
    return { agent: { ...before, away: true as const }, by };
  });
  expect(was).toEqual({ ...ANI, teams: [], disabled: true });
  expect(agent).toEqual({ ...was, away: true });
  expect(await store.people.readAgent('ani')).toEqual(agent);
});

it('has an administrator’s word written however often the account changes meanwhile, and nobody else’s', async () => {
  let n = 0;
  const disabling = async (before: Agent) => {
    n += 1;
    await store.people.updateAgent({ ...before, name: `Ani ${n}` });
    return { agent: { ...before, disabled: true }, by };
  };
  await expect(changeAgent(store.people, 'ani', disabling)).rejects.toMatchObject({ status: 409 });
  expect(await store.people.readAgent('ani')).toMatchObject({ disabled: false });
  await changeAgent(store.people, 'ani', disabling, true);
  expect(await store.people.readAgent('ani')).toMatchObject({ disabled: true });
});

it('says that there is nobody of that id', async () => {
  const change = (agent: Agent) => ({ agent, by });
  await expect(changeAgent(store.people, 'nobody', change)).rejects.toMatchObject({ status: 404 });
});
