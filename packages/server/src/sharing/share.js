// Adds what only a script can do to the pages of shared sets: copying, and the system's share sheet.
const said = document.querySelector('#said');

/** Says what the page has words for. */
function say(name, more = '') {
  if (said) said.textContent = `${said.dataset[name]} ${more}`.trim();
}

/** Copies a text; without the clipboard, which is for pages that came over TLS, in the old way. */
async function copy(text) {
  if (isSecureContext) return navigator.clipboard.writeText(text);
  const box = document.createElement('textarea');
  box.value = text;
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (!copied) throw new Error('the browser does not let this page copy');
}

async function share(url, title) {
  try {
    await navigator.share({ url, title, text: title });
  } catch (error) {
    if (error.name !== 'AbortError') throw error; // people may change their mind
  }
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    copy(button.dataset.copy).then(
      () => say('copied'),
      () => say('notCopied', button.dataset.copy),
    );
  });
}

if ('share' in navigator) {
  for (const button of document.querySelectorAll('button[data-share]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      share(button.dataset.share, button.dataset.title).catch(() => say('notShared'));
    });
  }
}

for (const box of document.querySelectorAll('textarea[readonly]')) {
  box.addEventListener('focus', () => box.select());
}

// A menu closes when something else is pressed, or with Escape.
for (const menu of document.querySelectorAll('details.menu')) {
  addEventListener('click', ({ target }) => {
    if (menu.open && !menu.querySelector('summary').contains(target)) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}
