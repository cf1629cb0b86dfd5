// Types of the single icon files of lucide, which has types for its index of all 1,700 alone.
declare module 'lucide/dist/esm/icons/*.mjs' {
  import type { IconNode } from 'lucide';

  const icon: IconNode;
  export default icon;
}
