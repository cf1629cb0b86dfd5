// Every command. To add one: write its file beside this one and name it here.
import type { AddCommand } from '../command.ts';
import { addBench } from './bench.ts';
import { addData } from './data.ts';
import { addDraw } from './draw.ts';
import { addParity } from './parity.ts';
import { addServe } from './serve.ts';
import { addTrain } from './train.ts';

export const commands: readonly AddCommand[] = [addDraw, addServe, addTrain, addData, addBench, addParity];
