// An icon beside words: decoration, which screen readers pass over.
import { ICON_ATTRIBUTES, type IconNode } from '@nonet/api/icons';
import { h } from 'preact';

export const Icon = ({ of }: { readonly of: IconNode }) =>
  h(
    'svg',
    ICON_ATTRIBUTES,
    of.map(([name, attributes]) => h(name, attributes)),
  );
