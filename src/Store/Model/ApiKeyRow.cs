namespace StreamSubjectivity.Store.Model;

/// <summary>A secret by which a program reads the API.</summary>
internal sealed class ApiKeyRow
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret, which is random and long: a slow hash would add nothing.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Its first characters, by which people tell keys apart.</summary>
    public required string Prefix { get; set; }

    public required string Role { get; set; }

    public DateTimeOffset Created { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset? Expires { get; set; }

    public DateTimeOffset? LastUsed { get; set; }

    public DateTimeOffset? Revoked { get; set; }
}
