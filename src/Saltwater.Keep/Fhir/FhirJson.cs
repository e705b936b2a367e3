using System.Text;
using System.Text.Json;
using Saltwater.Guide;

namespace Saltwater.Keep.Fhir;

/// <summary>What the resources have in common: names that others rely on, and how FHIR R4 (4.0.1) wants a text to be.</summary>
internal static class FhirJson
{
    /// <summary>The code system of answers: <c>question.answer</c>, ids of the guide.</summary>
    public const string AnswerSystem = "urn:saltwater:answers";

    /// <summary>The canonical address of the form, with the version of the guide it was made from.</summary>
    public static string Canonical(Pack pack, Role role) => $"{Address(role)}|{pack.Version}";

    /// <summary>The address of the form.</summary>
    public static string Address(Role role) => "urn:saltwater:questionnaire:" + Name(role);

    /// <summary>The role in an address.</summary>
    public static string Name(Role role) => role == Role.Partner ? "partner" : "self";

    /// <summary>An answer of the guide as a Coding. The display is what the person read.</summary>
    public static void WriteCoding(Utf8JsonWriter to, string name, string question, string answer, string says)
    {
        to.WriteStartObject(name);
        to.WriteString("system", AnswerSystem);
        to.WriteString("code", $"{question}.{answer}");
        WriteText(to, "display", says);
        to.WriteEndObject();
    }

    /// <summary>A text, or nothing where nothing is left of it: FHIR has no empty text.</summary>
    public static void WriteText(Utf8JsonWriter to, string name, string text)
    {
        if (Text(text) is { Length: > 0 } said)
        {
            to.WriteString(name, said);
        }
    }

    /// <summary>A narrative: what a person reads who sees nothing else of it.</summary>
    /// <param name="xhtml">XHTML that <see cref="Escaped"/> made safe.</param>
    public static void WriteNarrative(Utf8JsonWriter to, string xhtml)
    {
        to.WriteStartObject("text");
        to.WriteString("status", "generated");
        to.WriteString("div", $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{xhtml}</div>");
        to.WriteEndObject();
    }

    /// <summary>A list of lines in XHTML.</summary>
    public static string List(IEnumerable<string> lines) => $"<ul>{string.Concat(lines.Select(line => $"<li>{Escaped(line)}</li>"))}</ul>";

    /// <summary>A text as it may stand in XHTML.</summary>
    public static string Escaped(string text) =>
        Text(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A text without what neither FHIR nor XML takes: control characters become spaces, half a surrogate pair and what is no
    /// character become U+FFFD, and there is nothing but text at both ends.</summary>
    public static string Text(string text)
    {
        var to = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            to.Append(
                rune.Value switch
                {
                    '\n' or '\t' => rune.ToString(),
                    _ when Rune.IsControl(rune) => " ",
                    _ when (rune.Value & 0xFFFE) == 0xFFFE => "\uFFFD",
                    _ => rune.ToString(),
                }
            );
        }

        return to.ToString().Trim();
    }
}
