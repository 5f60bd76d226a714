/** Patterns about cases by their numbers. */
export const CASE_PATTERNS = {
  '_case-status': `# The customer asks how a case stands. Inputs: number; status (waiting, with-agent, with-bot, solved, declined, left, or unknown: there is none of that
# number that is theirs); title of what it is about, team, agent, opens (when a closed team is back), promise and due: each nil where there is none; since; elsewhere: true
# where it was made in another conversation of the same customer.
# Where the case can be opened again the button for it stands under the last words.
flow: _case-status
steps:
  - choose:
      - if: status == "unknown"
        do:
          - say:
              id: "Saya tidak menemukan kasus {{ number }} di percakapan ini, Kak. Demi keamanan, status kasus hanya saya sampaikan di percakapan tempat kasus itu dibuat. Kalau perlu, tulis 'petugas' dan kami bantu mencarinya."
              ms: "Saya tidak menemui kes {{ number }} dalam perbualan ini. Demi keselamatan, status kes hanya saya beritahu dalam perbualan tempat kes itu dibuat. Jika perlu, tulis 'pegawai' dan kami bantu mencarinya."
              en: "I could not find case {{ number }} in this conversation. To keep it safe, I tell how a case stands only in the conversation in which it was made. If you need it, write 'person' and we will look for it with you."
      - if: status == "waiting"
        do:
          - say:
              id: "Kasus {{ number }}{% if title %} ({{ title }}){% endif %} menunggu {{ team }} sejak {{ since | day }} pukul {{ since | time }}. {% if opens %}Timnya buka lagi {{ opens | day }} pukul {{ opens | time }}; sesudah itu petugas menjawab {% if elsewhere %}di percakapan kasus itu{% else %}di sini{% endif %}.{% else %}Langkah berikutnya: petugas menjawab {% if elsewhere %}di percakapan kasus itu{% else %}di sini{% endif %}.{% endif %}{% if promise %} Janji kami: {{ promise }}, paling lambat {{ due | day }} pukul {{ due | time }}.{% endif %}"
              ms: "Kes {{ number }}{% if title %} ({{ title }}){% endif %} menunggu {{ team }} sejak {{ since | day }}, {{ since | time }}. {% if opens %}Pasukan dibuka semula {{ opens | day }}, {{ opens | time }}; selepas itu pegawai menjawab {% if elsewhere %}dalam perbualan kes itu{% else %}di sini{% endif %}.{% else %}Langkah seterusnya: pegawai menjawab {% if elsewhere %}dalam perbualan kes itu{% else %}di sini{% endif %}.{% endif %}{% if promise %} Janji kami: {{ promise }}, selewat-lewatnya {{ due | day }}, {{ due | time }}.{% endif %}"
              en: "Case {{ number }}{% if title %} ({{ title }}){% endif %} has been waiting for {{ team }} since {{ since | day }}, {{ since | time }}. {% if opens %}They open again {{ opens | day }}, {{ opens | time }}, and will answer {% if elsewhere %}in the conversation of that case{% else %}here then{% endif %}.{% else %}Next step: somebody answers you {% if elsewhere %}in the conversation of that case{% else %}here{% endif %}.{% endif %}{% if promise %} Our promise: {{ promise }}, by {{ due | day }}, {{ due | time }}.{% endif %}"
      - if: status == "with-agent"
        do:
          - say:
              id: "Kasus {{ number }}{% if title %} ({{ title }}){% endif %} sedang ditangani {{ agent }} dari {{ team }}. Langkah berikutnya: {{ agent }} menjawab.{% if promise %} Janji kami: {{ promise }}, paling lambat {{ due | day }} pukul {{ due | time }}.{% endif %}"
              ms: "Kes {{ number }}{% if title %} ({{ title }}){% endif %} sedang dikendalikan oleh {{ agent }} dari {{ team }}. Langkah seterusnya: {{ agent }} menjawab.{% if promise %} Janji kami: {{ promise }}, selewat-lewatnya {{ due | day }}, {{ due | time }}.{% endif %}"
              en: "Case {{ number }}{% if title %} ({{ title }}){% endif %} is with {{ agent }} of {{ team }}. Next step: {{ agent }} answers.{% if promise %} Our promise: {{ promise }}, by {{ due | day }}, {{ due | time }}.{% endif %}"
      - if: status == "with-bot"
        do:
          - say:
              id: "Kasus {{ number }}{% if title %} ({{ title }}){% endif %} sedang saya bantu {% if elsewhere %}di percakapan kasus itu{% else %}di sini{% endif %}.{% if promise %} Janji kami: {{ promise }}, paling lambat {{ due | day }} pukul {{ due | time }}.{% endif %} Kalau mau langsung dengan orang, tulis 'petugas'."
              ms: "Kes {{ number }}{% if title %} ({{ title }}){% endif %} sedang saya bantu {% if elsewhere %}dalam perbualan kes itu{% else %}di sini{% endif %}.{% if promise %} Janji kami: {{ promise }}, selewat-lewatnya {{ due | day }}, {{ due | time }}.{% endif %} Jika mahu terus bercakap dengan orang, tulis 'pegawai'."
              en: "I am helping you with case {{ number }}{% if title %} ({{ title }}){% endif %} {% if elsewhere %}in the conversation of that case{% else %}here{% endif %}.{% if promise %} Our promise: {{ promise }}, by {{ due | day }}, {{ due | time }}.{% endif %} If you would rather talk to somebody, write 'person'."
      - else:
          - say:
              id: "Kasus {{ number }}{% if title %} ({{ title }}){% endif %} {% if status == 'declined' %}ditutup {{ since | day }} karena aturan kami tidak mengizinkannya{% elsif status == 'left' %}ditutup {{ since | day }} karena percakapannya terhenti{% else %}sudah selesai {{ since | day }}{% endif %}.{% if promise %} Yang masih kami janjikan: {{ promise }}, paling lambat {{ due | day }} pukul {{ due | time }}.{% endif %} Kalau belum beres, {% if elsewhere %}tulis 'petugas'{% else %}kami lanjutkan{% endif %}."
              ms: "Kes {{ number }}{% if title %} ({{ title }}){% endif %} {% if status == 'declined' %}ditutup {{ since | day }} kerana tidak dibenarkan oleh peraturan kami{% elsif status == 'left' %}ditutup {{ since | day }} kerana perbualannya terhenti{% else %}telah selesai {{ since | day }}{% endif %}.{% if promise %} Yang masih kami janjikan: {{ promise }}, selewat-lewatnya {{ due | day }}, {{ due | time }}.{% endif %} Jika belum selesai, {% if elsewhere %}tulis 'pegawai'{% else %}kami teruskan{% endif %}."
              en: "Case {{ number }}{% if title %} ({{ title }}){% endif %} was {% if status == 'declined' %}closed {{ since | day }} because our rules do not allow it{% elsif status == 'left' %}closed {{ since | day }} because the talk came to a stop{% else %}solved {{ since | day }}{% endif %}.{% if promise %} What we still owe you: {{ promise }}, by {{ due | day }}, {{ due | time }}.{% endif %} If it is not over, {% if elsewhere %}write 'person'{% else %}we go on{% endif %}."
`,
} as const;
