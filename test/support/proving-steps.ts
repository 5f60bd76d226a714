/** Steps by which a customer proves who they are: a code that `shop.verify` knows the customer of. */
export const PROVING_STEPS = `  - ask: code
    type: text
    say: { id: "Kode?", ms: "Kod?", en: "Which code?" }
  - call: shop.verify
    with: { code: "{{ code }}" }
    save: check
    on-error: { handoff: {} }
  - set: { customer.number: "{{ check.customer }}" }
  - resolve: { confirm: false }
`;
