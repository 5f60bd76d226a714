/** Houses of other trades, by trade: whose account, bill or ticket it is tells whether a message is for this house at all. */
export const HOUSES = `
streaming: netflix disney hotstar viu iflix vidio hulu hbo wetv vision_plus prime_video astro tonton crunchyroll
telephony: telkomsel indosat axis smartfren indihome telkom maxis celcom digi celcomdigi umobile unifi hotlink tunetalk yoodo vodafone verizon tmobile comcast pulsa simcard sim_card kad_sim kartu_sim paket_data data_plan
utility: pln pdam tnb tenaga_nasional syabas air_selangor indah_water kwh meteran token_listrik bil_elektrik bil_air tagihan_listrik electricity_bill water_bill electric_bill
marketplace: shopee lazada tokopedia bukalapak amazon ebay etsy zalora blibli temu shein aliexpress olx carousell facebook_marketplace tiktok_shop
office: bpjs samsat dukcapil imigrasi imigresen jpj lhdn kwsp epf perkeso ptptn jpn roadtax stnk bpkb ktp mykad kad_pengenalan kartu_keluarga road_tax djp npwp spt
games: steam_wallet playstation xbox nintendo roblox mobile_legends mlbb genshin valorant fortnite pubg minecraft robux
mailbox: gmail yahoo hotmail outlook icloud google_drive google_account apple_id
stay: airbnb traveloka agoda tiket_com bookingcom booking_com expedia oyo trivago
`;
