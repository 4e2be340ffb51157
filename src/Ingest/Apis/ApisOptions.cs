using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Ingest.Apis;

/// <summary>JSON APIs that are sources, by name: section <c>Stream:Ingest</c>.</summary>
public sealed class ApisOptions : IValidatableObject
{
    /// <summary>Each API under a name of your choice.</summary>
    public Dictionary<string, ApiOptions> Apis { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, api) in Apis)
        {
            var faults = new List<ValidationResult>();
            Validator.TryValidateObject(api, new ValidationContext(api), faults, validateAllProperties: true);
            foreach (var fault in faults.Concat(Faults(api)))
                yield return new ValidationResult(fault.ErrorMessage, [.. fault.MemberNames.Select(m => $"{nameof(Apis)}:{name}:{m}")]);
        }

        foreach (var twice in Apis.GroupBy(a => a.Value.Url).Where(g => g.Key.Length > 0 && g.Count() > 1))
            yield return new ValidationResult("is the URL of another API too", [$"{nameof(Apis)}:{twice.Last().Key}:{nameof(ApiOptions.Url)}"]);
    }

    private static IEnumerable<ValidationResult> Faults(ApiOptions api)
    {
        if (api.Url.Length > 0 && !(Uri.TryCreate(api.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new ValidationResult("must be an absolute http or https URL", [nameof(api.Url)]);
        if (api.Paging is ApiPaging.Page or ApiPaging.Cursor && api.PageParameter.Length == 0)
            yield return new ValidationResult($"is needed with {nameof(api.Paging)} {api.Paging}", [nameof(api.PageParameter)]);
        var keys = (api.KeyVariable.Length > 0 ? 1 : 0) + (api.KeyFile.Length > 0 ? 1 : 0);
        if (keys > 1)
            yield return new ValidationResult($"excludes {nameof(api.KeyVariable)}", [nameof(api.KeyFile)]);
        if (keys > 0 != api.Header.Length > 0)
            yield return new ValidationResult("goes with a key (KeyVariable or KeyFile), and a key with it", [nameof(api.Header)]);
    }
}
