namespace StreamSubjectivity.Store.Model;

/// <summary>What a mark of an article is.</summary>
internal enum MarkKind : short
{
    /// <summary>A URL that it was met under, other than its canonical one.</summary>
    Url = 0,

    /// <summary>One of its sentences: those with the smallest digests stand for all.</summary>
    Sentence = 1,
}
