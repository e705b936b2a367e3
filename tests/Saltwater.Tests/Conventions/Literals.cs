using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Saltwater.Tests.Conventions;

/// <summary>The texts that stand in code, each with the file it stands in.</summary>
/// <remarks>C# is read as the compiler reads it. Of a component, what the compiler made of it is read: there, what stands between tags is a
/// text like any other.</remarks>
internal static partial class Literals
{
    // Their values name styles and shapes.
    private static readonly string[] Unseen = ["class", "d", "style", "viewBox"];

    /// <summary>The texts of C# source, each with <c>{}</c> where a value is put in; not what only whoever mends the program is told: why a
    /// warning is off, and what an exception says. Nor what is recognised when somebody types it.</summary>
    public static IEnumerable<string> InCode(string source) =>
        from node in CSharpSyntaxTree.ParseText(source, new(LanguageVersion.Preview)).GetRoot().DescendantNodes()
        let text = TextOf(node)
        where text is not null && !node.Ancestors().Any(IsUnseen)
        from each in InMarkup(text)
        select each;

    /// <summary>The texts of what was built of a project's components.</summary>
    public static IEnumerable<(string File, string Text)> InComponents(string project)
    {
        using var module = ModuleDefinition.ReadModule(Assemblies.FileOf(project));
        return
        [
            .. from type in module.Types
            let file = Path.Combine(Assemblies.FolderOf(project, type.Namespace), $"{type.Name.Split('`')[0]}.razor")
            where File.Exists(file)
            from each in WithNested(type)
            from method in each.Methods
            where method.HasBody
            from text in InBody(method.Body)
            select (Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), text),
        ];
    }

    /// <summary>The texts of a script.</summary>
    public static IEnumerable<string> InScript(string source) =>
        Scripted().Matches(source).Select(match => match.Groups["text"]).Where(text => text.Success).Select(text => text.Value);

    /// <summary>What is read of markup: between its tags, and in what names a thing for those who do not see it.</summary>
    public static IEnumerable<string> InMarkup(string markup) =>
        Tag().Split(markup).Concat(Named().Matches(markup).Select(match => match.Groups["text"].Value));

    private static string? TextOf(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => text,
            InterpolatedStringExpressionSyntax interpolated => string.Concat(
                interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax said ? said.TextToken.ValueText : "{}")
            ),
            _ => null,
        };

    private static bool IsUnseen(SyntaxNode node) =>
        node switch
        {
            ObjectCreationExpressionSyntax { Type: var made } => made.ToString().EndsWith("Exception", StringComparison.Ordinal),
            AttributeSyntax { Name: var name } => name.ToString() is "SuppressMessage" or "UnconditionalSuppressMessage",
            _ => node is ConstantPatternSyntax,
        };

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<string> InBody(MethodBody body)
    {
        // An attribute's name follows the number of its place, and its value comes right after.
        var attribute = "";
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is MethodReference { Name: "AddAttribute" })
            {
                attribute = "";
            }
            else if (instruction.OpCode == OpCodes.Ldstr && instruction.Operand is string text)
            {
                if (!Unseen.Contains(attribute))
                {
                    foreach (var each in InMarkup(text))
                    {
                        yield return each;
                    }
                }

                attribute = instruction.Previous?.OpCode.Code is >= Code.Ldc_I4_0 and <= Code.Ldc_I4 ? text : attribute;
            }
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?:alt|aria-label|placeholder|title)=\"(?<text>[^\"]*)\"")]
    private static partial Regex Named();

    // Comments come first, so that an apostrophe in one opens nothing.
    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|"(?<text>(?:[^"\\\n]|\\.)*)"|'(?<text>(?:[^'\\\n]|\\.)*)'|`(?<text>(?:[^`\\]|\\.)*)`""",
        RegexOptions.Singleline
    )]
    private static partial Regex Scripted();
}
