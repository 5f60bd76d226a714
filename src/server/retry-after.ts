/** Spread, so that those who were refused at one moment do not come back at one moment. */
export function retryAfterSeconds(random: () => number = Math.random): number {
  return 1 + Math.floor(random() * 4);
}
