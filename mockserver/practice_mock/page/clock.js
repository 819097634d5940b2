/** Clock, reset, seed and snapshots. */

import { call } from './api.js';
import { add, announce, button, byId, choice, dialog, field, fill, h } from './dom.js';
import { clock, emit, on, state } from './state.js';
import { instantAt, moment, wallTime } from './times.js';

const STEPS = [['+1 minute', 60], ['+15 minutes', 900], ['+1 hour', 3600], ['+1 day', 86_400]];
const UNITS = [['60', 'minutes'], ['3600', 'hours'], ['86400', 'days']];

/** Build the view. */
export function startClock() {
  const problem = h('p', { class: 'problem', role: 'alert' });
  add(byId('view-clock'),
    h('p', { class: 'lead' }, 'Everything in the mock goes by its own clock: holds, tokens and timestamps.'),
    problem,
    h('div', { class: 'panels wide-first' }, clockPanel(problem), h('div', { class: 'stack' }, dataPanel(problem), snapshotPanel(problem))));
  on('clock', showTime);
  on('tick', showTime);
  on('clock', () => { byId('seed').value = state.seed; });
  showTime();
  showSnapshots();
}

/** Send a call, and show why the mock rejects it, if it does. */
async function attempt(problem, method, path, body, done) {
  problem.textContent = '';
  try {
    const result = await call(method, path, body);
    announce(done);
    return result;
  } catch (error) {
    problem.textContent = error.message;
    return undefined;
  }
}

function showTime() {
  fill(byId('times'), [...new Set(state.tenants.map((one) => one.zone))].map((zone) =>
    h('div', {}, h('dt', {}, zone.split('/').pop().replaceAll('_', ' ')), h('dd', { class: 'number' }, moment(clock.now(), zone)))));
  byId('running').textContent = clock.running ? 'The clock runs.' : 'The clock stands still.';
}

function clockPanel(problem) {
  const advance = async (seconds) => {
    const now = await attempt(problem, 'POST', '/clock/advance', { seconds }, 'The clock is moved.');
    if (now) clock.set(now.now, now.running);
  };
  const amount = h('input', { type: 'number', value: '10', step: 'any', required: true });
  const unit = choice(UNITS, '60', () => {});
  const zones = [...new Set(state.tenants.map((one) => one.zone))];
  const zone = choice([...zones, 'UTC'].map((name) => [name, name]), zones[0], () => {});
  const date = h('input', { type: 'datetime-local', step: '1', id: 'clock-date' });
  const runs = h('input', { type: 'checkbox', id: 'clock-runs', checked: true });
  const set = async (instant, running) => {
    const body = { now: new Date(instant).toISOString(), running };
    const now = await attempt(problem, 'PUT', '/clock', body, 'The clock is set.');
    if (now) clock.set(now.now, now.running);
  };
  const setDate = () => {
    if (!date.value) return date.focus();
    return set(instantAt(date.value, zone.value), runs.checked);
  };
  on('view', (view) => { if (view === 'clock') date.value = wallTime(clock.now(), zone.value); });
  return h('section', { class: 'panel', 'aria-labelledby': 'clock-title' },
    h('h3', { id: 'clock-title' }, 'Clock'),
    h('dl', { id: 'times', class: 'times' }),
    h('p', { id: 'running', class: 'hint' }),
    h('div', { class: 'buttons' }, STEPS.map(([name, seconds]) => button(name, () => advance(seconds)))),
    h('div', { class: 'bar' },
      field('Advance by', amount), field('Unit', unit),
      button('Advance', () => advance(Number(amount.value) * Number(unit.value)))),
    h('div', { class: 'bar' },
      field('Set to', date), field('Zone', zone),
      h('div', { class: 'check' }, runs, h('label', { for: 'clock-runs' }, 'Runs on')),
      button('Set clock', setDate)),
    h('div', { class: 'buttons' },
      button('Stop the clock', () => set(clock.now(), false)),
      button('Let it run', () => set(clock.now(), true)),
      button('Real time', () => set(Date.now(), true))));
}

function dataPanel(problem) {
  const seed = h('input', { type: 'number', id: 'seed', step: '1', value: state.seed });
  const reset = () => confirmed('Reset the mock?', 'Records, clock, requests and faults go back to the beginning.', 'Reset', () =>
    attempt(problem, 'POST', '/reset', undefined, 'The mock is reset.'));
  const reseed = () => confirmed('Start over with another seed?', 'All records are replaced by those of the seed.', 'Start over', async () => {
    await attempt(problem, 'POST', '/seed', { seed: Number(seed.value) }, 'The records are replaced.');
    emit('book');
  });
  return h('section', { class: 'panel', 'aria-labelledby': 'data-title' },
    h('h3', { id: 'data-title' }, 'Data'),
    h('p', {}, 'The demo data follows from a seed: the same seed and day give the same people and bookings.'),
    h('div', { class: 'bar' }, field('Seed', seed), button('Use this seed', reseed)),
    h('div', { class: 'buttons' }, button('Reset the mock', reset, { class: 'danger' })));
}

function snapshotPanel(problem) {
  const name = h('input', { type: 'text', placeholder: 'before-the-test', pattern: '[A-Za-z0-9._\\-]{1,100}' });
  const take = async () => {
    const body = name.value ? { name: name.value } : {};
    await attempt(problem, 'POST', '/snapshots', body, 'The snapshot is taken.');
    showSnapshots();
  };
  const list = h('ul', { id: 'snapshots', class: 'rows' });
  list.addEventListener('click', async (event) => {
    const { snapshot, action } = event.target.dataset;
    if (!snapshot) return;
    const path = `/snapshots/${encodeURIComponent(snapshot)}`;
    if (action === 'restore') await attempt(problem, 'POST', `${path}/restore`, undefined, 'The snapshot is restored.');
    else await attempt(problem, 'DELETE', path, undefined, 'The snapshot is deleted.');
    showSnapshots();
    emit('book');
  });
  return h('section', { class: 'panel', 'aria-labelledby': 'snapshots-title' },
    h('h3', { id: 'snapshots-title' }, 'Snapshots'),
    h('p', {}, 'A snapshot keeps records, identifiers and clock, and can be restored any number of times.'),
    h('div', { class: 'bar' }, field('Name', name), button('Take a snapshot', take)),
    list);
}

async function showSnapshots() {
  const { snapshots } = await call('GET', '/snapshots');
  fill(byId('snapshots'), snapshots.map((name) => h('li', {},
    h('span', {}, name),
    h('span', { class: 'buttons' },
      button('Restore', () => {}, { 'aria-label': `Restore ${name}`, data: { snapshot: name, action: 'restore' } }),
      button('Delete', () => {}, { 'aria-label': `Delete ${name}`, data: { snapshot: name, action: 'delete' } })))));
}

/** Do something after a person has confirmed it. */
function confirmed(title, text, verb, act) {
  const shown = dialog(title, h('p', {}, text), h('div', { class: 'actions' },
    button(verb, () => {
      shown.close();
      act();
    }, { class: 'danger' }),
    button('Cancel', () => shown.close())));
}
