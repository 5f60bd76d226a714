/** Weekdays as in ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a team works: stretches of a weekday in local wall-clock minutes after midnight, and days off (`YYYY-MM-DD`). */
export interface Hours {
  readonly week: readonly { readonly day: Weekday; readonly fromMinute: number; readonly toMinute: number }[];
  readonly holidays: readonly string[];
}
