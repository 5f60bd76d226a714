import { playAll } from '../support/dialogue';

playAll('before buying', {
  'delivery time, cost and coverage come in one answer, for the place that was named': {
    says: {
      id: [['ongkir ke Surabaya berapa kak', /2–4 hari/, /Rp18\.000/, /COD/]],
      ms: [['berapa caj penghantaran ke Kuching', /4–8 hari/, /RM14/]],
      en: [['how many days does delivery to Penang take', /2–4 days/, /RM8/]],
    },
  },
  'a place that is too far is refused kindly': {
    says: {
      id: [['bisa kirim ke Jepang gak', /Indonesia dan Malaysia saja/]],
      ms: [['boleh hantar ke Singapura?', /Malaysia dan Indonesia sahaja/]],
      en: [['do you ship to Australia', /Indonesia and Malaysia only/]],
    },
  },
  'payment methods': {
    says: {
      id: [['bisa bayar pakai apa aja kak?', /QRIS/]],
      ms: [['boleh bayar guna apa je?', /DuitNow/]],
      en: [['which payment methods do you have?', /instalments/i]],
    },
  },
  'stock of what is there': {
    says: {
      id: [['blender masih ready stok gak kak', /tersedia/, /tinggal 4/]],
      ms: [['pengisar ada stok lagi tak', /masih ada/, /tinggal 4/]],
      en: [['is the blender in stock', /in stock/, /only 4 left/]],
    },
  },
  'stock of what is sold out': {
    says: {
      id: [['stok gamis selasih masih ada?', /sedang habis/, /5 Desember/]],
      ms: [['stok jubah selasih ada lagi?', /kehabisan stok/, /5 Disember/]],
      en: [['is the selasih dress in stock', /sold out/, /5 December/]],
    },
  },
  'what a product is made of': {
    says: {
      id: [
        ['bahan kemeja sagara apa kak', /linen, agak longgar/, /Rp329\.000/],
        ['ya', /Kalau ada lagi/],
      ],
      ms: [
        ['kain apa kemeja sagara ni', /potongan longgar/, /RM99/],
        ['tidak', /K-\d+/],
      ],
      en: [
        ['what material is the linen shirt', /loose cut/, /S, M, L, XL/],
        ['[Yes]', /anything else/],
      ],
    },
  },
  'vouchers that run, and one that has ended': {
    says: {
      id: [
        ['ada promo apa hari ini kak', /KIRANA10/, /JIMAT15/],
        ['kode HEMAT25 kok gak bisa dipakai', /berakhir/],
      ],
      ms: [
        ['promosi apa yang ada sekarang', /KIRANA10/, /ONGKIR0/],
        ['kod HEMAT25 tak boleh guna', /telah tamat/],
      ],
      en: [
        ['which promotions are running now', /KIRANA10/, /10% off/],
        ["voucher code HEMAT25 doesn't work", /ended on/],
      ],
    },
  },
  'a voucher that should work but does not goes to a person': {
    says: {
      id: [
        ['kode promo KIRANA10 ditolak terus', /masih berlaku/],
        ['iya', /K-\d+/],
      ],
      ms: [
        ['kod baucar KIRANA10 tak boleh guna', /masih sah/],
        ['ya', /K-\d+/],
      ],
      en: [
        ['my promo code KIRANA10 does not work', /is good until/],
        ['yes', /K-\d+/],
      ],
    },
    ends: { team: 'general' },
  },
  'hours and places': {
    says: {
      id: [['toko buka jam berapa?', /22\.00/, /Bandung/]],
      ms: [['kedai buka pukul berapa?', /9 malam/, /Kuala Lumpur/]],
      en: [['what are your opening hours?', /21:00/, /Penang/]],
    },
  },
  authenticity: {
    says: {
      id: [['ini produknya original kan?', /pasti asli/]],
      ms: [['produk ni original ke tiruan?', /pasti tulen/]],
      en: [['are your products genuine?', /is genuine/]],
    },
  },
});

