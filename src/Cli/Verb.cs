using System.CommandLine;

namespace StreamSubjectivity.Cli;

/// <summary>A verb with examples, which its own help shows and the list of verbs doesn't.</summary>
internal sealed class Verb(string name, string description, string examples) : Command(name, description)
{
    /// <summary>Command lines, one a line.</summary>
    public string Examples { get; } = examples;
}
