namespace StreamSubjectivity.Store.Model;

internal sealed class OutletRow
{
    public int Id { get; set; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    public string? Homepage { get; set; }

    public DateTimeOffset Created { get; set; }
}
