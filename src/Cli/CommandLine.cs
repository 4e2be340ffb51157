using System.CommandLine;
using System.CommandLine.Parsing;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Verbs;
using StreamSubjectivity.Cli.Verbs.Access;
using StreamSubjectivity.Cli.Verbs.Alerting;

namespace StreamSubjectivity.Cli;

/// <summary>The verbs of the program, and how a run of one ends.</summary>
internal static class CommandLine
{
    // Long enough to drain what is in flight and to stop the embedded database.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The root command.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(
            """
            Watches news outlets and tells when their writing turns from reporting to opinion.

            Examples:
              ./stream demo                           the whole system over a newsroom that ships with it
              ./stream up --feeds my-feeds.opml       the same over real outlets
              ./stream ingest page.html feed.xml      read articles once
              echo 'It rained.' | ./stream score      score sentences, no database needed

            Answers go to standard output, everything else to standard error.
            Exit codes: 0 fine, 1 the answer is no or work failed, 2 wrong usage.
            """);
        foreach (var option in GlobalOptions.All)
            root.Add(option);
        root.Add(DemoVerb.Create());
        root.Add(UpVerb.Create());
        root.Add(RunVerb.Create());
        root.Add(IngestVerb.Create());
        root.Add(ScoreVerb.Create());
        root.Add(EvalVerb.Create());
        root.Add(FitVerb.Create());
        root.Add(LabelsVerb.Create());
        root.Add(BiasVerb.Create());
        root.Add(DriftVerb.Create());
        root.Add(DetectVerb.Create());
        root.Add(AlertsVerb.Create());
        root.Add(SourcesVerb.Create());
        root.Add(AccountsVerb.Create());
        root.Add(KeysVerb.Create());
        root.Add(QuarantineVerb.Create());
        root.Add(DbVerb.Create());
        root.Add(DlqVerb.Create());
        root.Add(RescoreVerb.Create());
        root.Add(ModelVerb.Create());
        root.Add(PromptsVerb.Create());
        root.Add(DoctorVerb.Create());
        root.Add(BenchVerb.Create());
        root.Add(ParseFeedVerb.Create());
        root.Add(ExtractVerb.Create());
        root.Add(SplitVerb.Create());
        root.Add(RobotsVerb.Create());
        HelpWithExamples.Install(root);
        return root;
    }

    /// <summary>Runs a parsed command line and returns the exit code.</summary>
    public static async Task<int> InvokeAsync(ParseResult command)
    {
        var wrong = Wrong(command).ToList();
        if (wrong.Count > 0)
        {
            foreach (var error in wrong)
                Console.Error.WriteLine($"stream: {error}");
            Console.Error.WriteLine($"Try: ./stream {Path(command)}--help");
            return ExitCodes.Usage;
        }

        try
        {
            return await command.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationTimeout })
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception e)
        {
            var fault = Faults.Explain(e);
            Console.Error.WriteLine($"stream: {fault.Message}");
            if (command.GetValue(GlobalOptions.Verbose))
                Console.Error.WriteLine(e);
            return fault.ExitCode;
        }
    }

    /// <summary>What is wrong with a command line; that no verb was given is left out where a wrong one was.</summary>
    private static IEnumerable<string> Wrong(ParseResult command)
    {
        var unknown = UnknownOptions(command).ToList();
        if (unknown.Count > 0)
            return unknown.Select(o => $"there is no option {o}; write -- before a file of that name");
        return command.UnmatchedTokens.Count > 0 && command.CommandResult.Command.Subcommands.Count > 0
            ? command.UnmatchedTokens.Take(1).Select(t => $"'{t}' is no verb; there are {Verbs(command)}")
            : command.Errors.Select(e => e.Message).Distinct();
    }

    // An option that is mistyped would else be taken for a file.
    private static IEnumerable<string> UnknownOptions(ParseResult command) =>
        command.Tokens.Any(t => t.Type == TokenType.DoubleDash)
            ? []
            : command.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value)
                .Where(t => t.Length > 2 && t.StartsWith("--", StringComparison.Ordinal));

    private static string Verbs(ParseResult command) =>
        string.Join(", ", command.CommandResult.Command.Subcommands.Select(c => c.Name));

    private static string Path(ParseResult command)
    {
        var verbs = new Stack<string>();
        for (var result = command.CommandResult; result.Parent is CommandResult parent; result = parent)
            verbs.Push(result.Command.Name);
        return verbs.Count == 0 ? "" : string.Join(' ', verbs) + " ";
    }
}
