// Sharing: links to finished drawings, their pages, the gallery, cards and feeds.
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../routes/context.ts';
import { sharingApiRoutes } from './api-routes.ts';
import { embedRoutes } from './embed-routes.ts';
import { sharingFileRoutes } from './file-routes.ts';
import { sharingPageRoutes } from './page-routes.ts';

export async function sharingRoutes(app: FastifyInstance, context: AppContext): Promise<void> {
  sharingApiRoutes(app, context);
  sharingFileRoutes(app, context);
  embedRoutes(app, context);
  await sharingPageRoutes(app, context);
}
