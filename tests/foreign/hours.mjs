// Reads lines of {"hours", "zone", "at"}: opening hours as OpenStreetMap writes them, a time zone, and instants in seconds. Says of each
// instant whether it is open: 1 or 0.
import { createInterface } from "node:readline";
import OpeningHours from "opening_hours";

for await (const line of createInterface({ input: process.stdin })) {
  const { hours, zone, at } = JSON.parse(line);
  const open = new OpeningHours(hours, null, { locale: "en" });
  const clock = new Intl.DateTimeFormat("en-CA",
    { timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" });
  // The library looks at a date's own fields: it is given the wall clock of the zone.
  const wall = seconds => {
    const part = Object.fromEntries(clock.formatToParts(seconds * 1000).map(each => [each.type, Number(each.value)]));
    return new Date(part.year, part.month - 1, part.day, part.hour, part.minute);
  };
  console.log(at.map(seconds => (open.getState(wall(seconds)) ? "1" : "0")).join(""));
}
