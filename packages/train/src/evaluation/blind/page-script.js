// The script of the page of a blind test: asks about each picture, and saves the answers as a JSON file.
// It runs from file://, with nothing but this page: no modules, no requests.
(() => {
  const { id, pictures } = JSON.parse(document.getElementById('page').textContent);
  const RATINGS = ['1 mush', '2', '3', '4', '5 one would post it'];
  const viewer = document.getElementById('viewer');
  const progress = document.getElementById('progress');
  const stored = readStored();
  const answers = pictures.map((_, i) => stored.answers?.[i] ?? { number: i + 1, seen: '' });
  viewer.value = stored.viewer ?? '';

  document.getElementById('pictures').append(...pictures.map(question));
  viewer.addEventListener('input', changed);
  document.getElementById('save').addEventListener('click', download);
  showProgress();

  /** The fields of one picture. */
  function question(source, index) {
    const answer = answers[index];
    const field = make('fieldset', {}, make('legend', { textContent: `Picture ${index + 1}` }));
    const image = make('img', { src: source, alt: `Picture ${index + 1}`, width: 256, height: 256 });
    const seen = make('input', { type: 'text', value: answer.seen, autocomplete: 'off' });
    seen.addEventListener('input', () => {
      answer.seen = seen.value;
      changed();
    });
    const ratings = RATINGS.map((text, i) => {
      const checked = answer.rating === i + 1;
      const radio = make('input', { type: 'radio', name: `rating-${index}`, value: String(i + 1), checked });
      radio.addEventListener('change', () => {
        answer.rating = i + 1;
        changed();
      });
      return make('label', {}, radio, ` ${text}`);
    });
    const right = make('div', { className: 'answer' }, make('label', {}, 'What do you see? ', seen));
    right.append(make('div', { className: 'ratings' }, ...ratings));
    field.append(image, right);
    return field;
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function isComplete({ seen, rating }) {
    return seen.trim() !== '' && rating !== undefined;
  }

  function showProgress() {
    progress.textContent = `${answers.filter(isComplete).length} of ${answers.length} answered`;
  }

  /** Keeps the answers in the browser, so that a reload loses nothing. */
  function changed() {
    showProgress();
    try {
      localStorage.setItem(`blind-${id}`, JSON.stringify({ viewer: viewer.value, answers }));
    } catch {
      // Storage is blocked or full: the answers stay on the page.
    }
  }

  function readStored() {
    try {
      return JSON.parse(localStorage.getItem(`blind-${id}`)) ?? {};
    } catch {
      return {};
    }
  }

  function download() {
    const text = JSON.stringify({ page: id, viewer: viewer.value.trim(), answers }, null, 2);
    const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    make('a', { href, download: `answers-${viewer.value.trim() || id}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href));
  }
})();
