namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>The rules of alerts, as the host that evaluates them reads them.</summary>
public interface IRuleBook
{
    /// <summary>Characters that a rule may have.</summary>
    const int LongestText = 20_000;

    /// <summary>Every rule in force, those of files first.</summary>
    /// <exception cref="RuleBookException">Their files can't be used.</exception>
    Task<IReadOnlyList<BookRule>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Brings a rule in, or puts it in place of the one of its name that came so.</summary>
    /// <param name="name">Its name; null for that which the text gives it.</param>
    /// <param name="text">The rule in YAML, with its name.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What is wrong with it, by line; nothing where it is in force from the next step on.</returns>
    Task<IReadOnlyList<RuleFault>> SaveAsync(string? name, string text, string by, CancellationToken cancellationToken);

    /// <summary>Drops a rule that was brought in; false where none of that name was.</summary>
    Task<bool> DropAsync(string name, CancellationToken cancellationToken);

    /// <summary>When a rule would have fired since a time, from what is stored. Nobody is told.</summary>
    /// <exception cref="RuleBookException">There is no such rule.</exception>
    IAsyncEnumerable<RuleEpisode> ReplayAsync(string name, DateTimeOffset since, CancellationToken cancellationToken);
}
