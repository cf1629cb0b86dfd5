// Draws in the visitor's browser: no service is asked.
import address from 'nonet/nonet-1.model?url';
import { openModel, toImageData } from 'nonet/web';

const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
const canvas = document.querySelector('canvas');
let model;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const prompt = new FormData(form).get('prompt');
  status.textContent = 'Loading 20 MB, once';
  try {
    model ??= await openModel({ model: address });
    for await (const step of model.events(prompt, { count: 1 })) {
      if (step.type === 'progress') status.textContent = `${Math.round((100 * step.done) / step.total)} %`;
      else canvas.getContext('2d').putImageData(toImageData(step.drawing.pictures[0]), 0, 0);
    }
    status.textContent = 'Done';
  } catch (error) {
    status.textContent = `${error.code ?? 'error'}: ${error.message}`;
  }
});
