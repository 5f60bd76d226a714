/** What of an account says which teams' work its agent may see. */
export interface Rights {
  readonly role: 'agent' | 'supervisor' | 'admin';
  readonly teams: readonly string[];
  readonly disabled: boolean;
}

/** The one rule of who sees the work of a team. */
export function seesTeam({ role, teams, disabled }: Rights, team: string | null): boolean {
  return !disabled && (role !== 'agent' || (team !== null && teams.includes(team)));
}
