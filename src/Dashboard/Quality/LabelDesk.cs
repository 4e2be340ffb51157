using System.Globalization;
using System.Security.Claims;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Dashboard.Quality;

/// <summary>Takes what people say of sentences, and keeps that they said it.</summary>
/// <param name="labels">The labels.</param>
/// <param name="audit">The log of changes.</param>
internal sealed class LabelDesk(ILabelStore labels, IAuditLog audit)
{
    /// <summary>Keeps a label, changes it, or takes it back where it is null; false where there is no such sentence, or no label to take back.</summary>
    public async Task<bool> SayAsync(
        ClaimsPrincipal who, SentencePlace place, bool? subjective, LabelOrigin origin, CancellationToken cancellationToken)
    {
        var person = Person.Of(who);
        var done = subjective is { } said
            ? await labels.SetAsync(place, said, person, origin, cancellationToken)
            : await labels.RemoveAsync(place, person, cancellationToken);
        if (!done)
            return false;
        var (action, details) = subjective switch { true => ("label.set", "SUBJ"), false => ("label.set", "OBJ"), null => ("label.remove", null) };
        var subject = string.Create(CultureInfo.InvariantCulture, $"article {place.Article}, sentence {place.Ordinal}");
        await audit.RecordAsync(who, action, subject, details, cancellationToken);
        return true;
    }
}
