/** Words of mood in three languages, with their weight; written for this project. */
export const ANGRY = weighed(`
2 marah murka geram bengang angry furious pissed scam scammer penipu penipuan tipu ditipu menipu nipu anjing anjir bangsat brengsek goblok
2 tolol bego kampret babi bodoh sial sialan celaka hampeh bangang fuck fucking shit bullshit damn idiot idiots stupid 😡 🤬 😠 👿 💢
1.5 kecewa mengecewakan kesal kesel sebal jengkel dongkol muak menyampah parah payah teruk jelek terrible awful worst horrible ridiculous
1.5 unacceptable disgusting pathetic useless annoyed annoying frustrated frustrating disappointed disappointing outrageous nonsense joke
1.5 bohong pembohong membohongi rugi dirugikan nyesel menyesal kapok tuntut laporin viral viralkan sue lawyer zalim dusta rubbish trash sampah
1 lelet lemot buruk lambat capek malas bosan tired sick bad slow kacau ngaco ngawur hancur ancur 👎 😤 🙄 😒
0.7 lagi-lagi lama berkali berulang ulang repeatedly again
`);

export const WORRIED = weighed(`
2 khawatir kuatir cemas panik gelisah risau bimbang takut ketakutan worried worry worrying scared afraid anxious panic panicking nervous 😟 😰 😨 😱 😥
1.5 waswas deg-degan gementar gemetar resah concerned concern help-me tertekan stress stres 😢 😭 😞 🥺
1 bingung confused keliru hilang lost darurat emergency kecemasan gawat mendesak urgent dibobol dihack hacked diretas digodam penting
`);

export const PLEASED = weighed(`
2 senang gembira bahagia puas happy glad delighted love loved excellent awesome amazing fantastic wonderful perfect terbaik 😍 🥰 🤩 ❤ 💯 🎉
1.5 mantap mantul keren hebat bagus great nice cool suka sukaa thankful grateful appreciate syukur alhamdulillah 😊 😁 😃 😄 😀 🙂 👍 🙏 💖
1 makasih kasih thanks thank good baik helpful membantu ramah friendly cepat fast best cheers
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
