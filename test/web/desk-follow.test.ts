import { DeliveryError } from '../../src/channels/channel';
import { eventually } from '../support/small-bot';
import { answer, DeskRoom, takeNext, violations } from './desk-room';
import { shot, write } from './desk-stage';

let broken: RegExp | null = null;
let delivered: string[] = [];

const room = new DeskRoom();
beforeAll(() => room.open());
beforeEach(async () => {
  broken = null;
  delivered = [];
  await room.begin({
    survey: true,
    deliver: async ({ message }) => {
      if (broken?.test(message.text)) throw new DeliveryError('the thread is gone', { final: true });
      delivered.push(message.text);
    },
  });
});
afterEach(() => room.end());
afterAll(() => room.close());

test('what could not be delivered is seen by its agent and by supervisors, and is sent again or put aside', async () => {
  await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  const rina = await room.desk('Rina', { role: 'supervisor' });
  await takeNext(budi.page);
  broken = /./;
  await answer(budi.page, 'Your refund is on its way.');
  await budi.page.getByRole('log').getByText('Your refund is on its way.').waitFor();
  await answer(budi.page, 'You get it by Friday.');
  await rina.page.getByRole('button', { name: 'Overview' }).click();
  const letters = rina.page.getByRole('region', { name: /Not delivered/ });
  await letters.getByText('You get it by Friday.').waitFor();
  expect(await letters.getByText('the thread is gone').count()).toBe(2);
  await shot(rina.page, 'letters-house');
  expect(await violations(rina.page)).toEqual([]);

  broken = null;
  await letters.getByRole('listitem').filter({ hasText: 'refund' }).getByRole('button', { name: 'Send again' }).click();
  await rina.page.getByText('It is being sent once more.').waitFor();
  await letters.getByText('Your refund is on its way.').waitFor({ state: 'detached' });
  await eventually(async () => delivered.some((one) => /refund/.test(one)));
  expect(delivered.filter((one) => /refund/.test(one))).toHaveLength(1);

  await budi.page.reload();
  await budi.page.getByRole('button', { name: /K-1001/ }).click();
  const card = budi.page.getByLabel('Details', { exact: true });
  await card.getByRole('heading', { name: 'Not delivered' }).waitFor();
  await card.getByRole('heading', { name: 'Not delivered' }).scrollIntoViewIfNeeded();
  await shot(budi.page, 'letters-card');
  await card.getByRole('button', { name: 'Put aside …' }).click();
  await shot(budi.page, 'letters-aside');
  await budi.page.getByLabel('Reason', { exact: true }).fill('told by phone');
  await budi.page.getByRole('button', { name: 'Put aside', exact: true }).click();
  await card.getByRole('heading', { name: 'Not delivered', exact: true }).waitFor({ state: 'detached' });
  expect(await room.scene.store.readDeadLetters(9)).toEqual([]);
  expect([budi.complaints, rina.complaints]).toEqual([[], []]);
});

test('a bad score is given to somebody and looked into; the customer opens the case again and gets the same agent', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  const rina = await room.desk('Rina', { role: 'supervisor' });
  await takeNext(budi.page);
  await answer(budi.page, 'All done.');
  await dewi.getByText('All done.').waitFor();
  await budi.page.getByRole('button', { name: 'Resolve' }).click();
  await budi.page.getByRole('dialog').getByText('The customer is told, and asked how it was.').waitFor();
  await budi.page
    .getByRole('dialog')
    .getByRole('button', { name: /Resolve|Close/ })
    .last()
    .click();
  await dewi.getByText('How was it', { exact: false }).first().waitFor();
  await write(dewi, '1');
  await dewi.getByText('Thank you for telling us.').waitFor();

  await rina.page.getByRole('button', { name: 'Overview' }).click();
  const reviews = rina.page.getByRole('region', { name: /Bad scores/ });
  await reviews.getByText('1 of 5').waitFor();
  await shot(rina.page, 'reviews-house');
  expect(await violations(rina.page)).toEqual([]);
  await reviews.getByRole('button').click();
  await rina.page.getByRole('button', { name: 'Give to somebody' }).click();
  await rina.page.getByRole('dialog').getByRole('combobox').selectOption('a-Budi');
  await rina.page.getByRole('button', { name: 'Give', exact: true }).click();

  const own = budi.page.getByRole('region', { name: /To look into/ });
  await own.getByRole('button').click();
  await budi.page.getByRole('button', { name: 'Close with a note' }).click();
  await shot(budi.page, 'review-close');
  await budi.page.getByRole('dialog').getByRole('textbox').fill('called her, sent a voucher');
  await budi.page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  await own.waitFor({ state: 'detached' });
  await rina.page.getByText('called her, sent a voucher').waitFor();
  await shot(rina.page, 'review-done');

  await write(dewi, 'what about case K-1001?');
  await dewi.getByText('If it is not over, we go on.', { exact: false }).waitFor();
  await shot(dewi, 'case-status');
  await dewi.getByRole('button', { name: 'Not over, open it again' }).click();
  await dewi.getByText('Budi is with you now.').last().waitFor();
  await budi.page
    .getByRole('region', { name: /My cases/ })
    .getByRole('button', { name: /K-1001|new/ })
    .waitFor();
  await shot(dewi, 'case-again');
  expect([budi.complaints, rina.complaints]).toEqual([[], []]);
});

test('a notice that reached nobody is told of in words', async () => {
  await room.end();
  await room.begin({ notify: () => () => Promise.reject(new Error('the hook is gone')) });
  await room.customer('i want an agent');
  const { store } = room.scene;
  await eventually(async () => {
    const later = Date.now() + 2 * 3_600_000;
    const [notice] = await store.claimOutbox({
      ...{ kind: 'notice', now: later, leaseMs: 1_000, limit: 1, suspects: false },
    });
    return (
      notice !== undefined && store.settleOutbox(notice, { kind: 'dead', at: Date.now(), error: 'the hook is gone' })
    );
  });
  const rina = await room.desk('Rina', { role: 'supervisor' });
  await rina.page.getByRole('button', { name: 'Overview' }).click();
  const letters = rina.page.getByRole('region', { name: /Not delivered/ });
  await letters.getByText('A customer is waiting', { exact: true }).waitFor();
  expect(await letters.getByText('case.waiting').count()).toBe(0);
});
