using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Reading;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>An article, every sentence shaded by its score; its versions; and what the person says of its sentences.</summary>
internal sealed class ArticleModel(
    StatusMonitor monitor, IArticleQueries articles, IArticleVersions versions, ILabelStore labels, IAuthorizationService authorization)
    : LivePageModel(monitor)
{
    private IReadOnlyDictionary<int, bool> said = new Dictionary<int, bool>();

    // A string, so that an id that is no number is an unknown article and not a fault of the request.
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>The version to hold against the one before; a string for the same reason.</summary>
    [FromQuery(Name = "version")]
    public string? VersionNumber { get; set; }

    public ArticleReading Reading { get; private set; } = null!;

    /// <summary>Versions of which it is known what they changed, the newest first.</summary>
    public IReadOnlyList<ArticleVersion> Versions { get; private set; } = [];

    /// <summary>The version that is held against the one before; null where the article is read.</summary>
    public ArticleVersion? Compared { get; private set; }

    /// <summary>The sentences of that comparison.</summary>
    public IReadOnlyList<VersionLine> Lines { get; private set; } = [];

    /// <summary>Whether the person may label.</summary>
    public bool MayLabel { get; private set; }

    /// <summary>Sentences of each paragraph.</summary>
    public IEnumerable<IEnumerable<SentenceReading>> Paragraphs =>
        Reading.Sentences.GroupBy(sentence => sentence.Paragraph);

    public int Waiting => Reading.Sentences.Count(sentence => sentence is { Score: null, DeadReason: null });

    public int Quoted => Reading.Sentences.Count(sentence => sentence.Quoted);

    /// <summary>What the person said of a sentence.</summary>
    public LabelControl ControlOf(SentenceReading sentence) => new(
        new SentencePlace(Reading.Listing.Id, sentence.Ordinal),
        said.TryGetValue(sentence.Ordinal, out var label) ? label : null,
        LabelOrigin.Chosen,
        $"/articles/{Reading.Listing.Id}#l{sentence.Ordinal}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!long.TryParse(Id, out var id) || await articles.ReadAsync(id, cancellationToken) is not { } reading)
            return NotFound();
        Reading = reading;
        Versions = reading.Version > 1 ? await versions.ListAsync(id, cancellationToken) : [];
        if (VersionNumber is not null)
        {
            if (Versions.FirstOrDefault(v => v.Version.ToString(CultureInfo.InvariantCulture) == VersionNumber) is not { } compared)
                return NotFound();
            Compared = compared;
            Lines = VersionLine.Of(compared, Versions, await versions.SentencesAsync(id, cancellationToken));
        }

        MayLabel = (await authorization.AuthorizeAsync(User, Access.Analyst)).Succeeded;
        if (MayLabel)
            said = await labels.OfArticleAsync(id, Person.Of(User), cancellationToken);
        return Page();
    }
}
