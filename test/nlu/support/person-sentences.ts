/** Ways to ask for a person, in three languages and mixtures: direct, indirect, polite, angry, clipped, misspelt, beside other requests. */
export const REQUESTS: readonly string[] = lines(`
  I want the human behind this chat
  is anyone typing? get me a human
  saya mau cakap dengan staf bukan komputer
  saya udah ngetik CS berkali-kali, mana orangnya
  kak ini bot ya, minta admin yang asli dong
  orang di balik chat ini tolong bicara sama saya
  # Indonesian, direct
  mau ngomong sama CS dong
  sambungin ke admin please
  tolong hubungkan saya dengan petugas
  saya ingin berbicara dengan customer service
  bisa bicara sama orang nggak?
  minta cs nya kak
  panggilin adminnya dong
  ada admin yang bisa saya ajak ngobrol?
  oper ke manusia aja
  alihkan ke operator
  min, tolong dibantu langsung sama orangnya ya
  pengen chat sama staf beneran
  aku mau ngobrol sama manusia, bukan mesin
  kasih saya ke supervisor
  saya mau bicara dengan manajer toko ini
  boleh telepon aja ke cs nya? mau ngomong langsung
  cs manusia tolong
  admin mana admin
  halo ada orang di sana?
  tolong sambungkan sama yang bisa ambil keputusan
  mo ngmg sm org
  mw bcr sm cs
  sy mau bcra dgn admin lgsg
  hubungin cs dong kak
  mau komplain langsung ke orangnya
  # Indonesian, indirect
  capek ngomong sama robot
  males chat sama bot, gak nyambung
  dari tadi dijawab mesin terus
  jangan bot lagi deh
  ini yang bales bot ya? saya mau orang asli
  percuma ngomong sama robot
  gak mau dibalas otomatis, mau dibalas orang
  robotnya gak ngerti, ganti orang aja
  bot nya bodoh, mana orangnya
  bisa nggak sih dilayani manusia
  gue butuh orang bukan jawaban template
  muter-muter terus jawabannya, kasih gue orang!
  udah ah mau sama orang aja
  tolong yang balas manusia ya
  # Malay
  nak cakap dengan orang
  saya nak bercakap dengan ejen
  boleh sambungkan saya kepada pegawai khidmat pelanggan?
  tolong sambung ke staf
  nak bercakap dengan manusia, bukan robot
  bagi saya cakap dengan manager
  saya mahu berhubung dengan wakil anda
  ada orang tak kat sini?
  nk ckp dgn org
  nak chat dgn admin
  penat la cakap dengan bot
  malas nak layan robot ni
  tak nak bot, nak orang betul
  takde orang ke yang boleh tolong saya
  boleh panggilkan penyelia
  sambung saya pada operator sekarang
  saya rasa lagi senang kalau cakap dengan orang
  bot ni tak faham langsung, bagi orang la
  jumpa cs boleh?
  tolonglah saya nak orang sebenar jawab
  macam mana nak cakap dengan staff?
  # English
  i want to talk to a human
  can i speak with someone please
  agent
  human please
  representative!!!
  get me a real person
  put me through to customer service
  connect me with your support team
  is there anyone real i can chat to
  let me talk to your manager
  i need to speak to a supervisor right now
  transfer me to an agent
  this bot is useless, give me a human
  stop with the automated replies, i want a person
  i'm sick of talking to a machine
  can someone call me
  could a member of staff help me instead
  i'd rather deal with a person
  may i be connected to a live agent, thank you
  tlk to agnt pls
  i wanna tlak to a humna
  real person pls
  any humans there?
  are there any live agents available? i'd like one
  don't want a bot
  enough of this robot nonsense
  how do i get hold of a person here
  need someone to look at this personally
  can you get somebody from support to message me
  let a human handle this
  escalate this please
  # mixed and in the middle of something else
  paket saya belum sampai, mau ngomong sama CS aja
  kh-104233 belum dateng, tolong sambungin ke orang
  can i talk sama admin please
  nak speak to agent la
  refund saya gimana, boleh bicara dgn orang?
  my order is late and i want to talk to somebody about it
  barang rosak ni, nak cakap dengan staf you
  alamat salah, tolong connect ke live agent
  saya sudah kirim fotonya, sekarang sambungkan ke petugas
  the code does not work. agent please
  gak usah deh, langsung ke admin aja
  bukan itu maksud saya, saya mau bicara dengan orang
  please lah sambung ke human
  # more
  tolong dong csnya, aku pusing
  gimana caranya biar bisa ngobrol sama manusia
  cape deh jawabannya muter, sambungin aja ke org
  bisa minta tolong dihubungi sama cs?
  saya tunggu admin yang asli
  min bales dong jangan bot
  kak ini bot ya? minta adminnya dong
  pengen protes ke atasan kalian
  mana sih cs nya dari tadi robot mulu
  gak guna nih robot, panggil orang
  lebih baik saya bicara dengan orang langsung
  saya lebih suka dilayani manusia
  saya tidak mau chat sama robot lagi
  kalo bisa sama orang aja ya
  mau dong dihubungkan ke tim support
  adakah sesiapa yang boleh bantu saya? bukan bot ya
  tolong beri saya bercakap dengan seseorang
  saya perlukan bantuan manusia
  nak mengadu pada pengurus
  robot ni tak membantu, nak staf
  boleh dapatkan orang untuk bantu saya
  sambungkan dgn cs skrg
  please get someone to call me back
  i demand to speak to your manager
  this is going nowhere, i need a human being
  is it possible to chat with a person instead
  can a human read this please
  could i have a word with somebody
  not helpful. person please
  where can i find a real agent to talk to
  you don't understand me, get me someone who does
  i don't want to chat with a bot anymore
  hello? anybody there?
  i would like assistance from a live person
  pls connect 2 cs
  hooman pls
  agen dong, bukan bot
  operator!
  manusia
  # more
  bisa disambungin ke mbaknya gak
  saya mau ngobrol langsung sama penjualnya
  tolong carikan petugas yang bisa bantu
  mau nanya langsung ke admin boleh?
  kak bisa gak kita ngobrol sama orang aslinya
  aku maunya sama CS bukan sama kamu
  please alihkan ke staf yang berwenang
  udah berapa kali diulang ga ngerti2, mana cs nya!!!
  minta nomor yang bisa dihubungi dong, mau bicara sama orang
  jangan pake bot dong, ribet
  dengan siapa saya bisa bicara langsung
  lelah berurusan dengan sistem otomatis
  lebih enak ngobrol sama manusia
  tolong segera hubungkan saya ke supervisor anda
  mau ke cs
  tidak terbantu, ingin bicara dgn petugas
  gue emosi, kasih gue manajer lo
  CS nya ada ga kak? mau tanya
  ga paham juga nih bot, CS please
  dicariin manusia dong
  saya nak contact customer service
  hubungkan saya ke manusia boleh tak
  tolong, saya mahu pegawai bertugas
  nak minta tolong staf, boleh?
  boleh tak orang betul yang reply
  x nak bot, nak org
  sila sambungkan panggilan ke pegawai
  bot tak berguna, panggil manager
  saya dah give up dengan bot ni, bagi ejen
  ada sesiapa tak
  nak komplen terus pada manusia
  tukar ke ejen
  i need human assistance
  can you transfer this chat to a person
  customer support please
  who can i speak to about this
  i want to speak with the person in charge
  i've had enough of this chatbot
  do you have a human i could talk to
  is a live person available
  stop replying automatically and get a human
  let me talk to someone real
  this is urgent, i need an actual person
  human agent
  i'd like to escalate to a manager
  would it be possible to talk with one of your colleagues
  bring me a manager
  can't a human answer me
  give me your supervisor
  chat with agent
  forget it, just get me someone
  i dont wanna speak with a robot
  wanna talk to ur staff
  hlo agent plz
  # more
  boleh minta bantuan petugasnya langsung?
  saya pengen dihandle sama orang
  ada customer care yang standby ga
  kalau bisa saya mau ditelepon sama timnya
  tolong eskalasi ke supervisor
  admin yang pegang toko ini mana ya, saya mau ngobrol
  ga mau ngetik sama bot, tolong orang aja
  chatbot mulu, kapan manusianya
  bosen banget ngobrol sama AI
  sumpah bot ini ga ngerti, kasih cs beneran
  mau konsultasi sama CS dulu
  bantu saya hubungi operator
  dgn cs lgsg bs?
  sya nk cakap ngan org
  tolong transfer saya ke pegawai
  saya tak nak bercakap dengan bot
  nak jumpa pengurus kedai
  boleh tak saya cakap dengan manusia sebenar
  ada tak staf yang boleh layan saya
  susah la bot ni, nak cakap ngan cs
  letih dah jawab soalan robot, bagi staf
  hubungi saya semula melalui pegawai
  i want a supervisor
  can i chat with an actual person
  please have someone contact me
  i prefer speaking to a human being
  get someone on the line
  no robots. i need help from a person
  this isn't working, transfer me to somebody
  where do i find a live representative
  could you put me in touch with your staff
  talk to human pls
  i need to talk to someone about my refund
  agent pleaaase
  bukan bot ya, mau orang
  live person
  connect me with agent dong
  saya mau curhat ke adminnya langsung
  help me speak to a manager
  customer service, now
  # more
  panggil CS kalian sekarang juga
  hubungkan ke bagian keluhan dong
  aku butuh ngomong sama manusia nih
  minta tolong disambungkan ke layanan pelanggan
  kapok sama bot, mau orang
  gimana cara hubungi admin
  mau lapor ke atasan
  saya capek menjelaskan ke robot berulang kali
  tolong jangan robot yang jawab
  maaf bisa bicara dengan pegawai yang bertugas?
  orang please bukan mesin
  ngomong sama lu ga guna, panggil manusia
  ada yang bisa bantu saya selain bot?
  nak bercakap dgn customer service
  cepat sambungkan saya kepada manusia
  sy nak org yg faham, bukan bot
  boleh tak hantar staf untuk chat dengan saya
  saya mahu bertanya terus kepada pegawai
  malaslah cakap dengan mesin, bagi orang
  can i have a word with your supervisor
  please route me to an agent
  i want out of this bot, give me a person
  is someone real going to answer me
  let me chat with support
  how can i contact a human
  speak to an agent
  i need human support asap
  your bot doesn't get it. get me a rep
  connect to human agent please my parcel KH-104233 is lost
  tolong dong mau ngobrol ama cs, paket KH-104233 ilang
  # Indonesian, more
  kak bisa ga saya dibantu sama orang langsung
  udah muter-muter sama menu ini, kasih manusia aja
  gak nyambung ngomong sama kamu, oper ke tim aja
  saya lebih nyaman kalau dijelasin langsung oleh petugas
  tolong minta timnya telpon balik ke nomor saya
  bisa telepon saya sekarang? saya gaptek chat begini
  saya mau komplain langsung ke atasan kalian
  mana nih adminnya, dari tadi yang bales template terus
  jawabannya template semua, ada yang baca chat saya beneran ga sih
  ini masalah serius, saya ga mau dijawab otomatis
  cs tolong dong
  mau nanya ke cs boleh?
  butuh csnya sekarang juga
  tolong escalate ke supervisor
  saya mau eskalasi ke level atas
  bisa dialihkan ke bagian komplain?
  sambungin ke bagian keuangan dong
  hubungkan ke tim pengiriman, saya mau bicara
  tolong saya pengen ngobrol sama yang ngerti
  carikan saya orang yang bisa ngambil keputusan
  ke siapa saya bisa komplain langsung
  saya gak paham, bisa dijelasin sama manusia aja?
  gue mau ngomong sama manusia woy
  pliss admin bantu saya
  admin oh admin, tolong balas
  mimin ada? mau curhat nih soal paket
  ada admin yang online?
  ada cs yang lagi aktif nggak
  woy ada orang gak sih ini
  tes, ada yang jaga ga
  siapa aja tolong respon saya, jangan bot
  stop bot
  bot ga guna, panggil yang asli
  bot mu ga ngerti apa apa
  robotnya bodoh, saya mau yang manusia
  chatbot ga membantu sama sekali, saya minta dihubungi
  dari kemarin dijawab mesin mulu, capek
  nggak mau chat sama AI
  matikan botnya, saya mau sama orang
  kapan manusia nya yang jawab
  udah ya bot, saya mau sama cs aja
  pindah ke live chat dong
  mau live chat
  minta nomor cs yang bisa ditelepon
  ada hotline yang bisa dihubungi?
  minta nomer telepon CS dong, mau ngomong langsung
  no wa admin berapa, mau chat langsung
  saya mau bicara sama manajer toko sekarang
  tolong managernya suruh hubungi saya
  panggil bosmu
  gua mau ketemu sama yang punya toko
  kalo bisa sih dibantu orang aja ya kak
  pesanan KH-104233 salah kirim, minta tolong cs nya handle
  refund saya gak masuk2, tolong disambungkan ke orang keuangan
  paket hilang nih, gak mau ribet sama bot, cs mana
  akun saya kena hack, saya perlu bicara sama petugas sekarang juga
  ini urusannya ribet, mending lewat telepon sama petugas
  mo ngmg sm cs
  mw bcr sm org asli
  sambungin k admn dong
  sy mau cht dgn manusia
  tlg hbgkan sy dg petugas
  bs ngobrol dg cs ga
  saya tidak puas dengan jawaban bot, tolong teruskan ke petugas
  bukan itu maksud saya, udah kasih ke admin aja
  ga jadi nanya kamu, mau nanya cs
  cs
  admin
  operator
  agen
  orang beneran dong plis
  customer service please
  bantuan manusia
  mohon bantuan petugas
  perlu pendampingan petugas ya
  bisakah saya bertemu petugas secara langsung
  ingin konsultasi dengan staf
  tolong aku dibantu sama kakak-kakak cs nya
  yang jawab ini bot kan? ganti orang dong
  kamu bot ya? saya maunya orang
  kalau kamu robot mending sambungin ke orang
  saya orang tua, nggak ngerti ketik-ketik, bisa bicara aja sama petugas?
  ibu saya mau bicara dengan CS nya
  ayo dong dijawab sama orang
  # Malay, more
  nak cakap dengan orang boleh tak
  boleh saya bercakap dengan wakil syarikat
  sambungkan saya ke pegawai khidmat pelanggan
  tolong pass saya kat staff
  saya nak bercakap dengan manusia bukan mesin
  boleh tolong panggil supervisor tak
  mana admin ni, lama dah tunggu
  ada sesiapa kat sana tak
  ada orang ke ni
  ada orang tak yang boleh tolong saya
  tak faham la bot ni, bagi orang jawab
  bot ni bengap, nak orang betul
  malas layan bot, mana staff
  asyik bot je jawab, orang takde ke
  jangan bagi bot jawab saya
  saya tak nak guna chatbot
  penat taip, boleh call saya tak
  tolong telefon saya semula
  minta pegawai hubungi saya di nombor ni
  boleh suruh customer service call saya balik
  nak nombor telefon customer service
  ada nombor yang saya boleh call untuk cakap dengan staf?
  saya nak buat aduan terus kepada pengurus
  nak jumpa bos korang
  sila hubungkan saya dengan bahagian aduan
  transfer saya ke bahagian bayaran balik
  nk ckp ngn cs
  blh sy ckp dgn staff x
  tlg smbungkan dgn ejen
  sy nk org btl jwb
  ejen tolong jawab
  admin tolong reply
  cik, boleh tolong sambungkan saya pada sesiapa
  siapa yang incharge sini, nak cakap dengan dia
  saya nak cakap dengan orang yang incharge
  boleh saya tahu siapa yang boleh saya hubungi
  saya lebih suka bercakap dengan manusia
  better saya cakap dengan orang terus
  tak jawab pun soalan saya, panggil orang lain
  ni mesin ke? saya nak orang
  pesanan saya hilang, saya nak cakap dengan pegawai sekarang
  duit tak masuk lagi, tolong bagi staff uruskan
  tolonglah, saya perlukan orang sebenar
  ada live agent tak
  nak live chat
  nak minta tolong staff sekejap
  boleh staff tolong tengokkan kes saya
  saya warga emas, tak reti guna ni, boleh cakap dengan orang
  mak saya nak cakap dengan pegawai
  jom la bagi manusia jawab
  bila orang betul nak jawab ni
  cukuplah dengan bot, sambung ke orang
  # English, more
  is there a human i can chat with
  i want to talk to somebody
  can i speak to someone in charge
  get me your boss
  let me speak with a supervisor now
  connect me to customer support
  transfer me to billing please
  can you put me through to the returns team
  i need a human being
  human
  representative
  operator please
  talk to agent
  speak to a person
  i'd rather deal with a real person
  would prefer to speak to someone on the phone
  can somebody give me a call
  please have someone call me back
  call me
  i want a callback
  can i get a phone number to call you guys
  do you have a phone line i can ring
  this bot is useless
  you are not helping, get me someone who can
  you don't understand me, i want a person
  you keep giving me the same answer, is there anyone real
  stop sending automated replies
  i don't want to talk to a machine
  not a bot please
  no more bot
  enough with the bot, human now
  i'm done with this robot
  are there any real people working there
  does a real person ever read these
  can a person look at my case
  i want someone to look into this personally
  my parcel is lost and i want to talk to someone about it
  i was charged twice, let me speak to someone in finance
  my account got hacked, i need a live person asap
  escalate this
  please escalate my complaint to a manager
  i demand to speak to the manager
  who can i talk to about my refund
  who's in charge here
  whom do i contact to speak about this
  could you hand this over to a colleague
  hand me to a human
  is it possible to chat with staff
  can i chat to one of your team
  i need assistance from a live agent
  pls connect agent
  i wanna speak 2 sum1
  tlk to humna
  conect me to an agnet
  speak to a repersentative
  cust service pls
  customer service
  i can't use this chat, need to speak to someone
  this is too complicated for a bot
  i have a complicated problem, need a person
  how do i reach a real person
  how can i talk to someone
  how do i get out of this bot
  where's the humans
  anyone there??
  hello?? somebody answer me
  # mixed, more
  boleh connect saya to agent tak
  mau speak sama human dong
  pls la bagi i cakap dengan orang
  can i cakap dengan staff
  nak talk to real person please
  tolong transfer to cs
  i want cs, bukan bot
  please panggil admin
  connect ke live agent ya kak
  can someone tolong saya, bot ni tak faham
  bisa call me back ga
  minta callback dong
  need to ngobrol sama admin asap
  min help me please, orang beneran ya
  # Within another matter, passed on in slang, said again in anger
  minta teknisinya kontak saya langsung
  saya maunya dikontak orang toko, jangan lewat chat
  tolong yang punya toko hubungin saya
  tolong suruh sopirnya sekalian sama kantor hubungi aku
  mohon pihak toko menelepon saya sore ini
  kabari saya lewat telepon dong, orang kantornya aja
  bisa tim kalian WA saya sekarang
  get one of your guys to contact me by whatsapp
  have whoever runs this shop contact me
  i expect the owner of the store to get in touch with me
  can somebody from returns ring me about the broken lamp
  your technician should give me a ring, the oven is still dead
  please let a person in your office email me back
  minta orang kedai contact saya petang ni
  suruh la juruteknik korang call saya balik
  tolong minta tuan punya kedai hubungi saya
  boleh pihak korang telefon saya esok pagi pasal barang rosak
  saya tunggu panggilan dari pihak pengurusan
  mau tawar harga langsung sama pemiliknya
  bisa nego sama penjualnya? beli lima lusin nih
  mau komplain, sama siapa saya bisa ngomong
  saya mau mengadu ke pimpinan toko soal kurir
  kalau soal uang saya maunya dijelasin orang
  refund segede itu jangan sama bot dong, biar orang yang jelasin
  barang pecah, saya mau negosiasi ganti rugi sama petugas
  nak nego harga dengan tauke
  nak bincang ganti rugi dengan pengurus kedai
  nak buat aduan terus kepada orang atas
  soal duit ni saya nak orang yang terangkan
  hal bayaran ni baik staf yang explain
  i'd like to bargain with the person in charge of prices
  i want to complain about the driver to a manager
  let me argue this with a supervisor, the charge is wrong
  for money matters i'd rather a person explains
  when it's about a refund this size i want to hear it from a person
  need somebody to unlock it, not another link
  bukain akunnya sama orang dong, jangan kirim link lagi
  saya butuh orang buat benerin ini bukan artikel
  nak orang tolong betulkan, bukan hantar pautan lagi
  stop sending me articles, get a person to fix it
  no more links please, somebody has to do this for me
  alihin ke cs dong
  alihin aja ke orang
  oper ke yang jaga dong
  oper ke atas deh kalau gak bisa
  lempar aja ke timnya
  lempar ke manusia lah
  sambungin ke siapa aja yang bisa jawab
  sambungin dong ke yang ngerti
  pindahin chat ini ke petugas
  tf ke agent pls
  trf to agent
  pass kat cs la
  pass je kat orang
  hantar chat ni ke staf korang
  sambung kat agent la cepat
  escalate chat ni ke orang
  bounce me to a human
  shove me over to support
  kick this up to a manager
  pop me through to an advisor
  AGENT I SAID
  i already typed human three times
  i keep saying agent and you keep asking
  operator!! hello
  operator? anyone gonna answer
  admin admin admin
  CS CS CS woy
  cs mana cs
  dibilang cs ya cs
  saya bilang ADMIN bukan menu
  saya ketik agen udah berkali-kali
  udah ketik operator 5x loh
  sy dah taip ejen banyak kali
  saya cakap EJEN la
  berapa kali nak taip staf ni
  agent agent agent
  human. HUMAN.
  what part of representative don't you get
  sekali lagi: orang
  pilihannya ga ada yang pas, mau nanya langsung
  tiada pilihan yang sesuai, nak tanya staf
  none of these options, just people please
  ini bot kan? saya mau yang orang
  tolong jangan dibalas template, balas manual
  balas pakai orang dong
  jangan reply template la, reply sendiri
  tak nak mesin jawab
  mbok ya dijawab wong
  iso ngomong karo wong ora
  kate nak cakap ngan orang
  sapa2 ada, nk tnya
  ada sape2 jaga tak, tolong jap
  org asli pls
  bos nya mana, keluar dong
  yang punya toko mana nih
  boleh panggil tauke tak
  where's your boss at
  the person who emailed me yesterday, can i have them again
  same lady as yesterday please, she knew my case
  mau sama mbak yang kemarin aja
  nak abang yang tolong semalam
  can u guys just phone me
  phone me today or i dispute the charge
  telpon saya hari ini atau saya lapor polisi
  call la saya, senang sikit
  prefer voice call with somebody
  bisa zoom sama staf nggak
  can i come and see someone about this
  mau konsul sama yang ahli kulit
  nak rujuk pakar korang sebelum beli
  is there a specialist i can ask about fit
  i'm blind, typing is difficult, can someone assist by voice
  nenek saya gak bisa ngetik, minta ditelpon aja
  please don't close this, i need a colleague of yours to check it by hand
  cek manual sama orang dong
  review by a person please not by the system
  my parcel is lost, your bot loops, someone take over
  barangnya ilang, botnya muter, ambil alih dong ada yang bisa?
  parcel hilang, bot pusing pusing, ambil alih la sesiapa
  KH-104233 rusak lagi, langsung ke orangnya aja
  sekarang juga mau ngomong sama penanggung jawabnya
  takkan takde sorang pun boleh tolong
  masa gak ada satu orang pun yang bisa jawab
  bot lu payah banget, gua mau orang
  gue mau ngomong sama yang bener2 orang
  bisa gak sih ada orang yang bales
  kak tolong banget, saya butuh ngobrol sama tim kakak
  apakah ada nomor yang bisa saya hubungi untuk bicara dengan staf
  izin bertanya, apakah bisa berbicara langsung dengan petugas?
  pusing saya baca jawabanmu, kasih cs manusia
  ini udah kali keempat, saya minta atasan
  tolong carikan saya staf yang paham pengembalian dana
  dari pada muter muter mending kasih admin
  panggil yang lebih pinter dari kamu
  ada staf cewek gak, malu nanyanya
  mau ke cs aja
  boleh minta kontak adminnya?
  chat manusia
  pengen disambungin ke bagian keuangan
  duit saya ilang dua juta, ga mau diladenin bot
  gmn cara ngobrol ama cs
  bantuin dong, tapi jangan bot
  mohon dihubungkan dengan staf yang berwenang menangani hal ini
  butuh penjelasan langsung dari manajer
  saya menyerah, panggil orang saja
  kok dijawab robot sih, orangnya kemana
  minta no telp kantor, mau ngomong langsung
  apa saya harus datang ke toko supaya ada orang yang jawab?
  nak cakap dengan manusia sebenar
  boleh sambungkan saya dengan wakil khidmat pelanggan?
  ada orang tak ni, saya penat dah
  saya tak faham jawapan awak, bagi staf tolong
  mintak nombor pegawai
  tolonglah jangan bot, saya nak orang
  macam mana nak cakap dengan orang betul kat sini
  saya nak buat panggilan dengan staf korang
  bagi saya penyelia sekarang juga
  boleh tak hubungkan dengan pegawai bertugas
  dah setengah jam tunggu ejen
  nak live agent
  sy nk ckp dgn org
  tolong transfer ke manusia
  takde ke staf online
  siapa pengurus, saya nak cakap dengan dia
  saya warga emas, tak reti guna benda ni, nak orang tolong
  pegawai mana boleh bantu kes refund saya
  bukan bot la, orang
  nak berurusan terus dengan kedai bukan robot
  let me speak to somebody who knows what they're doing
  is it possible to be connected with a living person
  how do i get past this bot
  can you get your supervisor
  i'd prefer to deal with a human being
  human pls
  get me out of this bot loop
  this isn't helping, who can i talk to
  give me a phone number with a person on the other end
  would it be possible to have a chat with one of your team
  i have a complicated case, who can look into it personally
  need a rep asap my card was charged 4 times
  stop replying automatically and let a person answer
  can i just have an agent
  your automated thing is garbage, where are the people
  any real humans working here today
  i'd like to escalate my case
  put a manager on
  tell your manager to call me
  could you loop in a colleague
  please assign this to an agent
  open a ticket with a real person
  no bots
  I don't want a machine's answer
  are there any agents on shift, i need one
  can i talk to u guys on the phone
  your chat thing can't do it so give me a real employee
  please hand over to staff
  min bisa call gak, urgent
  agent please lah
  boleh cakap with someone tak
  minta agent, thanks
  want to talk dengan admin, bot ni useless
  need orang to check my order
  can connect to cs?
  pls suruh manager u call me
  human agent tolong
  cs please, barang i rosak
  can somebody bantu, not bot
  gue udah males debat, orangnya mana
  tolong dong satu manusia aja
  please sambungkan saya ke siapapun yang manusia
  udah coba semua menu, ga ada yg nyambung, cs dong
  pakai orang aja deh
  gausah bot botan, cs
  kapan gue bisa ngomong sama manusia
  nomer WA adminnya dong mau chat langsung
  mohon arahan ke petugas
  jawaban ini bukan dari manusia kan? tolong manusianya
  ketemu jalan buntu, butuh staf
  mau ngadu ke bos lu
  lapor ke atasan lo, suruh hubungi gue
  saya nggak cocok ngobrol sama mesin
  saya ingin berbicara empat mata dengan pihak toko
  refund gue gimana, bot lu muter, sini kasih orang
  nak orang
  bot takyah la, staf mana
  dah tiga kali tanya, bot jawab benda sama, nak pegawai
  minta tolong seseorang uruskan kes saya secara terus
  hubungkan saya dengan mana-mana wakil
  boleh saya dapat nombor pegawai yang boleh bantu
  tolong panggil sesiapa yang kerja situ
  kes saya lain dari menu, nak terang kat orang
  nak bercakap dengan seorang pegawai sekarang
  kalau bot tak boleh, bagi la orang
  malas la cakap dengan mesin
  hubungi saya segera, saya pelanggan lama
  ada ke manusia yang boleh settlekan ni
  saya nak jumpa pengurus cawangan pasal ni
  i wanna talk to someone real
  just give me a person already
  can a member of your team step in
  is there anyone i can phone about this
  i don't get along with bots, person please
  you keep misunderstanding, get someone else
  not you, somebody who works there
  could i be put through to complaints
  where do i click to chat with a person
  please have customer care contact me today
  my issue needs human judgement
  i need to talk to the people who handle refunds
  your bot can't help me so what now, is there a person
  can i get help from an actual human being please
  put a human on the line
  skip the bot
  supervisor. now.
  may i please talk with somebody in the warehouse
  i'd like a callback tomorrow morning
  can your manager give me a call
  help from a human
  give me someone competent
  i will only discuss this with a person
  talk to human la
  nak human agent, bot tak faham
  boleh get someone to call me tak
  mau talk to real person
  pls la orang, not bot
  can u sambung to staff
  agent mana, been waiting
`);

