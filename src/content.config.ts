import { defineCollection } from 'astro:content';
import { agentLoader } from './catalogue/loader.ts';
import { readSettings } from './settings.ts';

const files = defineCollection({ loader: agentLoader(readSettings(process.env, process.cwd())) });

export const collections = { files };
