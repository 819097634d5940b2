/** The choice of a namespace, which is a practice of its own. A mock without namespaces shows none. */

import { callIfKnown, ROOT } from './api.js';
import { byId, choice, fill, h } from './dom.js';

const DEFAULT = 'default';
const PREFIX = /_ns\/([^/]+)\/$/;

/** Show the choice, if there is one. */
export async function startNamespaces() {
  const found = await callIfKnown('GET', '/namespaces');
  if (!found || found.namespaces.length < 2) return;
  const current = PREFIX.exec(ROOT.pathname)?.[1] ?? DEFAULT;
  const names = found.namespaces.includes(current) ? found.namespaces : [...found.namespaces, current];
  const select = choice(names.map((name) => [name, name]), current, (name) => { location.href = addressOf(name); });
  select.id = 'namespace';
  fill(byId('namespaces'), h('label', { for: 'namespace' }, 'Namespace'), select);
}

/** Return the address of the page of a namespace. */
function addressOf(name) {
  const root = new URL(ROOT);
  root.pathname = root.pathname.replace(PREFIX, '') + (name === DEFAULT ? '' : `_ns/${encodeURIComponent(name)}/`);
  return root.href;
}
