/** The live list of requests, and who is at fault. */

import { call } from './api.js';
import { add, announce, button, byId, choice, details, field, fill, h, terms } from './dom.js';
import { on, state } from './state.js';
import { cityOf, timeOfDay } from './times.js';

const SHOWN = 200;

const CAUSES = {
  client: ['Client', 'The request violates the API’s document, or exceeds the rate limit. The client has to change.'],
  auth: ['Credentials', 'The credentials are missing, wrong or insufficient. The client’s configuration has to change.'],
  domain: ['Practice’s rule', 'A rule of the practice forbids the request, or the record does not exist. This is normal: the client has to handle it.'],
  injected: ['Injected fault', 'No one is at fault: the fault plan injects the failure.'],
  mock: ['Mock', 'The mock has a bug: it crashed, or its response violates the document.'],
};

const filter = { text: '', cause: 'all', api: 'all', paused: false };
let missed = 0;

/** Return who is at fault: `key`, `name`, an explanation, and a suffix for one line of text. */
export function causeOf(entry) {
  if (entry.cause) {
    const [name, text] = CAUSES[entry.cause] ?? [entry.cause, ''];
    return { key: entry.cause, name, text, suffix: ` (${name})` };
  }
  if (entry.rule) {
    const [name, text] = CAUSES.injected;
    return { key: 'injected', name, text: `${text} The rule “${entry.rule}” acted.`, suffix: ` (${name})` };
  }
  if (entry.violations?.length) return { key: 'mock', name: 'Deviation', text: entry.violations.join(' '), suffix: '' };
  return { key: 'none', name: 'None', text: 'The request was carried out.', suffix: '' };
}

/** Build the view. */
export function startJournal() {
  const body = h('tbody', { id: 'requests-body' });
  const causes = [['all', 'Any'], ['none', 'None'], ...Object.entries(CAUSES).map(([key, [name]]) => [key, name])];
  const pause = button('Pause', () => {
    filter.paused = !filter.paused;
    pause.textContent = filter.paused ? 'Continue' : 'Pause';
    missed = 0;
    show();
  });
  const change = (name) => (value) => {
    filter[name] = value;
    show();
  };
  add(byId('view-requests'),
    h('p', { class: 'lead' }, 'What clients send, as it arrives. Values are recorded only if the API’s document does not mark them as private.'),
    h('div', { class: 'bar' },
      field('Filter', h('input', { type: 'search', placeholder: 'path, operation or status', on: { input: (event) => change('text')(event.target.value) } })),
      field('At fault', choice(causes, 'all', change('cause'))),
      field('API', choice([['all', 'Any'], ['pracsuite', 'PracSuite'], ['coreplus', 'coreplus'], ['storage', 'Storage']], 'all', change('api'))),
      h('div', { class: 'buttons' }, pause, button('Clear', () => call('DELETE', '/journal')))),
    h('p', { id: 'requests-count', class: 'hint' }),
    h('div', { class: 'table-frame', role: 'region', 'aria-label': 'List of requests', tabindex: '0' },
      h('table', { class: 'requests' },
        h('caption', { class: 'visually-hidden' }, 'Requests, newest first'),
        h('thead', {}, h('tr', {},
          ['No.', `Time (${cityOf(state.tenants[0].zone)})`, 'Request', 'Status', 'At fault'].map((name, column) => h('th', { scope: 'col', class: `c${column}` }, name)))),
        body)));
  on('requests', (entries) => {
    if (filter.paused) missed += entries.length;
    show(entries.length);
  });
  show();
}

function fits(entry) {
  const text = `${entry.method} ${entry.path} ${entry.operation ?? ''} ${entry.status}`.toLowerCase();
  return text.includes(filter.text.toLowerCase())
    && ['all', entry.api].includes(filter.api)
    && ['all', causeOf(entry).key].includes(filter.cause);
}

function show(added = 0) {
  const count = byId('requests-count');
  if (filter.paused && added) {
    count.textContent = `Paused. ${missed} more since.`;
    return;
  }
  const found = state.requests.filter(fits);
  count.textContent = found.length
    ? `${found.length} of ${state.requests.length} requests${found.length > SHOWN ? `, the newest ${SHOWN} shown` : ''}`
    : state.requests.length ? 'No request fits the filter.' : 'No request yet. Use the credentials to send one.';
  const focused = document.activeElement?.closest?.('#requests-body tr')?.dataset.number;
  fill(byId('requests-body'), found.slice(0, SHOWN).map(row));
  if (focused) document.querySelector(`#requests-body tr[data-number="${focused}"] button`)?.focus();
  const failed = state.requests.slice(0, added).filter((entry) => causeOf(entry).key !== 'none');
  if (failed.length && !byId('view-requests').hidden) announce(`${failed.length} new requests failed.`);
}

function row(entry) {
  const cause = causeOf(entry);
  const name = entry.operation ?? `${entry.method} ${entry.path}`;
  return h('tr', { data: { number: entry.number } },
    h('td', { class: 'c0 number' }, entry.number),
    h('td', { class: 'c1 number' }, timeOfDay(Date.parse(entry.time), state.tenants[0].zone)),
    h('td', { class: 'c2' },
      button(name, () => showDetails(entry, cause), { class: 'link', 'aria-label': `Details of request ${entry.number}, ${name}` }),
      h('span', { class: 'path' }, `${entry.method} ${entry.path}`)),
    h('td', { class: 'c3 number' }, entry.status || 'no response'),
    h('td', { class: 'c4' }, cause.key === 'none' ? '–' : h('span', { class: `badge ${cause.key}` }, cause.name)));
}

function showDetails(entry, cause) {
  const list = (values) => Object.entries(values ?? {}).map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join('\n');
  const shown = new Set(['number', 'time', 'api', 'tenant', 'operation', 'method', 'path', 'status', 'cause', 'reason', 'rule',
    'path_parameters', 'query_parameters', 'body_fields', 'body_bytes', 'violations', 'request_id']);
  const others = Object.entries(entry).filter(([name, value]) => !shown.has(name) && value !== null);
  details(`Request ${entry.number}`,
    h('p', {}, h('span', { class: `badge ${cause.key}` }, cause.key === 'none' ? 'No fault' : cause.name), ' ', cause.text),
    terms([
      ['Request', `${entry.method} ${entry.path}`],
      ['Operation', entry.operation],
      ['Status', entry.status || 'no response'],
      ['Reason', entry.reason],
      ['Fault rule', entry.rule ?? (entry.idle_rule && `${entry.idle_rule} (changed nothing)`)],
      ['API and tenant', `${entry.api}${entry.tenant === null ? '' : `, tenant ${entry.tenant}`}`],
      ['Path parameters', list(entry.path_parameters)],
      ['Query parameters', list(entry.query_parameters)],
      ['Fields of the body', (entry.body_fields ?? []).join(', ')],
      ['Size of the body', entry.body_bytes ? `${entry.body_bytes} bytes` : ''],
      ['Violations', (entry.violations ?? []).join('\n')],
      ['Time', entry.time],
      ['Request ID', entry.request_id],
      ...others.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value, null, 2)]),
    ]));
}
