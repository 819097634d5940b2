/** The requests that reached no API, for instance because of a wrong base URL. An older mock does not keep them. */

import { call } from './api.js';
import { add, byId, fill, h } from './dom.js';
import { on, state } from './state.js';
import { cityOf, timeOfDay } from './times.js';

const AGAIN = 3_000;
const SHOWN = 50;

let text = '';

/** Add the list to the view of the requests. While that view is shown, it is read again and again. */
export function startMissed() {
  add(byId('view-requests'), h('div', { id: 'missed', hidden: true }));
  on('view', read);
  on('reset', read);
  setInterval(read, AGAIN);
}

async function read() {
  if (document.hidden || byId('view-requests').hidden) return;
  const { missed } = await call('GET', `/journal?since=${state.requests[0]?.number ?? 0}`);
  const received = JSON.stringify(missed ?? []);
  if (received === text) return;
  text = received;
  show(missed ?? []);
}

function show(missed) {
  const zone = state.tenants[0].zone;
  const place = byId('missed');
  place.hidden = !missed.length;
  fill(place,
    h('h3', { id: 'missed-title' }, 'Requests that reached no API'),
    h('div', { class: 'table-frame', role: 'region', 'aria-labelledby': 'missed-title', tabindex: '0' },
      h('table', {},
        h('thead', {}, h('tr', {}, [`Time (${cityOf(zone)})`, 'Request', 'Status', 'Reason'].map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, missed.slice(-SHOWN).reverse().map((one) => h('tr', {},
          h('td', { class: 'number' }, timeOfDay(Date.parse(one.time), zone)),
          h('td', { class: 'any' }, one.method ? `${one.method} ${one.path}` : 'not HTTP'),
          h('td', { class: 'number' }, one.status),
          h('td', {}, one.reason)))))));
}
