/** The four customers and the orders of Fernhill Outfitters. Nothing here changes: each conversation finds the same shop. */

export type Level = 'gold' | 'silver' | 'bronze' | 'guest';
export type Status = 'received' | 'in transit' | 'out for delivery' | 'delivered';

export interface Account {
  readonly number: string;
  readonly name: string;
  readonly level: Level;
  readonly email: string;
  readonly phone: string;
  readonly postcode: string;
  readonly pin: string;
  readonly maidenName: string;
}

export interface Order {
  readonly number: string;
  readonly account: string;
  readonly status: Status;
  /** Not yet with the courier. */
  readonly open: boolean;
  readonly items: readonly { readonly id: string; readonly name: string; readonly price: number }[];
  /** What the records say to "is it as the customer thinks?". */
  readonly agrees: boolean;
}

export const ACCOUNTS: readonly Account[] = [
  {
    ...{ number: 'FA-1001', name: 'Mara Ellison', level: 'gold', email: 'mara@post.example', phone: '+6591110001' },
    ...{ postcode: '238801', pin: '4417', maidenName: 'Quill' },
  },
  {
    ...{
      number: 'FA-2001',
      name: 'Tobias Renner',
      level: 'silver',
      email: 'tobias@post.example',
      phone: '+6591110002',
    },
    ...{ postcode: '238802', pin: '9052', maidenName: 'Holt' },
  },
  {
    ...{ number: 'FA-3001', name: 'Priya Nair', level: 'bronze', email: 'priya@post.example', phone: '+6591110003' },
    ...{ postcode: '238803', pin: '6630', maidenName: 'Menon' },
  },
  {
    ...{ number: 'FA-4001', name: 'Owen Castell', level: 'guest', email: 'owen@post.example', phone: '+6591110004' },
    ...{ postcode: '238804', pin: '1278', maidenName: 'Byrne' },
  },
];

const STATUSES: readonly Status[] = ['received', 'in transit', 'out for delivery', 'delivered'];

/**
 * Every customer has an order in each state, twice: FO-3201 is the bronze customer's (3), in transit (2), and the records agree with
 * what is asked about it (1); about FO-3200 they do not.
 */
export const ORDERS: readonly Order[] = ACCOUNTS.flatMap(({ number }) =>
  STATUSES.flatMap((status, at) =>
    [true, false].map((agrees) => ({
      number: `FO-${number.charAt(3)}${at + 1}0${agrees ? 1 : 0}`,
      account: number,
      status,
      open: status === 'received',
      items: [
        { id: 'parka', name: 'Moss parka', price: 120 },
        { id: 'beanie', name: 'Wool beanie', price: 25 },
      ],
      agrees,
    })),
  ),
);

/** Refunds on their way, by order. The other orders have none. */
export const REFUNDS: Readonly<Record<string, { status: string; asked: string; amount: number }>> = {
  'FO-1401': { status: 'not started', asked: 'online', amount: 100 },
  'FO-2401': { status: 'in progress', asked: 'by phone', amount: 80 },
  'FO-3401': { status: 'complete', asked: 'by chat', amount: 25 },
};

/** What the warehouse has none of. */
export const SOLD_OUT: readonly string[] = ['raincoat', 'linen hat'];

/** Mara Ellison: mellison1. */
export function usernameOf({ name }: Account): string {
  const [first = '', ...rest] = name.toLowerCase().split(' ');
  return `${first.charAt(0)}${rest.join('')}1`;
}
