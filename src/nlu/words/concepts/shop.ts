/** What is bought, sent, returned and complained of. */
export const SHOP = `
order: pesanan pesan order orders ordered ordering pesananku pesanannya orderan memesan pemesanan tempahan tempah menempah ditempah reservation reservations reserve booking book booked pesankan tempahkan buatkan_pesanan
parcel: paket package parcel bungkusan kiriman packages parcels shipment barang item items product products produk barangan packet
send: kirim mengirim hantar hantarkan kirimkan send sent ship shipped shipping deliver delivery delivered delivering pengiriman penghantaran dikirim dihantar menghantar mengirimkan ongkir courier kurir kurier mailed dispatch pos
arrive: sampai tiba arrive arrived arrives arrival arriving reach nyampe datang sampainya terima diterima mendarat land lands landing
track: lacak melacak pelacakan track tracking jejak menjejak jejaki penjejakan resi awb
cancel: batal batalkan membatalkan dibatalkan cancel cancelled canceled cancelling cancellation pembatalan scrap abort annul
refund: refund refunded refunds refunding reimburse reimbursement dikembalikan kembalikan pengembalian dipulangkan pulangkan bayaran_balik uang_kembali money_back dana_kembali
return: retur return returned returning returns memulangkan mengembalikan pemulangan kirim_balik send_back give_back
replacement: penukaran penggantian replacement replace replaced replacing swap pengganti penggantinya
buy: beli membeli dibeli buy purchase purchased bought buying pembelian purchases belian belikan get_me shopping belanja belanjaan berbelanja membeli_belah
sell: jual menjual dijual sell selling sold penjualan jualan
shop: toko kedai store shop stores shops mall supermarket market pasar minimarket swalayan butik outlet gerai warung walmart target costco amazon tokopedia shopee lazada bukalapak indomaret alfamart carrefour tesco ikea etsy ebay
price: harga price prices cost costs biaya kos tarif pricing priced fee fees caj ongkos yuran expensive mahal cheap murah worth bayarannya
discount: discount discounts diskon diskaun promo promosi promotion promotions potongan voucher vouchers baucar coupon coupons kupon kod_promo kode_promo promo_code sale deal deals offer penawaran tawaran cashback
gift: hadiah gift gifts present kado cenderamata souvenir
point: poin mata_ganjaran points reward rewards ganjaran loyalty membership member keahlian keanggotaan ahli
broken: rusak rosak broken broke damaged damage cacat pecah defect defective crack cracked retak sobek koyak torn penyok bocor leak leaking burst flat faulty malfunction malfunctioning
wrong: salah wrong incorrect keliru silap tersalah mistaken mistake error inaccurate
lack: kurang kekurangan lacking incomplete kosong empty habis gone runs_out run_out
stock: stok persediaan ready_stock in_stock tersedia available availability ketersediaan
size: ukuran saiz size sizes sized
warranty: garansi jaminan waranti warranty guarantee guaranteed bergaransi
genuine: asli original ori authentic genuine palsu tiruan fake counterfeit kw tulen
complaint: keluhan complaint complaints complain complaining komplain mengeluh aduan mengadu adukan laporkan pengaduan rungutan
service: layanan perkhidmatan khidmat service services customer_service pelayanan servis
quality: kualitas kualiti mutu quality
sorry: maaf sorry apologise apologize apologies minta_maaf
brand: merek merk jenama brand model jenis tipe type types kind kinds sort variant varian
invoice: faktur receipt struk resit nota invoice invoices invois kwitansi
gadget: laptop komputer computer tablet ipad macbook pc printer camera kamera headset headphones earphone earphones charger
clothes: baju pakaian clothes clothing shirt shirts kemeja celana seluar pants jeans dress gaun jacket jaket coat mantel socks kaos sepatu kasut shoes shoe sandal boots hat topi tudung jilbab
`;
