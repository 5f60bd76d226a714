import type { Customer, Day, Voucher } from '../store/shop';
import { addDays } from './day';

/** A customer of the demo shop, with where things are sent. The people are made up. */
export interface DemoCustomer extends Customer {
  readonly address: string;
  readonly currency: 'IDR' | 'MYR';
}

export const demoCustomers: readonly DemoCustomer[] = [
  person('c1', 'Rina Wulandari', '+6281234504567', 'IDR', 'Jl. Anggrek 14, Bandung 40115', 1240, 'silver'),
  person('c2', 'Budi Prasetyo', '+6281390021188', 'IDR', 'Jl. Kaliurang KM 7, Sleman 55581', 320, 'green'),
  person('c3', 'Siti Aminah', '+60123458890', 'MYR', '12 Jalan Melati 3/7, 40000 Shah Alam', 2150, 'gold'),
  person('c4', 'Ahmad Faizal', '+60197732245', 'MYR', '8 Jalan Dato Onn, 80100 Johor Bahru', 90, 'green'),
  person('c5', 'Grace Tan', '+60162209931', 'MYR', '3-11 Lorong Abu Siti, 10400 George Town', 870, 'silver'),
  person('c6', 'Dewi Kartika', '+6285711206543', 'IDR', 'Jl. Dharmahusada 52, Surabaya 60285', 410, 'green'),
  person('c7', 'Yohanes Sitompul', '+6281265507788', 'IDR', 'Jl. Gatot Subroto 210, Medan 20118', 55, 'green'),
  person('c8', 'Nurul Huda', '+60134476610', 'MYR', 'Lot 77 Kampung Ladang, 20000 Kuala Terengganu', 640, 'green'),
  person('c9', 'Michael Wong', '+60178824410', 'MYR', '21 Jalan Telawi 2, 59100 Kuala Lumpur', 3010, 'gold'),
  person('c10', 'Made Arta', '+6281934412090', 'IDR', 'Jl. Teuku Umar 88, Denpasar 80113', 0, 'green'),
];

export function demoVouchers(today: Day): readonly Voucher[] {
  return [
    { ...voucher('KIRANA10', today, -20, 20), gives: 'percent', percent: 10, minimumIdr: 200_000, minimumMyr: 60 },
    { ...voucher('HEMAT25', today, -60, -3), gives: 'percent', percent: 25, minimumIdr: 400_000, minimumMyr: 120 },
    { ...voucher('JIMAT15', today, -5, 30), gives: 'percent', percent: 15, minimumIdr: 300_000, minimumMyr: 90 },
    { ...voucher('ONGKIR0', today, -5, 60), gives: 'free-delivery', percent: 0, minimumIdr: 150_000, minimumMyr: 50 },
    { ...voucher('KIRANA50', today, 7, 14), gives: 'percent', percent: 50, minimumIdr: 900_000, minimumMyr: 270 },
  ];
}

function person(
  id: string,
  name: string,
  phone: string,
  currency: 'IDR' | 'MYR',
  address: string,
  points: number,
  level: Customer['level'],
): DemoCustomer {
  const email = `${name.toLowerCase().replace(/ /g, '.')}@example.com`;
  return { id, name, phone, email, currency, address, points, level, locked: false, newsletter: true };
}

function voucher(code: string, today: Day, from: number, to: number) {
  return { code, startsOn: addDays(today, from), endsOn: addDays(today, to) };
}
