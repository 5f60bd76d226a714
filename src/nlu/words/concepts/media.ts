/** Music, films, books, games and news. */
export const MEDIA = `
song: lagu song songs music musik muzik tune tunes lagunya album albums single nyanyian
playlist: playlist playlists daftar_putar senarai_main daftar_lagu senarai_lagu
artist: artis penyanyi artist singer band kumpulan pemuzik musician sings sang menyanyi composer pencipta
genre: rock jazz pop dangdut klasik classical rap hip_hop hiphop country_music blues metal reggae keroncong techno edm disco indie folk genre
play: putar mainkan play playing played memutar putarkan diputar mainkanlah dimainkan memainkan dengarkan mendengarkan listen listening mendengar dengar hear stel setel mainlah
radio: radio stasiun stesen station fm am_radio siaran broadcast saluran channel frekuensi prambors
podcast: podcast podcasts episode episod episodes podkesmas siniar
audiobook: audiobook audiobooks buku_audio audio_book audible buku novel bab chapter buku_suara
movie: film movies movie filem wayang bioskop cinema theatre theater panggung pawagam tayang tayangan showtimes tonton menonton watch
series: episode_tv tv_show series drama rancangan program acara_tv show_tv
game: game games permainan bermain catur chess main_game playstation domino ludo teka_teki monopoly tic_tac_toe minecraft candy_crush bermain_game
loud: keras kuat loud louder nyaring bising besarkan kuatkan
volume: volume kelantangan suara bunyi speaker speakers pembesar pembesar_suara pengeras pengeras_suara sound volumenya
quiet: pelan perlahan quiet quieter kecilkan perlahankan softer rendahkan pelankan
mute: mute bisukan senyap silent unmute diam bisu senyapkan silence hush tenang shush
next: berikutnya selanjutnya seterusnya next skip lompat langkau lewati following berikut
previous: sebelumnya sebelum_ini previous last_one prior
pause: jeda pause berhenti_sejenak henti_sementara sebentar
stop: berhenti stop hentikan stopped berhentilah quit end selesai cease
continue: lanjutkan teruskan continue resume sambung melanjutkan keep_going carry_on
repeat: ulang ulangi repeat ulangan mengulang berulang sekali_lagi once_more one_more_time say_again loop
shuffle: acak rawak shuffle rambang random
player: spotify pandora youtube netflix itunes joox soundcloud tune_in apple_music deezer hulu
lyrics: lirik lyrics
favourite: favorit favourite favorite kegemaran kesukaan
review: ulasan review reviews rating ratings penilaian stars bintang
joke: lelucon jenaka joke jokes funny lucu lawak gurauan banyolan humor laugh ketawa tertawa humour guyonan kelakar
story: cerita ceritakan story stories dongeng kisah tale
news: berita news headlines kabar_terbaru kabar tajuk_berita headline khabar surat_kabar newspaper cnn bbc kompas awani bernama fox
sport: olahraga sukan sport sports bola sepak_bola bola_sepak football soccer basketball tennis badminton match pertandingan perlawanan team tim pasukan baseball hockey golf swimming renang league liga
politics: politik politics presiden president election pilihan_raya pemilu government kerajaan pemerintah perdana_menteri minister menteri parti_politik partai senator
photo: foto photo picture gambar image pictures video
`;
