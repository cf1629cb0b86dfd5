// Every command. To add one: write its file beside this one and name it here.
import type { AddCommand } from '../command.ts';
import { addBackup } from './backup.ts';
import { addBans } from './bans.ts';
import { addBench } from './bench.ts';
import { addCatalogue } from './catalogue.ts';
import { addData } from './data.ts';
import { addDoctor } from './doctor.ts';
import { addDraw } from './draw.ts';
import { addEval } from './eval.ts';
import { addFuzz } from './fuzz.ts';
import { addInspect } from './inspect.ts';
import { addKeys } from './keys.ts';
import { addMcp } from './mcp.ts';
import { addParity } from './parity.ts';
import { addPull } from './pull.ts';
import { addQuantize } from './quantize.ts';
import { addReports } from './reports.ts';
import { addServe } from './serve.ts';
import { addTrain } from './train.ts';
import { addUpscale } from './upscale.ts';
import { addWorker } from './worker.ts';

export const commands: readonly AddCommand[] = [
  addDraw,
  addUpscale,
  addInspect,
  addPull,
  addQuantize,
  addServe,
  addWorker,
  addMcp,
  addKeys,
  addReports,
  addBans,
  addDoctor,
  addBackup,
  addTrain,
  addEval,
  addData,
  addCatalogue,
  addBench,
  addParity,
  addFuzz,
];
