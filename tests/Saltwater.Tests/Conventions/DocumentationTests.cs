using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Saltwater.Tests.Conventions;

/// <summary>Whatever others may use says what it is for.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Libraries { get; } =
    [
        .. Assemblies.Projects.Where(project =>
            Repository.Read($"src/{project}/{project}.csproj").Contains("<IsLibrary>true</IsLibrary>", StringComparison.Ordinal)
        ),
    ];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Everything_public_in_a_library_is_documented(string library)
    {
        var file = Assemblies.FileOf(library)!;
        var documented = XDocument
            .Load(Path.ChangeExtension(file, ".xml"))
            .Descendants("member")
            .Where(IsSaid)
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        using var module = ModuleDefinition.ReadModule(file);

        Assert.Equal(
            [],
            module.GetTypes().Where(type => IsOurs(library, type)).SelectMany(Public).Where(name => !documented.Contains(name))
        );
    }

    private static bool IsSaid(XElement member) =>
        member.Element("inheritdoc") is not null || member.Element("summary") is { } summary && summary.Value.Trim().Length > 0;

    // The class of a .razor file is the compiler's; what it takes is documented where it stands.
    private static bool IsOurs(string library, TypeDefinition type) =>
        IsPublic(type)
        && type.Name != "_Imports"
        && !File.Exists(Path.Combine(Assemblies.FolderOf(library, type.Namespace), $"{type.Name.Split('`')[0]}.razor"));

    private static bool IsPublic(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsPublic(type.DeclaringType));

    private static IEnumerable<string> Public(TypeDefinition type) =>
        new IMemberDefinition[] { type }
            .Concat(type.Properties.Where(each => each.GetMethod is { IsPublic: true } get && !Inherits(get) && !IsPartOf(type, each.Name)))
            .Concat(type.Fields.Where(each => each.IsPublic && !each.IsSpecialName))
            .Concat(type.Methods.Where(each => each.IsPublic && !IsOfTheCompiler(each)))
            .Where(member => !member.CustomAttributes.Any(each => each.AttributeType.Name == "CompilerGeneratedAttribute"))
            .Select(DocCommentId.GetDocCommentId);

    // A part of a record whose name and type say it all needs no line beside those that do not.
    private static bool IsPartOf(TypeDefinition record, string name) =>
        record.Methods.Any(method => method.IsConstructor && method.Parameters.Any(parameter => parameter.Name == name));

    // A property's halves, what a record is given, and constructors: those take what the type's own words say.
    private static bool IsOfTheCompiler(MethodDefinition method) =>
        method.IsGetter || method.IsSetter || method.IsConstructor || Inherits(method) || method.Name is "Deconstruct" or "<Clone>$";

    private static bool Inherits(MethodDefinition method) => method.IsVirtual && !method.IsNewSlot;
}
