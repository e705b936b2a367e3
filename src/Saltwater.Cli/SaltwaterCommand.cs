using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Saltwater.Cli.Commands;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Spectre.Console;

namespace Saltwater.Cli;

/// <summary>The <c>saltwater</c> command: every verb with its options, in one place.</summary>
internal static class SaltwaterCommand
{
    private const string Name = "saltwater";
    private const string GuideOption = "--guide";

    // The words about each example begin in one column of the help.
    private const int ExampleWidth = 44;

    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            return RunParsed(args, terminal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Every file is read and written where that can be answered for; what is left is standard output.
            return RefuseLine(
                terminal,
                "OUTPUT-001: The output cannot be written: the disk may be full, or it was closed. Name another place for it.\n"
            );
        }
    }

    /// <summary>The last word where something broke that nobody expected: one line, and nothing of how the program is built.</summary>
    public static int RefuseLine(Terminal terminal, string line)
    {
        terminal.Error.Profile.Out.Writer.Write(line);
        return ExitCode.Environment;
    }

    private static int RunParsed(string[] args, Terminal terminal)
    {
        var parsed = Build(terminal, null).Parse(args);
        if (parsed.Action is HelpAction && GuideSource.LoadPack(terminal, GuideNamed(parsed)) is { } described)
        {
            // Only the help has words, so nothing else waits for them; without a guide it still has all names.
            parsed = Build(terminal, described).Parse(args);
        }

        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.Write(new Text($"USAGE-002: {Terminal.WithoutSteering(error.Message)}\n"));
            }

            var (root, command) = (parsed.RootCommandResult.Command, parsed.CommandResult.Command);
            var known = command
                .Subcommands.Select(each => each.Name)
                .Concat(command.Options.Concat(root.Options.Where(option => option.Recursive)).Select(each => each.Name));
            var given = parsed
                .Tokens.Where(token => token.Type == TokenType.Argument)
                .Select(token => token.Value)
                .Where(LooksLikeOption)
                .Concat(parsed.UnmatchedTokens);
            var closest = given
                .Take(1)
                .Select(each => NearestName.Of(each, known))
                .OfType<string>()
                .Select(near => $"Closest: \"{near}\". ");
            var called = command == root ? Name : $"{Name} {command.Name}";
            terminal.Error.Write(new Text($"{string.Concat(closest)}`{called} --help` shows what can be given.\n"));
            return ExitCode.BadInput;
        }

        // The parser names the program after its file; people call it by its own name.
        using var output = new StringWriter();
        var exitCode = parsed.Invoke(
            new()
            {
                Output = output,
                Error = terminal.Error.Profile.Out.Writer,
                EnableDefaultExceptionHandler = false,
            }
        );
        terminal.WriteExactly(output.ToString().Replace(RootCommand.ExecutableName, Name, StringComparison.Ordinal));
        return exitCode;
    }

    private static RootCommand Build(Terminal terminal, Pack? described)
    {
        var say = described is null ? (TerminalCommandTexts?)null : TerminalCommandTexts.Of(described);
        var guide = new Option<string?>(GuideOption)
        {
            Description = say?.Guide,
            HelpName = "PATH",
            Recursive = true,
        };
        var partner = new Option<bool>("--partner") { Description = say?.Partner };
        var country = new Option<string?>("--country") { Description = say?.Country, HelpName = "COUNTRY" };
        country.CompletionSources.Add(typed =>
            CompletionsFrom(terminal, typed.ParseResult.GetValue(guide), pack => Help.ServiceFinder.Countries(pack))
        );

        var root = new RootCommand(described is null ? "" : DescribeGuideOption(described)) { guide };
        root.SetAction(_ =>
            ReflectCommand.Run(
                terminal,
                _.GetValue(guide),
                file: null,
                partner: false,
                json: false,
                oneByOne: false,
                country: null,
                page: null
            )
        );

        var answers = new Option<string?>("--answers") { Description = say?.Answers, HelpName = "FILE|-" };
        var json = new Option<bool>("--json") { Description = say?.Json };
        var oneByOne = new Option<bool>("--one-by-one") { Description = say?.OneByOne };
        var page = new Option<bool>("--page") { Description = say?.Page };
        var withPrivate = new Option<bool>("--with-private") { Description = say?.WithPrivate };
        var reflect = new Command("reflect", say?.Reflect) { answers, json, partner, oneByOne, country, page, withPrivate };
        reflect.SetAction(parsed =>
            ReflectCommand.Run(
                terminal,
                parsed.GetValue(guide),
                parsed.GetValue(answers),
                parsed.GetValue(partner),
                parsed.GetValue(json),
                parsed.GetValue(oneByOne),
                parsed.GetValue(country),
                (parsed.GetValue(page), parsed.GetValue(withPrivate)) switch
                {
                    (false, _) => null,
                    (_, true) => PrivateLines.Shown,
                    _ => PrivateLines.LeftOut,
                }
            )
        );

        var beside = new Option<bool>("--beside") { Description = say?.Beside };
        var now = new Command("now", say?.Now) { beside };
        now.SetAction(parsed => NowCommand.Run(terminal, parsed.GetValue(guide), parsed.GetValue(beside)));

        var about = new Argument<string?>("reason")
        {
            Description = say?.Reason,
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "reason",
        };
        about.CompletionSources.Add(typed =>
            CompletionsFrom(terminal, typed.ParseResult.GetValue(guide), pack =>
                [.. pack.Reasons.Select(reason => reason.Id), .. pack.Words.Occasions.Select(occasion => occasion.Id)]
            )
        );
        var role = new Option<string>("--role") { Description = say?.Role, DefaultValueFactory = _ => "self" };
        role.AcceptOnlyFromAmong("self", "partner");
        var tone = new Option<string?>("--tone") { Description = say?.Tone };
        tone.AcceptOnlyFromAmong([.. Authoring.Kebab.AllNames<Tone>()]);
        var words = new Command("words", say?.Words) { about, role, tone };
        words.SetAction(parsed =>
            WordsCommand.Run(
                terminal,
                parsed.GetValue(guide),
                parsed.GetValue(about),
                parsed.GetValue(role) == "partner" ? Role.Partner : Role.Self,
                Authoring.Kebab.Read<Tone>(parsed.GetValue(tone) ?? "")
            )
        );

        var where = new Argument<string?>("country")
        {
            Description = say?.Where,
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "country",
        };
        where.CompletionSources.Add(typed =>
            CompletionsFrom(terminal, typed.ParseResult.GetValue(guide), pack => Help.ServiceFinder.Countries(pack))
        );
        var need = new Option<string?>("--need") { Description = say?.Need, HelpName = "NEED" };
        need.CompletionSources.Add(typed =>
            CompletionsFrom(terminal, typed.ParseResult.GetValue(guide), pack => Help.ServiceFinder.Needs(pack))
        );
        var due = new Option<bool>("--due")
        {
            Description = "For authors: every service whose newest source is over a year old, the oldest first",
        };
        var before = new Option<string?>("--before")
        {
            Description = "With --due: of before this day, for example 2026-01-31",
            HelpName = "DATE",
        };
        var hsds = new Option<bool>("--hsds") { Description = "For other directories: the services as Open Referral HSDS 3, as JSON" };
        var from = new Option<string?>("--from")
        {
            Description = "The services of a file that --hsds wrote, in place of the guide's",
            HelpName = "FILE",
        };
        var services = new Command("services", say?.Services) { where, need, hsds, from, due, before };
        services.SetAction(parsed =>
        {
            if (parsed.GetValue(due))
            {
                return ServicesCommand.ListDue(terminal, parsed.GetValue(guide), parsed.GetValue(before));
            }

            return ServicesCommand.Run(
                terminal,
                parsed.GetValue(guide),
                parsed.GetValue(where),
                parsed.GetValue(need),
                parsed.GetValue(from),
                parsed.GetValue(hsds)
            );
        });

        var source = new Argument<string?>("source")
        {
            Description = say?.Source,
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "source",
        };
        var sources = new Command("sources", say?.Sources) { source };
        sources.SetAction(parsed => SourcesCommand.Run(terminal, parsed.GetValue(guide), parsed.GetValue(source)));

        var with = new Option<string?>("--with")
        {
            Description = "A folder of what you add to the guide: who you are, services of yours; docs/serving.md explains it",
            HelpName = "FOLDER",
        };
        var folder = new Argument<string>("folder") { Description = "The guide's folder", DefaultValueFactory = _ => "guide" };
        var grades = new Option<bool>("--grades") { Description = "Also list the sections that are hardest to read" };
        var check = new Command("check", "Report every fault in a guide at once") { folder, grades, with };
        check.SetAction(parsed => CheckCommand.Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(grades), parsed.GetValue(with)));

        var output = new Option<string>("--out")
        {
            Description = "Where to write",
            DefaultValueFactory = _ => ".",
            HelpName = "FOLDER",
        };
        var pack = new Command("pack", "Compile a sound guide into one JSON pack for each language") { folder, output };
        pack.SetAction(parsed => PackCommand.Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(output)!));

        var cases = new Argument<string>("cases") { Description = "Labelled accounts, one JSON object a line" };
        var ownWords = new Option<bool>("--own-words") { Description = "Hold the phrases against the accounts' texts instead" };
        var evaluate = new Command("evaluate", "Hold the guide against labelled accounts") { cases, json, ownWords };
        evaluate.SetAction(parsed =>
            EvaluateCommand.Run(terminal, parsed.GetValue(guide), parsed.GetValue(cases)!, parsed.GetValue(json), parsed.GetValue(ownWords))
        );

        var story = new Argument<string>("text") { Description = say?.Story, HelpName = "-" };
        var understand = new Command("understand", say?.Understand) { story, partner };
        understand.SetAction(parsed =>
            UnderstandCommand.Run(terminal, parsed.GetValue(guide), parsed.GetValue(story)!, parsed.GetValue(partner))
        );

        var below = new Option<string>("--base")
        {
            Description = "The path of its host that the site lies below, for example /care/",
            DefaultValueFactory = _ => "/",
            HelpName = "PATH",
        };
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings of the server, for example --urls=http://localhost:8080; docs/serving.md lists them",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var api = new Option<bool>("--api")
        {
            Description = "Also answer other programs below /api; whoever runs this server could then see answers",
        };
        var serve = new Command("serve", "Serve the pages and the app, by default at " + Site.SiteServer.DefaultAddress)
        {
            settings,
            below,
            with,
            api,
        };
        serve.SetAction(parsed =>
            ServeCommand.Run(
                terminal,
                new(parsed.GetValue(guide), parsed.GetValue(below)!, parsed.GetValue(with)),
                parsed.GetValue(settings) ?? [],
                parsed.GetValue(api)
            )
        );

        var address = new Argument<string>("address")
        {
            Description = "Where it answers",
            DefaultValueFactory = _ => HealthCommand.DefaultAddress,
            HelpName = "ADDRESS",
        };
        var health = new Command("health", "Whether a server answers, for whatever looks after it: 0 if so, 3 if not") { address };
        health.SetAction(parsed => HealthCommand.Run(terminal, parsed.GetValue(address)!));

        var http = new Option<bool>("--http") { Description = say?.Http };
        var port = new Option<int>("--port")
        {
            Description = say?.Port,
            DefaultValueFactory = _ => McpCommand.DefaultPort,
            HelpName = "PORT",
        };
        port.Validators.Add(found =>
        {
            if (
                found.Tokens.Count == 1
                && !(
                    ushort.TryParse(
                        found.Tokens[0].Value,
                        System.Globalization.NumberStyles.None,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out _
                    )
                )
            )
            {
                found.AddError("A port is a number from 0 to 65535.");
            }
        });
        var mcp = new Command("mcp", say?.Mcp) { http, port };
        mcp.SetAction(parsed => McpCommand.Run(terminal, parsed.GetValue(guide), parsed.GetValue(http), parsed.GetValue(port)));

        var into = new Argument<string>("folder") { Description = "Where to write; files of the same name are replaced" };
        var site = new Command("site", "Write the pages and the app to a folder, for any server of static files") { into, below, with };
        site.SetAction(parsed =>
            SiteCommand.Run(terminal, new(parsed.GetValue(guide), parsed.GetValue(below)!, parsed.GetValue(with)), parsed.GetValue(into)!)
        );

        var backup = new Argument<string>("backup") { Description = say?.Backup };
        var byCode = new Option<bool>("--code") { Description = say?.Code };
        var verify = new Option<bool>("--verify") { Description = say?.Verify };
        var export = new Option<string?>("--export") { Description = say?.Export, HelpName = "FILE" };
        var change = new Option<string?>("--change-passphrase") { Description = say?.ChangePassphrase, HelpName = "FILE" };
        var salvage = new Option<string?>("--salvage") { Description = say?.Salvage, HelpName = "FILE" };
        var open = new Command("open", say?.Open) { backup, byCode, verify, export, change, salvage };
        open.SetAction(parsed =>
            VaultCommand.OpenBackup(
                terminal,
                parsed.GetValue(guide),
                parsed.GetValue(backup)!,
                parsed.GetValue(byCode),
                parsed.GetValue(verify),
                parsed.GetValue(export),
                parsed.GetValue(change),
                parsed.GetValue(salvage)
            )
        );
        var vault = new Command("vault", say?.Vault) { open };

        var said = new Argument<string>("answers") { Description = say?.Answers, HelpName = "FILE|-" };
        var reflected = new Argument<string?>("answers")
        {
            Description = say?.Answers,
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "FILE|-",
        };
        var only = new Option<string[]>("--only")
        {
            Description = say?.FhirOnly,
            HelpName = "QUESTION",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        only.CompletionSources.Add(typed =>
            CompletionsFrom(terminal, typed.ParseResult.GetValue(guide), pack => pack.Questions.Select(question => question.Id))
        );
        var journal = new Option<string?>("--journal") { Description = say?.FhirJournal, HelpName = "FILE|-" };
        var parts = new Option<string[]>("--parts")
        {
            Description = say?.FhirParts,
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => FhirCommand.UsualParts,
        };
        parts.AcceptOnlyFromAmong([.. FhirCommand.Parts]);
        var since = new Option<string?>("--since") { Description = say?.FhirSince, HelpName = "DATE" };
        var months = new Option<bool>("--months") { Description = say?.FhirMonths };
        var form = new Command("questionnaire", say?.FhirForm) { partner };
        form.SetAction(parsed => FhirCommand.WriteForm(terminal, parsed.GetValue(guide), parsed.GetValue(partner)));
        var response = new Command("response", say?.FhirResponse) { said, only, partner };
        response.SetAction(parsed =>
            FhirCommand.WriteResponse(
                terminal,
                parsed.GetValue(guide),
                parsed.GetValue(said)!,
                parsed.GetValue(partner),
                parsed.GetValue(only)!
            )
        );
        var document = new Command("document", say?.FhirDocument) { reflected, only, partner, journal, parts, since, months };
        document.SetAction(parsed =>
            FhirCommand.WriteDocument(
                terminal,
                parsed.GetValue(guide),
                new(
                    parsed.GetValue(reflected),
                    parsed.GetValue(partner),
                    parsed.GetValue(only)!,
                    parsed.GetValue(journal),
                    parsed.GetValue(parts)!,
                    parsed.GetValue(since),
                    parsed.GetValue(months)
                )
            )
        );
        var fhir = new Command("fhir", say?.Fhir) { form, response, document };

        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong(CompletionCommand.Bash, CompletionCommand.Zsh, CompletionCommand.Fish);
        var completion = new Command("completion", say?.Completion) { shell };
        completion.SetAction(parsed => terminal.WriteExactly(CompletionCommand.ScriptFor(parsed.GetValue(shell)!)));

        foreach (
            var command in new[]
            {
                reflect,
                understand,
                now,
                words,
                services,
                sources,
                check,
                pack,
                evaluate,
                serve,
                health,
                site,
                mcp,
                vault,
                fhir,
                completion,
            }
        )
        {
            root.Add(command);
        }

        // The parser takes an option it does not know for an argument, if there is room for one.
        foreach (var argument in new Argument[] { about, where, folder, cases, address, into, backup, said, reflected })
        {
            argument.Validators.Add(found =>
            {
                foreach (var token in found.Tokens.Where(token => LooksLikeOption(token.Value)))
                {
                    found.AddError($"Unrecognized option '{token.Value}'.");
                }
            });
        }

        return root;
    }

    // Whoever asks for help may have left out what belongs behind the option.
    private static string? GuideNamed(ParseResult parsed) =>
        parsed.GetResult(GuideOption) is OptionResult { Tokens: [var path] } ? path.Value : null;

    private static string DescribeGuideOption(Pack pack)
    {
        var say = TerminalCommandTexts.Of(pack);
        (string Line, string What)[] examples =
        [
            ("saltwater", say.ExamplePath),
            ("saltwater now", LoadingTexts.Of(pack).NowTo),
            ("saltwater now --beside", say.ExampleBeside),
            ("saltwater reflect --partner --country GB", say.ExamplePartner),
            ("saltwater reflect --one-by-one", say.ExampleOneByOne),
            ("saltwater reflect --answers answers.json --json", ""),
            ("saltwater understand -", say.ExampleUnderstand),
            ("saltwater words grief --tone plain", ""),
            ("saltwater services IE --need crisis", ""),
            ("saltwater check guide", ""),
            ("saltwater serve", say.ExampleServe(Site.SiteServer.DefaultAddress)),
            ("saltwater site OUT", say.ExampleSite),
            ("saltwater mcp", say.ExampleMcp),
            ("saltwater vault open backup.bin", say.ExampleVault),
            ("saltwater fhir document answers.json", say.ExampleFhir),
        ];
        return string.Join(
            Environment.NewLine,
            [
                say.About,
                "",
                say.Examples,
                .. examples.Select(each => $"  {each.Line.PadRight(ExampleWidth)}{each.What}".TrimEnd()),
                "",
                say.ExitCodes,
                "  " + say.ExitSay,
                "",
                say.Note,
            ]
        );
    }

    private static bool LooksLikeOption(string value) => value.Length > 1 && value[0] == '-';

    // Completion is silent: a shell that shows errors while someone types is no help.
    private static IEnumerable<CompletionItem> CompletionsFrom(Terminal terminal, string? guide, Func<Pack, IEnumerable<string>> names)
    {
        var silent = terminal with { Error = Terminal.CreateConsole(TextWriter.Null, redirected: true) };
        if (GuideSource.LoadPack(silent, guide) is not { } pack)
        {
            return [];
        }

        return names(pack).Select(name => new CompletionItem(name));
    }
}
