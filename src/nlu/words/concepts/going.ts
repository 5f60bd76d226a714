/** Going places: countries, roads, cars, flights, weather. */
export const GOING = `
place: jakarta bandung surabaya bali medan semarang bogor depok malang cirebon yogyakarta jogja makassar palembang kuala_lumpur kl johor penang ipoh melaka selangor seremban kuching petaling_jaya shah_alam kuantan singapore singapura new_york chicago dallas houston boston seattle denver miami orlando tampa phoenix austin detroit vegas los_angeles san_francisco atlanta london paris tokyo berlin rome madrid sydney bangkok dubai toronto cleveland portland philadelphia baltimore moscow beijing shanghai seoul barcelona
country: indonesia malaysia america amerika usa united_states england inggris china cina japan jepang jepun korea india australia canada mexico france perancis prancis germany jerman italy itali italia spain sepanyol spanyol russia rusia thailand vietnam philippines filipina brazil egypt mesir israel ireland greece africa europe eropah eropa asia hawaii negara country countries florida california texas nevada ohio utah
language: bahasa language languages spanish french german italian chinese english japanese russian portuguese korean arabic arab mandarin swedish dutch hindi vietnamese finnish latin greek inggeris
where: mana dimana where dimanakah located location lokasi kedudukan letak letaknya terletak whereabouts
near: dekat terdekat berdekatan near nearest nearby closest around close_by sekitar dekat_sini around_here sini here vicinity
address: alamat address addresses
map: peta map maps gps koordinat coordinates
direct: arah direction directions route routes navigate rute jalan road street lebuh lebuhraya highway petunjuk_arah tunjuk_arah how_to_get
distance: jarak distance far jauh miles_away berapa_jauh seberapa_jauh kilometer
traffic: macet trafik traffic jam_jalan lalu_lintas congestion kesesakan kemacetan jammed sesak backed_up
travel: perjalanan travel trip journey visit traveling travelling tourist melancong mengunjungi kunjungan wisata pelancong wisatawan tourism berkunjung pergi go going went pelesir sightseeing
flight: penerbangan flight flights plane airplane fly pesawat airline airlines delta southwest garuda airasia lion_air jet kapal_terbang terbang united_airlines american_airlines british_airways boarding
airport: bandara lapangan_terbang airport terminal
luggage: bagasi luggage baggage suitcase bag beg tas koper carry
passport: paspor pasport passport
visa: visas visa_travel international_visa
vaccine: vaccine vaccination vaccinations vaksin shots shot immunization vaksinasi
hotel: hotel hotels motel lodging inn resort penginapan airbnb menginap stay hilton marriott
train: kereta_api train trains rail krl mrt lrt ktm komuter metro kereta_komuter amtrak
bus: bas bus buses
taxi: taxi uber cab ride lyft teksi taksi grab gojek ojek grabcar rideshare tumpangan
ticket: tiket ticket tickets karcis
depart: berangkat bertolak depart departs departure leaves keberangkatan pelepasan
car: mobil kereta car cars vehicle auto automobile truck suv sedan honda toyota bmw ford chevy nissan avanza proton perodua engine mesin enjin
rent: sewa menyewa rent rental rentals renting hire lease sewaan
fuel: bensin minyak_kereta petrol gas fuel gasoline gasolin bahan_bakar bbm tank tangki mpg mileage bahan_api diesel
tyre: ban tayar tire tires tyre tyres
car-care: oil_change ganti_oli tukar_minyak oil oli maintenance tune_up mechanic bengkel montir jumper_cables jump_start spark_plugs transmission brakes rem brek
battery: baterai bateri battery charging aki
weather: cuaca weather forecast ramalan prakiraan perkiraan_cuaca rain raining rainy hujan sunny snow snowing salju temperature suhu cerah mendung cloudy berawan storm badai ribut salji panas dingin sejuk hot cold warm hangat humid lembab wind windy angin payung umbrella celsius fahrenheit derajat darjah degrees mantel_hujan jaket_hujan kaus_kaki raincoat
bar: pub club klub kelab nightlife
event: acara event events peristiwa festival konser konsert concert parade pameran exhibition happening kegiatan aktiviti activity activities attraction attractions things_to_do fun
party: pesta party jamuan majlis majelis kenduri celebration perayaan
plan: rencana plan plans planning merencanakan merancang itinerary
`;
