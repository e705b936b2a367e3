// Says for every language of the Unicode CLDR that the platform knows by the same rules: its cardinal rules, and the form each whole number
// below the given one takes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const below = Number(process.argv[2]);
const { supplemental } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("cldr-core/supplemental/plurals.json"), "utf8"));
const languages = Object.entries(supplemental["plurals-type-cardinal"]).filter(([tag]) =>
  Intl.PluralRules.supportedLocalesOf(tag).length > 0).map(([tag, rules]) => {
  const forms = new Intl.PluralRules(tag);
  const written = Object.entries(rules).map(([name, rule]) => [name.replace("pluralRule-count-", ""), rule.split("@")[0].trim()]).filter(([name]) =>
    name !== "other");
  return [tag, { rules: Object.fromEntries(written), forms: Array.from({ length: below }, (_, count) => forms.select(count)) }];
});
process.stdout.write(JSON.stringify(Object.fromEntries(languages)));
