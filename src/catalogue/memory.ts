/** Where an agent may read and write that otherwise may not. */
export const IN_MEMORY = 'only in its memory folder';
