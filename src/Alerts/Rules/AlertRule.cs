namespace StreamSubjectivity.Alerts.Rules;

/// <summary>A rule that is evaluated again and again. It keeps no state: what it says follows from what is stored, at any time.</summary>
/// <param name="Head">What every rule has.</param>
internal abstract record AlertRule(RuleHead Head)
{
    /// <summary>Its name.</summary>
    public string Name => Head.Name;

    /// <summary>It in a line for people.</summary>
    public abstract string Description { get; }

    /// <summary>How far apart evaluations lie that a replay of history needs.</summary>
    public abstract TimeSpan ReplayStep { get; }

    /// <summary>Everything that the rule holds for at the data's time.</summary>
    public abstract Task<IReadOnlyList<Finding>> EvaluateAsync(RuleData data, CancellationToken cancellationToken);
}
