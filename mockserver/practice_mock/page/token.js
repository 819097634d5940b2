/** The dialog that asks for the token of the control plane. */

import { button, dialog, field, h } from './dom.js';

let asked = null;

/** Ask for the token once, however many calls need it. `wrong` states that the previous one was rejected. */
export function askForToken(wrong) {
  asked ??= new Promise((resolve) => show(wrong, resolve)).finally(() => { asked = null; });
  return asked;
}

/** Show that the token is needed, in place of the state of the connection. Returns a function that shows that again. */
function showNeed() {
  const shown = document.getElementById('connection'); // the page of the references has none
  if (!shown) return () => {};
  const { textContent: text, dataset: { state } } = shown;
  shown.textContent = 'Token needed';
  shown.dataset.state = 'lost';
  return () => {
    shown.textContent = text;
    if (state === undefined) delete shown.dataset.state;
    else shown.dataset.state = state;
  };
}

function show(wrong, resolve) {
  const showConnection = showNeed();
  const input = h('input', { type: 'password', autocomplete: 'off', required: true, spellcheck: 'false' });
  const accept = () => {
    const token = input.value.trim();
    if (!token) return input.focus();
    shown.dataset.done = 'yes';
    showConnection();
    shown.close();
    return resolve(token);
  };
  const enter = (event) => { if (event.key === 'Enter') accept(); };
  input.addEventListener('keydown', enter);
  const shown = dialog(
    'Control token',
    h('p', {}, 'This page controls the mock, which needs its token. ',
      h('code', {}, 'practice-mock serve'), ' prints the token, and a link that contains it.'),
    wrong ? h('p', { class: 'problem', role: 'alert' }, 'The mock rejects this token.') : null,
    field('Token', input),
    h('div', { class: 'actions' }, button('Continue', accept, { class: 'primary' })),
  );
  shown.addEventListener('cancel', (event) => event.preventDefault());
  shown.addEventListener('close', () => {
    if (shown.dataset.done === 'yes') return;
    showConnection();
    show(wrong, resolve);
  });
  input.focus();
}
