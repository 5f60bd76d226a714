/** Patterns for what customers may do at any time: stop, go back, hear it again, correct, fall silent, come back. */
export const ACT_PATTERNS = {
  _cancel: `# "Cancel": afterwards what is under way ends. Input: under_way, the title of the flow, or nil. Who asks "are you sure?"
# here and hears no, does \`set: { keep: true }\`: then it goes on.
flow: _cancel
steps:
  - choose:
      - if: under_way
        do:
          - say:
              id: "Baik, tidak saya lanjutkan. Ada lagi yang bisa saya bantu?"
              ms: "Baik, saya tidak teruskan. Ada apa-apa lagi yang boleh saya bantu?"
              en: "All right, I have stopped here and won't go on with it. Is there anything else?"
      - else:
          - say:
              id: "Tidak ada yang sedang berjalan. Ada yang bisa saya bantu?"
              ms: "Tiada apa-apa yang sedang berjalan. Boleh saya bantu?"
              en: "There is nothing under way. How can I help?"
`,
  _back: `# "Back": afterwards the question before this one comes again.
flow: _back
steps:
  - say:
      id: "Baik, kita mundur satu langkah."
      ms: "Baik, kita undur satu langkah."
      en: "All right, one step back."
`,
  _repeat: `# "Pardon?": afterwards the last words are said again.
flow: _repeat
steps:
  - say:
      id: "Saya ulangi, ya."
      ms: "Saya ulang, ya."
      en: "Once more:"
`,
  _correct: `# "No, I meant KH-104234": the value is changed, afterwards the flow goes on from there. Input: corrected, the new value.
flow: _correct
steps:
  - say:
      id: "Baik, saya ubah."
      ms: "Baik, saya tukar."
      en: "All right, I have changed that."
`,
  _silence: `# The customer has not answered for half of \`silence:\`; after the other half the case counts as abandoned.
# Inputs: under_way, the title of the flow, or nil; minutes, how long there still is.
flow: _silence
steps:
  - say:
      id: "Masih di sana? Kalau perlu waktu, tidak apa-apa; saya tunggu {{ minutes }} menit lagi."
      ms: "Masih di sana? Jika perlukan masa, tidak mengapa; saya tunggu {{ minutes }} minit lagi."
      en: "Are you still there? Take your time; I will wait {{ minutes }} more {{ minutes | plural: 'minute', 'minutes' }}."
`,
  _return: `# The customer is back after a pause; afterwards the open question comes again. Input: under_way, the title of the flow.
flow: _return
steps:
  - say:
      id: "Halo lagi! Tadi kita sampai di: {{ under_way }}. Kita lanjutkan, ya."
      ms: "Hai lagi! Tadi kita sampai di: {{ under_way }}. Jom kita sambung."
      en: "Hello again! We were at: {{ under_way }}. Let us go on from there."
`,
} as const;
