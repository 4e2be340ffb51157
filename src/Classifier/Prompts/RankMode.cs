namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>By what proposed answers are ranked (Brown et al. 2020, section 2.4; Touvron et al. 2023, section 3).</summary>
public enum RankMode
{
    /// <summary>The answer's likelihood after the prompt.</summary>
    Raw,

    /// <summary>Its mean log-likelihood a token, so that long answers aren't unlikely for being long.</summary>
    Length,

    /// <summary>Its likelihood after the prompt over that after a neutral context, so that common words aren't likely for being common.</summary>
    Neutral,
}
