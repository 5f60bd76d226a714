import { playAll } from '../support/dialogue';

playAll('order status', {
  'tells where a parcel on time is': {
    says: {
      id: [
        ['kak mau cek dong pesanan aku udah nyampe mana', /nomor pesanan/],
        ['kh 104 234', /KH-104234/, /Semarang/, /Kilat Nusantara/, /25 November/, /membantu/],
        ['[Ya]', /Senang/],
      ],
      ms: [
        ['nak tahu parcel saya dah sampai mana', /nombor pesanan/],
        ['KH-118202', /KH-118202/, /Seremban/, /Pos Helang/, /membantu/],
        ['ya', /Gembira/],
      ],
      en: [
        ['can you tell me where my package is', /order number/],
        ['it is KH104234', /KH-104234/, /Semarang/, /Kilat Nusantara/, /help\?/],
        ['yes thanks', /Glad/],
      ],
    },
    ends: { outcome: 'resolved-confirmed' },
  },
  'does not ask for a number that was given': {
    says: {
      id: [['halo, orderan KH-104231 statusnya gimana ya?', /sedang kami siapkan/]],
      ms: [['salam, boleh semak status order KH-118209?', /sedang disediakan/]],
      en: [['hello, what is the status of order KH-104231?', /preparing/]],
    },
  },
  'looks for a parcel that is marked as delivered but is not there': {
    says: {
      id: [
        ['cek pesanan KH-104237', /sudah diterima/, /ada di tangan Kakak/],
        ['belum', /Mohon maaf/, /satpam/],
        ['[Sudah, tidak ada]', /T-\d+/, /Janji kami/],
      ],
      ms: [
        ['semak status pesanan KH-104237', /telah diterima/],
        ['tak ada pun', /mohon maaf/, /jiran/],
        ['[Sudah, tiada]', /T-\d+/, /Janji kami/],
      ],
      en: [
        ['check order KH-104237', /was delivered/, /Do you have the parcel/],
        ['no', /sorry/, /neighbours/],
        ['[Yes, nobody has it]', /T-\d+/, /Our promise/],
      ],
    },
  },
  'asks once more for a number that is not ours, then hands over': {
    says: {
      id: [
        ['cek pesanan KH-999999', /tidak saya temukan/],
        ['KH-999998', /Nomor KH-999998 juga/],
      ],
      ms: [
        ['semak pesanan KH-999999', /tidak dijumpai/],
        ['KH-999998', /Nombor KH-999998 juga/],
      ],
      en: [
        ['check order KH-999999', /can't find/],
        ['KH-999998', /KH-999998 either/],
      ],
    },
    ends: { team: 'orders' },
  },
  'hands over when the shop does not answer': {
    says: {
      id: [['status pesanan KH-104234 gimana kak', /tidak bisa dibuka/]],
      ms: [['apa status pesanan KH-104234', /tidak dapat dibuka/]],
      en: [['what is the status of order KH-104234', /can't open/]],
    },
    broken: ['orders.find'],
    ends: { team: 'orders' },
  },
  'takes another number when the customer meant another order': {
    says: {
      id: [
        ['cek pesanan KH-104234', /Semarang/],
        ['bukan, maksud saya KH-104231', /sedang kami siapkan/],
      ],
      ms: [
        ['semak pesanan KH-104234', /Semarang/],
        ['bukan, maksud saya KH-104231', /sedang disediakan/],
      ],
      en: [
        ['check order KH-104234', /Semarang/],
        ['no, I meant KH-104231', /preparing/],
      ],
    },
  },
  'lets the customer stop and ask for a person': {
    says: {
      id: [
        ['mau lacak paket', /nomor pesanan/],
        ['gak jadi deh, sambungin ke admin aja', /K-\d+/],
      ],
      ms: [
        ['nak jejak bungkusan', /nombor pesanan/],
        ['tak apalah, nak cakap dengan pegawai', /K-\d+/],
      ],
      en: [
        ['track my parcel', /order number/],
        ['forget it, let me talk to a real person', /K-\d+/],
      ],
    },
    ends: { team: 'orders' },
  },
});

playAll('late delivery', {
  'apologises, chases the courier and promises news': {
    says: {
      id: [
        [
          'pesanan KH-104233 telat nih, harusnya udah sampai',
          /Mohon maaf/,
          /terlambat 3 hari/,
          /Cirebon/,
          /T-\d+/,
          /Janji kami/,
          /membantu/,
        ],
        ['iya makasih', /Senang/],
      ],
      ms: [
        [
          'pesanan KH-118201 lewat sangat, dah lepas tarikh jangkaan',
          /mohon maaf/,
          /lewat 2 hari/,
          /Sungai Buloh/,
          /T-\d+/,
          /Janji kami/,
        ],
        ['ya', /Gembira/],
      ],
      en: [
        [
          'my order KH-104233 is late, it should have been here by now',
          /sorry/,
          /3 days late/,
          /Cirebon/,
          /T-\d+/,
          /Our promise/,
        ],
        ['yes', /Glad/],
      ],
    },
    ends: { outcome: 'resolved-confirmed' },
  },
  'hands over what is a week late or more': {
    says: {
      id: [
        ['udah lewat seminggu lebih dari janji paketnya gak dateng2', /nomor pesanan/],
        ['KH-104235', /9 hari/, /terlalu lama/],
      ],
      ms: [
        ['dah lebih seminggu lepas tarikh janji, parcel tak sampai lagi', /nombor pesanan/],
        ['KH-118207', /8 hari/, /terlalu lama/],
      ],
      en: [
        ['my delivery is more than a week overdue', /order number/],
        ['KH-104235', /9 days late/, /too long/],
      ],
    },
    ends: { team: 'orders', urgency: 'complaint' },
  },
  'says so when an order is still in time': {
    says: {
      id: [['KH-104234 kok telat ya', /masih dalam perkiraan/, /Semarang/]],
      ms: [['kenapa order KH-118202 lambat', /masih dalam tempoh/, /Seremban/]],
      en: [['why is KH-104234 so late', /still in time/, /Semarang/]],
    },
  },
  'hands over when the search cannot be opened': {
    says: {
      id: [['paket KH-104233 terlambat', /petugas kami akan menanganinya/]],
      ms: [['parcel KH-118201 lewat', /pegawai kami akan menguruskannya/]],
      en: [['parcel KH-104233 is overdue', /take it from here/]],
    },
    broken: ['orders.trace'],
    ends: { team: 'orders', urgency: 'complaint' },
  },
  'gets a person for who is not helped': {
    says: {
      id: [
        ['pesanan KH-104233 telat', /Janji kami/],
        ['tidak', /K-\d+/],
      ],
      ms: [
        ['pesanan KH-118201 lambat sampai', /Janji kami/],
        ['tak', /K-\d+/],
      ],
      en: [
        ['order KH-104233 is late', /Our promise/],
        ['no', /K-\d+/],
      ],
    },
    ends: { team: 'orders' },
  },
});

playAll('return', {
  'opens a return and says what happens next': {
    says: {
      id: [
        ['kak kemeja yang saya terima kekecilan, mau retur', /pesanan nomor/],
        ['KH-104240', /4 angka terakhir/],
        ['4567', /Barang yang mana/, /1\. Sagara/, /2\. Nira/],
        ['1', /alasan/],
        ['[Kekecilan]', /ditukar atau uang kembali/],
        ['[Tukar barang]', /ukuran atau warna/],
        ['L navy', /Retur R-\d+/, /25 November/, /Jl\. Anggrek/, /Janji kami.*L navy/],
        ['[Ya]', /Senang/],
      ],
      ms: [
        ['seluar yang saya terima besar sangat, nak pulangkan', /pesanan nombor/],
        ['KH-118203', /4 angka terakhir/],
        ['8890', /Barang yang mana/, /2\. Nira/],
        ['2', /sebab/],
        ['[Terlalu besar]', /tukar barang atau wang/],
        ['[Wang dikembalikan]', /Pemulangan R-\d+/, /Jalan Melati/, /RM119/],
        ['[Ya]', /Gembira/],
      ],
      en: [
        ['I would like to return something, it does not fit', /Which order/],
        ['KH-104240', /last 4 digits/],
        ['it ends in 4567', /Which item/],
        ['2', /Why would you like/],
        ['[Too big]', /exchange or your money/],
        ['[Money back]', /Return R-\d+/, /Our promise/, /399/],
        ['[Yes]', /Glad/],
      ],
    },
    ends: { outcome: 'resolved-confirmed' },
  },
  'offers a person when the window has closed': {
    says: {
      id: [
        ['mau retur sepatu pesanan KH-104241', /sudah lewat/, /14 hari/],
        ['iya boleh', /K-\d+/],
      ],
      ms: [
        ['nak return jaket order KH-118208', /telah tamat/],
        ['ya', /K-\d+/],
      ],
      en: [
        ['I want to return the sneakers from KH-104241', /that ended on/],
        ['yes please', /K-\d+/],
      ],
    },
    ends: { team: 'returns' },
  },
  'takes no for an answer when the window has closed': {
    says: {
      id: [
        ['mau retur pesanan KH-104241', /sudah lewat/],
        ['tidak kak', /pengertiannya/],
      ],
      ms: [
        ['nak pulangkan barang KH-118208', /telah tamat/],
        ['tidak', /pengertian/],
      ],
      en: [
        ['return KH-104241 please', /ended/],
        ['no thanks', /understanding/],
      ],
    },
    ends: { outcome: 'resolved-implied' },
  },
  'hands over when the phone does not match three times': {
    says: {
      id: [
        ['retur KH-104240', /4 angka terakhir/],
        ['1111', /belum cocok/],
        ['2222', /belum cocok/],
        ['3333', /petugas kami akan membantu/],
      ],
      ms: [
        ['nak return KH-118203', /4 angka terakhir/],
        ['1111', /tidak sepadan/],
        ['2222', /tidak sepadan/],
        ['3333', /pegawai kami akan membantu/],
      ],
      en: [
        ['I want to return KH-104240', /last 4 digits/],
        ['1111', /don't match/],
        ['2222', /don't match/],
        ['3333', /help you to verify/],
      ],
    },
    ends: { team: 'returns' },
  },
  'does not take back what hygiene forbids': {
    says: {
      id: [
        ['mau balikin barang pesanan KH-104242', /4 angka/],
        ['6543', /kebersihan/],
      ],
      ms: [
        ['nak pulangkan barang pesanan KH-104242', /4 angka/],
        ['6543', /kebersihan/],
      ],
      en: [
        ['I want to return an item from KH-104242', /4 digits/],
        ['6543', /hygiene/],
      ],
    },
  },
  'knows of the return that is open already': {
    says: {
      id: [['retur KH-104243', /R-4988/]],
      ms: [['nak return KH-104243', /R-4988/]],
      en: [['return for KH-104243', /R-4988/]],
    },
  },
  'hands over with all answers when the return cannot be opened': {
    says: {
      id: [
        ['retur KH-104240', /4 angka/],
        ['4567', /1\./],
        ['1', /alasan/],
        ['[Berubah pikiran]', /uang kembali/],
        ['[Uang kembali]', /belum bisa saya daftarkan/],
      ],
      ms: [
        ['nak return KH-118203', /4 angka/],
        ['8890', /1\./],
        ['1', /sebab/],
        ['[Berubah fikiran]', /wang/],
        ['[Wang dikembalikan]', /belum dapat saya daftarkan/],
      ],
      en: [
        ['return KH-104240', /4 digits/],
        ['4567', /1\./],
        ['1', /Why/],
        ['[Changed my mind]', /money/],
        ['[Money back]', /could not register/],
      ],
    },
    broken: ['returns.open'],
    ends: { team: 'returns' },
  },
  'stops when the customer changes his mind': {
    says: {
      id: [
        ['mau retur KH-104240', /4 angka/],
        ['batal aja', /batalkan/],
      ],
      ms: [
        ['nak return KH-118203', /4 angka/],
        ['batalkan je', /batalkan/],
      ],
      en: [
        ['return KH-104240', /4 digits/],
        ['cancel that', /stopped/],
      ],
    },
    ends: { outcome: 'abandoned' },
  },
  'gives a person in the middle': {
    says: {
      id: [
        ['mau retur KH-104240', /4 angka/],
        ['males, mau ngomong sama orang aja', /K-\d+/],
      ],
      ms: [
        ['nak return KH-118203', /4 angka/],
        ['nak cakap dengan orang je', /K-\d+/],
      ],
      en: [
        ['return KH-104240', /4 digits/],
        ['can I just speak to a human', /K-\d+/],
      ],
    },
    ends: { team: 'returns' },
  },
});

playAll('failed payment', {
  'matches money that left the account': {
    says: {
      id: [
        ['saldo sudah kepotong tapi pesanan masih belum dibayar, KH-104260', /uangnya aman/i, /M-\d+/, /Janji kami/],
        ['ok makasih', /Senang/],
      ],
      ms: [
        ['duit dah kena tolak tapi order KH-118204 masih belum bayar', /wang anda selamat/i, /M-\d+/, /Janji kami/],
        ['ya', /Gembira/],
      ],
      en: [
        ['money was deducted but order KH-104260 still says unpaid', /money is safe/, /M-\d+/, /Our promise/],
        ['yes', /Glad/],
      ],
    },
    ends: { outcome: 'resolved-confirmed' },
  },
  'says why a payment failed and how to pay again': {
    says: {
      id: [['pembayaran gagal terus buat KH-104265', /tidak berhasil/, /saldo atau limit/, /Bayar lagi/]],
      ms: [['bayaran KH-118205 gagal', /tidak berjaya/, /Bank menolaknya/, /Bayar semula/]],
      en: [['my card was declined for KH-104261', /did not go through/, /refused it/, /Pay again/]],
    },
  },
  'asks for patience while the bank confirms': {
    says: {
      id: [['pembayaran KH-104262 pending terus', /menunggu konfirmasi bank/, /jangan bayar ulang/, /Janji kami/]],
      ms: [['payment KH-104262 masih pending', /menunggu pengesahan bank/, /jangan bayar semula/, /Janji kami/]],
      en: [['payment for KH-104262 is stuck pending', /waiting for the bank/, /don't pay again/, /Our promise/]],
    },
  },
  'hands over what has been pending for more than a day': {
    says: {
      id: [['sudah transfer tapi belum diverifikasi KH-104263', /lebih dari sehari/]],
      ms: [['dah transfer tapi belum disahkan KH-104263', /lebih daripada sehari/]],
      en: [['I transferred the money but KH-104263 is not verified', /more than a day/]],
    },
    ends: { team: 'payments' },
  },
  'brings good news when the money is there': {
    says: {
      id: [['pembayaran KH-104231 kok belum diverifikasi', /sudah kami terima/]],
      ms: [['bayaran KH-118209 belum disahkan ke', /telah kami terima/]],
      en: [['is my payment for KH-104231 not confirmed?', /has reached us/]],
    },
  },
  'tells an expired payment from a failed one': {
    says: {
      id: [['gagal bayar KH-104264', /sudah habis/]],
      ms: [['bayaran gagal KH-104264', /telah tamat/]],
      en: [['payment failed KH-104264', /ran out/]],
    },
  },
  'hands over when the records cannot be opened': {
    says: {
      id: [['pembayaran gagal KH-104261', /tidak bisa dibuka/, /jangan bayar ulang/]],
      ms: [['bayaran gagal KH-118205', /tidak dapat dibuka/]],
      en: [['payment failed KH-104261', /can't open/]],
    },
    broken: ['payments.find'],
    ends: { team: 'payments' },
  },
  'gives a person at once': {
    says: {
      id: [
        ['pembayaran saya gagal', /pesanan nomor/],
        ['minta disambungkan ke petugas', /K-\d+/],
      ],
      ms: [
        ['bayaran saya gagal', /pesanan nombor/],
        ['sambungkan kepada pegawai', /K-\d+/],
      ],
      en: [
        ['my payment failed', /Which order/],
        ['I want an agent', /K-\d+/],
      ],
    },
    ends: { team: 'payments' },
  },
});

playAll('hacked account', {
  'locks the account first, then hands over as a crisis': {
    says: {
      id: [
        ['kak akun saya dibobol orang, tolong!!', /kunci/, /OTP/],
        ['rina.wulandari@example.com', /sudah saya kunci/, /S-\d+/],
      ],
      ms: [
        ['tolong akaun saya kena hack!!', /menguncinya/, /OTP/],
        ['nombor 012-3458890', /telah saya kunci/, /S-\d+/],
      ],
      en: [
        ['help someone hacked my account!!', /lock it now/, /codes/],
        ['grace.tan@example.com', /The account is locked/, /S-\d+/],
      ],
    },
    ends: { team: 'security', urgency: 'crisis' },
  },
  'hands over although no account matches': {
    says: {
      id: [
        ['akun saya diretas', /kunci/],
        ['gak tau emailnya apa', /belum bisa saya kunci/],
      ],
      ms: [
        ['akaun saya digodam', /menguncinya/],
        ['tak ingat emel', /belum dapat saya kunci/],
      ],
      en: [
        ['my account was hacked', /lock it now/],
        ['I do not remember', /could not lock/],
      ],
    },
    ends: { team: 'security', urgency: 'crisis' },
  },
  'hands over when the lock fails': {
    says: {
      id: [
        ['ada yang login ke akun saya, bukan saya', /kunci/],
        ['08123450 4567', /terganggu/],
      ],
      ms: [
        ['ada orang lain masuk akaun saya', /menguncinya/],
        ['siti.aminah@example.com', /tergendala/],
      ],
      en: [
        ['somebody else is using my account', /lock it now/],
        ['grace.tan@example.com', /did not work/],
      ],
    },
    broken: ['accounts.lock'],
    ends: { team: 'security', urgency: 'crisis' },
  },
  'gives a person of security who asks for one': {
    says: {
      id: [
        ['akun saya dibajak', /kunci/],
        ['saya mau bicara sama orang', /K-\d+/],
      ],
      ms: [
        ['akaun saya kena hack', /menguncinya/],
        ['nak cakap dengan orang', /K-\d+/],
      ],
      en: [
        ['my account got hacked', /lock it now/],
        ['let me talk to a person', /K-\d+/],
      ],
    },
    ends: { team: 'security', urgency: 'crisis' },
  },
});

playAll('complaint', {
  'apologises first, takes it down and promises an answer': {
    says: {
      id: [
        ['pelayanannya parah banget, saya kecewa', /Mohon maaf/, /apa yang terjadi/],
        ['staf tokonya membentak saya di depan anak', /tentang sebuah pesanan/],
        ['[Lewati]', /C-\d+/, /Janji kami/],
      ],
      ms: [
        ['servis teruk sangat, saya kecewa', /mohon maaf/, /apa yang berlaku/],
        ['staf kedai tengking saya depan anak', /sesuatu pesanan/],
        ['[Langkau]', /C-\d+/, /Janji kami/],
      ],
      en: [
        ['your service is terrible, I am so disappointed', /sorry/, /what happened/],
        ['the man at the till yelled at me in front of my kid', /about an order/],
        ['[Skip]', /C-\d+/, /Our promise/],
      ],
    },
    ends: { team: 'complaints', urgency: 'complaint' },
  },
  'hands over when it cannot be taken down': {
    says: {
      id: [
        ['saya mau mengajukan keluhan', /Mohon maaf/],
        ['[Lewati]', /pesanan/],
        ['KH-104233', /teruskan langsung/],
      ],
      ms: [
        ['saya nak buat aduan', /mohon maaf/],
        ['[Langkau]', /pesanan/],
        ['KH-118201', /teruskan terus/],
      ],
      en: [
        ['I want to make a complaint', /sorry/],
        ['[Skip]', /order/],
        ['KH-104233', /passing your complaint/],
      ],
    },
    broken: ['complaints.open'],
    ends: { team: 'complaints', urgency: 'complaint' },
  },
  'gives a person to who wants none of it': {
    says: {
      id: [
        ['saya mau komplain', /Mohon maaf/],
        ['udah panggil supervisor aja', /K-\d+/],
      ],
      ms: [
        ['nak buat aduan', /mohon maaf/],
        ['panggil supervisor', /K-\d+/],
      ],
      en: [
        ['I have a complaint', /sorry/],
        ['get me your supervisor', /K-\d+/],
      ],
    },
    ends: { team: 'complaints', urgency: 'complaint' },
  },
});

playAll('a person', {
  'is given when asked for': {
    says: {
      id: [['bisa ngobrol sama cs langsung gak?', /Layanan Pelanggan/]],
      ms: [['boleh saya bercakap dengan pegawai?', /Khidmat Pelanggan/]],
      en: [['can I talk to someone from your team?', /Customer Care/]],
    },
    ends: { team: 'general' },
  },
  'is given from the main menu': {
    says: {
      id: [['[Bicara dengan petugas]', /K-\d+/]],
      ms: [['[Bercakap dengan pegawai]', /K-\d+/]],
      en: [['[Talk to a person]', /K-\d+/]],
    },
    ends: { team: 'general' },
  },
});

playAll('small talk', {
  'greets, says what it is, takes thanks and leave, and opens no case': {
    says: {
      id: [
        ['halo kak selamat pagi', /bantu/],
        ['ini robot ya?', /bukan manusia/],
        ['makasih ya kak', /Sama-sama/],
        ['dadah', /sampai jumpa/],
      ],
      ms: [
        ['hai, selamat pagi', /bantu/],
        ['ini robot ke?', /bukan manusia/],
        ['terima kasih ya', /Sama-sama/],
        ['jumpa lagi', /jumpa lagi/],
      ],
      en: [
        ['hello, good morning', /do for you/],
        ['are you a robot?', /not a person/],
        ['thank you so much', /welcome/],
        ['goodbye', /goodbye/],
      ],
    },
    ends: { outcome: null },
  },
});
