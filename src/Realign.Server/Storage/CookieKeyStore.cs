using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Realign.Server.Storage;

/// <summary>The keys that sign cookies, kept with the rest: sessions outlive a restart, and servers that share a store know each other's.</summary>
internal sealed class CookieKeyStore(Store store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.QueryAsync<string>("SELECT xml FROM cookiekeys ORDER BY id", null, CancellationToken.None).GetAwaiter().GetResult().Select(x => XElement.Parse(x))];

    public void StoreElement(XElement element, string friendlyName) =>
        store.ExecuteAsync("INSERT INTO cookiekeys (id, xml) VALUES (@id, @xml)", new { id = Guid.CreateVersion7().ToString("N"), xml = element.ToString(SaveOptions.DisableFormatting) }, CancellationToken.None).GetAwaiter().GetResult();
}
