using Saltwater.Cli;
using Saltwater.Cli.Streams;

var terminal = Terminal.OfThisProcess();
try
{
    return SaltwaterCommand.Run(args, terminal);
}
catch (Exception)
{
    // Its words could repeat what somebody answered, and its lines tell how this was built.
    return SaltwaterCommand.RefuseLine(
        terminal,
        "FAULT-001: Something went wrong in this program. It is not your input. Please report what you called it with, without anything personal.\n"
    );
}
