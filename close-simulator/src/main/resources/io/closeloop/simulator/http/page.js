'use strict';
// Plain DOM, text only: what the world holds is never read as markup.
const $ = id => document.getElementById(id);
const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};
let world = { organizations: [] };

async function call(method, path, body) {
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  return { ok: response.ok, status: response.status, body: text ? JSON.parse(text) : {} };
}

async function say(promise) {
  const { ok, status, body } = await promise;
  const errors = body['field-errors'] || body.error;
  $('said').className = ok ? 'good' : 'bad';
  $('said').textContent = ok ? 'Done. ' + (body.id || '') : status + ': ' + (typeof errors === 'string' ? errors : JSON.stringify(errors || body));
  await Promise.all([showWorld(), showFaults(), showLedger()]);
}

const all = pick => world.organizations.flatMap(pick);
const leads = () => all(o => o.leads.map(l => [l.id, l.name + ' (' + o.name + ')']));
const contacts = () => all(o => o.leads.flatMap(l => l.contacts.map(c => [c.id, c.name + ' of ' + l.name])));
const fields = kind => () => [...new Set(all(o => [...o.custom_fields[kind], ...o.custom_fields.shared.filter(f => f.associations.some(a => a.object_type === kind))].map(f => f.name)))].map(n => [n, n]);
const anyField = () => all(o => ['lead', 'contact', 'opportunity', 'shared'].flatMap(k => o.custom_fields[k].map(f => [f.id, f.name + ' (' + k + ')'])));
const numbers = () => all(o => o.phone_numbers.map(n => [n.number, n.number + ' ' + (n.label || '')]));
const phones = () => all(o => o.leads.flatMap(l => l.contacts.flatMap(c => c.phones.map(p => [p.phone, p.phone + ' ' + c.name]))));
const meetings = () => all(o => o.meetings.map(m => [m.id, m.status + ' ' + m.starts_at.slice(0, 16) + ' ' + m.attendees.map(a => a.name).join(', ')]));
const opportunities = () => all(o => o.leads.flatMap(l => l.opportunities.map(p => [p.id, p.status_label + ' of ' + l.name + ', ' + p.date_created.slice(0, 16)])));
const keys = () => all(o => o.api_keys.map(k => [k, k.split('.')[0] + ' (' + o.name + ')']));
const set = f => ({ [f.field]: f.value === '' ? null : f.value });
const time = f => f.starts_at ? { starts_at: new Date(f.starts_at).toISOString() } : {};

// [title, path below /_simulator/, inputs as name: choices or type, body]
const ACTS = [
  ['A workflow sets a lead field', 'workflow', { lead_id: leads, field: fields('lead'), value: 'text' },
    f => ({ lead_id: f.lead_id, fields: set(f) })],
  ['A person edits a contact field', 'contact-field', { contact_id: contacts, field: fields('contact'), value: 'text' },
    f => ({ contact_id: f.contact_id, fields: set(f) })],
  ['A text comes in', 'inbound-sms', { from: 'tel', to: numbers, text: 'text' }],
  ['A person texts', 'person-sms', { contact_id: contacts, text: 'text' }],
  ['A workflow texts', 'workflow-sms', { contact_id: contacts, text: 'text' }],
  ['A meeting is booked', 'meeting', { contact_id: contacts, starts_at: 'datetime-local' },
    f => ({ contact_id: f.contact_id, ...time(f) })],
  ['A meeting is moved', f => 'meeting/' + f.id + '/move', { id: meetings, starts_at: 'datetime-local' }, time],
  ['A meeting is cancelled', f => 'meeting/' + f.id + '/cancel', { id: meetings }],
  ['An opportunity is opened', 'opportunity', { lead_id: leads }],
  ['An opportunity is won', 'win-opportunity', { opportunity_id: opportunities }],
  ['One lead is merged into another', 'merge', { source: leads, destination: () => leads().reverse() }],
  ['A lead is deleted', 'delete', { id: leads }],
  ['A contact is deleted', 'delete', { id: contacts }],
  ['A text, note or task is deleted', 'delete', { id: 'text' }],
  ['A field is renamed', 'rename-field', { id: anyField, name: 'text' }],
  ['A field is deleted', 'delete-field', { id: anyField }],
  ['A key is revoked', 'revoke-key', { key: keys }],
];
const given = f => Object.fromEntries(Object.entries(f).filter(([, v]) => v !== '').map(([k, v]) =>
  [k, ['status', 'times', 'after', 'ms', 'pieces', 'at_byte', 'copies', 'requests', 'per_ms'].includes(k) ? Number(v) : v]));
const words = (...list) => () => list.map(w => [w, w]);
const FAULTS = [
  ['A request goes wrong', 'faults', { method: words('*', 'GET', 'POST', 'PUT', 'DELETE'), path: 'text',
    fault: words('refused', 'answer_lost', 'hung', 'slow_body', 'dropped', 'empty_body', 'not_json'), stage: words('before', 'after'),
    status: 'number', times: 'number', ms: 'number', at_byte: 'number' }, given],
  ['A delivery goes wrong', 'delivery-faults', { object_type: 'text', action: 'text',
    fault: words('duplicated', 'reordered', 'delayed', 'lost', 'wrongly_signed', 'stale'), times: 'number', copies: 'number', ms: 'number' }, given],
  ['Rate limits', 'rate-limits', { on: words('yes', 'no'), requests: 'number', per_ms: 'number', header: words('yes', 'no') },
    f => ({ ...given(f), on: f.on === 'yes', header: f.header === 'yes' }), 'PUT'],
];

