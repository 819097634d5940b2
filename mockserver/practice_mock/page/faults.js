/** Faults as named buttons, the plan in force, and a plan of one's own. */

import { call, controlUrl } from './api.js';
import { linkTo } from './asked.js';
import { add, announce, button, byId, copyButton, field, fill, h } from './dom.js';
import { on, state } from './state.js';

let scenarios = [];

/** Build the view. */
export async function startFaults() {
  const plan = h('textarea', { rows: 10, spellcheck: 'false', class: 'code' });
  const problems = h('ul', { class: 'problem', role: 'alert' });
  const apply = async () => {
    fill(problems);
    try {
      await call('PUT', '/faults', JSON.parse(plan.value));
      announce('The plan is in force.');
    } catch (error) {
      const found = error.problems?.length ? error.problems.map((one) => `${one.pointer || 'the plan'}: ${one.reason}`) : [error.message];
      fill(problems, found.map((text) => h('li', {}, text)));
    }
  };
  plan.value = JSON.stringify({ rules: [{ match: { operation: 'getPatient', nth: 1 }, action: { kind: 'status', status: 500 } }] }, null, 2);
  add(byId('view-faults'),
    h('p', { class: 'lead' }, 'Make the mock fail on purpose, and watch what your product does. One scenario is in force at a time.'),
    h('div', { id: 'plan', class: 'panel', 'aria-live': 'polite' }),
    h('h3', { class: 'visually-hidden' }, 'Scenarios'),
    h('ul', { id: 'scenarios', class: 'cards' }),
    h('details', { class: 'panel' },
      h('summary', {}, 'A plan of your own'),
      field('Fault plan (JSON)', plan, 'The README of the mock lists the actions; GET /_mock/faults/schema returns the JSON Schema.'),
      problems,
      h('div', { class: 'actions' }, button('Use this plan', apply, { class: 'primary' }))));
  scenarios = (await call('GET', '/scenarios')).scenarios;
  on('faults', show);
  show();
}

/** Return the scenario whose plan is in force. */
function active() {
  const now = JSON.stringify(state.faults.plan);
  return scenarios.find((one) => JSON.stringify(one.plan) === now);
}

function show() {
  const current = active();
  const focused = document.activeElement?.dataset?.scenario;
  fill(byId('scenarios'), scenarios.map((one) => card(one, one === current)));
  if (focused) document.querySelector(`[data-scenario="${focused}"]`)?.focus();
  fill(byId('plan'), inForce(current));
}

function card(one, isActive) {
  const path = `/scenarios/${one.name}`;
  const toggle = () => (isActive ? stop() : call('POST', path));
  const command = `curl -X POST -H "Authorization: Bearer $TOKEN" ${controlUrl(path)}`;
  return h('li', { class: isActive ? 'card active' : 'card' },
    h('h4', {}, one.title),
    h('p', {}, one.effect),
    h('div', { class: 'actions' },
      button(isActive ? 'Turn off' : 'Turn on', toggle, {
        class: isActive ? 'primary' : '', 'aria-pressed': String(isActive), 'aria-label': one.title, data: { scenario: one.name },
      }),
      copyButton(linkTo('fault', one.name), `link to ${one.title}`, 'Copy link')),
    h('details', {},
      h('summary', {}, 'As a control call'),
      h('pre', { tabindex: '0', 'aria-label': `Control call of ${one.title}` }, `${command}\n\n# or PUT /_mock/faults with\n${planText(one.plan)}`)));
}

/** Return a plan as JSON; of many rules, the first ones. */
function planText(plan) {
  const rules = plan.rules.slice(0, 4);
  const more = plan.rules.length - rules.length;
  return JSON.stringify({ ...plan, rules }, null, 1) + (more ? `\n# … and ${more} more rules: GET /_mock/scenarios shows them` : '');
}

function inForce(current) {
  const { plan, rules } = state.faults;
  if (!plan.rules.length) return h('p', {}, h('strong', {}, 'No fault is on. '), 'The mock behaves like a healthy API.');
  const used = rules.filter((rule) => rule.matched || rules.length <= 4);
  return [
    h('div', { class: 'row' },
      h('p', {}, h('strong', {}, current ? `On: ${current.title}` : `A plan of your own is in force, with ${plan.rules.length} ${plan.rules.length === 1 ? 'rule' : 'rules'}`)),
      button('Turn off all faults', stop)),
    used.length ? h('table', {},
      h('caption', { class: 'visually-hidden' }, 'Rules and the calls on which they acted'),
      h('thead', {}, h('tr', {}, ['Rule', 'Calls that it fits', 'Acted on'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, used.map((rule) => h('tr', {},
        h('th', { scope: 'row' }, rule.rule), h('td', { class: 'number' }, rule.matched), h('td', { class: 'number' }, rule.fired)))))
      : h('p', { class: 'hint' }, 'No call yet.'),
  ];
}

const stop = () => call('DELETE', '/faults');
