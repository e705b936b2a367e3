using System.Text;
using Microsoft.CodeAnalysis;

namespace Saltwater.PackRecords;

/// <summary>The source that writes and reads records, grown one record at a time with whatever it holds.</summary>
internal sealed class RecordSource(INamedTypeSymbol owner)
{
    private const string LeftOut = "LeftOutOfBytesAttribute";

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    private readonly StringBuilder methods = new();

    private readonly HashSet<string> added = new(StringComparer.Ordinal);

    /// <summary>The first field that cannot be written, or null.</summary>
    public string? Fault { get; private set; }

    public override string ToString() =>
        $$"""
            // Made from the records' own declarations: see Saltwater.PackRecords.
            #nullable enable
            using System.Collections.Generic;
            using System.Collections.Immutable;

            namespace {{owner.ContainingNamespace.ToDisplayString()}};

            partial class {{owner.Name}}
            {
            {{methods}}}
            """;

    public void Add(INamedTypeSymbol record)
    {
        if (!added.Add(record.Name))
        {
            return;
        }

        var parameters = Constructor(record).Parameters;
        var written = parameters
            .Where(parameter => !IsLeftOut(parameter))
            .Select(parameter => Write(parameter.Type, "value." + PropertyOf(record, parameter)));
        AddMethods(
            record.Name,
            record.ToDisplayString(Full),
            written,
            $"new({string.Join(", ", parameters.Select(parameter => IsLeftOut(parameter) ? Empty(parameter.Type) : Read(parameter.Type)))})"
        );
    }

    private void AddMap(string name, INamedTypeSymbol map)
    {
        if (!added.Add(name))
        {
            return;
        }

        var (key, value) = (map.TypeArguments[0], map.TypeArguments[1]);
        var comparer = key.SpecialType == SpecialType.System_String ? "global::System.StringComparer.Ordinal" : "";
        AddMethods(
            name,
            map.ToDisplayString(Full),
            [$"to.List([.. value], static (to, each) => {{ {Write(key, "each.Key")}; {Write(value, "each.Value")}; }})"],
            $"from.List(static (ref from) => KeyValuePair.Create({Read(key)}, {Read(value)})).ToImmutableSortedDictionary({comparer})"
        );
    }

    private void AddMethods(string name, string type, IEnumerable<string> writes, string read) =>
        methods.Append(
            $$"""
                private static void Write{{name}}(PackWriter to, {{type}} value)
                {
                    {{string.Join("\n        ", writes.Select(each => each + ";"))}}
                }

                private static {{type}} Read{{name}}(ref PackReader from) =>
                    {{read}};


            """
        );

    private string Write(ITypeSymbol type, string value) =>
        FormOf(type) switch
        {
            Form.Flags => $"to.Number((int){value})",
            Form.Name => $"to.Name({value})",
            Form.Plain => $"to.{VerbOf(type)}({value})",
            Form.NumberOrNone => $"to.NumberOrNone((int?){value})",
            Form.List => $"to.List({value}, Write{NameOf(ItemOf(type)!)})",
            Form.OrNone => $"to.OrNone({value}, Write{NameOf(type)})",
            _ => $"Write{NameOf(type)}(to, {value})",
        };

    private string Read(ITypeSymbol type) =>
        FormOf(type) switch
        {
            Form.Flags => $"({type.ToDisplayString(Full)})from.Number()",
            Form.Name => $"from.Name({type.ToDisplayString(Full)}.{LastOf(type)})",
            Form.Plain => $"from.{VerbOf(type)}()",
            Form.NumberOrNone => $"({type.ToDisplayString(Full)})from.NumberOrNone()",
            Form.List => $"from.List(Read{NameOf(ItemOf(type)!)})",
            Form.OrNone => $"from.OrNone(Read{NameOf(type)})",
            _ => $"Read{NameOf(type)}(ref from)",
        };

    private static Form FormOf(ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Enum } when IsSetOfFlags(type) => Form.Flags,
            { TypeKind: TypeKind.Enum } => Form.Name,
            _ when VerbOf(type) is not null => Form.Plain,
            _ when IsPerhapsANumber(type) => Form.NumberOrNone,
            _ when ItemOf(type) is not null => Form.List,
            _ when IsOptional(type) => Form.OrNone,
            _ => Form.Record,
        };

    // What the writer and the reader both call it; null for what they have no verb for.
    private static string? VerbOf(ITypeSymbol type) =>
        type.SpecialType switch
        {
            SpecialType.System_String when IsOptional(type) => "TextOrNone",
            SpecialType.System_String => "Text",
            SpecialType.System_Int32 => "Number",
            SpecialType.System_Double => "Real",
            SpecialType.System_Boolean => "Flag",
            _ when type.Name == "DateOnly" => "Date",
            _ when ItemOf(type)?.SpecialType == SpecialType.System_String => "Texts",
            _ => null,
        };

    // What a method for it is called; it is added where it is not there yet.
    private string NameOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { Name: "ImmutableSortedDictionary" } map)
        {
            var (key, value) = (map.TypeArguments[0], map.TypeArguments[1]);
            var name = $"{key.Name}To{(value is INamedTypeSymbol { IsGenericType: true } ? NameOf(value) : value.Name)}";
            AddMap(name, map);
            return name;
        }

        if (type is INamedTypeSymbol { IsRecord: true, IsReferenceType: true } record)
        {
            Add((INamedTypeSymbol)record.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
            return record.Name;
        }

        Fault ??= $"There is no form for {type.ToDisplayString()}: say in {nameof(RecordSource)} how it is written and read.";
        return "Nothing";
    }

    private static string Empty(ITypeSymbol type) =>
        type switch
        {
            { SpecialType: SpecialType.System_String } => "\"\"",
            INamedTypeSymbol { IsRecord: true } record =>
                $"new({string.Join(", ", Constructor(record).Parameters.Select(parameter => Empty(parameter.Type)))})",
            INamedTypeSymbol { Name: "ImmutableArray" } => "[]",
            _ => "default",
        };

    // A record's copy constructor takes one; its own takes as many values as it has.
    private static IMethodSymbol Constructor(INamedTypeSymbol record) =>
        record
            .InstanceConstructors.Where(each =>
                each.Parameters.Length != 1 || !SymbolEqualityComparer.Default.Equals(each.Parameters[0].Type, record)
            )
            .OrderByDescending(each => each.Parameters.Length)
            .First();

    private static string PropertyOf(INamedTypeSymbol record, IParameterSymbol parameter) =>
        record
            .GetMembers()
            .OfType<IPropertySymbol>()
            .First(each => each.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))
            .Name;

    private static ITypeSymbol? ItemOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ImmutableArray" } list ? list.TypeArguments[0] : null;

    // Asked of the reader, so that it need not look the type up while it runs.
    private static string LastOf(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).OrderBy(field => field.ConstantValue).Last().Name;

    private static bool IsPerhapsANumber(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } perhaps
        && perhaps.TypeArguments[0] is { SpecialType: SpecialType.System_Int32 } or { TypeKind: TypeKind.Enum };

    private static bool IsOptional(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;

    private static bool IsSetOfFlags(ITypeSymbol type) => type.GetAttributes().Any(each => each.AttributeClass?.Name == "FlagsAttribute");

    private static bool IsLeftOut(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(each => each.AttributeClass?.Name == LeftOut);

    // How a field stands in the bytes.
    private enum Form
    {
        Flags,
        Name,
        Plain,
        NumberOrNone,
        List,
        OrNone,
        Record,
    }
}
