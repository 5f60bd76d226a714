import { setFlagsFromString } from 'node:v8';

/**
 * For a command that is done within a second: V8 keeps no more room for young objects than it begins with, collects old ones sooner, in
 * steps of 2 MB instead of 8 and at one go (what is marked little by little grows by half meanwhile, and the more the busier the
 * machine), and leaves its compilers out. 43 MB are what `node -e 0` takes. Flags about V8's threads cannot be changed once it runs.
 */
export function spareMemory(): void {
  set('--semi-space-growth-factor=1', '--heap-growing-percent=10', '--optimize-for-size', '--no-incremental-marking');
  set('--no-opt', '--no-maglev');
}

/** There is some work to do: the smaller of the two compilers saves more time than it takes. */
export function workFaster(): void {
  set('--maglev');
}

/** There is much: as V8 begins. */
export function spareTime(): void {
  set('--semi-space-growth-factor=2', '--heap-growing-percent=0', '--no-optimize-for-size', '--incremental-marking');
  set('--opt', '--maglev');
}

function set(...flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag);
}
