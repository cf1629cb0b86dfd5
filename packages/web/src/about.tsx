// What the pictures are and are not: the notice that the original had.

export function About() {
  return (
    <footer id="about">
      <h2>Limits and bias</h2>
      <p>
        Nonet’s pictures are made by a machine from words alone. They can be odd or wrong, and they repeat the
        biases of the drawings that the model learnt from: what it shows of people, places and trades is what
        a few sets of emoji and icons show. Do not take them for facts. The{' '}
        <a href="model-card">model card</a> says what it was trained on, what it can draw and what it cannot.{' '}
        <a href="privacy">Privacy</a>: what is kept of you, and how to delete it.
      </p>
    </footer>
  );
}
