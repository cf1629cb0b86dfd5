// The OpenAPI document: made of the schemas that the routes check requests with, served as JSON and as a page.
import fastifySwagger from '@fastify/swagger';
import { parseBody } from '@nonet/api';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { ZodType } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import type { PublicAddress } from '../public-address.ts';
import { toHtml } from './html.ts';
import { style, stylePath } from './style.ts';
import { withoutUnused } from './unused-schemas.ts';

const DESCRIPTION = `Type any text, get nine pictures.

Callers need no key unless the operator asks for one: a cookie or the header \`nonet-client\` (16 to 128 letters,
digits, \`-\`, \`_\`, known to nobody else) says whose drawings are whose. A key goes into \`authorization: Bearer ...\`
or \`x-api-key\`. Errors have a stable code; those worth another try say after how many seconds in \`retry-after\`.`;

const transformObject = createJsonSchemaTransformObject({});

/** Checks bodies, queries and parts of paths by the zod schemas of their routes. */
const validatorCompiler: FastifySchemaCompiler<ZodType> = ({ schema, httpPart }) =>
  httpPart === 'headers'
    ? () => true
    : (data) => {
        try {
          return { value: parseBody(schema, data) };
        } catch (error) {
          return { error: error as Error };
        }
      };

/** To be called before routes are added; then `app.openapi()` is their document. */
export async function describeRoutes(app: FastifyInstance, { basePath }: PublicAddress): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => JSON.stringify); // answers are typed by their schemas; checking each would cost
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      ...(basePath === '' ? {} : { servers: [{ url: basePath }] }),
      info: { title: 'Nonet', version: manifest.version, description: DESCRIPTION },
      tags: [
        { name: 'drawings', description: 'Ask for drawings, watch them, fetch their pictures.' },
        {
          name: 'OpenAI',
          description: "As in OpenAI's image API: its clients work with this base URL + /v1.",
        },
        {
          name: 'AUTOMATIC1111',
          description: "As in the API of AUTOMATIC1111's web UI: its clients work with this host.",
        },
        { name: 'DALL·E Mini', description: 'As of its backend in 2022: clients work with this host.' },
        { name: 'sharing', description: 'Links to finished drawings, and the gallery of published ones.' },
        { name: 'accounts', description: 'Signing in, keys of an account, premium; for the page.' },
        { name: 'privacy', description: 'What is stored about the caller.' },
        { name: 'moderation', description: 'Appeals; reports, bans and the log of the host.' },
        { name: 'operating', description: 'Monitoring of the service.' },
      ],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{}, { key: [] }],
    },
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => withoutUnused(transformObject(document) as OpenAPIV3_1.Document),
  });
}

/** The document as JSON and as a page for people, which needs no script. */
export function openApiRoutes(app: FastifyInstance): void {
  const document = () => app.swagger() as OpenAPIV3_1.Document;
  const schema = { hide: true };
  let page: string | undefined;

  app.get('/openapi.json', { schema }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(document()),
  );
  app.get('/openapi', { schema }, (_request, reply) => {
    page ??= toHtml(document());
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
  app.get(stylePath, { schema }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style),
  );
}
