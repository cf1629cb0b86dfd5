// Under the pictures: how words that were not taken literally were understood.

export function Notes({ notes = [] }: { readonly notes?: readonly string[] | undefined }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes" aria-label="How the words were understood">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
