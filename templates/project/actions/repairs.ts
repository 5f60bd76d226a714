import { defineAction } from 'khidmat';

/** Tickets of the workshop. Put your own system behind it: a database, an HTTP service. */
const TICKETS: Record<string, { item: string; done: boolean; ready: string }> = {
  'T-1001': { item: 'laptop', done: true, ready: '2027-01-04' },
  'T-1002': { item: 'phone', done: false, ready: '2027-01-08' },
};

/** Looks a repair up by its ticket. Null: there is no such ticket. */
export const findRepair = defineAction({
  name: 'repairs.find',
  input: {
    type: 'object',
    required: ['ticket'],
    properties: { ticket: { type: 'string' } },
    additionalProperties: false,
  },
  async run({ ticket }) {
    return TICKETS[String(ticket)] ?? null;
  },
});
