import type { JsonObject } from '../domain/json';

interface Zone {
  readonly places: readonly string[];
  readonly fee: number;
  readonly currency: 'IDR' | 'MYR';
  readonly freeFrom: number;
  readonly days: readonly [number, number];
  readonly cashOnDelivery: boolean;
}

const jakarta = 'jakarta bogor depok tangerang bekasi jabodetabek';
const java = 'bandung semarang yogyakarta jogja solo surakarta surabaya malang cirebon serang jawa madura';
const bali = 'bali denpasar lombok mataram';
const sumatra = 'medan palembang padang pekanbaru lampung jambi bengkulu batam aceh sumatera sumatra';
const east =
  'makassar manado balikpapan samarinda pontianak banjarmasin kupang ambon papua jayapura sulawesi kalimantan maluku ntt';
const klang = 'kuala-lumpur kl selangor shah-alam putrajaya petaling-jaya subang klang';
const west =
  'johor melaka negeri-sembilan seremban perak ipoh penang pulau-pinang george-town kedah perlis kelantan terengganu pahang kuantan';
const borneo = 'sabah sarawak labuan kuching miri sibu kota-kinabalu sandakan';
const elsewhere =
  'abroad singapura singapore brunei thailand vietnam australia jepang japan china korea india eropa europe amerika usa america uk england arab saudi hong-kong taiwan filipina philippines';

const zones: readonly Zone[] = [
  { places: words(jakarta), fee: 12_000, currency: 'IDR', freeFrom: 250_000, days: [1, 2], cashOnDelivery: true },
  { places: words(java), fee: 18_000, currency: 'IDR', freeFrom: 250_000, days: [2, 4], cashOnDelivery: true },
  { places: words(bali), fee: 24_000, currency: 'IDR', freeFrom: 350_000, days: [3, 5], cashOnDelivery: true },
  { places: words(sumatra), fee: 32_000, currency: 'IDR', freeFrom: 350_000, days: [3, 6], cashOnDelivery: true },
  { places: words(east), fee: 48_000, currency: 'IDR', freeFrom: 500_000, days: [4, 9], cashOnDelivery: false },
  { places: words(klang), fee: 6, currency: 'MYR', freeFrom: 80, days: [1, 3], cashOnDelivery: true },
  { places: words(west), fee: 8, currency: 'MYR', freeFrom: 80, days: [2, 4], cashOnDelivery: true },
  { places: words(borneo), fee: 14, currency: 'MYR', freeFrom: 150, days: [4, 8], cashOnDelivery: false },
];
const notServed = words(elsewhere);

/** What delivery to a place costs and how long it takes; `unknown` when the place is none we know. */
export function quote(written: string): JsonObject {
  const said = ` ${written.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `;
  const zone = zones.find(({ places }) => places.some((place) => said.includes(` ${place} `)));
  return {
    served: zone ? 'yes' : notServed.some((place) => said.includes(` ${place} `)) ? 'no' : 'unknown',
    fee: zone?.fee ?? null,
    currency: zone?.currency ?? null,
    free_from: zone?.freeFrom ?? null,
    days_min: zone?.days[0] ?? null,
    days_max: zone?.days[1] ?? null,
    cash_on_delivery: zone?.cashOnDelivery ?? false,
  };
}

function words(list: string): readonly string[] {
  return list.split(' ').map((place) => place.replace(/-/g, ' '));
}
