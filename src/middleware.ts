import { defineMiddleware } from 'astro:middleware';
import { narrowPolicy } from './build/narrow-policy.ts';

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) return response;
  return new Response(narrowPolicy(await response.text()), response);
});
