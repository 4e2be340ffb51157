using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>What a person may say of a sentence.</summary>
/// <param name="Place">The sentence.</param>
/// <param name="Said">What they said; null for nothing.</param>
/// <param name="Origin">How they came to it.</param>
/// <param name="Back">The page that they are on.</param>
internal sealed record LabelControl(SentencePlace Place, bool? Said, LabelOrigin Origin, string Back)
{
    /// <summary>The origin as an address says it.</summary>
    public string OriginName => NameOf(Origin);

    /// <summary>An origin as addresses and answers say it.</summary>
    public static string NameOf(LabelOrigin origin) => origin switch
    {
        LabelOrigin.Random => "random",
        LabelOrigin.NearThreshold => "near_threshold",
        _ => "chosen",
    };

    /// <summary>Reads what <see cref="NameOf"/> wrote; anything else is a choice of the person's.</summary>
    public static LabelOrigin OriginOf(string? name) => name switch
    {
        "random" => LabelOrigin.Random,
        "near_threshold" => LabelOrigin.NearThreshold,
        _ => LabelOrigin.Chosen,
    };
}
