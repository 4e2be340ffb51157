namespace StreamSubjectivity.Store.Model;

internal sealed class ScorerRow
{
    public int Id { get; set; }

    public required string Key { get; set; }

    public required string ModelSha256 { get; set; }

    public required string ModelForm { get; set; }

    public required string PromptName { get; set; }

    public required string PromptSha256 { get; set; }

    public required string LabelWords { get; set; }

    public string? VerbalizerSha256 { get; set; }

    public bool Active { get; set; }

    public DateTimeOffset Created { get; set; }
}
