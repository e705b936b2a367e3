// Holds documents against our JSON Schemas with a foreign validator. Standard input: one JSON object a line, first {"schemas": {name:
// schema}}, then {"name", "what", "document"}.
// Standard output: for each document one line, "yes" or "no" and what it was.
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validators = {};
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (said.schemas) {
    for (const [name, schema] of Object.entries(said.schemas)) validators[name] = ajv.compile(schema);
  } else {
    const sound = validators[said.name](said.document);
    const fault = validators[said.name].errors?.[0];
    console.log(`${sound ? "yes" : "no"}\t${said.what}\t${sound ? "" : `${fault.instancePath} ${fault.message}`}`);
  }
}
