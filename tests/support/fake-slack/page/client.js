// Keeps the page in step with the server and sends its forms without leaving it. Everything works without this
// script too: forms are answered with the page to go back to.

const live = () => [...document.querySelectorAll('[data-live]')];
const drawn = new Map(live().map((part) => [part.id, part.innerHTML]));

/** Draws the parts that changed, and leaves alone what somebody is typing in. */
async function refresh() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of live()) {
    const fresh = next.getElementById(part.id);
    if (!fresh || drawn.get(part.id) === fresh.innerHTML) continue;
    drawn.set(part.id, fresh.innerHTML);
    const atEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 80;
    const focused = part.contains(document.activeElement) ? focusKey(document.activeElement) : null;
    part.innerHTML = fresh.innerHTML;
    if ('follow' in part.dataset && atEnd) part.scrollTop = part.scrollHeight;
    if (focused) findFocus(part, focused)?.focus();
  }
  showModal();
  document.body.dataset.refreshed = String(Number(document.body.dataset.refreshed ?? 0) + 1);
}

const focusKey = (element) => ({
  id: element.id,
  value: element.getAttribute('value'),
  name: element.getAttribute('name'),
});

function findFocus(part, { id, value, name }) {
  if (id) return document.getElementById(id);
  return [...part.querySelectorAll('button, a, input, select, textarea')].find(
    (one) => name && one.getAttribute('name') === name && one.getAttribute('value') === value,
  );
}

/** The server draws a dialogue as open; here it becomes one that holds the focus. */
function showModal() {
  const dialog = document.querySelector('dialog.modal');
  if (!dialog || dialog.matches(':modal')) return;
  dialog.removeAttribute('open');
  dialog.showModal();
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    dialog.querySelector('button.close')?.click();
  });
}

let refreshing = Promise.resolve();
const refreshSoon = () => {
  refreshing = refreshing.then(refresh, refresh);
  return refreshing;
};

async function sendForm(form, submitter) {
  const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(new FormData(form, submitter)) });
  const target = new URL(response.url);
  if (target.href !== location.href && target.pathname === '/') {
    location.assign(target.href);
    return;
  }
  if ('keep' in form.dataset) form.reset();
  await refreshSoon();
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  event.preventDefault();
  const { submitter } = event;
  if (submitter?.dataset.confirm && !confirm(submitter.dataset.confirm)) return;
  for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
  void sendForm(form, submitter);
});

document.addEventListener('change', (event) => {
  const { target } = event;
  if ('go' in target.dataset) target.form.requestSubmit();
  if (!('atOnce' in target.dataset)) return;
  const button = target.closest('fieldset, .select, .block')?.querySelector('button.choose');
  if (button) target.form.requestSubmit(button);
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-press]');
  if (!link) return;
  const body = new URLSearchParams(new FormData(link.closest('form')));
  body.set('press', link.dataset.press);
  void fetch('/page/press', { method: 'POST', body });
});

document.addEventListener('keydown', (event) => {
  if (event.target.matches('.compose textarea') && event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if (event.key === 'Escape') for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
});

document.documentElement.classList.add('scripted');
for (const part of document.querySelectorAll('[data-follow]')) part.scrollTop = part.scrollHeight;
showModal();
// What happened before the stream was open, or while it was not, is fetched when it opens.
const changes = new EventSource('/page/events');
for (const event of ['open', 'message']) changes.addEventListener(event, refreshSoon);
