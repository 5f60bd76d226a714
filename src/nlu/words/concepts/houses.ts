/** Houses of other trades, by trade: whose account, bill or ticket it is tells whether a message is for this house at all. */
export const HOUSES = `
house-streaming: netflix spotify youtube disney hotstar viu iflix vidio hulu hbo wetv vision_plus prime_video astro tonton crunchyroll
house-telephony: telkomsel indosat axis smartfren indihome telkom maxis celcom digi celcomdigi umobile unifi hotlink tunetalk yoodo vodafone verizon tmobile comcast pulsa simcard sim_card kad_sim kartu_sim paket_data data_plan
house-utility: pln pdam tnb tenaga_nasional syabas air_selangor indah_water kwh meteran token_listrik bil_elektrik bil_air tagihan_listrik electricity_bill water_bill electric_bill
house-marketplace: shopee lazada tokopedia bukalapak amazon ebay etsy zalora blibli shein aliexpress olx carousell facebook_marketplace tiktok_shop
house-government: bpjs samsat dukcapil imigrasi imigresen jpj lhdn kwsp epf perkeso ptptn jpn roadtax stnk bpkb ktp mykad kad_pengenalan kartu_keluarga road_tax djp npwp spt
house-social: facebook instagram tiktok twitter linkedin snapchat threads telegram
house-games: steam_wallet playstation xbox nintendo roblox mobile_legends mlbb genshin valorant fortnite pubg minecraft robux
house-mailbox: gmail yahoo hotmail outlook icloud google_drive google_account apple_id
house-airline: airasia garuda citilink lion_air batik_air malindo firefly malaysia_airlines singapore_airlines scoot emirates qatar_airways british_airways ryanair
house-eatery: gofood grabfood foodpanda shopeefood mcd mcdonald mcdonalds kfc starbucks pizza_hut dominos burger_king subway secret_recipe marrybrown
house-ride: gocar goride grabcar bolt indriver maxim lyft transjakarta krl mrt lrt kai rapidkl ktm
house-banking: maybank2u cimbclicks bca_mobile mybca livin brimo
house-stay: airbnb traveloka agoda tiket_com bookingcom booking_com expedia oyo trivago
`;
