/** The choice of a namespace, which is a practice of its own. A mock without namespaces shows none. */

import { callIfKnown, ROOT } from './api.js';
import { byId, choice, fill, h } from './dom.js';

const DEFAULT = 'default';
const PREFIX = /_ns\/([^/]+)\/$/;

let shown = '';

/** Show the choice, if there is one. Namespaces that are made meanwhile are added when a person comes back to the page. */
export function startNamespaces() {
  addEventListener('focus', show);
  return show();
}

/** Return the namespace of this page. Letter case does not distinguish them. */
export function currentNamespace() {
  return (PREFIX.exec(ROOT.pathname)?.[1] ?? DEFAULT).toLowerCase();
}

/** Return the address of the page of a namespace. */
export function addressOf(name) {
  const root = new URL(ROOT);
  root.pathname = root.pathname.replace(PREFIX, '') + (name === DEFAULT ? '' : `_ns/${encodeURIComponent(name)}/`);
  return root.href;
}

async function show() {
  let found = null;
  try {
    found = await callIfKnown('GET', '/namespaces');
  } catch {
    return; // the mock is not reached now
  }
  const current = currentNamespace();
  const names = [...new Set([...found?.namespaces ?? [], current])];
  if (names.length < 2 || names.join() === shown) return;
  shown = names.join();
  const select = choice(names.map((name) => [name, name]), current, (name) => { location.href = addressOf(name); });
  select.id = 'namespace';
  fill(byId('namespaces'), h('label', { for: 'namespace' }, 'Namespace'), select);
}
