using Microsoft.AspNetCore.Authorization;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Quality;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>How good the active scorer is, and sentences to label.</summary>
internal sealed class QualityModel(
    StatusMonitor monitor, QualityReader reader, LabelQueue queue, ILabelStore labels, IOutletQueries outlets, IAuthorizationService authorization)
    : LivePageModel(monitor)
{
    private const int Half = 5;
    private const int NewestLabels = 10;
    private const double UsualThreshold = 0.5;
    private static readonly PlotSize Square = new(560, 420, 44, 20, 16, 30);

    public QualityReading Reading { get; private set; } = null!;

    public ChartFigure Calibration => new("calibration", CalibrationChart.Of(Reading), ChartRoutes.AddressOf(CalibrationChart.Name))
    {
        Size = Square,
        Note = QualityTexts.CalibrationMeaning,
        Nothing = QualityTexts.NoReliability,
    };

    /// <summary>Sentences to label; null for a person who may not.</summary>
    public IReadOnlyList<(QueuedSentence Sentence, LabelOrigin Origin)>? Queue { get; private set; }

    public IReadOnlyList<SentenceLabel> Newest { get; private set; } = [];

    /// <summary>Names of outlets by their keys.</summary>
    public IReadOnlyDictionary<string, string> OutletNames { get; private set; } = new Dictionary<string, string>();

    /// <summary>The person, whose own labels can be taken back.</summary>
    public string Name => Person.Of(User);

    /// <summary>For a sentence of the queue.</summary>
    public static LabelControl ControlOf(QueuedSentence sentence, LabelOrigin origin) => new(sentence.Place, null, origin, "/quality#labels");

    /// <summary>For a label that was given.</summary>
    public static LabelControl ControlOf(SentenceLabel label) => new(label.Place, label.Subjective, label.Origin, "/quality#newest-labels");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Reading = await reader.ReadAsync(cancellationToken);
        Newest = await labels.NewestAsync(NewestLabels, cancellationToken);
        OutletNames = (await outlets.ListAsync(cancellationToken)).ToDictionary(o => o.Key, o => o.Name, StringComparer.Ordinal);
        if ((await authorization.AuthorizeAsync(User, Access.Analyst)).Succeeded)
            Queue = await queue.NextAsync(Name, Half, Reading.Record?.Threshold ?? UsualThreshold, cancellationToken);
    }
}
