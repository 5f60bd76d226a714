import type { Store } from '../store/shop';

/** The made-up shops to walk into. */
export const demoStores: readonly Store[] = [
  store('Bandung', 'ID', 'Jl. Kirana 20', '10:00', '21:00'),
  store('Jakarta', 'ID', 'Jl. Melati Raya 8', '10:00', '22:00'),
  store('Surabaya', 'ID', 'Jl. Cempaka 71', '10:00', '21:00'),
  store('Kuala Lumpur', 'MY', '12 Jalan Kirana', '10:00', '22:00'),
  store('Penang', 'MY', '5 Lebuh Seroja', '10:00', '21:00'),
];

function store(city: string, country: Store['country'], address: string, opens: string, closes: string): Store {
  return { city, country, address, opens, closes };
}
