/** Words that ask for nothing by themselves, in Indonesian, Malay and English: particles, pointing words, numbers, money. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `dan atau yang ini itu tu ni kalau jika karena kerana sebab ialah adalah untuk dengan dari daripada ke di pada oleh lalu kemudian terus juga pun lah nya si para
  and or the a an of if then so because that this those these it is am are was be in on at for from with by as but
  nol satu dua tiga empat lima enam tujuh delapan lapan sembilan sepuluh sebelas belas puluh ratus seratus ribu seribu juta sejuta miliar kosong
  zero one two three four five six seven eight nine ten eleven twelve hundred thousand million
  rp idr rupiah rm myr ringgit sen`
    .trim()
    .split(/\s+/),
);
