namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A label of a sentence: SUBJ or OBJ, null to take one's own back; origin is chosen, random or near_threshold.</summary>
internal sealed record LabelRequest(long Article, int Ordinal, string? Label, string? Origin = null);
