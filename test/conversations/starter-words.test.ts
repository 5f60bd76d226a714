import { parse } from 'yaml';
import type { Language } from '../../src/domain/language';
import { PATTERN_NAMES, shippedFile } from '../../src/flow/standing-patterns';
import { STANDING_TEXTS } from '../../src/flow/standing-texts';
import { demoShop } from '../../src/shop/demo-shop';
import { starterFiles } from '../support/starter';

/** What customers read, language by language: of the starter's flows, and of the standing patterns and texts beside them. */
interface Words {
  readonly where: string;
  readonly text: string;
}

const flows = starterFiles().filter(({ path }) => path.startsWith('flows/'));
const ownFlows = flows.filter(({ path }) => path !== 'flows/_policies.yaml');

function wordsOf(language: Language): readonly Words[] {
  const files = [...flows, ...PATTERN_NAMES.map(shippedFile)];
  const ofFiles = files.flatMap(({ path, text }) => textsIn(parse(text), language, path));
  const ofShop = textsIn(demoShop('2026-11-23'), language, 'the demo shop');
  return [...ofFiles, ...ofShop, ...textsIn(STANDING_TEXTS, language, 'standing texts')];
}

function textsIn(node: unknown, language: Language, where: string): readonly Words[] {
  if (node === null || typeof node !== 'object') return [];
  const said = (node as { readonly [key: string]: unknown })[language];
  const own = 'en' in node && typeof said === 'string' ? [{ where, text: said }] : [];
  return [...own, ...Object.values(node).flatMap((one) => textsIn(one, language, where))];
}

/** Without the places that are filled in. */
function plain(text: string): string {
  return text.replace(/\{\{[^}]*\}\}|\{%[^%]*%\}/g, ' ');
}

function saying(language: Language, pattern: RegExp): readonly string[] {
  return wordsOf(language).flatMap(({ where, text }) => {
    const found = pattern.exec(plain(text));
    return found ? [`${where}: '${found[0].trim()}' in "${text}"`] : [];
  });
}

/** Words of the one language that the other writes otherwise: `nomor` is `nombor`, `uang` is `wang`. */
const INDONESIAN_ONLY = `
  kapan bisa karena uang mau rekening nomor akun pengiriman dikirim kirimkan gratis kantor email rusak garansi silakan kurir resi ongkir
  ongkos diskon faktur ukuran hp kak kakak retur tautan sandi senin jumat desember maret agustus nggak gak enggak
  kabar perusahaan petugas coba mencoba butuh cuma saja kemarin besok toko mengecek cek dicek menit perkiraan berangkat antrean biaya
  kadaluarsa kwitansi bilang ngobrol beda rapi telepon menelepon terlambat kebesaran
  kekecilan lewati tertagih dobel verifikasi diverifikasi hapus dihapus menghapus kartu kode situs jadwal
  disetujui pikiran bicara berbicara kirim mengirim terkirim dijemput satpam tetangga abu-abu cokelat krem`;
const MALAY_ONLY = `
  bila-bila nombor wang kerana awak penghantaran dihantar hantar akaun e-mel kedai saiz percuma pejabat semak disemak baucar kurier telefon
  menelefon sahaja baharu mahu nak esok isnin khamis jumaat ahad ogos disember mac minit pautan waranti invois jenama diskaun mesej
  serta-merta adakah jiran jom bungkusan pemulangan beg kes kelabu coklat krim tempoh cuti caj poskod kesilapan tulen ansuran kad kod jadual pegawai rosak bercakap fikiran 
  selepas sila giliran aduan penjejakan memadankan ganjaran dijangka dimulakan kecemasan semula`;

function anyOf(list: string): RegExp {
  const words = list.trim().split(/\s+/);
  return new RegExp(`(?<![\\p{L}-])(?:${words.join('|')})(?![\\p{L}-])`, 'iu');
}

describe('the words of the starter', () => {
  it('are many in each language', () => {
    for (const language of ['id', 'ms', 'en'] as const) expect(wordsOf(language).length).toBeGreaterThan(400);
  });

  it('are Malaysian where a Malaysian reads them', () => {
    expect(saying('ms', anyOf(INDONESIAN_ONLY))).toEqual([]);
  });

  it('are Indonesian where an Indonesian reads them', () => {
    expect(saying('id', anyOf(MALAY_ONLY))).toEqual([]);
  });

  it('are short', () => {
    const long = (['id', 'ms', 'en'] as const).flatMap((language) =>
      wordsOf(language).filter(({ text }) => plain(text).length > 260),
    );
    expect(long).toEqual([]);
  });
});

