namespace StreamSubjectivity.Store.Model;

/// <summary>What is stored for a day of an outlet's section in a language, scored or not.</summary>
internal sealed class DailyVolumeRow
{
    public int OutletId { get; set; }

    public required string Section { get; set; }

    public required string Language { get; set; }

    public DateOnly Day { get; set; }

    public int Articles { get; set; }

    /// <summary>Sentences of the articles' current versions.</summary>
    public int Sentences { get; set; }
}
