import { ActionSchemas } from '../../src/runtime/action-schema';
import { orderSchema } from '../../src/shop/order-view';
import { roughly } from '../../src/shop/rough-schema';
import { flag, object, orNull, text } from '../../src/shop/schema';

const schemas = new ActionSchemas();
const order = roughly(orNull(orderSchema));
const stores = roughly({ type: 'array', items: object({ city: text }) });

describe('an answer of a service that is another than ours', () => {
  it.each([
    ['is not there', order, null],
    ['has members of its own, and not all of ours', order, { id: 'A-1', status: 'shipped', gift: true }],
    ['has numbers as texts', order, { id: 17, status: 'shipped', total: '329000', days_late: '3', courier: null }],
    ['is an empty list', stores, []],
  ])('fits where it %s', (_how, schema, value) => expect(schemas.faultOf(schema, value)).toBeNull());

  it.each([
    ['is about something else', order, { hello: 'world' }],
    ['is in a state that no flow knows', order, { id: 'A-1', status: 'at-pickup-point' }],
    ['is a list', order, [1, 2]],
    ['is a text', stores, 'nope'],
    ['has a list where a text is due', order, { id: 'KH-104231', status: ['shipped'] }],
    ['has words where a number is due', order, { id: 'KH-104231', days_late: 'some' }],
    ['says no by a text', roughly(object({ verified: flag })), { verified: 'false' }],
  ])('does not where it %s', (_how, schema, value) => expect(schemas.faultOf(schema, value)).not.toBeNull());
});
