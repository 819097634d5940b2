/** The reference of an API, rendered by Swagger UI from the document that the mock serves. Requests go to this mock. */

import { call, ROOT } from './api.js';
import { byId, fill, h } from './dom.js';
import { signed } from './signing.js';

const APIS = { pracsuite: ['PracSuite', 'v1'], coreplus: ['coreplus', 'API/Core/v2.1'] };

const wanted = new URLSearchParams(location.search).get('api');
const api = Object.hasOwn(APIS, wanted) ? wanted : 'pracsuite';
const [name, path] = APIS[api];

/** Load one of the viewer's files. */
function load(tag, attributes) {
  return new Promise((resolve, reject) => {
    document.head.append(h(tag, { ...attributes, on: { load: resolve, error: () => reject(new Error('The viewer cannot be loaded.')) } }));
  });
}

async function start() {
  byId('title').textContent = `${name} reference`;
  document.title = `${name} reference · practice-mock`;
  byId(`link-${api}`).setAttribute('aria-current', 'page');
  const { installed } = await (await fetch('viewer/state')).json();
  const address = new URL(`openapi/${api}.json`, ROOT);
  if (!installed) {
    fill(byId('note'), 'The viewer is not installed. Install it and start the mock again: ',
      h('code', {}, 'pip install swagger-ui-bundle-v2'), '. The document is at ', h('a', { href: address.href }, address.pathname), '.');
    return;
  }
  const credentials = await call('GET', '/credentials');
  const document_ = await (await fetch(address)).json();
  document_.servers = [{ url: new URL(path, ROOT).href, description: 'This mock.' }];
  await Promise.all([load('link', { rel: 'stylesheet', href: 'viewer/swagger-ui.css' }), load('script', { src: 'viewer/swagger-ui-bundle.js' })]);
  const [consumer] = credentials.coreplus;
  const ui = window.SwaggerUIBundle({
    spec: document_,
    domNode: byId('viewer'),
    deepLinking: false,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    requestInterceptor: api === 'coreplus' ? (request) => signed(request, consumer) : undefined,
    onComplete: () => {
      if (api !== 'pracsuite') return;
      const [keys] = credentials.pracsuite;
      ui.preauthorizeApiKey('vendorKey', keys.vendor_key);
      ui.preauthorizeApiKey('accountKey', keys.account_key);
    },
  });
  byId('note').textContent = 'Requests that you send here go to this mock, with the credentials of the first practice.';
}

/** Use the viewer's own dark colours where the person prefers them. */
function followScheme(dark) {
  document.documentElement.classList.toggle('dark-mode', dark.matches);
}

const dark = matchMedia('(prefers-color-scheme: dark)');
dark.addEventListener('change', followScheme);
followScheme(dark);
start().catch((error) => { byId('note').textContent = error.message; });
