// Keeps the desk's figures fresh while somebody looks at them; without it the page is read anew by hand.
const live = document.querySelector('#live');
const EVERY_MS = 3_000;

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch('live', { redirect: 'error' }).catch(() => undefined);
  if (answer?.ok) live.innerHTML = await answer.text(); // markup of our own server, which escapes what others wrote
}

if (live) setInterval(() => void refresh(), EVERY_MS);
