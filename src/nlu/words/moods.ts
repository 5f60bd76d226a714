/** Words of mood in three languages, with their weight; written for this project. */
export const ANGRY = weighed(`
2 marah murka geram bengang angry furious pissed scam scammer penipu penipuan tipu ditipu menipu nipu anjing anjir bangsat brengsek goblok
2 tolol bego kampret babi bodoh sial sialan celaka hampeh bangang fuck fucking shit bullshit damn idiot idiots stupid wtf keterlaluan melampau biadap dicuekin diabaikan dipingpong kesabaran 😡 🤬 😠 👿 💢
1.5 kecewa mengecewakan kesal kesel sebal jengkel dongkol muak menyampah parah payah teruk jelek terrible awful worst horrible ridiculous
1.5 unacceptable disgusting pathetic useless annoyed annoying frustrated frustrating disappointed disappointing outrageous nonsense joke
1.5 bohong pembohong membohongi rugi dirugikan nyesel menyesal kapok tuntut laporin viral viralkan sue lawyer zalim dusta rubbish trash sampah
1 lelet lemot buruk lambat capek malas bosan tired sick bad slow kacau ngaco ngawur hancur ancur 👎 😤 🙄 😒
0.6 woi woy
0.7 lagi-lagi lama berkali berulang ulang repeatedly again
`);

export const WORRIED = weighed(`
2 khawatir kuatir cemas panik gelisah risau bimbang takut ketakutan worried worry worrying scared afraid anxious panic panicking nervous 😟 😰 😨 😱 😥
1.5 waswas deg-degan gementar gemetar resah concerned concern help-me tertekan stress stres 😢 😭 😞 🥺
0.6 duh aduh alamak waduh
1 bingung confused keliru hilang lost darurat emergency kecemasan gawat mendesak urgent dibobol dihack hacked diretas digodam penting
`);

export const PLEASED = weighed(`
2 senang gembira bahagia puas happy glad delighted love loved excellent awesome amazing fantastic wonderful perfect terbaik 😍 🥰 🤩 ❤ 💯 🎉
1.5 memuaskan sempurna syabas jempol recommended mantap mantul keren hebat bagus great nice cool suka sukaa thankful grateful appreciate syukur alhamdulillah 😊 😁 😃 😄 😀 🙂 👍 🙏 💖
1 makasih thanks thank cheers ramah friendly helpful
0.6 good baik membantu cepat fast best
`);

/** The same of several words, as the normaliser writes them. */
export const ANGRY_PHRASES = phrases(`
2 the hell | the fuck | wtf is | fed up | had enough | kurang ajar | sakit hati | naik darah | tak guna | tidak guna | tidak becus | tak becus | my patience | tidak profesional | tak profesional
1.5 how many times | how many more times | how much longer | the third time | the fourth time | the fifth time | the tenth time | the hundredth time | third time asking | third time i am | every single time | berapa kali lagi | berapa kali saya | berapa kali harus | berapa kali aku | sudah berapa kali | dah berapa kali
1.5 waste of time | wasting my time | waste of money | buang masa | buang waktu | buang duit | never again | tidak masuk akal | tak masuk akal | habis kesabaran | hilang sabar | tunggu sampai kapan | tunggu sampai bila | menunggu sampai kapan | nunggu sampai kapan | sampai kapan lagi | sampai bila lagi | sampai kapan saya | sampai bila saya
1.5 no one replies | nobody replies | no one answers | nobody answers | keep ignoring | kept ignoring | di php | kena php | janji terus | janji doang | janji saja | cakap saja | omong kosong | omong doang
${asksAgain()}
`);

/** "Kali ketiga saya tanya", "dah tiga kali saya hubungi", "third time I ask": who says the same again and again. */
function asksAgain(): string {
  const verbs =
    'tanya nanya bertanya hubungi menghubungi kontak lapor komplain mengadu adu minta chat telepon telefon jelaskan explain cakap bilang'.split(
      ' ',
    );
  const times = 'ketiga keempat kelima keenam ke-3 ke-4 ke-5 kesekian'.split(' ');
  const told = [
    ...times.map((time) => `kali ${time}`),
    ...'tiga empat lima enam tujuh sepuluh banyak beberapa berkali'.split(' ').map((number) => `${number} kali`),
    'berulang kali',
    'berkali kali',
  ].flatMap((time) =>
    verbs.flatMap((verb) => [`${time} ${verb}`, `${time} saya ${verb}`, `${time} aku ${verb}`, `${time} sy ${verb}`]),
  );
  const english = 'third fourth fifth sixth tenth'
    .split(' ')
    .flatMap((nth) =>
      [
        'time i ask',
        'time i asked',
        'time i contact',
        'time i write',
        'time i call',
        'time i complain',
        'time i chat',
        'time asking',
        'time writing',
        'time calling',
        'time contacting',
        'time explaining',
        'time complaining',
        'time i message',
      ].map((end) => `${nth} ${end}`),
    );
  const asked = 'three four five six ten several many'
    .split(' ')
    .flatMap((number) =>
      ['asked', 'contacted', 'written', 'called', 'complained', 'explained', 'told you', 'messaged'].flatMap((verb) => [
        `${verb} ${number} times`,
        `${verb} you ${number} times`,
      ]),
    );
  return `1.5 ${[...told, ...english, ...asked].join(' | ')}`;
}
export const WORRIED_PHRASES = phrases(`
1.5 was was | tidak tenang | tak tenang | tak sedap hati | tidak enak hati | what if it never | what if i lose | what if it is lost | what if they | jangan jangan hilang | is my money safe
0.7 bagaimana ini | macam mana ni | bagaimana dong
`);
export const PLEASED_PHRASES = phrases(`
2 terima kasih banyak | thank you so much | thanks so much | thanks a lot | luar biasa | five stars | bintang lima | lima bintang | well done | good job | great job | kerja bagus | the best ever
1 terima kasih
`);

export const STRONGER = new Set(
  'banget sangat sekali amat very so really extremely super totally terlalu too sungguh benar'.split(' '),
);
export const WEAKER = new Set('agak sedikit slightly bit kurang cukup'.split(' '));
export const NOT = new Set('tidak tak bukan not no never belum jangan kurang nggak gak isnt dont'.split(' '));

function weighed(text: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const line of text.trim().split('\n')) {
    const [weight, ...words] = line.trim().split(' ');
    for (const word of words) map.set(word, Number(weight));
  }
  return map;
}

/** Phrases under their first word, each with the words that follow and its weight. */
export type Phrases = ReadonlyMap<string, readonly { readonly rest: readonly string[]; readonly weight: number }[]>;

function phrases(text: string): Phrases {
  const byFirst = new Map<string, { rest: string[]; weight: number }[]>();
  for (const line of text.trim().split('\n')) {
    const [, weight = '', all = ''] = /^([\d.]+) (.*)$/.exec(line.trim()) ?? [];
    for (const phrase of all.split(' | ')) {
      const [first = '', ...rest] = phrase.split(' ');
      byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, weight: Number(weight) }]);
    }
  }
  return byFirst;
}
