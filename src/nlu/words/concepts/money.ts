/** Money, banks, cards and what goes wrong with them. */
export const MONEY = `
money: uang wang duit money cash tunai dana fund funds
pay: bayar membayar dibayar pay paid paying payment payments pembayaran bayaran lunasi pelunasan owe owed due overdue langsai
bill: bill bills tagihan bil utility utilities tunggakan
account: akun akaun rekening account accounts tabungan simpanan savings checking
balance: saldo baki balance balances
bank: bank bca bri bni mandiri maybank cimb chase citibank citi wells_fargo capital_one hsbc barclays banks bank_of_america santander rhb
card: kartu kad card cards visa mastercard amex american_express discover debit kartu_kredit kad_kredit credit_card kartu_debit debit_card atm
credit: credit kredit pinjaman loan loans mortgage utang hutang lend borrow meminjam pinjam debt cicilan ansuran installment angsuran
credit-score: credit_score skor_kredit credit_rating fico creditworthiness
deposit: deposit deposits setor setoran direct_deposit depositkan
withdraw: withdraw withdrawal tarik_tunai penarikan tarik
transfer: transfer transferred transferring pindahkan move wire pindah memindahkan kirim_uang send_money hantar_wang
transaction: transaksi transaction transactions mutasi charge charges urus_niaga
salary: gaji salary paycheck payday wage wages income pendapatan penghasilan earn earned earning upah pay_day pay_check made_money
tax: pajak cukai tax taxes taxed irs federal_tax state_tax sales_tax w2 w_2 w4
insurance: asuransi insurans insurance coverage insured polis
rate: kadar rate rates suku_bunga interest faedah apr percentage percent persen peratus bunga interest_rate yield
exchange: kurs exchange conversion convert tukaran pertukaran kadar_tukaran nilai_tukar exchange_rate konversi tukar_mata_uang
currency: dollars dollar dolar usd euros euro rupiah ringgit yen pound_sterling pesos peso rubles rupees rupee yuan won baht sgd franc currency currencies mata_uang matawang mata_wang bitcoin
shares: saham stock stocks shares bursa nasdaq stock_market pasar_saham pasaran_saham dow_jones
limit: batas limit limits max maximum minimum batasan maksimum minimal
fraud: penipuan fraud fraudulent scam suspicious penipu tipu unauthorized menipu mencurigakan disalahgunakan ditipu
declined: ditolak decline declined declining rejected rejects tolak refuse refused denied gagal failed fail fails failing failure not_going_through
block: blokir diblokir sekat disekat block blocked freeze frozen lock locked hold bekukan dibekukan beku kunci terkunci
pin: pin passcode kode_pin nombor_pin pin_number
password: password passwords sandi laluan kata_sandi kata_laluan katasandi kata_kunci
routing: routing routing_number swift iban sort_code
cheque: cheque checks checkbook checkbooks buku_cek cek_kosong
retirement: 401k ira pension pensiun persaraan epf retire retirement rollover
budget: anggaran bajet budget pengeluaran spend spending spent expenses perbelanjaan expense menghabiskan
save: saved saving menabung simpan menyimpan disimpan
tip: tip tips persenan gratuity
expire: expire expires expired expiration kadaluarsa kedaluwarsa luput tamat_tempoh valid expiry
application: application applications apply applying permohonan mengajukan pengajuan applied
approve: approve approved approval setujui disetujui persetujuan lulus diluluskan
`;
