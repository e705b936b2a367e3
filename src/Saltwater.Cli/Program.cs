using Saltwater.Cli.Authoring;
using Saltwater.Guide;
var report = GuideReader.Read(args[0], new DateOnly(2026, 11, 22));
foreach (var p in report.Problems) Console.WriteLine(p);
foreach (var p in report.Packs) Console.WriteLine($"{p.Language} {PackJson.Write(p).Length} {p.Hash}");
if (args.Length > 1) File.WriteAllBytes(args[1], PackJson.Write(report.Packs[0]));
