namespace StreamSubjectivity.Store.Model;

/// <summary>What is stored of an outlet, scored or not: the sum of its daily volumes, which a trigger on them keeps.</summary>
internal sealed class OutletVolumeRow
{
    public int OutletId { get; set; }

    public long Articles { get; set; }

    public long Sentences { get; set; }
}
