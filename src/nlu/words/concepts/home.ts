/** The house, its devices, food and drink. */
export const HOME = `
light: lampu light lights lamp lamps pencahayaan penerangan bulb
brighten: cerahkan terangkan brighten brighter kecerahan brightness terang
dim: redupkan malapkan dim dimmer dimmed redup malap gelapkan darker
on: nyalakan hidupkan on aktifkan pasangkan nyala menyala turn_on switch_on bukakan enable
off: matikan padamkan off padam mati nonaktifkan matiin turn_off switch_off disable tutupkan shut
plug: soket stopkontak steker plug socket plugs sockets colokan plag wemo outlets
vacuum: vakum vacuum penyedot penyedot_debu pembersih_vakum hoover robot_vacuum vacuuming sedut
clean: bersihkan clean cleaning kemas kemaskan membersihkan cuci basuh mop sapu dust tidy wash cleaner
coffee: kopi coffee latte espresso cappuccino kapucino secangkir brew brewed cup secawan
appliance: oven microwave kulkas peti_sejuk fridge refrigerator freezer dishwasher washer dryer ac aircond air_conditioner penyaman_udara kipas fan tv televisi televisyen television heater thermostat termostat
room: kamar bilik ruang ruangan room rooms kitchen dapur bedroom bathroom living_room garage ruang_tamu kamar_mandi bilik_air basement attic hall garden kebun
door: pintu door doors window jendela tingkap gate pagar
colour: warna color colour colors merah red biru blue hijau green kuning yellow putih white hitam black pink ungu purple oranye coklat brown gray abu
trash: sampah garbage trash rubbish
food: makanan food foods meal meals dish dishes cuisine eat eaten eating makan kuliner hidangan snack snacks
meal: dinner lunch breakfast supper brunch makan_malam makan_siang makan_tengah_hari sarapan
restaurant: restaurant restaurants restoran rumah_makan cafe kafe bistro diner steakhouse bar eatery mcdonalds starbucks kfc burger_king outback ihop subway
takeaway: bungkus tapau takeaway takeout take_away dibungkus pesan_antar bungkuskan antar gofood grabfood foodpanda doordash
recipe: resep resipi recipe recipes bahan ingredients ingredient ramuan
cook: cooking cook cooked masak memasak dimasak bake baking roast fry grill boil goreng rebus panggang menggoreng bakar simmer merebus
ingredient: telur egg eggs daging beef meat pork chicken ayam fish ikan rice nasi beras cheese keju milk susu butter mentega flour tepung sugar gula salt garam pepper lada onion bawang garlic potato kentang tomato carrots carrot wortel vegetables sayur cream yogurt bread roti beans soy tofu shrimp udang vinegar baking_soda sauce saus kicap
dish: pizza piza burger sushi pasta spaghetti lasagna macaroni noodles mie mi bakmi sandwich tacos taco salad steak soup sop curry kari rendang satay sate bakso chili pie cake kek kue cookies brownies pancakes omelette lobster meatloaf casserole ice_cream es_krim ais_krim chocolate cokelat nasi_goreng ramen dumplings kebab
drink: minum minuman drink drinks tea teh water air juice jus beer bir wine soda milkshake teh_tarik
fruit: apple apples apel epal banana pisang grapes mangga mango lemon fruit fruits buah strawberries berries avocado pineapple durian watermelon
calories: kalori calories calorie nutrition nutritional healthy sodium protein carbs carbohydrates fat gizi nutrisi khasiat kandungan
taste: rasa taste tasty delicious enak sedap lezat flavor yummy
spoiled: basi spoiled stale rotten shelf_life
substitute: substitute instead alternative
spicy: pedas spicy asin salty sweet manis sour masam
cuisine: mexican thai padang masakan vegan vegetarian halal
grocery: groceries grocery barang_dapur bahan_makanan sembako shopping_list daftar_belanja senarai_belanja
pet: pet pets anjing dog dogs cat cats kucing puppy hamster haiwan hewan peliharaan animal animals binatang bird burung horse kuda
`;
