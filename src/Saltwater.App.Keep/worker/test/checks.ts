export const run = (): string[] => [];
