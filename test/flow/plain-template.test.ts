import { parseText } from '../../src/flow/liquid';
import { variablesOf } from '../../src/flow/liquid-variables';
import { plainVariables } from '../../src/flow/plain-template';

test.each([
  'Hello {{ name }}, order {{ order.id }} comes {{ order.eta | day }}.',
  '{{name}}{{ a.b.c | date: "%d %B" }}',
  "{{ total | money: 'IDR' | upcase }} and {{ total | truncate: 5 }}",
  '{{ id }} of {{ customer.id }}',
  '{{ name | default: "you" }}',
  'no variable, one } and {one}',
  '{{ order.size }} {{ list.first }}\n{{ now | day }}',
])('the variables of %j are those that Liquid finds', (text) => {
  expect(plainVariables(text)).toEqual(variablesOf(parseText(text), text));
});

test.each([
  '{% if a %}{{ b }}{% endif %}',
  '{{ a | nosuchfilter }}',
  '{{ a | append: b }}',
  '{{ a[0] }}',
  '{{ "a" }}',
  '{{ nil }}',
  '{{ true }}',
  '{{ a b }}',
  '{{ a',
  '{{ a }}}',
  '{{{ a }}',
  '{{- a -}}',
  '{{ a == b }}',
  '{{ a | append: "}}" }}',
  '{{ not }}',
])('%j is for the parser', (text) => {
  expect(plainVariables(text)).toBeNull();
});
