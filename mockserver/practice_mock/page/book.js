/** The appointment book: what is shown, and when it is read again. */

import { call } from './api.js';
import { add, announce, button, byId, choice, details, field, fill, h, terms } from './dom.js';
import { KINDS, columnsOf, grid } from './grid.js';
import { clock, on, state } from './state.js';
import { addDays, dayOf, duration, longDay, minuteOf, mondayOf, shortDay, wallTime } from './times.js';

const AGAIN = 30_000;

const shown = { tenant: null, mode: 'day', day: null, location: null, practitioner: null };
let book = null;
let text = '';
let known = new Map();
let reading = false;
let again = false;

/** Build the view. */
export function startBook() {
  shown.tenant = state.tenants[0];
  shown.day = shown.tenant.today;
  add(byId('view-book'),
    h('div', { class: 'bar book-bar' },
      field('Practice', practiceChoice()),
      h('div', { id: 'places' }),
      h('fieldset', { class: 'segments' }, h('legend', { class: 'visually-hidden' }, 'Period'), mode('day', 'Day'), mode('week', 'Week')),
      h('div', { class: 'buttons' },
        button('‹', () => move(-1), { 'aria-label': 'Earlier', id: 'earlier' }),
        button('Today', () => go(dayOf(clock.now(), shown.tenant.zone))),
        button('›', () => move(1), { 'aria-label': 'Later', id: 'later' })),
      field('Date', h('input', { type: 'date', id: 'book-date', value: shown.day, on: { change: (event) => event.target.value && go(event.target.value) } }))),
    h('p', { id: 'book-problem', class: 'problem', role: 'alert' }),
    h('h3', { id: 'book-title', 'aria-live': 'polite' }),
    h('div', { id: 'holds' }),
    h('div', { id: 'book-grid', role: 'region', 'aria-labelledby': 'book-title', tabindex: '0' }),
    h('ul', { class: 'legend', 'aria-label': 'Kinds of entries' }, Object.entries(KINDS).map(([kind, name]) => h('li', { class: kind }, name))));
  on('book', read);
  on('tick', countDown);
  on('clock', countDown);
  setInterval(() => { if (!document.hidden) read(); }, AGAIN);
  read();
}

function practiceChoice() {
  const select = h('select', { on: { change: (event) => changePractice(event.target.value) } });
  for (const [api, name] of [['pracsuite', 'PracSuite'], ['coreplus', 'coreplus']]) {
    const tenants = state.tenants.filter((one) => one.api === api);
    add(select, h('optgroup', { label: name }, tenants.map((one) => h('option', { value: one.tenant }, `${one.name} · ${name}`))));
  }
  return select;
}

function changePractice(number) {
  Object.assign(shown, { tenant: state.tenants.find((one) => String(one.tenant) === number), location: null, practitioner: null });
  refresh();
}

function mode(value, name) {
  const id = `mode-${value}`;
  const input = h('input', { type: 'radio', name: 'mode', id, checked: value === shown.mode, on: { change: () => { shown.mode = value; refresh(); } } });
  return h('span', {}, input, h('label', { for: id }, name));
}

function move(direction) {
  go(addDays(shown.day, direction * (shown.mode === 'week' ? 7 : 1)));
}

function go(day) {
  shown.day = day;
  byId('book-date').value = day;
  refresh();
}

/** Read another page of the book. What is on it is not news. */
function refresh() {
  known = new Map();
  text = '';
  read();
}

/** Read the book, once at a time. */
async function read() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  do {
    again = false;
    try {
      const first = shown.mode === 'week' ? mondayOf(shown.day) : shown.day;
      const found = await call('GET', `/book?tenant=${shown.tenant.tenant}&from=${first}&days=${shown.mode === 'week' ? 7 : 1}`);
      byId('book-problem').textContent = '';
      if (!again) take(found);
    } catch (error) {
      byId('book-problem').textContent = `The book cannot be read: ${error.message}`;
    }
  } while (again);
  reading = false;
}

function take(found) {
  const { now, ...content } = found;
  const received = JSON.stringify(content);
  if (text === received) return;
  text = received;
  book = content;
  const isKnown = (list) => list.some((one) => one.id === shown.location);
  if (!isKnown(book.locations)) shown.location = book.locations[0]?.id ?? null;
  report();
  showPlaces();
  show();
}

