/** Links to the references of both APIs. */

import { ROOT } from './api.js';
import { add, byId, h } from './dom.js';

const APIS = [
  ['pracsuite', 'PracSuite', 'API keys in two headers.'],
  ['coreplus', 'coreplus', 'A signed token for each request, which this page makes for you.'],
];

/** Build the view. */
export function startReference() {
  add(byId('view-reference'),
    h('p', { class: 'lead' }, 'Every operation with its parameters and schemas, from the OpenAPI documents that this mock serves. You can send requests to this mock from there.'),
    h('ul', { class: 'cards' }, APIS.map(([api, name, text]) => h('li', { class: 'card' },
      h('h3', {}, name),
      h('p', {}, text),
      h('div', { class: 'actions' },
        h('a', { class: 'button primary', href: new URL(`page/reference.html?api=${api}`, ROOT).href }, `Open the ${name} reference`),
        h('a', { href: new URL(`openapi/${api}.json`, ROOT).href }, `${name} document (JSON)`))))));
}
