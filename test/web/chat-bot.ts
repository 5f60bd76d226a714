import type { SourceFile } from '../../src/flow/diagnostic';

/** A bot that shows everything the window can draw, and depends on no action. */
export const CHAT_BOT: readonly SourceFile[] = [
  {
    path: 'flows/_bot.yaml',
    text: `name: Kirana
languages: [id, ms, en]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan Pelanggan, ms: Khidmat Pelanggan, en: Customer Care }, hours: always }
menu: [order-status, size-help]
survey: true
silence: 30m
brand: { colour: "#0b6e4f", title: { id: "Halo, ada yang bisa kami bantu?", ms: "Hai, apa yang boleh kami bantu?", en: "Hello, how can we help?" } }
`,
  },
  {
    path: 'flows/order-status.yaml',
    text: `flow: order-status
title: { id: Cek status pesanan, ms: Semak status pesanan, en: Check an order }
owner: logistics
review-by: 2030-01-01
triggers: [order-status]
steps:
  - say: { id: "Pesanan KH-104233 sedang dikirim.", ms: "Pesanan KH-104233 sedang dihantar.", en: "Order KH-104233 is on its way." }
    card:
      title: { id: "Pesanan KH-104233", ms: "Pesanan KH-104233", en: "Order KH-104233" }
      text: { id: "Kemeja batik, 2 buah", ms: "Kemeja batik, 2 helai", en: "Batik shirt, 2 pieces" }
      image: { url: "/icon.svg", alt: { id: "Kemeja batik", ms: "Kemeja batik", en: "A batik shirt" } }
      facts:
        - { label: { id: Nomor resi, ms: Nombor penghantaran, en: Parcel number }, value: "JNE-7781" }
        - { label: { id: Kurir, ms: Kurier, en: Courier }, value: JNE REG }
      links:
        - { title: { id: Lacak paket, ms: Jejak bungkusan, en: Track the parcel }, url: "https://track.example/KH-104233" }
  - resolve: { confirm: true }
`,
  },
  {
    path: 'flows/size-help.yaml',
    text: `flow: size-help
title: { id: Pilih ukuran, ms: Pilih saiz, en: Choose a size }
owner: care
review-by: 2030-01-01
triggers: [size-help]
steps:
  - ask: size
    type: choice
    say: { id: "Ukuran yang mana?", ms: "Saiz yang mana?", en: "Which size?" }
    choices:
      - { value: s, title: { id: Kecil, ms: Kecil, en: Small } }
      - { value: l, title: { id: Besar, ms: Besar, en: Large } }
  - say: { id: "Baik: {{ size }}. Lihat https://kirana.example/size?n=1.", ms: "Baik: {{ size }}. Lihat https://kirana.example/size?n=1.", en: "Right: {{ size }}. See https://kirana.example/size?n=1." }
  - resolve: { confirm: false }
`,
  },
  {
    path: 'intents/order-status.yaml',
    text: `intent: order-status
examples:
  id: [cek status pesanan, pesanan saya sudah sampai mana, di mana paket saya, kapan pesanan saya tiba, lacak pesanan saya]
  ms: [semak status pesanan, pesanan saya dah sampai mana, mana bungkusan saya, bila pesanan saya sampai, jejak pesanan saya]
  en: [check my order, where is my order, where is my parcel, when will my order arrive, track my order]
`,
  },
  {
    path: 'intents/size-help.yaml',
    text: `intent: size-help
examples:
  id: [pilih ukuran, ukuran apa yang cocok, bantu pilih ukuran baju, saya bingung ukurannya, ukuran berapa ya]
  ms: [pilih saiz, saiz apa yang sesuai, bantu pilih saiz baju, saya keliru saiznya, saiz berapa ya]
  en: [choose a size, which size fits me, help me pick a size, what size should I take, I am not sure about the size]
`,
  },
];
