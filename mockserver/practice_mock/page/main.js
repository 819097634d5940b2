/** Starts the page: token, views, and the feed of events. */

import { call, endCalls, events, setToken } from './api.js';
import { askedByLink } from './asked.js';
import { startBook } from './book.js';
import { startClock } from './clock.js';
import { startCredentials } from './credentials.js';
import { byId, fill, h } from './dom.js';
import { startFaults } from './faults.js';
import { causeOf, startJournal } from './journal.js';
import { startMissed } from './missed.js';
import { addressOf, currentNamespace, startNamespaces } from './namespaces.js';
import { startReference } from './reference-links.js';
import { clock, emit, on, state } from './state.js';
import { startSwitches } from './switches.js';
import { moment } from './times.js';

const VIEWS = ['book', 'requests', 'faults', 'clock', 'switches', 'credentials', 'reference'];
const KEPT = 500;
const HIDDEN_FOR = 60_000;

/** Take the token from the address, and return what else the address asks for. */
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.get('token')) setToken(given.get('token'));
  const asks = ['fault', 'switch'].filter((name) => given.get(name)).map((name) => [name, given.get(name)]);
  if (given.has('token') || asks.length) history.replaceState(null, '', `${location.pathname}#book`);
  return asks;
}

/** Show the view that the address names. */
function showView(focus) {
  const name = location.hash.slice(1) || 'book';
  if (!VIEWS.includes(name) || byId('nav').hidden) return;
  for (const view of VIEWS) byId(`view-${view}`).hidden = view !== name;
  for (const link of byId('nav').querySelectorAll('a')) {
    if (link.hash === `#${name}`) {
      link.setAttribute('aria-current', 'page');
      // Not scrollIntoView, after which the Tab key would go on from the link.
      const frame = link.closest('nav');
      frame.scrollLeft = link.offsetLeft - (frame.clientWidth - link.offsetWidth) / 2;
    } else link.removeAttribute('aria-current');
  }
  const title = byId(`title-${name}`);
  document.title = `${title.textContent} · practice-mock`;
  if (focus) {
    title.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  emit('view', name);
}

/** Follow links, and what a link asks for, within the page. */
async function followAddress() {
  const asks = readAddress();
  showView(true);
  for (const [name, value] of asks) await askedByLink(name, value);
}

function take(event) {
  if (event.event === 'state') {
    state.seed = event.seed;
    clock.set(event.now, event.running);
    emit('book');
  } else if (event.event === 'faults') {
    state.faults = event;
    emit('faults');
  } else if (event.event === 'reset') {
    state.requests = [];
    emit('requests', []);
    emit('reset');
    emit('book');
  } else if (event.event === 'deleted') {
    endDeleted();
  } else if (event.event === 'journal') {
    state.requests = [...event.entries].reverse().concat(state.requests).slice(0, KEPT);
    emit('requests', event.entries);
    if (event.entries.some((entry) => entry.method !== 'GET')) emit('book');
  }
}

/** Show why the page cannot go on, instead of its views. */
function end(status, title, ...content) {
  endCalls();
  for (const view of VIEWS) byId(`view-${view}`).hidden = true;
  byId('nav').hidden = true;
  byId('connection').textContent = status;
  byId('connection').dataset.state = 'lost';
  fill(byId('asked'), h('section', { class: 'notice', role: 'alert' }, h('h2', {}, title), ...content));
}

/** The namespace of the page was deleted. */
function endDeleted() {
  end('Deleted', `The namespace “${currentNamespace()}” was deleted`,
    h('p', {}, 'Whoever uses its name next makes it again, as it was at the beginning.'),
    h('p', {}, h('a', { href: addressOf(currentNamespace()) }, 'Make it again'), ' or ',
      h('a', { href: addressOf('default') }, 'go to the default namespace'), '.'));
}

/** The mock does not let the page begin. */
function endRefused(error) {
  end('Not connected', 'The mock refuses this page', h('p', {}, error.message));
  return new Promise(() => {});
}

/** Listen for events for ever. While the page is hidden for long, it does not listen. */
async function listen() {
  const shown = byId('connection');
  for (;;) {
    const stop = new AbortController();
    let timer = 0;
    const look = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => stop.abort(), HIDDEN_FOR);
    };
    document.addEventListener('visibilitychange', look);
    try {
      for await (const event of events(state.requests[0]?.number ?? 0, stop.signal)) {
        shown.textContent = 'Live';
        shown.dataset.state = 'live';
        take(event);
      }
    } catch (error) {
      if (!(error instanceof TypeError || error.name === 'AbortError' || error.status)) throw error;
    }
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    if (shown.textContent === 'Deleted') return;
    shown.textContent = document.hidden ? 'Paused' : 'Not connected';
    shown.dataset.state = 'lost';
    if (document.hidden) await new Promise((go) => document.addEventListener('visibilitychange', go, { once: true }));
    else await new Promise((go) => setTimeout(go, 1000));
  }
}

function showTime() {
  const zone = state.tenants[0]?.zone ?? 'UTC';
  byId('header-time').textContent = moment(clock.now(), zone) + (clock.running ? '' : ' (stopped)');
}

function showLatest() {
  const [entry] = state.requests;
  byId('latest').textContent = entry
    ? `Request ${entry.number}: ${entry.method} ${entry.path} → ${entry.status || 'no response'}${causeOf(entry).suffix}`
    : 'No request yet';
}

const asks = readAddress();
on('clock', showTime);
on('tick', showTime);
on('requests', showLatest);
addEventListener('hashchange', followAddress);
showView(false);
const [{ tenants }, reading] = await Promise.all([call('GET', '/tenants'), call('GET', '/clock')]).catch(endRefused);
state.tenants = tenants;
clock.set(reading.now, reading.running);
startJournal();
startMissed();
startFaults();
startClock();
startCredentials();
startReference();
startSwitches();
startNamespaces();
startBook();
setInterval(() => emit('tick'), 1000);
for (const [name, value] of asks) askedByLink(name, value);
listen();
