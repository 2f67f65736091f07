using System.Net.Http.Headers;
using Realign.Server.Access;
using Realign.Server.Operations;

namespace Realign.Server.Tests.Access;

/// <summary>A server that asks for keys.</summary>
public sealed class KeyedServer() : RunningServer(new ServerOptions { Access = new AccessOptions { Keys = true } })
{
    public async Task<(string Id, string Key)> KeyOf(string owner)
    {
        var (kept, key) = await Get<ApiKeyStore>().AddAsync(owner, TestContext.Current.CancellationToken);
        return (kept.Id, key);
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? key = null, HttpContent? content = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await Client.SendAsync(request);
    }
}
