using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StreamSubjectivity.Cli;

/// <summary>The usual help, and below it the verb's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Lock Shown = new();

    /// <summary>Puts itself in place of the help of a command and of all below it.</summary>
    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    // Who asks for help is not told first what is missing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = WithoutShadowed(parseResult);
        if (parseResult.CommandResult.Command is not Verb verb)
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in verb.Examples.Split('\n'))
            output.WriteLine($"  {line}");
        output.WriteLine();
        return code;
    }

    // An option that every verb takes isn't shown where the verb has one of its own by that name.
    private int WithoutShadowed(ParseResult parseResult)
    {
        var own = parseResult.CommandResult.Command.Options.Where(o => !o.Recursive).Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        lock (Shown)
        {
            var shadowed = GlobalOptions.All.Where(o => own.Contains(o.Name)).ToList();
            try
            {
                shadowed.ForEach(o => o.Hidden = true);
                return help.Invoke(parseResult);
            }
            finally
            {
                shadowed.ForEach(o => o.Hidden = false);
            }
        }
    }
}
