// Holds descriptions of an interface against OpenAPI 3.1 with a foreign validator, and every schema in them against JSON Schema 2020-12.
// Standard input: one JSON object a line, {"what", "document"}. Standard output: for each one line, "yes" or "no" and what it was.
import { createInterface } from "node:readline";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// A schema stands where the specification puts one: as a component, or beside a parameter or a kind of content.
const schemas = function* (node, place = []) {
  if (node === null || typeof node !== "object") return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "schema" || (place.at(-2) === "components" && place.at(-1) === "schemas")) yield value;
    else yield* schemas(value, [...place, name]);
  }
};

const faultOf = async document => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  if (!valid) return JSON.stringify(errors);
  if (validator.version !== "3.1") return `version ${validator.version}`;
  try {
    const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    for (const schema of schemas(validator.resolveRefs())) ajv.compile(structuredClone(schema));
    return "";
  } catch (fault) {
    return fault.message;
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, document } = JSON.parse(line);
  const fault = await faultOf(document);
  console.log(`${fault ? "no" : "yes"}\t${what}\t${fault.slice(0, 200)}`);
}
