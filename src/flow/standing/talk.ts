/** Patterns of an ordinary talk: its beginning, its end, and what stands between two matters. */
export const TALK_PATTERNS = {
  _welcome: `# A conversation begins. Input: menu, the flows of _bot.yaml's menu.
flow: _welcome
steps:
  - say:
      id: "Halo{% if customer.name %} {{ customer.name }}{% endif %}, saya {{ bot.name }}, asisten virtual. Ada yang bisa saya bantu?"
      ms: "Hai{% if customer.name %} {{ customer.name }}{% endif %}, saya {{ bot.name }}, pembantu maya. Boleh saya bantu?"
      en: "Hello{% if customer.name %} {{ customer.name }}{% endif %}, I am {{ bot.name }}, the virtual assistant. How can I help?"
    buttons: { from: menu }
`,
  '_anything-else': `# "Yes", "okay" or a heart with nothing to say it to.
flow: _anything-else
steps:
  - say:
      id: "Ada yang bisa saya bantu?"
      ms: "Ada apa-apa yang boleh saya bantu?"
      en: "Is there anything else I can help with?"
`,
  '_also-asked': `# The next of several requests of one message. Input: title, of the flow that comes now.
flow: _also-asked
steps:
  - say:
      id: "Tadi juga ditanyakan: {{ title }}. Kita lanjut ke situ."
      ms: "Tadi juga ditanya: {{ title }}. Kita teruskan ke situ."
      en: "You also asked: {{ title }}. Let us take that now."
`,
  _resume: `# After a question about something else the flow asks again. Input: under_way, its title.
flow: _resume
steps:
  - say:
      id: "Kita lanjutkan yang tadi, ya."
      ms: "Jom kita sambung yang tadi."
      en: "Now back to where we were."
`,
  _confirm: `# The end of a flow with \`resolve: { confirm: true }\`. Yes and no stand under it as buttons.
flow: _confirm
steps:
  - say:
      id: "Apakah ini sudah membantu?"
      ms: "Adakah ini membantu?"
      en: "Did that help?"
`,
  _helped: `# It helped; then the case is closed as confirmed.
flow: _helped
steps:
  - say:
      id: "Senang bisa membantu!"
      ms: "Gembira dapat membantu!"
      en: "Glad I could help!"
`,
} as const;
