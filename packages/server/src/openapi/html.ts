// The OpenAPI document as a page for people: plain HTML without script, as the page's security policy asks for.
import { escapeHtml } from '@nonet/api';
import type { OpenAPIV3_1 } from 'openapi-types';
import { textsIn } from '../languages.ts';
import { layOut } from '../sharing/layout.ts';
import { Markup, markup } from '../sharing/markup.ts';
import { stylePath } from './style.ts';

type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject;
type Operation = OpenAPIV3_1.OperationObject;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Text with `code` in backquotes; an empty line begins a paragraph. */
const prose = (text = ''): string =>
  text === ''
    ? ''
    : escapeHtml(text)
        .split('\n\n')
        .map((paragraph) => `<p>${withCode(paragraph)}</p>`)
        .join('\n');

const withCode = (escaped: string): string => escaped.replaceAll(/`([^`]*)`/g, '<code>$1</code>');

const inline = (text = ''): string => withCode(escapeHtml(text));

export function toHtml(document: OpenAPIV3_1.Document): string {
  const { info, tags = [], components } = document;
  const sections = tags.map(({ name, description }) => {
    const operations = operationsOf(document).filter(([, , { tags: own }]) => own?.includes(name));
    return `<section><h2>${escapeHtml(name)}</h2>${prose(description)}
${operations.map(([path, method, operation]) => describeOperation(path, method, operation)).join('\n')}</section>`;
  });
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<section id="${escapeHtml(name)}"><h3>${escapeHtml(name)}</h3>${describeSchema(schema)}</section>`,
  );
  return layOut({
    texts: textsIn('en'),
    title: `API – ${info.title}`,
    listed: true,
    page: 'openapi',
    head: markup`<link rel="stylesheet" href="${stylePath}">`,
    body: new Markup(`<article class="prose api">
<h1>${escapeHtml(info.title)} API ${escapeHtml(info.version)}</h1>
${prose(info.description)}
<p>For programs: <a href="/openapi.json">openapi.json</a> (OpenAPI ${escapeHtml(document.openapi)})</p>
${sections.join('\n')}
<h2>Schemas</h2>
${schemas.join('\n')}
</article>`),
  });
}

const operationsOf = ({ paths = {} }: OpenAPIV3_1.Document): [string, string, Operation][] =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, string, Operation][] =>
      item?.[method] ? [[path, method, item[method]]] : [],
    ),
  );

function describeOperation(path: string, method: string, operation: Operation): string {
  const { summary, description, parameters = [], requestBody, responses = {} } = operation;
  const named = (parameters as OpenAPIV3_1.ParameterObject[]).map((parameter) => [
    `<code>${escapeHtml(parameter.name)}</code>${parameter.required ? '' : ' (optional)'}`,
    `${parameter.in}: ${typeOf((parameter.schema ?? {}) as Schema)}`,
    inline(parameter.description),
  ]);
  const body = requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
  const answers = (Object.entries(responses) as [string, OpenAPIV3_1.ResponseObject][]).map(
    ([status, answer]) => [escapeHtml(status), inline(answer.description), describeContent(answer.content)],
  );
  return `<details class="operation"><summary><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code> ${inline(summary)}</summary>
${prose(description)}
${named.length > 0 ? `<h3>Parameters</h3>${table(named)}` : ''}
${body ? `<h3>Body</h3>${table([[describeContent(body.content)]])}` : ''}
<h3>Responses</h3>
${table(answers)}</details>`;
}

const describeContent = (content: Record<string, OpenAPIV3_1.MediaTypeObject> = {}): string =>
  Object.entries(content)
    .map(([type, { schema }]) => `${escapeHtml(type)}${schema ? `: ${typeOf(schema as Schema)}` : ''}`)
    .join('<br>');

/** An object's fields as a table; anything else as its type. */
function describeSchema(schema: Schema): string {
  const { description, properties, required = [] } = schema as OpenAPIV3_1.SchemaObject;
  if (!properties) return `${prose(description)}<p>${typeOf(schema)}</p>`;
  const rows = Object.entries(properties).map(([name, field]) => [
    `<code>${escapeHtml(name)}</code>${required.includes(name) ? '' : ' (optional)'}`,
    typeOf(field),
    inline((field as OpenAPIV3_1.SchemaObject).description),
  ]);
  return prose(description) + table(rows);
}

/** A schema's type in a few words. */
function typeOf(schema: Schema): string {
  if ('$ref' in schema) {
    const name = schema.$ref.split('/').at(-1)!;
    return `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`;
  }
  const { const: constant, enum: choices, oneOf, anyOf, allOf, type, format, properties } = schema;
  if (constant !== undefined) return `<code>${escapeHtml(JSON.stringify(constant))}</code>`;
  if (choices)
    return choices.map((choice) => `<code>${escapeHtml(JSON.stringify(choice))}</code>`).join(', ');
  const parts = oneOf ?? anyOf ?? allOf;
  if (parts) return parts.map((part) => typeOf(part)).join(' or ');
  if ('items' in schema && schema.items) return `list of ${typeOf(schema.items)}`;
  if (properties) {
    const mark = (name: string) => (schema.required?.includes(name) ? '' : '?');
    const fields = Object.entries(properties).map(
      ([name, field]) => `${escapeHtml(name)}${mark(name)}: ${typeOf(field)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  if (format) return escapeHtml(format);
  return escapeHtml([type ?? 'bytes'].flat().join(' or ')) + boundsOf(schema);
}

const BOUNDS = [
  ['minimum', '≥'],
  ['exclusiveMinimum', '>'],
  ['maximum', '≤'],
  ['minLength', 'length ≥'],
  ['maxLength', 'length ≤'],
  ['pattern', 'like'],
  ['default', 'default'],
] as const;

function boundsOf(schema: OpenAPIV3_1.SchemaObject): string {
  const bounds = BOUNDS.flatMap(([name, words]) => {
    const value = schema[name];
    return value === undefined || Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
      ? []
      : [`${words} ${escapeHtml(String(value))}`];
  });
  return bounds.length > 0 ? ` (${bounds.join(', ')})` : '';
}

const table = (rows: readonly (readonly string[])[]): string =>
  `<div class="table" role="group" aria-label="Table" tabindex="0"><table>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table></div>`;
