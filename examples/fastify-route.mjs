// A service of one's own with a route that answers with a picture: /draw?prompt=a%20cat
// npm i nonet fastify; node fastify-route.mjs [port]
import Fastify from 'fastify';
import { encodePng, NonetError, openModel } from 'nonet';

const model = await openModel();
const app = Fastify();

app.get('/draw', async (request, reply) => {
  const { prompt, seed } = request.query;
  // Who hangs up needs no picture.
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  try {
    const drawing = await model.draw(prompt ?? '', {
      count: 1,
      signal: gone.signal,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
    });
    return reply.type('image/png').send(await encodePng(drawing.pictures[0], drawing, model));
  } catch (error) {
    if (!(error instanceof NonetError)) throw error;
    return reply.code(400).send({ code: error.code, message: error.message });
  }
});
app.addHook('onClose', () => model.close());

console.log(await app.listen({ port: Number(process.argv[2] ?? 3000) }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.close());
