namespace StreamSubjectivity.Store.Labels;

/// <summary>How a person came to a sentence. Only what was drawn at random says how often the scorer is right.</summary>
public enum LabelOrigin
{
    /// <summary>By reading or searching.</summary>
    Chosen = 0,

    /// <summary>It was drawn at random.</summary>
    Random = 1,

    /// <summary>It was drawn for lying near the scorer's threshold.</summary>
    NearThreshold = 2,
}
