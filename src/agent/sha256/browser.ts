import { sha256 as hash } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of some bytes, in plain JavaScript: the same in every browser, also where there is no https. */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(hash(bytes));
}
