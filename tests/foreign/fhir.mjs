// Holds FHIR R4 resources against a foreign validator. Standard input: one JSON object {"what", "document"} a line. Standard output: for
// each one line, "yes" or "no" and what it was.
import { createInterface } from "node:readline";
import { Fhir } from "fhir";

const fhir = new Fhir();
for await (const line of createInterface({ input: process.stdin })) {
  const { what, document } = JSON.parse(line);
  let fault;
  try {
    // Its lists are fewer than the standard's: that one is not among them is no fault of the document.
    fault = fhir.validate(document, { errorOnUnexpected: true }).messages.find(message => message.severity !== "info");
  } catch (thrown) {
    fault = { location: "", message: thrown.message };
  }
  console.log(`${fault ? "no" : "yes"}\t${what}\t${fault ? `${fault.location} ${fault.message}` : ""}`.replaceAll("\n", " "));
}
