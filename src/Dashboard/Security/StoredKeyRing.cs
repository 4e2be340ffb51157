using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Data Protection's keys in the database: dashboards side by side share sessions and forms, and a restart keeps them.</summary>
internal sealed class StoredKeyRing(IProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.List().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
