/** Calls of the control plane. The token is kept for this tab only, and is sent as a header. */

import { askForToken } from './token.js';

/** The address of the mock, or of one of its namespaces. */
export const ROOT = new URL('../', import.meta.url);

const KEY = 'practice-mock.token';

/** A call that the mock rejected. */
export class ControlError extends Error {
  constructor(status, message, problems = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

/** Keep the token. */
export function setToken(token) {
  sessionStorage.setItem(KEY, token);
}

/** Return the address of a control call. */
export const controlUrl = (path) => new URL(`_mock${path}`, ROOT);

let ended = false;

/** Send no more calls: any call would make a deleted namespace again. */
export function endCalls() {
  ended = true;
}

/** Send a request, and return the response. Asks for the token if it is missing or wrong. */
async function send(method, path, { body, signal } = {}) {
  for (;;) {
    if (ended) await new Promise(() => {}); // for ever
    const token = sessionStorage.getItem(KEY);
    if (token !== null) {
      // A rejected token of the page is not a missed request of a client.
      const headers = { authorization: `Bearer ${token}`, 'x-mock-page': '1' };
      if (body !== undefined) headers['content-type'] = 'application/json';
      const response = await fetch(controlUrl(path), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal,
      });
      if (response.status !== 401) return response;
      if (sessionStorage.getItem(KEY) !== token) continue; // another call has asked for it meanwhile
    }
    setToken(await askForToken(token !== null));
  }
}

/** Send a control call, and return the JSON of its response. Throws ControlError if the mock rejects it. */
export async function call(method, path, body) {
  const response = await send(method, path, { body });
  const text = await response.text();
  let value = null;
  try {
    value = text ? JSON.parse(text) : null;
  } catch {
    throw new ControlError(response.status, 'The response is not JSON.');
  }
  if (!response.ok) throw new ControlError(response.status, value?.message ?? 'The mock gives no reason.', value?.problems);
  return value;
}

/** Like `call`, but returns null if this mock does not have the call. */
export async function callIfKnown(method, path) {
  try {
    return await call(method, path);
  } catch (error) {
    if (error instanceof ControlError && error.status === 404) return null;
    throw error;
  }
}

/** Yield the events of the mock after request number `since`, until the connection ends. */
export async function* events(since, signal) {
  const response = await send('GET', `/events?since=${since}`, { signal });
  if (!response.ok) throw new ControlError(response.status, 'There are no events.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) yield JSON.parse(line);
  }
}
