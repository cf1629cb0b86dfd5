// The notice about the nature and limits of the pictures, as the original had.

export function About({ onKeys }: { readonly onKeys: () => void }) {
  return (
    <footer id="about" class="site-footer">
      <h2>Limits and bias</h2>
      <p>
        Nonet draws scenes of animals, people, things, food and places well, and puts hats, clothes and styles
        on them. Its pictures are made by a machine from words alone: they can be odd or wrong, and they
        repeat the biases of the emoji and icons that the model learnt from. Do not take them for facts. See
        the <a href="model-card">model card</a> for what it was trained on, and <a href="privacy">Privacy</a>{' '}
        for what we store about you and how to delete it. Programs draw by the <a href="openapi">API</a>.
      </p>
      <p>
        <button type="button" class="chip keys-button" aria-haspopup="dialog" onClick={onKeys}>
          Keys
        </button>
      </p>
    </footer>
  );
}
