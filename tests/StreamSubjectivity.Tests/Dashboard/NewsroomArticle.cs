using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>An invented article and what a scorer would say of its sentences, in their order.</summary>
internal sealed record NewsroomArticle(NewsroomOutlet Outlet, ArticleDraft Draft, IReadOnlyList<SentenceJudgement> Judgements);
