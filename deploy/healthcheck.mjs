// Ends with 0 if the node in this container answers, else with 1. For Docker's HEALTHCHECK.
const port = process.env.HEALTH_PORT ?? '4280';
const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