describe('the house', () => {
  /** Its name and the bot's, how its numbers and vouchers begin, what it sells, and where. Common words among the names of ranges are left out. */
  const { entities } = parse(textOf('intents/_entities.yaml')) as Entities;
  const { house } = (parse(textOf('flows/_policies.yaml')) as { policies: { house: string } }).policies;
  const { name } = parse(textOf('flows/_bot.yaml')) as { name: string };
  const common = ['langkah'];
  const goods = Object.values(entities.product.values).flat();
  const ofProducts = demoShop('2026-11-23').products.map((one) => one.name.en.split(' ')[0]!.toLowerCase());
  const countries = ['indonesia', 'malaysia'];
  const named = [house, name, ...goods, ...ofProducts, ...countries].filter(
    (one) => !common.includes(one.toLowerCase()),
  );
  const code = `KH-|${entities.voucher.pattern}`;
  const ours = new RegExp(`(?<![\\p{L}-])(?:${[...new Set(named)].join('|')})(?![\\p{L}-])|${code}`, 'iu');

  it.each([
    'id',
    'ms',
    'en',
  ] as const)('is named in the policies only, with its goods, codes and countries (%s)', (language) => {
    const texts = ownFlows.flatMap(({ path, text }) => textsIn(parse(text), language, path));
    expect(texts.length).toBeGreaterThan(350);
    expect(texts.filter(({ text }) => ours.test(plain(text)))).toEqual([]);
  });

  it('says no hours that its teams may not keep', () => {
    const always =
      /hari libur|cuti umum|public holiday|kapan pun|bila-bila masa|whenever|24 (jam|hours)|round the clock/i;
    const texts = (['id', 'ms', 'en'] as const).flatMap((language) =>
      ownFlows.flatMap(({ path, text }) => textsIn(parse(text), language, path)),
    );
    const harmless = (path: string) => path === 'flows/goodbye.yaml';
    expect(texts.filter(({ where, text }) => always.test(text) && !harmless(where))).toEqual([]);
  });
});

interface Entities {
  readonly entities: {
    readonly voucher: { readonly pattern: string };
    readonly product: { readonly values: { readonly [name: string]: readonly string[] } };
  };
}

function textOf(path: string): string {
  return starterFiles().find((one) => one.path === path)?.text ?? '';
}

describe('the rules of the house', () => {
  // "1 point" for so much money, the numbers of a list.
  const harmless = /\b1 (poin|mata|point)\b|(angka|nombor|number from) 1\b/;
  const inDigits = /\d/;
  const inWords =
    /\b(?:(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|sepuluh|seratus) |se)(?:hari|jam|minggu|pekan|bulan|tahun|menit|minit|angka|digit)\b|\b(?:an?|one|two|three|four|five|six|seven|eight|ten|fourteen) (?:hour|day|week|month|year|minute|digit)s?\b/i;

  it.each([
    'id',
    'ms',
    'en',
  ] as const)('are said from the policies, never as a figure in a text of a flow (%s)', (language) => {
    const figures = ownFlows.flatMap(({ path, text }) =>
      textsIn(parse(text), language, path).filter((one) => {
        const words = plain(one.text).replace(harmless, '');
        return inDigits.test(words) || inWords.test(words);
      }),
    );
    expect(figures).toEqual([]);
  });

  it('set the time of each promise', () => {
    const written = ownFlows.flatMap(({ path, text }) => {
      const times = [...text.matchAll(/^ *within: *(.+)$|\bwithin: *("[^"]*"|[^,}]+)/gm)];
      return times.map(([, line, inline]) => `${path} ${(line ?? inline ?? '').trim()}`);
    });
    expect(written.length).toBeGreaterThanOrEqual(15);
    expect(written.filter((one) => !/ (policy\.\w+|"\{\{ policy\.\w+ \}\}d")$/.test(one))).toEqual([]);
  });
});
