/** People, talk, work, health, feelings and small talk. */
export const PEOPLE = `
person: orang manusia human person people seseorang someone somebody
staff: agent representative petugas pegawai admin operator cs customer_support kakitangan karyawan pekerja employee
family: ibu ayah mother father mom mum dad sister brother saudara adik kakak abang keluarga family anak son daughter wife husband istri isteri suami cousin uncle aunt pakcik makcik emak mak bapa bapak nenek datuk kakek grandma grandmother grandfather parents orang_tua ibu_bapa aunty sepupu
friend: teman kawan friend friends sahabat buddy pal rakan
child: anak_anak child kids children baby bayi budak kid
person-name: john bob sarah kevin robin chris steve joko budi siti ahmad ali bambang dinda dika mary mike david james tom susan linda michael jennifer abu abdul muhammad maria anna alex sam joe dewi andi rina kate emily
name: nama name names named called panggil memanggil namanya nickname gelaran
call: hubungi telepon telefon call calling dial panggilan menelepon menghubungi ring phone_call
phone: phone cellphone mobile smartphone ponsel hp handphone iphone android telepon_genggam telepon_bimbit samsung xiaomi
contact: kontak kenalan contact contacts nombor_telefon nomor_telepon phone_number buku_telepon
message: mesej message messages text texts sms whatsapp wa pesan_teks texting texted chat
email: email emails emel surel mail mails inbox gmail kotak_masuk peti_masuk surat_elektronik mel surat
reply: balas membalas balasan reply respond response jawab answer jawapan jawaban menjawab
social: twitter facebook instagram tweet twit ciapkan cuitan tweets posting post status media_sosial social_media ciap tiktok linkedin kicauan
speak: bicara bercakap cakap ngomong speak talk berbual berbicara talking speaking chatting converse ngobrol
say: say said saying bilang katakan mengatakan kata ucapkan ucap sebut menyebut
translate: terjemahkan translate translation terjemahan translated menerjemahkan in_spanish in_french
mean: mean meaning arti maksud maksudnya artinya definition define definisi definisikan makna takrifkan takrif deskripsikan means defined erti
describe: jelaskan describe explain menjelaskan description deskripsi huraikan uraikan penjelasan elaborate
spell: eja spell spelling spelled ejaan mengeja
word: word words perkataan istilah term
job: pekerjaan kerja job work career occupation profession bekerja working kerjaya karier
boss: boss bos employer manager manajer pengurus majikan atasan supervisor
office: kantor pejabat office workplace
company: perusahaan syarikat company firm business perniagaan bisnis
school: sekolah school college university universitas universiti kelas class kuliah student belajar study learn learning
benefits: benefits tunjangan manfaat perks
doctor: dokter doktor doctor physician clinic klinik hospital rumah_sakit dentist dokter_gigi
health: kesehatan kesihatan health blood_pressure pressure tekanan_darah diet workout exercise senaman fitness gym
sick: sakit sick ill illness pain hurt demam fever cough batuk disease penyakit infection unwell
body: gigi tooth teeth hand tangan head kepala eye eyes heart jantung hair rambut stomach perut leg kaki blood darah
love: cinta love sayang marry marriage nikah pernikahan perkahwinan wedding kahwin relationship
like: suka gemar like enjoy menyukai likes_to
happy: senang happy gembira glad bahagia puas satisfied pleased great good bagus baik nice wonderful awesome excellent hebat mantap terbaik best fantastic amazing cool keren
sad: sedih sad unhappy depressed lonely kecewa disappointed upset
angry: marah angry mad kesal geram annoyed furious bengang jengkel frustrated
bad: buruk bad teruk terrible awful horrible jelek worst terburuk poor
worry: khawatir cemas risau worry worried takut afraid scared bimbang
tired: capek letih tired penat lelah exhausted bosan bored boring jenuh
hello: halo hai hello hi hey greetings hei assalamualaikum good_morning selamat_pagi selamat_siang selamat_petang howdy
bye: dah bye goodbye selamat_tinggal see_you jumpa_lagi sampai_jumpa good_night farewell selamat_malam
thanks: terima_kasih thanks thank makasih thank_you appreciate grateful
please: tolong please mohon sila harap minta sila_tolong
help: bantu bantuan help assist assistance support membantu dibantu menolong pertolongan
how-are-you: apa_kabar apa_khabar how_are_you how_are_things
bot: bot robot ai computer_program artificial siri alexa olly google assistant asisten cortana machine chatbot pembantu
made: made created built diciptakan dibuat programmed develop developed creator invented designed build buatan
hobby: hobby hobbies hobi interests pastime spare_time free_time waktu_luang masa_lapang
secret: rahsia rahasia secret secrets
change: ubah mengubah ganti mengganti tukar menukar change changed changing switch edit update modify kemaskini alter adjust tukarkan ubahkan gantikan sesuaikan setelan perbarui memperbarui tetapan pengaturan settings setting reset
set: set atur tetapkan mengatur setel_ulang setkan ditetapkan diatur pasang menetapkan
voice: voice accent aksen loghat male female pria wanita lelaki perempuan
fact: fakta fact facts trivia interesting menarik tahukah did_you_know random_fact
life: hidup life kehidupan meaning_of_life makna_hidup makna_kehidupan
coin: flip koin syiling coin heads tails toss lempar dice dadu roll undi sided duit_syiling
yes: ya iya yes yeah yep sure betul benar correct right true of_course definitely yup affirmative setuju agree tentu pasti
no: no nope bukan false nah negative disagree
unsure: maybe perhaps mungkin barangkali not_sure entah possibly kurang_tahu tidak_tahu do_not_know tak_tahu uncertain
`;
