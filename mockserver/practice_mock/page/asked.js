/** What a link asks for: it is shown with a button, and nothing happens until a person presses it. */

import { call, callIfKnown } from './api.js';
import { announce, button, byId, fill, h } from './dom.js';
import { emit } from './state.js';
import { setSwitch } from './switches.js';

/** Return the address that asks for something: `asks('fault', 'slot-taken')`. */
export function linkTo(kind, value) {
  const address = new URL(location.href);
  address.hash = `${kind}=${encodeURIComponent(value)}`;
  return address.href;
}

/** Show what a link asks for. */
export async function askedByLink(kind, value) {
  const found = kind === 'fault' ? await scenario(value) : await position(value);
  const place = byId('asked');
  if (!found) {
    fill(place, h('p', { class: 'notice', role: 'alert' }, `The link asks for something that this mock does not have: ${value}.`));
    return;
  }
  const close = () => fill(place);
  const start = async () => {
    close();
    try {
      await found.act();
      announce(`${found.title}: on.`);
    } catch (error) {
      fill(place, h('p', { class: 'notice', role: 'alert' }, error.message));
    }
    location.hash = found.view;
  };
  const title = h('h2', { id: 'asked-title', tabindex: '-1' }, found.question);
  fill(place, h('section', { class: 'notice', 'aria-labelledby': 'asked-title' },
    title,
    h('p', {}, found.effect),
    h('div', { class: 'actions' }, button(found.verb, start, { class: 'primary' }), button('Not now', close))));
  title.focus();
}

async function scenario(name) {
  const one = (await call('GET', '/scenarios')).scenarios.find((known) => known.name === name);
  return one && {
    title: one.title,
    question: `Turn on “${one.title}”?`,
    effect: one.effect,
    verb: 'Turn on',
    view: 'faults',
    act: () => call('POST', `/scenarios/${encodeURIComponent(name)}`),
  };
}

async function position(value) {
  const [name, wanted] = value.split(':');
  const known = (await callIfKnown('GET', '/switches'))?.switches ?? [];
  const one = known.find((found) => found.name === name);
  return one && {
    title: name,
    question: `Set the switch “${name}” to “${wanted}”?`,
    effect: one.meaning ?? '',
    verb: 'Set',
    view: 'switches',
    act: async () => {
      await setSwitch(name, wanted);
      emit('switches');
    },
  };
}
