/** Days, hours, numbers and measures. */
export const TIME = `
today: today tonight hari_ini malam_ini pagi_ini siang_ini sore_ini this_morning this_evening this_afternoon
tomorrow: besok esok tomorrow keesokan esok_hari besoknya
yesterday: kemarin semalam yesterday last_night kelmarin tadi_malam
weekday: senin isnin monday selasa tuesday rabu wednesday kamis khamis thursday jumat jumaat friday sabtu saturday ahad sunday weekdays hari_minggu hari_ahad weekend akhir_pekan hujung_minggu
month-name: januari january februari february maret mac march april mei juni jun june juli julai july agustus ogos august september oktober october november desember disember december
week: minggu week weeks weekly pekan seminggu mingguan
month: bulan month months monthly bulanan sebulan
year: tahun year years yearly annual tahunan setahun annually
day: hari day days daily harian sehari
hour: jam pukul hour hours sejam menit minit minute minutes detik saat second seconds oclock pm
daypart: pagi morning siang petang sore afternoon evening malam night noon tengah_hari midnight tengah_malam
now: sekarang now kini saat_ini currently right_now current sekarang_ini terkini at_the_moment presently
time: waktu masa time zone timezone zona zon zona_waktu zon_waktu time_zone clock
date: tanggal tarikh date dates tgl haribulan what_day hari_apa
soon: segera soon immediately asap cepat fast quick quickly lekas laju faster
late: terlambat telat lambat lewat late delay delayed delays molor ngaret tertunda tertangguh on_time tepat_waktu on_schedule
long: lama long berapa_lama how_long duration durasi tempoh seberapa_lama
old: umur usia age old born birth lahir dilahirkan ulang_tahun birthday hari_jadi hari_lahir ultah
figure: satu dua tiga empat lima enam tujuh delapan lapan sembilan sepuluh sebelas belas puluh one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred seratus ratus ribu seribu thousand million juta
ordinal: pertama kedua ketiga keempat kelima first third fourth fifth 1st 2nd 3rd 4th 5th terakhir
half: setengah half separuh quarter suku
unit: inches inch feet foot meter meters kilometers km miles mile ounces ounce grams gram kilograms kilogram kg pounds lbs liter liters litre gallon gallons cups teaspoon teaspoons tablespoon tablespoons yard yards centimeters cm sentimeter sendok cangkir
math: calculate kira hitung plus minus times kali multiply multiplied divide divided square_root akar sum total jumlah jumlahkan equals equation math matematika matematik subtract add_up
alarm: alarm alarms penggera jam_loceng wake bangunkan kejutkan bangun weker wake_me
timer: timer timers pemasa hitung_mundur countdown stopwatch pewaktu
remind: ingatkan mengingatkan reminder reminders pengingat peringatan remind alert ingat_saya notify notification pemberitahuan
calendar: kalender kalendar calendar schedule jadwal jadual agenda jadwalkan jadualkan menjadwalkan dijadwalkan dijadualkan scheduled rescheduled penjadwalan
meeting: rapat mesyuarat meeting meetings appointment appointments conference temu janji janji_temu temujanji pertemuan bertemu meet
every: setiap every each tiap sering often always selalu recurring berapa_kali how_often frequency
holiday: liburan cuti vacation holiday holidays pto libur day_off days_off time_off leave_days annual_leave hari_raya lebaran natal christmas easter thanksgiving
`;
