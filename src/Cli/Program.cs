using StreamSubjectivity.Cli;

var command = CommandLine.Create().Parse(args);
return await CommandLine.InvokeAsync(command);
