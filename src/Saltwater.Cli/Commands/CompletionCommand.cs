namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater completion</c>: a script that lets a shell complete commands, reasons and countries.</summary>
internal static class CompletionCommand
{
    public const string Bash = "bash";
    public const string Zsh = "zsh";
    public const string Fish = "fish";

    // The parser answers `[suggest:POSITION]` with one completion a line.
    public static string ScriptFor(string shell) =>
        shell switch
        {
            Fish => """
                complete -f -c saltwater -a '(saltwater "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null)'

                """,
            Zsh => """
                #compdef saltwater
                _saltwater() { local -a found; found=("${(@f)$(saltwater "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}"); compadd -a found; }
                compdef _saltwater saltwater

                """,
            _ => """
                _saltwater() { local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(saltwater "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}")); }
                complete -F _saltwater saltwater

                """,
        };
}
