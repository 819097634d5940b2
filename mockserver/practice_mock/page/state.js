/** What the page knows of the mock, and the events of its changes. */

const target = new EventTarget();

/** The tenants, the newest requests (newest first), the fault plan, and the seed. */
export const state = { tenants: [], requests: [], faults: { plan: { rules: [] }, rules: [] }, seed: 0 };

/** The mock's clock, which runs on by itself between two readings. */
export const clock = {
  base: Date.now(),
  read: performance.now(),
  running: true,

  /** Take a reading over. */
  set(now, running) {
    this.base = Date.parse(now);
    this.read = performance.now();
    this.running = running;
    emit('clock');
  },

  /** Return the mock's time in milliseconds since 1970. */
  now() {
    return this.running ? this.base + (performance.now() - this.read) : this.base;
  },
};

/** Call a function at each change of a kind: `clock`, `tick`, `requests`, `book`, `faults`, `tenants`, `reset`. */
export function on(kind, listener) {
  target.addEventListener(kind, (event) => listener(event.detail));
}

/** Report a change. */
export function emit(kind, detail) {
  target.dispatchEvent(new CustomEvent(kind, { detail }));
}
