using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>How often one network address may ask: section <c>Stream:Dashboard:Limits</c>. Beyond it the answer is 429.</summary>
public sealed class LimitOptions
{
    /// <summary>Requests for pages and the API a second, in the long run.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Requests at once, above the long run.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 1000;

    /// <summary>Attempts to sign in a minute.</summary>
    [Range(1, 100_000)]
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>Requests a minute that cost much: a sentence that is tried, a feed that is tested, a rule that is simulated.</summary>
    [Range(1, 100_000)]
    public int CostlyPerMinute { get; set; } = 60;

    /// <summary>Bytes of a request's body at most.</summary>
    [Range(4096, 1_073_741_824)]
    public long MaxBodyBytes { get; set; } = 1_048_576;
}
