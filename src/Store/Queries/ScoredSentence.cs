namespace StreamSubjectivity.Store.Queries;

/// <summary>A sentence with what the active scorer said of it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="LogOdds">Natural log-odds of SUBJ before calibration.</param>
/// <param name="Language">BCP 47, <c>und</c> where unknown.</param>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Published">When the article was published.</param>
public sealed record ScoredSentence(string Text, double LogOdds, string Language, string Outlet, DateTimeOffset Published);
