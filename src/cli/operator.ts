import { userInfo } from 'node:os';

/** Who runs this command, as the audit trail names them. */
export function operator(): string {
  try {
    return `operator:${userInfo().username}`;
  } catch {
    // A container's user need not have a name.
    return `operator:${process.getuid?.() ?? ''}`;
  }
}
