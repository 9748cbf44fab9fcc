/** What the HTML report does beside showing itself: it filters, and groups by rule, by folder or by cause. */
export const script = `
(() => {
  const form = document.querySelector('.filter');
  if (!form) return;
  form.hidden = false;
  const groups = document.querySelector('.groups');
  const items = [...groups.querySelectorAll('.finding')];
  const summaries = new Map([...groups.children].map(it => [it.querySelector('.name').textContent, it.dataset.summary]));
  const text = new Map(items.map(it => [it, it.textContent.toLowerCase()]));
  let by = 'rule';
  const regroup = () => {
    const named = new Map();
    for (const it of items) named.set(it.dataset[by], [...(named.get(it.dataset[by]) || []), it]);
    groups.classList.toggle('by-other', by !== 'rule');
    const names = [...named.keys()];
    if (by === 'folder') names.sort();
    if (by === 'cause') names.sort((a, b) => named.get(b).length - named.get(a).length);
    groups.replaceChildren(...names.map(name => {
      const details = document.createElement('details');
      details.open = true;
      const summary = details.appendChild(document.createElement('summary'));
      for (const [kind, said] of [['name', name], ['tally', ''], ['quiet', by === 'rule' ? summaries.get(name) : '']]) {
        const span = document.createElement('span');
        span.className = kind;
        span.textContent = said;
        summary.append(span, ' ');
      }
      details.appendChild(document.createElement('ul')).append(...named.get(name));
      return details;
    }));
  };
  const show = () => {
    const words = form.querySelector('[type=search]').value.toLowerCase().split(/\\s+/).filter(Boolean);
    const severities = new Set([...form.querySelectorAll('[data-severity]:checked')].map(it => it.dataset.severity));
    for (const it of items) it.hidden = !severities.has(it.dataset.severity) || !words.every(word => text.get(it).includes(word));
    for (const group of groups.children) {
      const count = group.querySelectorAll('.finding:not([hidden])').length;
      group.hidden = count === 0;
      group.querySelector('.tally').textContent = count;
    }
    const count = items.filter(it => !it.hidden).length;
    form.querySelector('output').textContent = count === items.length ? '' : count + ' of ' + items.length;
  };
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', () => {
    const chosen = form.querySelector('[name=by]:checked').value;
    if (chosen !== by) { by = chosen; regroup(); }
    show();
  });
})();
`;