playAll('an order under way', {
  'is cancelled, with the money promised back': {
    says: {
      id: [
        ['tolong batalkan pesanan KH-104231', /4 angka/],
        ['4567', /tidak bisa diurungkan/],
        ['[Ya]', /sudah dibatalkan \(B-\d+\)/, /Janji kami.*Rp329\.000/],
      ],
      ms: [
        ['tolong batalkan pesanan KH-118209', /4 angka/],
        ['4410', /tidak boleh ditarik balik/],
        ['ya', /telah dibatalkan \(B-\d+\)/, /RM115/],
      ],
      en: [
        ['please cancel order KH-104231', /4 digits/],
        ['4567', /can't be undone/],
        ['[Yes]', /is cancelled \(B-\d+\)/, /Our promise/],
      ],
    },
  },
  'stays when the customer thinks again': {
    says: {
      id: [
        ['batalkan pesanan KH-104231', /4 angka/],
        ['4567', /diurungkan/],
        ['[Tidak]', /tetap berjalan/],
      ],
      ms: [
        ['batalkan pesanan KH-118209', /4 angka/],
        ['4410', /ditarik balik/],
        ['[Tidak]', /diteruskan/],
      ],
      en: [
        ['cancel order KH-104231', /4 digits/],
        ['4567', /undone/],
        ['[No]', /stays as it is/],
      ],
    },
  },
  'is not cancelled any more when the courier has it': {
    says: {
      id: [['batalkan pesanan KH-104234', /sudah dibawa kurir/]],
      ms: [['batalkan pesanan KH-118202', /sudah bersama kurier/]],
      en: [['cancel order KH-104234', /with the courier/]],
    },
  },
  'is changed': {
    says: {
      id: [
        ['mau ganti ukuran di pesanan KH-104231, belum dikirim', /4 angka/],
        ['4567', /Apa yang mau diubah/],
        ['dari S ke L ya kak', /G-\d+/, /S ke L/, /Janji kami/],
      ],
      ms: [
        ['nak tukar saiz dalam order KH-118209, belum pos lagi', /4 angka/],
        ['4410', /Apa yang mahu diubah/],
        ['warna hitam', /G-\d+/, /hitam/],
      ],
      en: [
        ['change the size in my order KH-104231, it has not shipped', /4 digits/],
        ['4567', /What should be different/],
        ['L instead of S', /G-\d+/, /L instead of S/],
      ],
    },
  },
  'goes to another address': {
    says: {
      id: [
        ['alamat pengiriman pesanan KH-104231 salah, mau ganti', /4 angka/],
        ['4567', /Jl\. Anggrek 14/],
        ['Jl. Mawar 3, Cimahi 40511', /Sudah benar/],
        ['[Ya]', /A-\d+/],
      ],
      ms: [
        ['nak tukar alamat penghantaran pesanan KH-118209', /4 angka/],
        ['4410', /Jalan Telawi/],
        ['5 Jalan Ampang, 50450 Kuala Lumpur', /Betul/],
        ['[Ya]', /A-\d+/],
      ],
      en: [
        ['change the delivery address of order KH-104231', /4 digits/],
        ['4567', /Anggrek/],
        ['Jl. Mawar 3, Cimahi 40511', /Is that right/],
        ['[Yes]', /A-\d+/],
      ],
    },
  },
  'comes on another day': {
    says: {
      id: [
        ['bisa reschedule pengiriman KH-104234?', /4 angka/],
        ['1188', /hari apa/],
        ['hari Jumat', /pesan untuk kurir/],
        ['titip satpam', /D-\d+/, /27 November/],
      ],
      ms: [
        ['jadual semula penghantaran KH-118202', /4 angka/],
        ['2245', /hari apa/],
        ['lusa', /kurier/],
        ['[Langkau]', /D-\d+/, /25 November/],
      ],
      en: [
        ['reschedule my delivery KH-104234', /4 digits/],
        ['1188', /Which day/],
        ['tomorrow', /courier/],
        ['[Skip]', /D-\d+/, /24 November/],
      ],
    },
  },
});

playAll('what went wrong', {
  'a damaged item is claimed': {
    says: {
      id: [
        ['mug nya pecah pas dibuka, pesanan KH-104236', /Mohon maaf/, /foto/],
        ['[Lewati]', /pengganti atau uang/],
        ['[Barang pengganti]', /K-\d+/, /Janji kami/],
      ],
      ms: [
        ['cawan pecah masa buka kotak, order KH-118206', /mohon maaf/, /1\. Pandan/],
        ['1', /gambar/],
        ['[Langkau]', /barang ganti/i],
        ['[Wang dikembalikan]', /K-\d+/, /bayaran balik/],
      ],
      en: [
        ['the mug was broken when I opened the box, order KH-104236', /sorry/, /photo/],
        ['[Skip]', /replacement or your money/],
        ['[Money back]', /K-\d+/, /refund/],
      ],
    },
  },
  'a wrong item is claimed': {
    says: {
      id: [
        ['barang yang dikirim salah, pesanan KH-104237', /Kesalahan ada di kami/, /foto/],
        ['[Lewati]', /pengganti/],
        ['[Barang pengganti]', /K-\d+/],
      ],
      ms: [
        ['barang yang dihantar salah, order KH-104237', /Kesilapan/, /gambar/],
        ['[Langkau]', /ganti/],
        ['[Barang ganti]', /K-\d+/],
      ],
      en: [
        ['you sent me the wrong item, order KH-104237', /our mistake/, /photo/],
        ['[Skip]', /replacement/],
        ['[Replacement]', /K-\d+/],
      ],
    },
  },
  'a piece is missing from the parcel': {
    says: {
      id: [
        ['barang kurang satu di paket KH-104240', /seluruh paketnya/],
        ['[Ada barang kurang]', /susulkan/, /1\. Sagara/],
        ['2', /K-\d+/, /Nira/],
      ],
      ms: [
        ['barang kurang satu dalam bungkusan KH-118203', /seluruh bungkusan/],
        ['[Ada barang kurang]', /menyusul/],
        ['1', /K-\d+/, /Rona/],
      ],
      en: [
        ['one item is missing from the parcel KH-104240', /whole parcel/],
        ['[Something in it]', /send what is missing/],
        ['3', /K-\d+/, /Rona/],
      ],
    },
  },
  'a double charge is given back': {
    says: {
      id: [['kartu saya terdebit dua kali untuk KH-104267', /tertagih 2 kali/, /F-\d+/, /Janji kami/]],
      ms: [['saya dicaj dua kali untuk KH-104267', /dicaj 2 kali/, /F-\d+/]],
      en: [['I was charged twice for KH-104267', /taken 2 times/, /F-\d+/]],
    },
  },
  'a refund on its way is found': {
    says: {
      id: [['refund KH-104238 kapan masuk', /sudah kami kirim/, /Rp549\.000/]],
      ms: [['bila refund KH-118210 masuk', /telah diluluskan/, /RM119/]],
      en: [['where is my refund for KH-104239', /is approved/, /Rp459/]],
    },
  },
  'a refund is asked for by cancelling, while that is possible': {
    says: {
      id: [
        ['saya mau refund pesanan KH-104231', /bisa dibatalkan/, /4 angka/],
        ['4567', /batalkan/],
        ['[Ya]', /B-\d+/],
      ],
      ms: [
        ['saya nak refund pesanan KH-118209', /boleh dibatalkan/],
        ['4410', /Batalkan/],
        ['[Ya]', /B-\d+/],
      ],
      en: [
        ['I want a refund for order KH-104231', /can be cancelled/],
        ['4567', /cancel/],
        ['[Yes]', /B-\d+/],
      ],
    },
  },
  'a warranty that runs, and one that is over': {
    says: {
      id: [
        ['klaim garansi blender pesanan KH-104270', /masih bergaransi/],
        ['motornya gak muter', /K-\d+/, /Janji kami/],
      ],
      ms: [
        ['nak claim waranti lampu order KH-104271', /telah tamat/],
        ['tak nak', /fikiran/],
      ],
      en: [
        ['warranty claim for KH-104270', /under warranty until/],
        ['it no longer spins', /K-\d+/, /Our promise/],
      ],
    },
  },
});

playAll('the account', {
  'an invoice is sent to the masked address': {
    says: {
      id: [
        ['minta invoice pesanan KH-104240', /perusahaan/],
        ['[Invoice biasa]', /ri…@example\.com/],
      ],
      ms: [
        ['nak resit pesanan KH-118203', /syarikat/],
        ['[Invois biasa]', /si…@example\.com/],
      ],
      en: [
        ['please send the invoice for KH-104240', /company/],
        ['[Ordinary invoice]', /ri…@example\.com/],
      ],
    },
  },
  'points are shown to their owner only': {
    says: {
      id: [
        ['poin saya ada berapa', /1 poin/],
        ['[Ya]', /nomor salah satu pesanan/],
        ['KH-104240', /4 angka/],
        ['4567', /Poin Kakak 1240, level silver/],
      ],
      ms: [
        ['semak mata ganjaran saya', /1 mata/],
        ['[Ya]', /nombor/],
        ['KH-118203', /4 angka/],
        ['8890', /2150 mata, tahap gold/],
      ],
      en: [
        ['how many points do I have', /1 point/],
        ['[Yes]', /number/],
        ['KH-104240', /4 digits/],
        ['4567', /1240 points, level silver/],
      ],
    },
  },
  'a forgotten password is reset': {
    says: {
      id: [
        ['lupa password akun saya', /email atau nomor HP/],
        ['rina.wulandari@example.com', /P-\d+/],
      ],
      ms: [
        ['lupa kata laluan akaun', /e-mel atau nombor/],
        ['012-3458890', /P-\d+/],
      ],
      en: [
        ['I forgot my password', /e-mail or phone/],
        ['grace.tan@example.com', /P-\d+/],
      ],
    },
  },
  'a new phone without the old one goes to security': {
    says: {
      id: [
        ['mau ganti nomor hp di akun', /Data apa/],
        ['[Nomor HP atau email]', /masih bisa/],
        ['[Tidak]', /memverifikasi/],
      ],
      ms: [
        ['nak tukar nombor telefon dalam akaun', /Maklumat apa/],
        ['[Nombor telefon atau e-mel]', /masih boleh/],
        ['[Tidak]', /pengesahan/],
      ],
      en: [
        ['change the phone number on my account', /change/],
        ['[Phone or e-mail]', /still use/],
        ['[No]', /checks that it is you/],
      ],
    },
    ends: { team: 'security' },
  },
  'an account is deleted after a confirmation': {
    says: {
      id: [
        ['hapus akun saya', /Tetap mau/],
        ['[Ya]', /email atau nomor/],
        ['dewi.kartika@example.com', /E-\d+/, /Janji kami/],
      ],
      ms: [
        ['padam akaun saya', /Masih mahu/],
        ['[Ya]', /e-mel atau nombor/],
        ['nurul.huda@example.com', /E-\d+/],
      ],
      en: [
        ['delete my account', /still want/],
        ['[Yes]', /e-mail or phone/],
        ['michael.wong@example.com', /E-\d+/],
      ],
    },
  },
  'promotions are stopped': {
    says: {
      id: [
        ['unsubscribe newsletter dong', /mengganggu/],
        ['rina.wulandari@example.com', /tidak ada lagi promosi/],
      ],
      ms: [
        ['nak berhenti terima emel promosi', /mengganggu/],
        ['siti.aminah@example.com', /tiada lagi promosi/],
      ],
      en: [
        ['unsubscribe me from your newsletter', /bothering/],
        ['grace.tan@example.com', /no more promotions/],
      ],
    },
  },
});

playAll('kind words', {
  'are taken with thanks': {
    says: {
      id: [['pelayanannya mantap, suka banget', /Terima kasih banyak/]],
      ms: [['servis terbaik, suka sangat', /Terima kasih banyak/]],
      en: [['great service, love it', /Thank you so much/]],
    },
    ends: { outcome: null },
  },
});
