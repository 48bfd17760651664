import type { Page, Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';

/**
 * Opens a page as a first visit and weighs every response.
 * @returns the responses, in the order they arrived
 */
export async function transfersOf(page: Page, address: string): Promise<Transfer[]> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(address, { waitUntil: 'networkidle' });
  const transfers = await Promise.all(
    responses.map(async (response) => transferOf(response.url(), response.headers(), await response.body())),
  );
  if (!transfers.some(({ url }) => url.endsWith('/icon.svg'))) {
    // A headless browser may not request the icon, which other browsers do.
    const icon = await page.locator('link[rel="icon"]').getAttribute('href');
    const response = await page.request.get(new URL(icon ?? '', page.url()).href);
    transfers.push(transferOf(response.url(), response.headers(), await response.body()));
  }
  return transfers;
}

/** The total bytes of some responses, headers included. */
export function totalBytes(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, { body, headers }) => sum + body + headers, 0);
}

/** The total bytes of script files, without headers. */
export function scriptBytes(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, { url, body }) => sum + (url.endsWith('.js') ? body : 0), 0);
}

function transferOf(url: string, headers: Record<string, string>, body: Buffer): Transfer {
  return { url, body: gzipSync(withoutPrompt(body)).length, headers: Object.entries(headers).join('\n').length };
}

/** A page without the prompt of its agent, which has no budget: nothing is left out of an agent to save bytes. */
function withoutPrompt(body: Buffer): string | Buffer {
  const html = body.toString('utf8');
  const start = html.indexOf('data-prompt>');
  const end = html.indexOf('aria-labelledby="size"', start);
  return start === -1 || end === -1 ? body : html.slice(0, start) + html.slice(end);
}

/** The sizes of one response, in bytes. */
export interface Transfer {
  url: string;
  /** Compressed with gzip, without an agent’s prompt. */
  body: number;
  headers: number;
}
