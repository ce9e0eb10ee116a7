'use strict';
const $ = id => document.getElementById(id);
const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};
const cell = (text, className = '') => el('td', { textContent: text === null ? '' : text, className });
const section = source => cell(source.replace('close-api.md ', ''));

const links = names => (names ? names.split(', ') : []).flatMap(name => [el('a', { href: '#' + name, textContent: name }), ' ']);

async function show() {
  const switches = await (await fetch('/_simulator/switches')).json();
  const { operations } = await (await fetch('/_simulator/operations')).json();
  $('switches').replaceChildren(...Object.entries(switches).map(([name, s]) => {
    const select = el('select', {}, ...s.options.map(o => el('option', { value: o, textContent: o, selected: o === s.value })));
    select.onchange = () => turn(name, select.value);
    const moved = s.value === s.options[0] ? '' : ' (by default ' + s.options[0] + ')';
    return el('tr', { id: name }, cell(name, 'mono'), el('td', {}, select, moved), cell(s.question, 'wide'), section(s.source));
  }));
  const guesses = operations.filter(o => !o.confirmed).length;
  $('count').textContent = operations.length + ' operations, ' + guesses + ' with a part that is unconfirmed.';
  $('operations').replaceChildren(...operations.map(o => el('tr', {}, cell(o.method), cell(o.path, 'mono'), section(o.source),
    cell(o.confirmed ? 'confirmed' : 'unconfirmed', o.confirmed ? 'good' : 'bad'), el('td', { className: 'wide mono' }, ...links(o.switch)))));
}

async function turn(name, option) {
  const response = await fetch('/_simulator/switches', { method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ [name]: option }) });
  $('said').textContent = response.ok ? name + ' is ' + option + '.' : 'Refused.';
  await show();
}
show();
