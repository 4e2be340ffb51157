namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>
/// Keys by which the dashboard's processes protect cookies and forms: all processes of a database share them, and they outlive each.
/// Synchronous, as the one who asks for them is.
/// </summary>
public interface IProtectionKeys
{
    /// <summary>All of them, as XML.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    IReadOnlyList<string> List();

    /// <summary>Adds one.</summary>
    void Add(string name, string xml);
}
