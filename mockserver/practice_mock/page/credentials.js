/** Base URLs and credentials, with buttons to copy them. */

import { call, controlUrl, ROOT } from './api.js';
import { add, byId, copyButton, h } from './dom.js';

const NAMES = {
  vendor_key: 'x-api-key', account_key: 'a-api-key', consumer_id: 'Consumer ID', consumer_secret: 'Consumer secret',
  access_token: 'Access token', issuer: 'Issuer', audience: 'Audience',
};

/** Build the view. */
export async function startCredentials() {
  const found = await call('GET', '/credentials');
  const address = (path) => new URL(path, ROOT).href;
  const [first, second] = found.pracsuite;
  const curl = `curl -H 'x-api-key: ${first.vendor_key}' -H 'a-api-key: ${first.account_key}' ${address('v1/patient/7')}`;
  add(byId('view-credentials'),
    h('p', { class: 'lead' }, 'Fixed, and visibly not real. The second practice of each API cannot see the data of the first.'),
    h('div', { class: 'panels' },
      panel('PracSuite', address('v1'), [['First clinic', first], ['Second clinic', second]],
        h('p', {}, 'Try it:'), h('pre', { tabindex: '0', 'aria-label': 'Example with curl' }, curl), copyButton(curl, 'the example with curl')),
      panel('coreplus', address('API/Core/v2.1'), [
        ['First practice', found.coreplus[0]], ['Second practice', found.coreplus[1]],
        ['First practice, without advanced permissions', found.coreplus_limited]]),
      panel('Control plane', controlUrl('').href, [])));
}

function panel(name, url, groups, ...more) {
  const id = `credentials-${name.replaceAll(' ', '-')}`;
  return h('section', { class: 'panel', 'aria-labelledby': id },
    h('h3', { id }, name),
    values([['Base URL', url]], name),
    groups.map(([title, one]) => [
      h('h4', {}, title),
      values(Object.entries(one).map(([key, value]) => [NAMES[key] ?? key, value]), title),
    ]),
    ...more);
}

function values(pairs, title) {
  return h('dl', { class: 'values' }, pairs.map(([name, value]) => h('div', {},
    h('dt', {}, name), h('dd', {}, h('code', {}, value), copyButton(value, `${name}, ${title}`)))));
}
