/** The switches for what the documentation leaves open. A mock without them shows no such view. */

import { call, callIfKnown, controlUrl } from './api.js';
import { linkTo } from './asked.js';
import { add, announce, button, byId, choice, copyButton, field, fill, h, prose } from './dom.js';
import { on } from './state.js';

let switches = [];
const filter = { api: 'all', kind: 'all' };

/** Build the view, if the mock has switches. */
export async function startSwitches() {
  const found = await callIfKnown('GET', '/switches');
  if (!found) return;
  byId('nav').querySelector('[href="./#switches"]').parentElement.hidden = false;
  add(byId('view-switches'),
    h('p', { class: 'lead' }, 'Where the vendors’ documentation is silent and the choice changes what a client sees, the mock has a switch. Try your product in both worlds.'),
    h('div', { class: 'bar' },
      field('API', choice([['all', 'Any'], ['pracsuite', 'PracSuite'], ['coreplus', 'coreplus']], 'all', choose('api'))),
      field('Shown', choice([['all', 'All switches'], ['changed', 'Not at the default'], ['harmful', 'Harmful now']], 'all', choose('kind'))),
      button('All defaults', () => change({ world: 'default' }, 'Every switch is at its default.')),
      button('All harmful positions', () => change({ world: 'pessimistic' }, 'Every switch is at its harmful position.'))),
    h('p', { id: 'switch-problem', class: 'problem', role: 'alert' }),
    h('p', { id: 'switch-count', class: 'hint' }),
    h('div', { id: 'switch-list', class: 'switches' }));
  on('switches', refresh);
  on('reset', refresh);
  on('view', (view) => { if (view === 'switches') refresh(); });
  switches = found.switches;
  show();
}

/** Set a switch to a position. */
export async function setSwitch(name, position) {
  await call('PUT', '/switches', { positions: { [name]: position } });
}

/** Send a change, and show why the mock rejects it, if it does. */
async function change(body, done) {
  const problem = byId('switch-problem');
  problem.textContent = '';
  try {
    await call('PUT', '/switches', body);
    announce(done);
  } catch (error) {
    problem.textContent = error.message;
  }
  await refresh();
}

async function refresh() {
  ({ switches } = await call('GET', '/switches'));
  show();
}

function choose(name) {
  return (value) => {
    filter[name] = value;
    show();
  };
}

function fits(one) {
  const kinds = { all: true, changed: one.position !== one.default, harmful: one.position === one.harmful };
  return ['all', one.api].includes(filter.api) && kinds[filter.kind];
}

function show() {
  const focused = document.activeElement?.id;
  const opened = new Set([...document.querySelectorAll('#switch-list details[open]')].map((one) => one.dataset.name));
  const found = switches.filter(fits);
  byId('switch-count').textContent = `${found.length} of ${switches.length} switches`;
  fill(byId('switch-list'), found.map((one) => fieldset(one, opened.has(one.name))));
  if (focused) byId(focused)?.focus();
}

function fieldset(one, opened) {
  const command = `curl -X PUT -H "Authorization: Bearer $TOKEN" -H 'content-type: application/json' \\
  -d '${JSON.stringify({ positions: { [one.name]: one.position } })}' ${controlUrl('/switches')}`;
  return h('fieldset', { class: 'panel' },
    h('legend', {}, one.name, one.api ? h('span', { class: 'pill' }, one.api) : null),
    one.meaning ? h('p', { class: 'meaning' }, prose(one.meaning)) : null,
    Object.entries(one.positions).map(([value, meaning]) => position(one, value, meaning)),
    h('div', { class: 'actions' }, copyButton(linkTo('switch', `${one.name}:${one.position}`), `link to ${one.name}`, 'Copy link')),
    h('details', { open: opened, data: { name: one.name } },
      h('summary', {}, 'Why it is open, and the control call'),
      (one.questions ?? []).map((question) => h('p', {}, prose(question))),
      one.source ? h('p', { class: 'hint' }, prose(one.source)) : null,
      h('pre', { tabindex: '0', 'aria-label': `Control call of ${one.name}` }, command)));
}

function position(one, value, meaning) {
  const id = `switch-${one.name}-${value}`;
  const choose = () => change({ positions: { [one.name]: value } }, `${one.name} is ${value}.`);
  const mark = (text, style, shown) => (shown ? h('span', { class: style }, text) : null);
  return h('div', { class: 'check' },
    h('input', { type: 'radio', name: `switch-${one.name}`, id, checked: one.position === value, on: { change: choose } }),
    h('label', { for: id }, value, meaning ? h('span', { class: 'hint' }, ' ', prose(meaning)) : null,
      mark('default', 'pill', value === one.default), mark('harmful', 'badge domain', value === one.harmful)));
}
