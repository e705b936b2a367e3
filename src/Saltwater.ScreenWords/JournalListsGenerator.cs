using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace Saltwater.ScreenWords;

/// <summary>Makes the lists of journal.yaml when the project that keeps notes is built.</summary>
/// <remarks>
/// No phone reads YAML, and a slip in the file stops the build. A project names journal.yaml among its AdditionalFiles. That every id in it
/// is one of the guide is for the guide's checker.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class JournalListsGenerator : IIncrementalGenerator
{
    private const string File = "journal.yaml";

    private static readonly DiagnosticDescriptor Unusable = new(
        "SCREENS002",
        "The lists of the journal cannot be used",
        "journal.yaml: {0}",
        "Saltwater",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context
            .AdditionalTextsProvider.Where(file => Path.GetFileName(file.Path) == File)
            .Select((file, stop) => file.GetText(stop)?.ToString() ?? "");
        context.RegisterSourceOutput(files, WriteLists);
    }

    private static void WriteLists(SourceProductionContext output, string text)
    {
        try
        {
            output.AddSource("JournalLists.g.cs", SourceText.From(JournalSource.WriteLists(text), Encoding.UTF8));
        }
        catch (Exception fault)
            when (fault is YamlException or FormatException or ArgumentException or KeyNotFoundException or InvalidCastException)
        {
            output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, fault.Message));
        }
    }
}