function form([title, path, inputs, body, method]) {
  const node = el('form', {}, el('b', { textContent: title }));
  for (const [name, kind] of Object.entries(inputs)) {
    const input = typeof kind === 'function' ? el('select', { name }) : el('input', { name, type: kind });
    if (kind === 'tel') input.setAttribute('list', 'phones');
    if (typeof kind === 'function') input.choices = kind;
    node.append(el('label', {}, name.replace(/_id$/, '').replaceAll('_', ' '), input));
  }
  node.append(el('button', { textContent: 'Do it' }));
  node.onsubmit = event => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(node));
    const target = typeof path === 'function' ? path(values) : path;
    say(call(method || 'POST', '/_simulator/' + target, (body || (f => f))(values)));
  };
  return node;
}

function refreshChoices() {
  for (const select of document.querySelectorAll('select')) {
    const choices = select.choices().slice(0, 500);
    const shown = JSON.stringify(choices);
    if (select.shown === shown) continue; // a list that somebody has open stays as it is
    select.shown = shown;
    const before = select.value;
    select.replaceChildren(...choices.map(([value, textContent]) => el('option', { value, textContent })));
    if ([...select.options].some(o => o.value === before)) select.value = before;
  }
  $('phones').replaceChildren(...phones().slice(0, 500).map(([value, label]) => el('option', { value, label })));
}

const cell = (text, className = '') => el('td', { textContent: text === null || text === undefined ? '' : String(text), className });

function organization(o) {
  const named = Object.fromEntries(['lead', 'contact', 'shared'].flatMap(k => o.custom_fields[k].map(f => ['custom.' + f.id, f.name])));
  const values = thing => Object.keys(thing).filter(k => named[k]).map(k => named[k] + ' = ' + JSON.stringify(thing[k])).join(', ');
  const rows = o.leads.slice(0, 200).flatMap(l => [
    el('tr', {}, cell(l.name), cell(l.id, 'mono dim'), cell(''), cell(values(l))),
    ...l.contacts.map(c => el('tr', {}, cell('· ' + c.name), cell(c.id, 'mono dim'),
      cell(c.phones.map(p => p.phone + (p.outbound_sms_blocked ? ' (opted out)' : '')).join(', ')), cell(values(c))))]);
  return el('section', {},
    el('p', {}, el('b', { textContent: o.name }), ' ', el('code', { textContent: o.id }), ' · keys ',
      el('code', { textContent: o.api_keys.join(', ') || 'none' }), ' · numbers ',
      o.phone_numbers.map(n => n.number + ' ' + n.type + (n.sms_enabled ? '' : ', no texts')).join('; ') || 'none'),
    el('div', { className: 'scroll' }, el('table', {},
      el('thead', {}, el('tr', {}, ...['lead and contacts', 'id', 'phones', 'custom fields'].map(t => el('th', { textContent: t })))),
      el('tbody', {}, ...rows))));
}

async function showWorld() {
  world = (await call('GET', '/_simulator/world?leads=500')).body;
  $('world').replaceChildren(...world.organizations.map(organization));
  refreshChoices();
}

async function showFaults() {
  const { requests, deliveries } = (await call('GET', '/_simulator/faults')).body;
  const standing = [...requests, ...deliveries].map(f => f.fault + ' (' + f.taken + ' done, ' + f.left + ' left)');
  $('standing').textContent = standing.join('; ') || 'none';
}

// An effect in a line: what it says first, the ids that it has only once, nothing that is empty.
function told({ object, sms_id, ...rest }) {
  const entries = Object.entries(rest).filter(([, value]) => value !== null);
  const [ids, words] = [true, false].map(id => entries.filter(([key]) => /(^|_)id$/.test(key) === id));
  return [...words, ...ids].map(([key, value]) => key + '=' + (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
}

let next = 0;
let loading = false;
async function showLedger() {
  if (loading) return;
  loading = true;
  try {
    const page = (await call('GET', '/_simulator/ledger?since=' + next)).body;
    next = page.next;
    for (const e of page.entries) {
      const { kind, ...rest } = e.effect || {};
      $('ledger').prepend(el('tr', {}, cell(e.n, 'dim'), cell(e.at.slice(11, 23), 'mono'), cell(e.method), cell(e.path, 'mono'),
        cell(e.status, e.status >= 200 && e.status < 300 ? 'good' : 'bad'),
        el('td', { className: 'wide' }, el('b', { textContent: ['created', 'updated', 'deleted'].includes(kind) ? rest.object + ' ' + kind : kind || '' }), ' ', el('span', { className: 'mono dim', textContent: told(rest) }))));
    }
    while ($('ledger').rows.length > 200) $('ledger').lastChild.remove();
  } finally {
    loading = false;
  }
}

document.body.append(el('datalist', { id: 'phones' }));
$('acts').append(...ACTS.map(form));
$('faults').append(...FAULTS.map(form));
$('reset').onclick = () => say(call('POST', '/_simulator/reset', {}));
$('clear').onclick = () => say(call('DELETE', '/_simulator/faults'));
showWorld();
showFaults();
showLedger();
setInterval(() => showLedger().catch(() => {}), 1000);
setInterval(() => showWorld().catch(() => {}), 5000);
