using Saltwater.Cli;

return SaltwaterCommand.Run(args, Terminal.System());