/** Sentences that mention people, agents, machines, and ask for none. */
export const FALSE_FRIENDS: readonly string[] = lines(`
  # Indonesian
  agen JNE di mana
  kapan admin balas chat saya
  kurirnya orang mana
  apakah produk ini buatan manusia
  biaya admin transfer berapa
  kok ada biaya admin
  ada robot vacuum gak
  mainan robot untuk anak masih ada?
  bisa jadi agen di sini gak
  cara daftar jadi reseller atau agen
  admin tadi bilang refund 3 hari
  kata cs kemarin barangnya dikirim hari ini
  csnya ramah banget, makasih
  adminnya baik
  operator seluler apa saja yang bisa isi pulsa
  paketnya diterima orang lain
  yang terima paket bukan saya tapi orang rumah
  orangnya gak ada di rumah pas kurir datang
  ini untuk orang tua saya
  baju untuk orang dewasa ada?
  berapa orang yang sudah beli
  jam operasional cs
  cs buka jam berapa
  nomor telepon kurirnya berapa
  kurir saya belum menghubungi
  mau bicara soal refund
  mau ngomong masalah pesanan kh-104233
  sudah saya bicarakan dengan istri, jadi beli
  kamu robot ya?
  ini bot atau manusia
  boneka robot ukuran berapa
  manusia biasa salah kok, santai
  saya gak perlu cs, cuma mau cek resi
  gak usah sambungkan ke admin
  kemarin sudah bicara sama cs
  manager toko sebelah bilang lebih murah
  sudah chat admin di instagram tapi belum dibalas
  # Malay
  ejen penghantaran dekat mana
  orang yang hantar barang tu biadab
  nak beli untuk dua orang
  staf semalam sangat membantu, terima kasih
  waktu operasi khidmat pelanggan
  caj admin berapa
  macam mana nak jadi ejen
  barang saya diambil orang
  jiran saya yang ambil, bukan orang lain
  awak ni robot ke
  kasut untuk orang lelaki ada tak
  tak perlu sambung ke staf, terima kasih
  robot mainan dah habis ke
  saya dah cakap dengan ejen tadi
  # English
  is the agent fee refundable
  what does the admin fee cover
  do you sell robot vacuums
  the delivery person was rude
  someone else received my parcel
  the agent yesterday promised a refund
  thanks to your agent everything is fine
  are you a bot
  hang on, is there an actual human typing this?
  is somebody behind this chat or is it software
  ada orangnya nggak sih di balik chat ini
  apakah yang mengetik ini manusia
  betul ke ada manusia kat belakang ni
  mbak ini orang beneran ya
  akak admin ni orang betul?
  saya tengah cakap dengan staf atau komputer
  am i talking to a human
  how many people bought this
  is there a person limit for the voucher
  my representative signed for the parcel
  what are the customer service hours
  no need for an agent, i just want to track it
  human hair wig, is it real?
  can anyone else pick up my order
  i already spoke to someone about this
  do you need a real estate agent licence to buy
  does the person at the counter need my id
  is this handmade by a person or a machine
  who is the manager of the bandung store
  the cleaning agent leaked in the box
  # more
  halo admin mau tanya ongkir ke medan
  halo cs, paket saya mana
  kak admin, stok ukuran L masih ada?
  min kenapa pesanan saya dibatalkan
  kenapa admin belum konfirmasi pembayaran saya
  admin lelet banget
  kata operator jne paket sudah sampai
  do your agents speak malay
  can your agents see my card number
  apakah petugas kurir akan menelepon dulu
  petugasnya datang jam berapa
  can someone else pick up my parcel
  is someone going to be home delivery only
  apakah bisa dikirim ke alamat orang lain
  bisa bayar lewat agen?
  bisa ambil di agen jnt nggak
  mesin cuci yang saya beli rusak
  mesin kopi masih garansi?
  capek nunggu mesin cuci saya belum datang
  the coffee machine stopped working
  is the robot mop waterproof
  mainan robot rusak, mau retur
  buku machine learning ada?
  robotnya mati total setelah dua hari, mau klaim garansi
  lowongan admin masih buka?
  gaji operator gudang berapa
  saya reseller, agen anda di surabaya
  anda punya agen di malaysia?
  ada agen dekat sini tak
  adakah ejen boleh bantu hantar ke sabah
  siapa manajer cabang bandung
  manajernya ganteng
  the manager's special discount code doesn't work
  my manager needs an invoice
  invoice atas nama orang lain bisa?
  kado buat orang spesial
  paket dikirim ke orang yang salah
  my parcel was given to the wrong person
  someone keeps calling me about my order
  seseorang menelepon saya minta kode otp
  orang yang ngaku admin minta otp saya
  ada yang mengaku cs minta transfer, penipuan?
  a man claiming to be your agent asked for my password
  admin whatsapp ini asli atau penipu
  ukuran baju orang dewasa
  berapa lama admin proses refund
  how long does the agent take to process my refund
  berapa lama cs membalas email
  apakah cs bisa bahasa inggris
  terima kasih admin
  makasih kak cs nya baik
  thank you agent, problem solved
  puas dengan pelayanan petugas
  saya tidak mau bicara dengan cs
  i don't want to talk to an agent, just tell me the status
  jangan sambungkan ke admin dulu
  nggak perlu orang, bot aja cukup
  lebih suka chat sama bot
  saya suka robot ini, pintar
  bot ini pintar juga ya
  kamu bot yang pintar
  robot dilarang masuk
  apakah harga sudah termasuk biaya admin bank
  admin fee for changing the order
  is there a customer service charge
  service orang tua gratis ongkir?
  this shirt has human print on it
  patung manusia ukuran besar
  rambut palsu dari rambut manusia
  orang sabah boleh beli tak
  kenapa orang lain dapat voucher saya tidak
  people say your shop is good
  does anyone know when it restocks
  siapa yang bisa pakai voucher ini
  ada yang jual kopi nggak
  saya butuh operator gate 24v untuk pintu pagar
  agent provocateur parfum ada?
  kod ejen saya apa
  jadi ejen dropship boleh?
  staf kaunter suruh saya chat sini
  kurier kata tak ada orang di rumah
  tak ada orang terima barang
  nobody was home when the courier came
  rumah kosong tidak ada orang
  kalau tidak ada orang di rumah bagaimana
  apa cs buka hari minggu
  is live chat available on weekends
  # more
  saya agen properti, mau pesan banyak
  agen pulsa mana yang bisa dipakai
  bisa COD lewat agen?
  admin shopee bilang barang dikirim
  apakah adminnya perempuan
  ada promo untuk pegawai negeri?
  harga untuk karyawan ada?
  kaos operator warna hitam
  manajer saya minta faktur
  petugas keamanan nolak paket saya
  satpam bukan orang yang saya kenal
  petugas kurir minta uang tambahan
  orang gudang salah kirim
  orang tua saya mau retur
  buat berapa orang set makan ini
  setelan untuk orang gemuk ada ga
  robot lego masih promo?
  mesin jahitnya macet
  robot cuci piring garansi berapa lama
  apa bot bisa cek resi?
  bot kamu canggih
  botnya lucu
  apakah kamu AI
  ini manusia bukan?
  manusia pelupa, saya lupa password
  saya bukan robot tapi captcha gagal terus
  captcha i am not a robot tidak bisa diklik
  customer service award tahun ini siapa
  cs di toko offline ramah
  terima kasih sudah dibantu cs
  cs kemarin janji refund
  tadi admin janji mau dikirim ulang
  apakah biaya operator ditanggung pembeli
  gimana cara jadi admin reseller
  ada diskon untuk agen?
  baju untuk dua orang anak
  ejen insurans saya nak resit
  pegawai kastam tahan parcel saya
  saya staf kerajaan, ada diskaun?
  penghantar tu orang baru ke
  orang rumah saya dah terima
  berapa orang boleh guna satu baucar
  staf kaunter pos laju kata alamat salah
  robot mainan tu berapa
  bot kasut saiz 42
  kasut bot ada?
  mesin basuh rosak
  does the staff discount work online
  can another person use my points
  is this for two persons
  the agent number on my receipt is wrong
  your driver left it with someone
  someone at the warehouse forgot an item
  my boss is the person who ordered
  the manager at the store said i can return it
  a human error happened in my order
  person of contact on invoice should be changed
  man made fabric or natural
  do agents get a discount
  what is an agent code
  who is your agent in penang
  agent orange cleaner in stock?
  i am an agent, how do i get a reseller price
  is the robot toy safe for kids
  washing machine not delivered
  why did the operator hang up on me
  can i give it to someone as a gift
  a friend told me to talk to you
  i talked to my wife, we cancel
  don't connect me to anyone
  # more
  agen tiki buka jam berapa
  mau jadi agen paket gimana caranya
  apakah ada biaya agen
  admin olshop sebelah ramah
  orang tua saya yang pesan
  anak buah saya yang terima
  ini dikerjakan oleh orang atau mesin
  ukuran xl muat untuk orang 80kg?
  admin fee kenapa mahal
  kemarin ditelepon cs katanya stok habis
  siapa nama cs yang balas saya tadi
  kurir bilang tidak ada orang di rumah
  boleh ambil paket diwakilkan orang lain
  kaos gambar robot ada?
  robot penyapu lantai masih ada stok
  mesin kasir dijual?
  berapa orang yang kerja di toko ini
  saya orang baru di sini, cara pesannya gimana
  orang bilang bahannya panas
  ejen pos kata alamat tak lengkap
  harga untuk ejen berapa
  bayi orang utan mainan ada?
  staf lelaki yang hantar tadi baik
  boleh orang lain ambil barang saya
  robot pembersih rosak
  saya dah hubungi operator semalam
  do you ship to someone in sabah
  can my husband talk to the courier
  the person who delivered was late
  is human support included in the membership
  are your staff vaccinated
  the agent gave me the wrong size
  who handles returns
  will someone be at the store on sunday
  is there an agent near kuching
  people keep asking about your shoes
  machine wash or hand wash
  i'm not a robot, just slow typing
  operator name on the invoice is wrong
  does customer service work on holidays
  # more
  agen sicepat dekat bandung mana
  berapa komisi agen
  customer service kalian bagus
  orang yang anter paket ga sopan
  bisa titip ke orang rumah?
  manusia robot itu film apa
  mesin cuci 8 kg ada?
  admin bilang sudah dikirim tapi belum sampai
  kenapa cs lama balasnya
  nama agen di struk beda
  paket dibawa orang tak dikenal
  untuk berapa orang paket ini
  ada kaos robot gundam
  bot error terus ya
  jual sepatu bot?
  apakah bisa diwakilkan ke orang lain
  caj operator kena bayar ke
  ejen jualan tu tipu saya
  orang dekat kaunter suruh tunggu
  ramai orang beli ke barang ni
  hantar barang ke rumah orang tua saya boleh
  robot vakum tu bising
  the agent said two days
  can a friend collect it for me
  do people like this jacket
  someone used my voucher
  is your bot open source
  agent code invalid at checkout
  human resources email please
  my person of contact moved
  # Indonesian, more
  biaya admin kok naik ya
  ada biaya admin nggak kalau bayar pakai OVO
  potongan admin berapa persen
  admin fee berapa kalau cicilan
  dikenakan biaya layanan berapa
  jam operasional cs kapan
  cs buka sampai jam berapa
  cs libur ga hari minggu
  weekend ada cs yang jaga nggak
  tanggal merah cs tetap buka?
  apakah admin online 24 jam
  hari sabtu customer service aktif ga
  ini bot bukan
  ini dijawab manusia apa mesin
  ini staf betul atau bot
  kamu pakai AI apa
  apakah saya sedang bicara dengan orang asli
  cs nya ramah banget, makasih
  adminnya baik sekali terima kasih
  petugasnya sopan, saya puas
  mau kasih bintang 5 buat cs yang tadi
  cs kemarin jutek
  admin kalian lelet banget balesnya
  kemarin cs bilang refund 3 hari
  kata admin barang dikirim hari senin
  tadi saya sudah bicara dengan cs, katanya ditunggu
  udah dihubungi petugas kemarin, tinggal nunggu
  saya sudah chat admin di shopee
  agen jne dekat sini dimana
  bisa ambil di agen sicepat?
  drop paket di agen mana
  agen resmi di surabaya ada?
  cara jadi agen
  mau daftar jadi reseller
  syarat jadi dropshipper apa
  ada lowongan admin ga
  gaji cs di sini berapa
  butuh karyawan gak kak
  jual robot vacuum?
  robot penyedot debu ready?
  mainan robot untuk anak ada?
  mesin kopi garansi berapa lama
  mesin cuci 8kg ada
  kurir nelpon saya tadi gak keangkat
  kurirnya gak bisa dihubungi
  nomor kurir berapa ya
  kurirnya marah2 ke orang rumah
  paket diterima orang lain
  yang terima paketnya siapa
  paket dititip ke satpam
  orang rumah ga ada yang terima
  kado buat orang tua
  baju ini muat buat orang gemuk?
  tenda untuk 4 orang
  makanan untuk lima orang
  bisa dikirim atas nama orang lain?
  bisa pakai alamat teman saya?
  nama penerima mau diganti
  saya ditipu orang yang ngaku cs khidmat
  ada yang ngaku dari khidmat telpon saya minta OTP
  ada orang login ke akun saya
  kok ada orang lain pake akun saya
  kartu kredit saya dipakai orang
  tim kalian keren
  alamat kantor di mana
  email cs apa
  apa nomor resi saya
  nggak usah ke admin, cukup jawab aja
  ga perlu cs kok
  gausah telpon saya
  jangan hubungi saya lagi
  stop kirim sms promosi ke saya
  makasih min
  halo min
  pagi admin
  min, pesanan saya mana
  kak admin, stok hitam ready?
  cs, mau tanya ongkir ke medan
  min cod bisa?
  minta invoice dong min
  jumlah orang yang beli produk ini berapa
  ulasan orang bagus-bagus ya
  toko ini dijaga siapa
  manajer produk itu kerjaannya apa
  cara ganti operator seluler
  pulsa semua operator ada?
  kartu perdana operator telkomsel
  # Malay, more
  ada caj perkhidmatan tak
  ejen poslaju terdekat
  nak jadi ejen macam mana
  komisen ejen berapa
  hujung minggu ada cs tak
  cuti umum staff kerja tak
  pejabat buka pukul berapa
  awak ni bot ke
  ni orang ke mesin
  siapa yang jawab ni
  saya cakap dengan robot ke
  staff tadi baik sangat, terima kasih
  staf kaunter biadap
  cs semalam kata barang dah dihantar
  pegawai dah call saya semalam
  dah cakap dengan ejen tadi, tunggu jawapan
  kurier call saya tapi tak sempat jawab
  penghantar barang kurang ajar
  orang lain dah ambil parcel saya
  jiran saya tolong ambil barang
  hadiah untuk mak saya
  khemah untuk enam orang
  boleh hantar atas nama orang lain
  robot vakum ada stok
  mesin jahit ada warranty tak
  ada kerja kosong tak
  kena scam dengan orang mengaku staff khidmat
  ada orang guna akaun saya
  akaun saya kena godam
  tak payah sambung ke staff, saya cuma nak tahu status
  jangan call saya
  thanks admin
  salam admin, barang saya dah pos ke
  min, size m ada lagi
  berapa ramai orang boleh guna baucar ni
  siapa pengasas khidmat
  nombor tracking saya apa
  # English, more
  are you a human or a bot
  am i talking to a real person
  is this an automated reply
  what's your name
  do you use chatgpt
  what are your customer service hours
  is support open on sunday
  is your team available on weekends
  how long does an agent take to reply
  your agent was super helpful yesterday
  the guy on the phone was rude
  an agent told me it would ship today
  i already talked to your support and they said wait
  someone from your company called me asking for my otp
  somebody else received my package
  someone logged into my account
  a person at my address signed for it
  can someone else pick up my order
  can i ship it to another person
  gift for a person who loves coffee
  i am a real estate agent looking for bulk price
  how do i become an agent
  are you hiring customer service staff
  what is the agent fee
  admin fee for credit card
  robot toy for kids
  is the coffee machine still in stock
  the driver called me but i missed it
  courier won't answer my calls
  don't call me
  no need to transfer me, just answer
  i don't need an agent
  remove my phone number
  how many people can use this voucher
  tent for four people
  is this jacket for real leather
  i would like to know some dates
  who is the ceo of your company
  contact lens solution available?
  who delivers my order
  is there a person limit on the promo
  what does your bot know
  change the contact person for my delivery
  # mixed, more
  agent fee berapa ya
  cs hours weekend ada ke
  admin fee kena berapa percent
  thank you admin baik sangat
  robot vacuum ready stock ga
  # Of goods, accounts, parcels that others take, offers to us, and what anyone asks of an assistant
  admin akun bisnis bisa lebih dari satu nggak
  tambah admin di akun toko saya caranya
  cara ganti admin grup
  who is the admin on our company account
  how do i make my colleague an admin of the account
  nak tambah admin untuk akaun syarikat
  remove an admin from my business profile
  kalau saya gak di rumah boleh diambil orang lain?
  paketnya bisa dititip ke satpam
  can my neighbour collect it instead of me
  my sister will pick it up, is that ok
  kawan saya tolong ambilkan boleh
  adik boleh wakilkan ambil parcel
  is it ok if someone else signs for it
  ngerti bahasa jawa gak
  awak faham loghat kelantan tak
  boleh faham bahasa cina ke
  do you get slang or only proper english
  kaos tulisan CREW ada
  baju tulisan STAFF ada warna hitam
  jaket tulisan security stok?
  lanyard cetak PANITIA berapa
  do you print SECURITY on hoodies
  t-shirt with the word COACH on it
  wig rambut manusia panjang ada
  is the extension made of human hair
  rambut palsu ni manusia ke sintetik
  lowongan customer service masih dibuka?
  ada kerja kosong jadi ejen jualan
  are you hiring drivers
  mau ngelamar jadi admin toko
  i'd like to apply as store manager
  kami pabrik kemasan, mau kerja sama
  we produce packaging and want to supply your shop
  our agency helps brands grow, shall we talk about your seo
  kami pengeluar kotak, nak tawarkan harga borong
  i represent a logistics firm and have an offer for you
  mau nawarin jasa foto produk buat toko kalian
  kami hotel, mahu jadi pelanggan korporat
  jelasin dong teori relativitas
  Explain dong hukum newton
  terangkan graviti la
  ceritain dong sejarah majapahit
  tolong buatkan puisi tentang hujan
  tolong carikan resep soto
  please help me write a cover letter
  please explain how vaccines work
  find me a mechanic near the station
  can you help me find a dentist
  please call a cab to the airport
  ring my brother
  call lisa please
  please call me max from now on
  panggil saya budi aja
  panggil saya kak long ya
  set an appointment with my doctor for friday
  i need to get my car washed
  book me a room in bali for two nights
  is there a bus to the airport at this hour
  siapa majikan awak
  could you pretend to be a pirate
  can you think like us
  pair with my headphones please
  connect to my speaker
  i need directions to the museum
  please tell me about good sleep
  help me with my math homework
  please reply in indonesian
  tolong jawab pakai bahasa melayu
  speak slower please
  i'll pass on that
  can i put in for leave next week
  do i have anything with anyone on monday
  switch from butter to oil in a cake, is it ok
  give me tips for a job interview
  get me two tickets for the concert
  i want you to add milk to my list
  kirim pesan ke ibu bilang saya telat
  telepon bapak saya
  hantar mesej kat abang kata saya lewat
  pesankan taksi ke bandara
  cari orang betulkan paip kat rumah
  kurirnya orangnya ramah
  adminnya baik banget makasih
  staf kaunter tadi sangat membantu
  the agent i had was brilliant, thanks
  is the mannequin human sized
  boneka orang-orangan sawah ada
  operator forklift butuh sarung tangan ukuran apa
  sarung tangan operator mesin ada
  buku manajer satu menit ada
  do you sell the game human fall flat
  kursi manager warna hitam
  name badge for supervisors
  telefon rumah masih dijual
  harga per orang berapa buat paket wisata
  untuk 3 orang cukup nggak
  somebody stole my parcel from the porch
  orang rumah saya yang pesan
  paket diterima oleh orang lain
  saya bukan orang yang pesan
  agen pos mana yang pegang paket
  nomor resi dari agen belum ada
  i'm an agent for another shop, can i resell
  saya agen, bisa harga reseller?
  rep the code please
  rep lah cepat
  cepat balas, kereta saya tunggu
  i'm talking to my friend about your shop
  saya lagi ngobrol sama teman soal toko ini
  can i speak freely
  the speaker does not connect
  apakah harga sudah termasuk biaya admin
  agen terdekat untuk drop paket retur di mana
  paket saya ditolak oleh orang gudang
  manusia salju hiasan natal ada
  kemarin cs janji refund tiga hari
  saya sudah bicara dengan admin dan sudah beres
  apa bedanya akun personal dan akun admin
  nama penerima bisa diganti orang lain?
  kirim ke alamat teman bisa?
  berapa orang yang muat di tenda ini
  meja ini kuat didudukin orang dewasa gak
  robot penyapu lantai ada garansi
  mesin kopi rusak
  nomor telepon saya ganti
  saya mau ganti kontak di akun
  telepon genggam yang saya beli layarnya retak
  apakah chat ini direkam
  kamu pinter juga ya bot
  bot atau manusia ini yang jawab
  siapa namamu
  tolong kirim invoice ke email bos saya
  staf di toko jakarta buka jam berapa
  jam kerja cs
  orang tua saya mau beli kulkas
  hadiah untuk orang spesial
  tolong hubungi kurirnya biar cepat
  minta tolong telepon penerima dulu sebelum antar
  makasih ya admin baik
  gak usah dihubungkan ke orang, cukup info resi
  saya gak butuh cs, cuma mau cek ongkir
  caj ejen berapa
  ejen pos laju minta bayar lagi
  staf korang terbaik
  saya dah cakap dengan penyelia semalam, dia kata ok
  mesin basuh yang sampai kemik
  orang sebelah ambil parcel saya
  berapa orang boleh duduk atas sofa ni
  awak ni manusia ke robot
  nak tukar nombor telefon dalam akaun
  bila ejen korang nak hantar barang
  tak payah pegawai, saya tanya je
  abang penghantar tak jumpa rumah saya
  saya bagi alamat pejabat bos
  baju untuk orang kurus
  telefon bimbit tak boleh hidup
  pekerja pos rosakkan kotak
  tolong pesan kat rider jangan tinggal kat luar
  rakan saya dapat diskaun, saya tak
  does the fee include agent commission
  is this safe for people with allergies
  what does your support team do on holidays
  my agent already bought the tickets
  can i order for another person
  the person on the box is wearing blue, is that the colour
  someone else's name is on the label
  i spoke to a rep and she solved it
  robot lawn mower manual please
  is the machine washable
  the courier was rude to my mother
  i do not need an agent, just the tracking number
  call waiting feature on this phone?
  how many people work at your company
  is the manager's special still on
  customer service was great yesterday
  will a person be at the pickup point
  does someone have to be home
  my husband will talk to the courier
  can you understand me
  are you smarter than a person
  please tell the driver to hurry
  phone holder for car
  what's the phone number of the courier
  talk about your return policy
  i want to speak about a late parcel
  contact details on my account are wrong
  connect the printer to wifi
  transfer my points to my sister
  who packed my order
  was it checked by a person before it shipped
  voucher from agent not valid
  can bot understand manglish
  u bot or orang
  cs cakap boleh refund, when
  akun toko saya ada dua pengelola, yang satu mau dicabut
  apa customer service kalian outsourcing
  saya dapat telepon dari orang ngaku staf kalian, itu penipuan kah
  admin transfer beda bank kena 6500 ya
  ada yang jual tiket manual gak
  siapa yang tanda tangan di bukti terima
  bosku suka banget barangnya
  kalau resinya dari agen beda gimana
  orangnya sopan, terima kasih
  mau kirim kado, penerimanya jangan tahu siapa pengirim
  satpam kantor bilang paket belum ada
  tukang servis bilang ini cacat pabrik
  petugas gudang salah ambil barang
  kurir minta ketemu di depan gang
  saya ketemu kurirnya tadi
  apakah bisa ketemuan buat cod
  bisa cod bayar ke orangnya langsung
  mau bayar langsung ke kurir
  bisa ambil langsung di toko
  mau tanya langsung aja ya, ini asli?
  langsung dikirim hari ini kan
  tolong langsung diproses
  saya mau lapor barang palsu
  saya mau lapor penipuan atas nama toko
  bisa bantu saya lacak paket
  ada yang bisa bantu lacak paket saya
  min mau tanya ukuran
  kak mau nanya dong
  permisi mau bertanya
  boleh nanya gak
  halo mau komplain barang rusak
  mau protes, barangnya jelek
  mohon bantuannya
  tolong bantu
  bantu saya dong
  tolong saya
  boleh bantu saya
  ada sesiapa pernah guna barang ni
  kawan kata admin korang tipu
  siapa yang tandatangan terima parcel
  bos saya suruh beli yang lain
  saya jumpa rider tadi dekat bawah
  nak bayar terus kat rider boleh
  boleh jumpa kat stesen untuk cod
  nak ambil sendiri kat kedai
  orang kedai sebelah tolong terimakan
  pekerja gudang tersilap hantar
  staf korang ada pakai baju ni ke
  baju untuk pekerja pejabat
  hello i have a question
  i need help
  can you help me
  i need some help with my order
  i have a complaint
  i'd like to complain
  i want to report a fake listing
  please help
  help me please
  can i ask something
  could you assist me with a return
  somebody signed for my parcel and it wasn't me
  the guard says nothing arrived
  a man called me claiming to be from your shop
  a person called from this number, was that you
  is the caller from your company real
  i got a call from your agent, what was it about
  missed call from you, why
  you called me yesterday, why
  did you try to contact me
  someone from your team emailed me a voucher
  your technician says it is a factory fault
  my technician says it needs a new motor
  pay the driver directly?
  can i pick it up directly at the shop
  i'll come to the store to get it
  your staff wear lovely shirts, do you sell them
  does staff get discount
  my manager needs the invoice
  the operator manual is missing from the box
  user manual in english please
  the agent price is lower than mine
  can i have the direct link
  connect me with the tracking page
  take me to my orders
  switch me to the yearly plan
  change me to express delivery
  put me on the mailing list
  put me on the waiting list
  call off the order
  call it a day
  that will be all
  talk later
  who do i make a complaint to about a fake
`);

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
