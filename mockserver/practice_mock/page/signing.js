/** The token that a coreplus request needs, made with the demo credentials and the mock's clock. */

import { call } from './api.js';

const LIFE = 60;

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const encoded = (value) => base64url(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));

/** Return a request with a signed token. Throws if the browser does not sign on pages without HTTPS. */
export async function signed(request, consumer) {
  if (!crypto.subtle) throw new Error('This browser signs tokens only on localhost and with HTTPS.');
  const begins = Math.floor(Date.parse((await call('GET', '/clock')).now) / 1000);
  const url = new URL(request.url, location.href).href;
  const claims = {
    iss: consumer.issuer,
    aud: consumer.audience ?? 'https://coreplus.com.au',
    nbf: begins,
    exp: begins + LIFE,
    consumerId: consumer.consumer_id,
    accessToken: consumer.access_token,
    url,
    httpMethod: (request.method ?? 'GET').toUpperCase(),
  };
  const text = `${encoded({ typ: 'JWT', alg: 'HS256' })}.${encoded(claims)}`;
  const secret = new TextEncoder().encode(consumer.consumer_secret);
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
  const headers = { ...request.headers, Authorization: `JwToken ${text}.${base64url(signature)}` };
  if (!request.body) headers['Content-Type'] = 'application/json';
  return Object.assign(request, { url, headers });
}
