using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Explore;

/// <summary>What parts of a search are called, and what is said of its faults.</summary>
internal static class SearchNames
{
    public static string Of(SentenceOrder order) => order switch
    {
        SentenceOrder.Relevance => ExploreTexts.SortRelevance,
        SentenceOrder.MostSubjective => ExploreTexts.SortMost,
        SentenceOrder.LeastSubjective => ExploreTexts.SortLeast,
        _ => ExploreTexts.SortNewest,
    };

    public static string Of(SearchFault fault) => fault switch
    {
        SearchFault.Day => ExploreTexts.FaultDay,
        SearchFault.Days => ExploreTexts.FaultDays,
        SearchFault.Score => ExploreTexts.FaultScore,
        SearchFault.Scores => ExploreTexts.FaultScores,
        SearchFault.Voice => ExploreTexts.FaultVoice,
        SearchFault.Order => ExploreTexts.FaultOrder,
        SearchFault.Length => Display.Fill(ExploreTexts.FaultLength, SentenceSearchQuery.MostCharacters),
        SearchFault.Page => ExploreTexts.FaultPage,
        SearchFault.Words => ExploreTexts.FaultWords,
        _ => ExploreTexts.FaultTime,
    };

    public static string Of(TrialRefusal refusal) => refusal switch
    {
        TrialRefusal.NoEngine => ExploreTexts.TrialNoEngine,
        TrialRefusal.Empty => ExploreTexts.TrialEmpty,
        TrialRefusal.TooLong => Display.Fill(ExploreTexts.TrialTooLong, Display.Count(TrialDesk.MostCharacters)),
        TrialRefusal.Busy => ExploreTexts.TrialBusy,
        TrialRefusal.TooMany => Display.Fill(ExploreTexts.TrialTooMany, TrialDesk.MostAMinute),
        TrialRefusal.TimedOut => ExploreTexts.TrialTimedOut,
        _ => ExploreTexts.TrialFailed,
    };
}
