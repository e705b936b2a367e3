using Saltwater.Guide;

namespace Saltwater.Requests;

/// <summary>Why a request of another program cannot be answered. The codes are permanent; nothing that was sent is repeated, for it could
/// be a person's own text.</summary>
internal static class RequestProblem
{
    public static AnswerProblem Unreadable { get; } =
        new("REQUEST-001", "", "This cannot be read.", "Send JSON of the documented shape, in UTF-8, with no name given twice.");

    public static AnswerProblem TooLarge { get; } =
        new("REQUEST-002", "", "This is too large.", "Send ids of questions and answers, nothing else: at most 200 KB.");

    public static AnswerProblem NotThere { get; } = new("REQUEST-004", "", "There is no such thing to ask for.", "Ask for what is listed.");

    public static AnswerProblem NoSuchTopic { get; } =
        new("REQUEST-005", "/about", "There is no such reason or occasion.", "Use one of the ids that are listed for about.");

    public static AnswerProblem NoSuchCountry { get; } =
        new(
            "REQUEST-006",
            "/country",
            "We have no checked number for that country, and we do not guess.",
            "In danger, call the local emergency number. Otherwise name one of the countries that are listed."
        );

    public static AnswerProblem NoSuchNeed { get; } =
        new("REQUEST-007", "/need", "There is no such need.", "Use one of the needs that are listed, or leave it out.");

    public static AnswerProblem TooMany { get; } =
        new("REQUEST-008", "", "These are too many requests at once.", "Wait a minute and ask again.");

    public static AnswerProblem FromElsewhere { get; } =
        new(
            "REQUEST-009",
            "",
            "This is only for programs on this machine.",
            "Ask by the address that was printed, and not from a page of another site."
        );

    public static AnswerProblem Failed { get; } =
        new(
            "REQUEST-010",
            "",
            "Something went wrong in this program. It is not what was sent.",
            "Please report which request it was, without anything personal."
        );

    public static AnswerProblem Shape(string path) =>
        new("REQUEST-003", path, "This has another shape than documented.", "Send the fields that are listed, each once, and no other.");

    /// <summary>A problem with answers, without the name that was sent: even a near miss is somebody's own text.</summary>
    public static AnswerProblem WithoutWhatWasSent(this AnswerProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code switch
        {
            AnswerProblem.UnknownQuestion => problem with { Path = "/answers" },
            AnswerProblem.UnknownAnswer => problem with { What = "The question has no such answer." },
            _ => problem,
        };
    }

    /// <summary>A problem on one line.</summary>
    public static string Line(this AnswerProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return $"{problem.Code}{(problem.Path.Length == 0 ? "" : " " + problem.Path)}: {problem.What} {problem.Remedy}";
    }
}
