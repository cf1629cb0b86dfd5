// Addresses of programs, some of which end each with a slash. On pages the slash stays: links are relative to it.
import { trimLastSlashes } from '@nonet/core';

const OF_PROGRAMS = /^\/+(v1|sdapi|generate|version|mcp|internal|api)\//;

/** An address of a route for programs without slashes at the end of its path; any other as it is. */
export function withoutLastSlash(url: string): string {
  const [path = ''] = url.split('?', 1);
  if (!path.endsWith('/') || !OF_PROGRAMS.test(path)) return url;
  return trimLastSlashes(path) + url.slice(path.length);
}
