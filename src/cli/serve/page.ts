import { html } from 'hono/html';
import { operations, type OpenApi, type Operation } from './openapi';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
  code { font-family: ui-monospace, monospace; }
  table { border-collapse: collapse; width: 100%; }
  td, th { text-align: left; vertical-align: top; padding: 0.2rem 0.6rem 0.2rem 0; border-bottom: 1px solid #8884; }
`;

/** The document for people: a page without scripts. */
export function page({ info }: OpenApi): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${info.title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>${info.title} ${info.version}</h1>
        <p>What this server answers. The same as an OpenAPI document: <a href="/openapi.json">openapi.json</a>.</p>
        ${operations.map(section)}
      </body>
    </html>`;
}

function section({ method, path, summary, fields, required = [], isForm = false }: Operation) {
  const rows = Object.entries(fields ?? {}).map(
    ([name, { type, help }]) =>
      html`<tr>
        <td><code>${name}</code>${required.includes(name) ? ' (needed)' : ''}</td>
        <td>${type}</td>
        <td>${help}</td>
      </tr>`,
  );
  const kind = isForm ? 'a form' : 'JSON';
  const table = html`<table>
    <caption>
      Fields of the body, ${kind}
    </caption>
    <tr>
      <th scope="col">name</th>
      <th scope="col">type</th>
      <th scope="col">what it says</th>
    </tr>
    ${rows}
  </table>`;
  return html`<h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${summary}.</p>
    ${rows.length > 0 ? table : ''}`;
}
