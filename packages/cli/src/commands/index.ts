// Every command. To add one: write its file beside this one and name it here.
import type { AddCommand } from '../command.ts';
import { addDraw } from './draw.ts';
import { addServe } from './serve.ts';

export const commands: readonly AddCommand[] = [addDraw, addServe];
