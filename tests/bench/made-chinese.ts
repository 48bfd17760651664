import type { Capability } from '../../src/vocabulary/capability.ts';
import type { Chance } from './chance.ts';

/**
 * Writes a prompt in Chinese: headings, paragraphs and lists about some capabilities.
 * @param length the approximate size, in bytes of UTF-8
 */
export function madeChineseBody(chance: Chance, subjects: readonly Capability[], length: number): string {
  const terms = subjects.flatMap(({ title, translations }) => translations?.zh ?? [title]);
  const filled = (pattern: string): string => pattern.replace(/\{\}/g, () => chance.pick(terms));
  const paragraph = (): string =>
    Array.from({ length: chance.between(1, 4) }, () => filled(chance.pick(SENTENCES))).join('');
  const list = (): string =>
    Array.from({ length: chance.between(3, 6) }, () => `- ${filled(chance.pick(ITEMS))}`).join('\n');
  const blocks = [filled('你是一名资深工程师，负责{}和{}。')];
  let written = Buffer.byteLength(blocks.join());
  while (written < length - 90) {
    const block = chance.happens(0.25)
      ? `## ${filled(chance.pick(HEADINGS))}`
      : chance.happens(0.4)
        ? list()
        : paragraph();
    blocks.push(block);
    written += Buffer.byteLength(block) + 2;
  }
  return `${blocks.join('\n\n')}\n`;
}

const HEADINGS = ['{}的步骤', '如何判断', '检查{}', '常见错误', '交接'];
const SENTENCES = [
  '先看{}，再决定要不要改{}。',
  '每次修改之前，先写一个会失败的测试。',
  '如果{}变慢了，先测量，然后再优化。',
  '不要一次改动太多文件，每一步都要能够撤销。',
  '最后用两句话说明做了什么，还剩下什么。',
];
const ITEMS = ['记录{}的结果', '比较{}和{}', '没有负责人的任务不要开始', '把{}写进文档', '说明还不清楚的地方'];
