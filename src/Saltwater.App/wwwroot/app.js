let p = new Uint8Array(await (await fetch('/app/guide.bin')).arrayBuffer());
export const pack = () => p;
