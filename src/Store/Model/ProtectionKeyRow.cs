namespace StreamSubjectivity.Store.Model;

/// <summary>A key by which the dashboard's processes protect cookies and forms.</summary>
internal sealed class ProtectionKeyRow
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }

    public DateTimeOffset Created { get; set; }
}
