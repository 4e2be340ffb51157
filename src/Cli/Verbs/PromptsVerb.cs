using System.CommandLine;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream prompts</c>.</summary>
internal static class PromptsVerb
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Name of a shipped prompt, or a file" };

    public static Command Create()
    {
        var list = new Command("list", "Lists the prompts that ship with the program, a JSON object a line.");
        list.SetAction(_ => List());
        var show = new Command("show", "Checks a prompt and prints its text.") { Name };
        show.SetAction(Show);
        return new Command("prompts", "Looks at prompts.") { list, show };
    }

    private static int List()
    {
        foreach (var p in PromptLibrary.List())
            JsonOutput.WriteLine(new { p.Name, p.Version, p.Language, Form = p.Form.ToString(), p.Subjective, p.Objective, p.Sha256 });
        return ExitCodes.Fine;
    }

    private static int Show(ParseResult command)
    {
        Console.Out.WriteLine(PromptLibrary.Read(command.GetRequiredValue(Name)).Body);
        return ExitCodes.Fine;
    }
}
