using Mono.Cecil;

namespace Saltwater.Tests.Conventions;

/// <summary>What is internal is shown to another assembly only where that one uses it.</summary>
public sealed class FriendTests
{
    public static TheoryData<string, string> Friends { get; } =
    [.. Assemblies.Projects.SelectMany(project => FriendsOf(project).Select(friend => new TheoryDataRow<string, string>(project, friend)))];

    [Theory]
    [MemberData(nameof(Friends))]
    public void Whoever_may_see_what_is_internal_uses_it(string project, string friend)
    {
        var file = Assemblies.FileOf(friend);
        Assert.SkipWhen(file is null, $"{friend} was not built. Build the solution to hold this too.");

        Assert.True(
            InternalsUsed(friend, project).Count > 0 || NamesConstant(friend, project),
            $"Take InternalsVisibleTo {friend} out of {project}."
        );
    }

    [Fact]
    public void What_is_internal_is_told_from_what_is_public()
    {
        // The tests use what the command keeps to itself; of the app, whose internals they may not see, they use nothing.
        Assert.NotEmpty(InternalsUsed("Saltwater.Tests", "Saltwater.Cli"));
        Assert.Empty(InternalsUsed("Saltwater.Tests", "Saltwater.App"));
        Assert.Empty(InternalsUsed("Saltwater", "Saltwater.Inference"));
    }

    private static IEnumerable<string> FriendsOf(string project)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Assemblies.FileOf(project));
        return
        [
            .. assembly
                .CustomAttributes.Where(each => each.AttributeType.Name == "InternalsVisibleToAttribute")
                .Select(each => (string)each.ConstructorArguments[0].Value),
        ];
    }

    private static List<string> InternalsUsed(string by, string of)
    {
        using DefaultAssemblyResolver resolver = new();
        resolver.AddSearchDirectory(Path.GetDirectoryName(Assemblies.FileOf(of)));
        using var module = ModuleDefinition.ReadModule(Assemblies.FileOf(by), new() { AssemblyResolver = resolver });
        var types = module.GetTypeReferences().Where(IsTheirs).Where(type => !IsPublic(type.Resolve())).Select(type => type.FullName);
        var members = module
            .GetMemberReferences()
            .Where(member => IsTheirs(member.DeclaringType.GetElementType()))
            .Where(member => !IsPublic(member.DeclaringType.GetElementType().Resolve()) || !IsPublic(member))
            .Select(member => member.FullName);
        return [.. types, .. members];

        bool IsTheirs(TypeReference type) => type.Scope is AssemblyNameReference { Name: var name } && name == of;
    }

    // A constant is copied by the compiler, so that only the source tells where it came from.
    private static bool NamesConstant(string by, string of)
    {
        using var module = ModuleDefinition.ReadModule(Assemblies.FileOf(of));
        var sources = Repository.Sources(Assemblies.SourceOf(by), "*.cs", "*.razor").Select(source => source.Text).ToList();
        return (
            from type in module.GetTypes()
            from field in type.Fields
            where field.IsLiteral && !(field.IsPublic && IsPublic(type))
            select $"{type.Name}.{field.Name}"
        ).Any(name => sources.Any(text => text.Contains(name, StringComparison.Ordinal)));
    }

    private static bool IsPublic(TypeDefinition type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsPublic(type.DeclaringType));

    private static bool IsPublic(MemberReference member) =>
        member.Resolve() switch
        {
            MethodDefinition method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            FieldDefinition field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            _ => true,
        };
}
