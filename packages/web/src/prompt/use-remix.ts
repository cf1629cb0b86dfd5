// Fills the form with what a shared set was asked for: pages of sets lead here with its id in the address.
import type { DrawRequest, Share } from '@nonet/api';
import { useEffect } from 'preact/hooks';
import { servicePath } from '../service.ts';

/** Ids are of these letters: nothing else gets into an address that is fetched. */
const ID = /^[\w-]{1,40}$/;

/** @param onRemix gets the request once, if the address names a set that is there */
export function useRemix(onRemix: (request: DrawRequest) => void): void {
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const id = query.get('remix');
    if (id === null && !query.has('prompt')) return;
    // It is in the form from now on: reloading must not bring back what was changed since.
    history.replaceState(history.state, '', location.pathname + location.hash);
    if (id !== null && ID.test(id)) fetchRequest(id).then(onRemix, () => {}); // a set that is gone leaves the form empty
  }, []);
}

async function fetchRequest(id: string): Promise<DrawRequest> {
  const answer = await fetch(`${servicePath()}/api/shares/${id}`);
  if (!answer.ok) throw new Error(`set ${id}: expected it, got status ${answer.status}`);
  return ((await answer.json()) as Share).request;
}
