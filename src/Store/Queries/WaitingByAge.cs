namespace StreamSubjectivity.Store.Queries;

/// <summary>Sentences without a score of the active scorer and without a reason for having none, by the time since their article was stored.</summary>
/// <param name="TenMinutes">Up to ten minutes.</param>
/// <param name="Hour">Up to an hour.</param>
/// <param name="Day">Up to a day.</param>
/// <param name="Older">Longer.</param>
/// <param name="Whole">Whether all were looked at; else there are more, and the oldest articles were.</param>
public sealed record WaitingByAge(long TenMinutes, long Hour, long Day, long Older, bool Whole);