/** Remember the entries, and report those that are new or have become something else. */
function report() {
  const before = known;
  known = new Map(book.entries.map((entry) => [entry.id, entry]));
  if (!before.size) {
    book.fresh = new Set();
    return;
  }
  const fresh = book.entries.filter((entry) => before.get(entry.id)?.kind !== entry.kind || before.get(entry.id)?.start !== entry.start);
  book.fresh = new Set(fresh.map((entry) => entry.id));
  const gone = [...before.keys()].filter((id) => !known.has(id)).length;
  const news = fresh.slice(0, 3).map((entry) => `${KINDS[entry.kind]}: ${entry.title}, ${entry.start.slice(11)}`);
  if (gone) news.push(`${gone} removed`);
  if (news.length && !byId('view-book').hidden) announce(news.join('. '));
}

function showPlaces() {
  const choose = (name) => (value) => {
    shown[name] = value;
    showPlaces();
    show();
  };
  const focused = document.activeElement?.id;
  const locations = choice([...book.locations.map((one) => [one.id, one.name]), ['all', 'All locations']], shown.location, choose('location'));
  locations.id = 'book-location';
  const parts = [field('Location', locations)];
  if (shown.mode === 'week') {
    const there = new Set(columnsOf(book, shown.location).map((one) => one.practitioner));
    const people = book.practitioners.filter((one) => there.has(one.id));
    if (!there.has(shown.practitioner)) shown.practitioner = people[0]?.id ?? null;
    const practitioners = choice(people.map((one) => [one.id, one.name]), shown.practitioner, choose('practitioner'));
    practitioners.id = 'book-practitioner';
    parts.push(field('Practitioner', practitioners));
  }
  fill(byId('places'), parts);
  if (focused?.startsWith('book-')) byId(focused)?.focus();
}

function show() {
  const week = shown.mode === 'week';
  const title = week ? `Week of ${longDay(book.days[0])}` : longDay(shown.day);
  if (byId('book-title').textContent !== title) byId('book-title').textContent = title;
  const focused = document.activeElement?.dataset?.entry;
  const frame = byId('book-grid');
  const { scrollLeft } = frame;
  fill(frame, grid(book, { ...shown, today: dayOf(clock.now(), book.zone), now: minuteOf(wallTime(clock.now(), book.zone), dayOf(clock.now(), book.zone)) }, showEntry));
  frame.scrollLeft = scrollLeft;
  if (focused) frame.querySelector(`[data-entry="${CSS.escape(focused)}"]`)?.focus();
  showHolds();
  countDown();
}

/** Show the holds of every day and location, because they are gone soon. */
function showHolds() {
  const place = byId('holds');
  if (!book.holds.length) return fill(place);
  const name = (list, id) => list.find((one) => one.id === id)?.name ?? '';
  return fill(place, h('section', { class: 'holds', 'aria-labelledby': 'holds-title' },
    h('h4', { id: 'holds-title' }, `${book.holds.length === 1 ? 'One time is' : `${book.holds.length} times are`} held`),
    h('ul', {}, book.holds.slice(0, 12).map((one) => h('li', {},
      h('button', { type: 'button', class: 'link', on: { click: () => { shown.location = one.location; go(one.start.slice(0, 10)); } } },
        `${shortDay(one.start.slice(0, 10))}, ${one.start.slice(11)}`),
      ` ${name(book.practitioners, one.practitioner)} · ${name(book.locations, one.location)} · `,
      one.held_until ? h('span', { class: 'remaining number', data: { until: one.held_until } }) : 'without end')))));
}

/** Show the time that is left of each hold. When one expires, the book is read again. */
function countDown() {
  let expired = false;
  for (const element of document.querySelectorAll('#view-book [data-until]')) {
    const rest = Date.parse(element.dataset.until) - clock.now();
    element.textContent = rest > 0 ? `${duration(rest)} left` : 'expired';
    expired ||= rest <= 0;
  }
  if (expired) read();
}

function showEntry(entry) {
  const name = (list, id) => list.find((one) => one.id === id)?.name ?? id;
  details(`${KINDS[entry.kind]}: ${entry.title}`, terms([
    ['Date', longDay(entry.start.slice(0, 10))],
    ['Time', `${entry.start.slice(11)} to ${entry.end.slice(11)}`],
    ['Practitioner', name(book.practitioners, entry.practitioner)],
    ['Location', name(book.locations, entry.location)],
    ['Type', entry.detail],
    ['Status', entry.status],
    ['Column', entry.column + entry.width > 2 ? `${entry.column}${entry.width > 1 ? ` to ${entry.column + entry.width - 1}` : ''}` : ''],
    ['Held until', entry.held_until],
    ['ID', h('code', {}, entry.id)],
  ]));
}
