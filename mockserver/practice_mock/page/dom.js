/**
 * Elements without HTML text: everything that comes from the mock is inserted as text or as an attribute's value, so
 * that no record can add markup to the page.
 */

/**
 * Return an element.
 *
 * `attributes`: `class`, `on` (listeners by event), `css` (custom properties), `data`; a boolean sets or omits the
 * attribute; null and undefined omit it. Children that are null or false are left out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === 'css') {
      for (const [property, text] of Object.entries(value)) element.style.setProperty(property, String(text));
    } else if (name === 'data') {
      Object.assign(element.dataset, value);
    } else if (name === 'value') {
      element.value = value;
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  add(element, ...children);
  return element;
}

/** Append children to an element. */
export function add(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** Replace the children of an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, ...children);
}

/** Return the element with an ID. */
export const byId = (id) => document.getElementById(id);

/** Return a button. */
export const button = (text, click, attributes = {}) => h('button', { type: 'button', on: { click }, ...attributes }, text);

let labels = 0;

/** Return a labelled form control, as one element. */
export function field(label, control, hint = '') {
  control.id ||= `field-${(labels += 1)}`;
  const note = hint ? h('span', { class: 'hint', id: `${control.id}-hint` }, hint) : null;
  if (note) control.setAttribute('aria-describedby', note.id);
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control, note);
}

/** Return a choice from `options`, pairs of value and text. */
export function choice(options, selected, change) {
  const items = options.map(([value, text]) => h('option', { value, selected: value === selected }, text));
  return h('select', { on: { change: (event) => change(event.target.value) } }, items);
}

/** Return a text in which `code` between backticks is an element. */
export function prose(text) {
  return text.split('`').map((part, position) => (position % 2 ? h('code', {}, part) : part));
}

/** Read a message to users of a screen reader. */
export function announce(message) {
  const place = byId('announcer');
  place.textContent = '';
  setTimeout(() => { place.textContent = message; }, 50);
}

/** Return a list of terms and their values. */
export function terms(pairs) {
  return h('dl', {}, pairs.filter(([, value]) => value !== '' && value !== null && value !== undefined)
    .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

/** Show a dialog with a title, and return it. It is removed when it closes. */
export function dialog(title, ...content) {
  const heading = h('h2', { id: 'dialog-title' }, title);
  const shown = h('dialog', { 'aria-labelledby': 'dialog-title' }, heading, ...content);
  const opener = document.activeElement;
  shown.addEventListener('close', () => {
    shown.remove();
    if (opener?.isConnected) opener.focus();
  });
  document.body.append(shown);
  shown.showModal();
  return shown;
}

/** Show details of a record in a dialog. */
export function details(title, ...content) {
  const shown = dialog(title, ...content, h('div', { class: 'actions' }, button('Close', () => shown.close())));
  return shown;
}

/** Return a button that copies text, and says so. */
export function copyButton(text, label, name = 'Copy') {
  const shown = button(name, async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'function' ? text() : text);
      shown.textContent = 'Copied';
    } catch {
      shown.textContent = 'Not allowed';
    }
    announce(`${shown.textContent}: ${label}`);
    setTimeout(() => { shown.textContent = name; }, 1500);
  }, { class: 'quiet', 'aria-label': `Copy ${label}` });
  return shown;
}
