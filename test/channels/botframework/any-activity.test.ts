import fc from 'fast-check';
import { readActivity } from '../../../src/channels/botframework/inbound-activity';
import { readReference } from '../../../src/channels/botframework/reference';
import { toActivities } from '../../../src/channels/botframework/to-activity';
import { toIncoming } from '../../../src/channels/botframework/to-incoming';
import { HttpError } from '../../../src/channels/http';
import { teamsMessage } from './rig';

const fields = [
  'text',
  'value',
  'entities',
  'attachments',
  'membersAdded',
  'locale',
  'channelData',
  'recipient',
  'from',
  'conversation',
  'type',
  'action',
];

describe('whatever Azure may send', () => {
  test('is refused with a status of ours or understood, and never breaks anything', () => {
    const changes = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 4 });
    fc.assert(
      fc.property(
        changes,
        fc.constantFrom('message', 'conversationUpdate', 'installationUpdate', 'x'),
        (changed, type) => {
          const body = JSON.parse(JSON.stringify(teamsMessage({ type, ...changed })));
          let activity: ReturnType<typeof readActivity>;
          try {
            activity = readActivity(body);
          } catch (error) {
            expect(error).toBeInstanceOf(HttpError);
            expect([400, 413]).toContain((error as HttpError).status);
            return;
          }
          const incoming = toIncoming(activity);
          if (incoming === null) return;
          expect(incoming.conversation.startsWith('msteams:')).toBe(true);
          expect(JSON.parse(JSON.stringify(incoming))).toEqual(incoming);
          if (incoming.body.kind === 'message') {
            const { text, choice, attachments } = incoming.body;
            expect(text !== '' || choice !== undefined || attachments !== undefined).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('no stored reference breaks the answer', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (stored) => {
        const reference = readReference(JSON.parse(JSON.stringify(stored)));
        if (reference)
          toActivities({ seq: 1, at: 0, from: { role: 'bot', name: 'K' }, text: 'x' }, reference, () => null);
      }),
      { numRuns: 500 },
    );
  });
});
