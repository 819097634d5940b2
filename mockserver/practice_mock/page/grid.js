/** The drawing of the book: a column for each practitioner (day) or each day (week), with entries placed by time. */

import { h } from './dom.js';
import { longDay, minuteOf, shortDay } from './times.js';

/** The kinds of entries, and what they are called. */
export const KINDS = {
  booking: 'Booking', hold: 'Hold', group: 'Group session', note: 'Note', unavailable: 'Unavailable', cancelled: 'Cancelled',
};

const EARLIEST = 8 * 60;
const LATEST = 18 * 60;

/** Return the columns at a location, or at all of them. */
export function columnsOf(book, location) {
  return book.columns.filter((one) => location === 'all' || one.location === location);
}

/**
 * Return the drawing. `shown` has the mode (`day`, `week`), location, practitioner and today; `open` shows an entry.
 */
export function grid(book, shown, open) {
  const columns = shown.mode === 'week' ? weekColumns(book, shown) : dayColumns(book, shown);
  if (!columns.length) return h('p', { class: 'empty' }, 'No one works here.');
  const { first, last } = range(columns);
  const minutes = last - first;
  const tracks = columns.map((one) => (shown.mode === 'week'
    ? `minmax(${one.columns * 3 + 3}rem, 1fr)` : `minmax(${one.columns * 5.5 + 3}rem, ${one.columns + 1}fr)`)).join(' ');
  return h('div', { class: `grid ${shown.mode}`, css: { '--minutes': minutes, '--tracks': tracks } },
    axis(first, last),
    columns.map((one, position) => column(one, position, first, last, shown, open)));
}

/** Return a column of the drawing for each practitioner who works or has entries on the day. */
function dayColumns(book, { location }) {
  const [day] = book.days;
  const several = location === 'all';
  return columnsOf(book, location).map((one) => {
    const person = book.practitioners.find((found) => found.id === one.practitioner);
    const place = book.locations.find((found) => found.id === one.location);
    return { ...one, day, title: person?.name ?? one.practitioner, subtitle: several ? place?.name ?? '' : person?.detail ?? '', ...contents(book, [one], day) };
  }).filter((one) => one.hours.length || one.entries.length);
}

/** Return a column of the drawing for each day of the week of one practitioner. */
function weekColumns(book, { location, practitioner, today }) {
  const columns = columnsOf(book, location).filter((one) => one.practitioner === practitioner);
  if (!columns.length) return [];
  const most = Math.max(...columns.map((one) => one.columns));
  return book.days.map((day) => ({
    columns: most, day, title: shortDay(day), spoken: longDay(day), subtitle: day === today ? 'Today' : '', ...contents(book, columns, day),
  }));
}

function contents(book, columns, day) {
  const belongs = (one) => columns.some((column) => column.practitioner === one.practitioner && column.location === one.location);
  const next = 24 * 60;
  const onDay = (one) => belongs(one) && minuteOf(one.start, day) < next && minuteOf(one.end, day) > 0;
  const entries = book.entries.filter(onDay).sort((one, other) => one.start.localeCompare(other.start) || one.column - other.column);
  return { hours: book.hours.filter(onDay), entries, fresh: book.fresh };
}

/** Return the whole hours that all columns need. */
function range(columns) {
  let [first, last] = [EARLIEST, LATEST];
  for (const { day, hours, entries } of columns) {
    for (const one of [...hours, ...entries]) {
      first = Math.min(first, Math.max(0, minuteOf(one.start, day)));
      last = Math.max(last, Math.min(24 * 60, minuteOf(one.end, day)));
    }
  }
  return { first: Math.floor(first / 60) * 60, last: Math.ceil(last / 60) * 60 };
}

function axis(first, last) {
  const hours = [];
  for (let minute = first; minute < last; minute += 60) {
    hours.push(h('span', { css: { '--at': minute - first } }, `${String(minute / 60).padStart(2, '0')}:00`));
  }
  return h('div', { class: 'axis', 'aria-hidden': 'true' }, h('div', { class: 'head' }), h('div', { class: 'track' }, hours));
}

function column(one, position, first, last, shown, open) {
  const id = `column-${position}`;
  const place = (from, to) => ({
    '--at': Math.max(first, from) - first,
    '--for': Math.min(last, to) - Math.max(first, from),
  });
  const hours = one.hours.map((part) => h('div', { class: 'hours', css: place(minuteOf(part.start, one.day), minuteOf(part.end, one.day)) }));
  const isNow = one.day === shown.today && shown.now >= first && shown.now < last;
  const now = isNow ? h('div', { class: 'now', css: { '--at': shown.now - first } }) : null;
  const items = lanes(one.entries, one.columns).map(({ entry, lane, width, of }) => {
    const css = { ...place(minuteOf(entry.start, one.day), minuteOf(entry.end, one.day)), '--lane': lane, '--width': width, '--lanes': of };
    return h('li', { css }, entryButton(entry, one, css['--for'], open));
  });
  return h('section', { class: one.day === shown.today && shown.mode === 'week' ? 'column today' : 'column', 'aria-labelledby': id, css: { '--lanes': one.columns } },
    h('div', { class: 'head' },
      h('h4', { id }, one.title),
      one.subtitle ? h('p', {}, one.subtitle) : null),
    h('div', { class: 'track' },
      h('div', { 'aria-hidden': 'true' }, hours, now),
      items.length ? h('ol', {}, items) : h('p', { class: 'visually-hidden' }, 'No entries.')));
}

function entryButton(entry, column, minutes, open) {
  const classes = ['entry', entry.kind, minutes < 25 ? 'short' : '', column.fresh?.has(entry.id) ? 'fresh' : ''];
  const [start, end] = [entry.start.slice(11), entry.end.slice(11)];
  return h('button', { type: 'button', class: classes.filter(Boolean).join(' '), data: { entry: entry.id }, title: `${start}–${end} ${entry.title} ${entry.detail}`.trim(), on: { click: () => open(entry) } },
    h('span', { class: 'line' },
      h('span', { class: 'when' }, start, h('span', { class: 'visually-hidden' }, ` to ${end}, ${KINDS[entry.kind]}: `)),
      ' ',
      h('span', { class: 'what' }, entry.title)),
    entry.held_until ? h('span', { class: 'remaining number', data: { until: entry.held_until } }) : null,
    entry.detail ? h('span', { class: 'more' }, entry.detail) : null);
}

/**
 * Place entries side by side: in the column that the API gives them, or where they overlap in the same column, as
 * cancelled ones may, in lanes of their own.
 */
export function lanes(entries, columns) {
  const placed = entries.map((entry) => ({ entry, lane: entry.column - 1, width: entry.width, of: columns }));
  for (const [position, one] of placed.entries()) {
    const before = placed.slice(0, position).filter((other) => overlap(one, other));
    if (!before.length) continue;
    const cluster = [...before, one];
    const of = Math.max(columns, cluster.length, ...before.map((other) => other.of));
    const taken = new Set(before.map((other) => other.lane));
    const free = [...Array(of).keys()].find((lane) => !taken.has(lane)) ?? of;
    Object.assign(one, { lane: free, width: 1 });
    for (const other of cluster) other.of = Math.max(of, free + 1);
  }
  return placed;
}

function overlap(one, other) {
  return one.entry.start < other.entry.end && other.entry.start < one.entry.end
    && one.lane < other.lane + other.width && other.lane < one.lane + one.width;
}
