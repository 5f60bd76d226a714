import { maskPersonal } from '../../src/domain/personal';

describe('maskPersonal', () => {
  it.each([
    ['my phone is 0812-3456-7890 ok', 'my phone is [phone] ok'],
    ['+60 12-345 6789', '[phone]'],
    ['(write to budi.s+x@mail.co.id)', '(write to [email])'],
    ['card 4111 1111 1111 1111.', 'card [card].'],
    ['NIK 3174051203990001', 'NIK [number]'],
    ['IC 900101-14-5678', 'IC [number]'],
  ])('covers what looks personal: %s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it.each([
    'KH-104233',
    'Rp600.000.000',
    '600.000.000',
    '2027-01-01T10:00:00Z',
    'K-1042',
    '12 x 3',
    'release 6f00a2b3c4d5',
  ])('leaves %s alone', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });

  it('covers known values wherever they stand, whole words only, whatever the case and the spaces', () => {
    const known = [
      { kind: 'name', text: 'Budi' },
      { kind: 'address', text: 'Jl. Melati 5' },
      { kind: 'pin', text: '4711' },
    ];
    const value = {
      kind: 'Budi',
      text: 'budi at jl.  melati 5? Budiman!',
      deep: [{ pin: 4711, at: 1763790123456 }],
    };
    expect(maskPersonal({ ...value, text: 'BUDI at jl. melati  5? Budiman!' }, known)).toEqual({
      kind: 'Budi',
      text: '[name] at [address]? Budiman!',
      deep: [{ pin: '[pin]', at: 1763790123456 }],
    });
  });

  it('takes other words for the cover', () => {
    expect(maskPersonal('a@b.example', [], ({ kind, text }) => `<${kind} ${text.length}>`)).toBe('<email 11>');
  });

  it('is quick with hostile text', () => {
    const began = process.cpuUsage().user;
    maskPersonal(`${'0'.repeat(50_000)}@${'a.'.repeat(50_000)} ${'0 '.repeat(50_000)}x`);
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(2_000);
  });
});

test('the number of a house is covered where it stands by itself, and no date or amount has it', () => {
  const known = [{ kind: 'address', text: '27' }];
  expect(maskPersonal('No 27, Jalan Mawar 27. 2026-11-27T08:27:00 27-11-2026 1.27 27.000', known)).toBe(
    'No [address], Jalan Mawar [address]. 2026-11-27T08:27:00 27-11-2026 1.27 27.000',
  );
});
