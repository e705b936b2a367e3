// Asks our server for assistants with the protocol's own client, which checks every result against the schema it was told.
// node assistant.mjs lines PROGRAM ARGUMENT…   or   node assistant.mjs http ADDRESS
// Standard input: one request {"role", "answers"} a line. Standard output: one JSON object with what came back.
import { createInterface } from "node:readline";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [how, first, ...rest] = process.argv.slice(2);
const began = performance.now();
const client = new Client({ name: "foreign", version: "1" });
await client.connect(how === "http" ? new StreamableHTTPClientTransport(new URL(first)) : new StdioClientTransport({ command: first, args: rest }));
const tools = (await client.listTools()).tools.map(tool => tool.name);
await client.callTool({ name: "reflect", arguments: { answers: {} } });
const cold = performance.now() - began;

const results = [], times = [];
const topics = ["grief", "pain", "coercion", "better-not", "joy"];
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  for (const [name, more] of [["reflect", {}], ["words", { about: topics[results.length % topics.length] }], ["now", {}], ["services", { country: "GB" }]]) {
    const start = performance.now();
    const result = await client.callTool({ name, arguments: { ...asked, ...more } });
    times.push(performance.now() - start);
    if (result.isError) throw new Error(`${name}: ${JSON.stringify(result.content)}`);
    results.push(JSON.stringify(result));
  }
}

const resources = (await client.listResources()).resources;
for (const { uri } of resources) await client.readResource({ uri });
const { prompts } = await client.listPrompts();
await client.getPrompt({ name: prompts[0].name, arguments: { role: "partner", country: "GB" } });
const unknown = await client.readResource({ uri: "saltwater://reasons/no-such" }).then(() => "", fault => fault.message.replace(/^MCP error -?\d+: /, ""));
await client.close();
times.sort((one, other) => one - other);
console.log(JSON.stringify({ tools, resources: resources.length, prompt: prompts[0].name, results, unknown, cold, median: times[times.length >> 1] ?? null }));
