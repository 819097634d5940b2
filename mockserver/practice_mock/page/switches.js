/** The switches for what the documentation leaves open. A mock without them shows no such view. */

import { call, callIfKnown } from './api.js';
import { linkTo } from './asked.js';
import { add, announce, byId, copyButton, fill, h } from './dom.js';
import { on } from './state.js';

/** Build the view, if the mock has switches. */
export async function startSwitches() {
  const found = await callIfKnown('GET', '/switches');
  if (!found) return;
  byId('nav').querySelector('[href="#switches"]').parentElement.hidden = false;
  add(byId('view-switches'),
    h('p', { class: 'lead' }, 'Where the vendors’ documentation is silent, the mock has a switch. The position marked as harmful is the one that hurts a careless client.'),
    h('p', { id: 'switch-problem', class: 'problem', role: 'alert' }),
    h('div', { id: 'switches', class: 'switches' }));
  on('switches', refresh);
  on('reset', refresh);
  on('view', (view) => { if (view === 'switches') refresh(); });
  show(found);
}

/** Set a switch to a position. */
export async function setSwitch(name, position) {
  await call('PUT', '/switches', { [name]: position });
}

async function refresh() {
  show(await call('GET', '/switches'));
}

/** Return the positions of a switch as pairs of value and explanation, in whatever form the mock lists them. */
function positionsOf(one) {
  const { positions } = one;
  if (Array.isArray(positions)) {
    return positions.map((found) => (typeof found === 'object' && found !== null
      ? [found.name ?? found.position ?? found.value, found.meaning ?? found.description ?? ''] : [found, '']));
  }
  return Object.entries(positions ?? {});
}

function show({ switches }) {
  const focused = document.activeElement?.id;
  fill(byId('switches'), switches.map(fieldset));
  if (focused) byId(focused)?.focus();
}

function fieldset(one) {
  return h('fieldset', { class: 'panel' },
    h('legend', {}, one.name, one.api ? h('span', { class: 'pill' }, one.api) : null),
    one.meaning ? h('p', {}, one.meaning) : null,
    positionsOf(one).map(([value, meaning]) => position(one, value, meaning)),
    copyButton(() => linkTo('switch', `${one.name}:${one.current}`), `link to ${one.name}`, 'Copy link'));
}

function position(one, value, meaning) {
  const id = `switch-${one.name}-${value}`;
  const change = async () => {
    byId('switch-problem').textContent = '';
    try {
      await setSwitch(one.name, value);
      announce(`${one.name} is ${value}.`);
    } catch (error) {
      byId('switch-problem').textContent = error.message;
    }
    await refresh();
  };
  return h('div', { class: 'check' },
    h('input', { type: 'radio', name: `switch-${one.name}`, id, checked: one.current === value, on: { change } }),
    h('label', { for: id }, String(value), meaning ? h('span', { class: 'hint' }, ` ${meaning}`) : null,
      value === one.default ? h('span', { class: 'pill' }, 'default') : null,
      value === one.harmful ? h('span', { class: 'badge domain' }, 'harmful') : null));
}
