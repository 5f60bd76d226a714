/** Patterns of the repair ladder: what was said is not understood, or cannot be read at all. */
export const REPAIR_PATTERNS = {
  _clarify: `# The first rung: which of the likely readings is meant? Input: readings. A person is always offered with them.
flow: _clarify
steps:
  - say:
      id: "Maksudnya yang mana, Kak?"
      ms: "Yang mana satu yang dimaksudkan?"
      en: "Which of these do you mean?"
    buttons: { from: readings }
`,
  '_not-mine': `# Words that no flow of this bot is about. A button for a person stands under it.
flow: _not-mine
steps:
  - say:
      id: "Maaf, soal ini belum bisa saya jawab sendiri. Mau saya sambungkan dengan petugas kami?"
      ms: "Maaf, perkara ini belum dapat saya jawab sendiri. Mahu saya sambungkan dengan pegawai kami?"
      en: "Sorry, I cannot answer this one myself. Shall I connect you with a colleague?"
`,
  _rephrase: `# The second rung. A button for a person stands under it; what is not understood then goes to people.
flow: _rephrase
steps:
  - say:
      id: "Maaf, saya belum menangkap maksudnya. Boleh ditulis dengan kata lain?"
      ms: "Maaf, saya kurang faham. Boleh tulis dengan ayat lain?"
      en: "Sorry, I did not get that. Could you put it in other words?"
`,
  '_no-words': `# A message without words and without a file: a sticker, a reaction.
flow: _no-words
steps:
  - say:
      id: "Maaf, saya hanya bisa membaca teks. Boleh ditulis apa yang bisa saya bantu?"
      ms: "Maaf, saya hanya boleh membaca teks. Boleh tulis apa yang boleh saya bantu?"
      en: "Sorry, I can only read text. Could you write what I can help with?"
`,
  '_unknown-file': `# A file where none is asked for, or of another kind. Inputs: file (name, type) and accepts, the kinds that are taken here.
flow: _unknown-file
steps:
  - choose:
      - if: accepts.size > 0
        do:
          - say:
              id: "Maaf, berkas ini tidak bisa saya terima. Yang bisa: {{ accepts | join: ', ' }}."
              ms: "Maaf, fail ini tidak dapat saya terima. Yang boleh: {{ accepts | join: ', ' }}."
              en: "Sorry, I cannot take this file. What I can take here: {{ accepts | join: ', ' }}."
      - else:
          - say:
              id: "Terima kasih, berkasnya tersimpan untuk petugas kami, tetapi saya sendiri hanya bisa membaca teks."
              ms: "Terima kasih, fail itu disimpan untuk pegawai kami, tetapi saya sendiri hanya boleh membaca teks."
              en: "Thank you, the file is kept for my colleagues; I myself can only read text."
`,
} as const;
