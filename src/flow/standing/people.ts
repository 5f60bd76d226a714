/** Patterns on the way to people. */
export const PEOPLE_PATTERNS = {
  _person: `# The customer asks for a person; afterwards the case goes to people, whatever stands here. Input: under_way, a title or nil.
# A question here delays it until it is answered; who asks for a person again is through at once.
flow: _person
steps:
  - handoff: {}
`,
  '_not-helped': `# "No" to "did that help?"; afterwards the case goes to people.
flow: _not-helped
steps:
  - say:
      id: "Maaf, ini belum membantu."
      ms: "Maaf, ini belum membantu."
      en: "I am sorry that this did not help."
  - handoff: {}
`,
  _failed: `# A call to another system failed and the flow has no \`on-error\`; afterwards the case goes to people. Inputs: action, code.
flow: _failed
steps:
  - say:
      id: "Maaf, ada gangguan di pihak kami."
      ms: "Maaf, ada gangguan di pihak kami."
      en: "Sorry, something went wrong on our side."
  - handoff: {}
`,
  '_handed-over': `# The case is in the queue of a team that is open. Input: team, its title.
flow: _handed-over
steps:
  - say:
      id: "Saya sambungkan dengan {{ team }}. Nomor kasus: {{ case.number }}. Semua yang sudah ditulis di sini akan dibaca petugas, jadi tidak perlu diulang."
      ms: "Saya sambungkan dengan {{ team }}. Nombor kes: {{ case.number }}. Semua yang ditulis di sini akan dibaca oleh pegawai, jadi tidak perlu diulang."
      en: "I am passing you to {{ team }}. Your case number is {{ case.number }}. They will read everything written here, so there is no need to repeat it."
`,
  _closed: `# The case is in the queue of a team that is closed now. Inputs: team, its title; opens, when it is back.
flow: _closed
steps:
  - say:
      id: "{{ team }} sedang tutup dan buka lagi {{ opens }}. Silakan tinggalkan pesan di sini; kasus {{ case.number }} sudah masuk antrean dan dijawab begitu kami buka."
      ms: "{{ team }} sedang tutup dan dibuka semula pada {{ opens }}. Sila tinggalkan mesej di sini; kes {{ case.number }} sudah masuk giliran dan dijawab sebaik sahaja kami buka."
      en: "{{ team }} is closed now and opens again {{ opens }}. Please leave a message here; case {{ case.number }} is in the queue and will be answered as soon as we open."
`,
  _declined: `# The people have declined the case and the flow has no \`on-rejected\`; the bot has it again and helps on.
flow: _declined
steps:
  - say:
      id: "Maaf, tim kami tidak bisa menangani ini. Saya, {{ bot.name }}, tetap di sini. Ada yang lain yang bisa saya bantu?"
      ms: "Maaf, pasukan kami tidak dapat mengendalikan perkara ini. Saya, {{ bot.name }}, masih di sini. Ada perkara lain yang boleh saya bantu?"
      en: "Sorry, our team cannot take this on. I, {{ bot.name }}, am still here. Is there anything else I can help with?"
`,
  '_promise-late': `# A promise is due soon and still open. Inputs: what, due; again, the new time, or nil.
flow: _promise-late
steps:
  - choose:
      - if: again
        do:
          - say:
              id: "Kami belum lupa: {{ what }}. Janjinya paling lambat {{ due | day }} pukul {{ due | time }}, dan masih kami kerjakan. Mohon maaf kalau tidak sempat pada waktunya: paling lambat {{ again | day }} pukul {{ again | time }} sudah beres."
              ms: "Kami tidak lupa: {{ what }}. Janjinya selewat-lewatnya {{ due | day }}, {{ due | time }}, dan masih kami usahakan. Mohon maaf jika tidak sempat pada masanya: selewat-lewatnya {{ again | day }}, {{ again | time }} ia akan selesai."
              en: "We have not forgotten: {{ what }}. We promised it by {{ due | day }}, {{ due | time }}, and are still on it. Sorry if we do not make that time: you have it by {{ again | day }}, {{ again | time }}, at the latest."
      - else:
          - say:
              id: "Kami belum lupa: {{ what }}. Janjinya paling lambat {{ due | day }} pukul {{ due | time }}, dan masih kami kerjakan."
              ms: "Kami tidak lupa: {{ what }}. Janjinya selewat-lewatnya {{ due | day }}, {{ due | time }}, dan masih kami usahakan."
              en: "We have not forgotten: {{ what }}. We promised it by {{ due | day }}, {{ due | time }}, and are still on it."
`,
  '_left-queue': `# The customer has left the queue; the case is closed.
flow: _left-queue
steps:
  - say:
      id: "Baik, permintaan ke petugas saya batalkan. Saya tetap di sini kalau perlu."
      ms: "Baik, permintaan kepada pegawai saya batalkan. Saya masih di sini jika perlu."
      en: "All right, I have taken you out of the queue. I am still here if you need me."
`,
} as const;
