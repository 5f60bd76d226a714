import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { talkTo } from 'khidmat';
import { project } from '../project';

const folder = join(__dirname, '..');

test('tells that a repair is ready', async () => {
  const talk = await talkTo(folder, { project });
  const [question] = await talk.say('is my phone repaired yet');
  assert.match(question!.text, /ticket number/);
  const answers = await talk.say('t 1001');
  assert.match(answers[0]!.text, /laptop is ready/);
  await talk.say('yes');
  assert.equal(talk.outcome, 'resolved-confirmed');
});

test('gives a customer who asks for a person to the queue', async () => {
  const talk = await talkTo(folder, { project });
  await talk.say('I want to talk to a human');
  assert.equal(talk.owner.kind, 'queue');
});
