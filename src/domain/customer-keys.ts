/**
 * By what a customer is known beyond one conversation. Each is a key made with the installation's secret, and neither can be had by saying something: `person` is who
 * the channel proves to be writing, `verified` is the customer as another system knows them, brought by an action after a proof.
 */
export interface CustomerKeys {
  readonly person?: string;
  readonly verified?: string;
}

/** Whether both are known to be one customer's. Not by way of a third: who asks for somebody else's order once is not that customer. */
export function isSameCustomer(one: CustomerKeys | undefined, other: CustomerKeys | undefined): boolean {
  if (one === undefined || other === undefined || isAnotherCustomer(one, other)) return false;
  if (one.verified !== undefined && one.verified === other.verified) return true;
  return one.person !== undefined && one.person === other.person;
}

/** Whether the two were proved to be different customers, whatever else they share. */
export function isAnotherCustomer(one: CustomerKeys | undefined, other: CustomerKeys | undefined): boolean {
  return one?.verified !== undefined && other?.verified !== undefined && one.verified !== other.verified;
}

/** Under which the cases of a customer are found. */
export function keysOf({ person, verified }: CustomerKeys = {}): readonly string[] {
  return [...(person === undefined ? [] : [`p ${person}`]), ...(verified === undefined ? [] : [`v ${verified}`])];
}
