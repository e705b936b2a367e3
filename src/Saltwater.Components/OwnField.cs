namespace Saltwater.Components;

/// <summary>
/// What every field for a person's own words says to the browser and to what is added to it: send nothing of this anywhere, and
/// change nothing in it.
/// </summary>
/// <remarks>
/// Spelling checks and writing suggestions of some browsers, and add-ons that mend grammar, send what is typed to their makers.
/// Each of them has its own word for being left out. A test walks every field.
/// The direction of writing follows what is written.
/// </remarks>
public static class OwnField
{
    /// <summary>For own words.</summary>
    public static IReadOnlyDictionary<string, object> Words { get; } =
        new Dictionary<string, object>
        {
            ["dir"] = "auto",
            ["translate"] = "no",
            ["spellcheck"] = "false",
            ["autocomplete"] = "off",
            ["autocorrect"] = "off",
            ["autocapitalize"] = "off",
            ["writingsuggestions"] = "false",
            ["data-gramm"] = "false",
            ["data-gramm_editor"] = "false",
            ["data-enable-grammarly"] = "false",
            ["data-lt-active"] = "false",
            ["data-ms-editor"] = "false",
            ["data-lpignore"] = "true",
            ["data-1p-ignore"] = "true",
            ["data-bwignore"] = "true",
            ["data-form-type"] = "other",
        };

    /// <summary>For a passphrase or a code: also one that can be seen while it is typed. What keeps passwords may offer itself.</summary>
    public static IReadOnlyDictionary<string, object> Secret { get; } =
        Words
            .Where(each => each.Key is not ("autocomplete" or "data-lpignore" or "data-1p-ignore" or "data-bwignore" or "data-form-type"))
            .ToDictionary();

    /// <summary>What kind of field a secret has: whether it can be seen while it is typed.</summary>
    public static string TypeOfSecret(bool seen) => seen ? "text" : "password";
}
