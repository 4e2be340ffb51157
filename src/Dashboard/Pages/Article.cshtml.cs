using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>An article, every sentence shaded by its score.</summary>
internal sealed class ArticleModel(StatusMonitor monitor, IArticleQueries articles) : LivePageModel(monitor)
{
    // A string, so that an id that is no number is an unknown article and not a fault of the request.
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    public ArticleReading Reading { get; private set; } = null!;

    /// <summary>Sentences of each paragraph.</summary>
    public IEnumerable<IEnumerable<SentenceReading>> Paragraphs =>
        Reading.Sentences.GroupBy(sentence => sentence.Paragraph);

    public int Waiting => Reading.Sentences.Count(sentence => sentence is { Score: null, DeadReason: null });

    public int Quoted => Reading.Sentences.Count(sentence => sentence.Quoted);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!long.TryParse(Id, out var id) || await articles.ReadAsync(id, cancellationToken) is not { } reading)
            return NotFound();
        Reading = reading;
        return Page();
    }
}
