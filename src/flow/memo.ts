/** Keeps what was made of a text, for the newest `limit` texts. */
export class Memo<T> {
  private readonly made = new Map<string, T>();

  constructor(
    private readonly limit: number,
    private readonly make: (text: string) => T,
  ) {}

  get(text: string): T {
    const known = this.made.get(text);
    if (known !== undefined) return known;
    const fresh = this.make(text);
    if (this.made.size >= this.limit) this.forgetOldest();
    this.made.set(text, fresh);
    return fresh;
  }

  private forgetOldest(): void {
    for (const text of this.made.keys()) {
      this.made.delete(text);
      return;
    }
  }
}
