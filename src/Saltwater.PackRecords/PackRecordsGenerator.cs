using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Saltwater.PackRecords;

/// <summary>Writes the two halves of a binary form, so that a record is described once: by its own declaration.</summary>
/// <remarks>
/// A partial class marked with <c>BytesOf</c> gets a WriteX and a ReadX for each record named there and for all they hold, field by field
/// in the order of the constructor.
/// What is made is the plain code one would write by hand: no reflection, nothing to look up while it runs, and what nobody calls is
/// trimmed away.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class PackRecordsGenerator : IIncrementalGenerator
{
    private const string BytesOf = "Saltwater.Guide.BytesOfAttribute";

    private static readonly DiagnosticDescriptor Unwritable = new(
        "PACK001",
        "A record of the pack has a field that cannot be written",
        "{0}",
        "Saltwater",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var made = context.SyntaxProvider.ForAttributeWithMetadataName(
            BytesOf,
            static (node, _) => node is ClassDeclarationSyntax,
            static (marked, _) => Make((INamedTypeSymbol)marked.TargetSymbol, marked.Attributes)
        );
        context.RegisterSourceOutput(made, static (output, each) =>
        {
            if (each.Fault is not null)
            {
                output.ReportDiagnostic(Diagnostic.Create(Unwritable, Location.None, each.Fault));
            }

            output.AddSource($"{each.Name}.g.cs", SourceText.From(each.Text, Encoding.UTF8));
        });
    }

    // Texts compare by value, symbols do not: so the text is made here, and a build that changes no record writes nothing anew.
    private static (string Name, string Text, string? Fault) Make(INamedTypeSymbol owner, IEnumerable<AttributeData> marks)
    {
        var source = new RecordSource(owner);
        foreach (var mark in marks)
        {
            source.Add((INamedTypeSymbol)mark.ConstructorArguments[0].Value!);
        }

        return (owner.Name, source.ToString(), source.Fault);
    }
}
