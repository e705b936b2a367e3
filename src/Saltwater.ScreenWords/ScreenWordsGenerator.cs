using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace Saltwater.ScreenWords;

/// <summary>Gives each text of a screen a name in code: what is not in screens.yaml, or lacks a value that belongs into it, does not compile.</summary>
/// <remarks>
/// A project names screens.yaml among its AdditionalFiles, with the screens it says as the item's Screens.
/// It gets a type for each: for <c>help</c> a HelpTexts.
/// That every language has each text, with the same places in it, is for the guide's checker.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ScreenWordsGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Unusable = new(
        "SCREENS001",
        "The list of screens cannot be used",
        "{0}",
        "Saltwater",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lists = context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, stop) => (Wanted: WantedScreens(pair.Right.GetOptions(pair.Left)), Text: pair.Left.GetText(stop)?.ToString()))
            .Where(list => list.Wanted.Length > 0 && list.Text is not null);
        context.RegisterSourceOutput(lists, (output, list) => WriteTypes(output, list.Text!, list.Wanted));
    }

    // The list is of names, and a list never equals another of the same names: the text it came from does.
    private static string WantedScreens(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_metadata.AdditionalFiles.Screens", out var screens) ? screens.Trim() : "";

    private static void WriteTypes(SourceProductionContext output, string text, string wanted)
    {
        try
        {
            var screens = ScreenList.ReadScreens(text).ToImmutableDictionary(screen => screen.Id);
            foreach (var id in wanted.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            {
                if (screens.TryGetValue(id, out var screen))
                {
                    output.AddSource(
                        $"{ScreenSource.NameOf(id)}Texts.g.cs",
                        SourceText.From(ScreenSource.WriteType(screen), Encoding.UTF8)
                    );
                }
                else
                {
                    output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, $"There is no screen \"{id}\" in screens.yaml."));
                }
            }
        }
        catch (Exception fault) when (fault is YamlException or FormatException or ArgumentException)
        {
            output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, $"screens.yaml: {fault.Message}"));
        }
    }
}
